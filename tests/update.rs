//! The app without a page: events in, effects carried out against storage in memory, and what must hold after them.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/faulty.rs"]
mod faulty;
#[path = "update/importing.rs"]
mod importing;
#[path = "update/leaving.rs"]
mod leaving;
#[path = "update/newcomer.rs"]
mod newcomer;
#[path = "update/offline.rs"]
mod offline;
#[path = "update/page.rs"]
mod page;
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
#[path = "update/undo.rs"]
mod undo;
#[path = "update/waiting.rs"]
mod waiting;
