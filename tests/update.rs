//! The app without a page: events in, effects carried out against storage in memory, and what must hold after them.
#![cfg(not(target_arch = "wasm32"))]

#[path = "update/backups.rs"]
mod backups;
#[path = "update/begun.rs"]
mod begun;
#[path = "update/by_hand.rs"]
mod by_hand;
#[path = "support/chance.rs"]
mod chance;
#[path = "support/commands.rs"]
mod commands;
#[path = "support/content.rs"]
mod content;
#[path = "update/counting.rs"]
mod counting;
#[path = "update/device.rs"]
mod device;
#[path = "update/drafting.rs"]
mod drafting;
#[path = "update/earlier_states.rs"]
mod earlier_states;
#[path = "update/entering.rs"]
mod entering;
#[path = "update/extremes.rs"]
mod extremes;
#[path = "support/faulty.rs"]
mod faulty;
#[path = "update/filtering.rs"]
mod filtering;
#[path = "update/forms.rs"]
mod forms;
#[path = "update/grid.rs"]
mod grid;
#[path = "update/importing.rs"]
mod importing;
#[path = "update/leaving.rs"]
mod leaving;
#[path = "support/ledger.rs"]
mod ledger;
#[path = "update/log.rs"]
mod log;
#[path = "update/missing.rs"]
mod missing;
#[path = "update/newcomer.rs"]
mod newcomer;
#[path = "update/offline.rs"]
mod offline;
#[path = "update/overwritten.rs"]
mod overwritten;
#[path = "update/page.rs"]
mod page;
#[path = "update/proposing.rs"]
mod proposing;
#[path = "update/random.rs"]
mod random;
#[path = "update/reading_only.rs"]
mod reading_only;
#[path = "update/refusals.rs"]
mod refusals;
#[path = "update/refused_files.rs"]
mod refused_files;
#[path = "update/rude.rs"]
mod rude;
#[path = "update/samples.rs"]
mod samples;
#[path = "update/saving.rs"]
mod saving;
#[path = "update/screens.rs"]
mod screens;
#[path = "update/searching.rs"]
mod searching;
#[path = "update/sentences.rs"]
mod sentences;
#[path = "update/shelves.rs"]
mod shelves;
#[path = "update/snapshots.rs"]
mod snapshots;
#[path = "update/tabs.rs"]
mod tabs;
#[path = "update/taking_back.rs"]
mod taking_back;
#[path = "update/undo.rs"]
mod undo;
#[path = "update/waiting.rs"]
mod waiting;
#[path = "update/whereabouts.rs"]
mod whereabouts;
#[path = "support/world.rs"]
mod world;
#[path = "update/worlds.rs"]
mod worlds;
