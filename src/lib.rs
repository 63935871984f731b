//! Plumbline 准绳: a team's goals, what actually happened, and the gap between them, in one static web page.
//!
//! # From above
//!
//! A **pure core** holds all meaning: what a goal is, what its numbers say, how files are read and merged, how a chart is
//! drawn. It knows no clock, no randomness, no I/O and no browser, so every rule is tested natively in milliseconds, and
//! the same code serves programs without a page (`examples/report.rs`). Around it lies a **thin web shell**: IndexedDB,
//! files, the address bar, and the screens. Data goes one way:
//!
//! ```text
//!  a person ─► ui ─► Event ─► update(&mut Model, Event, Now) ─► [Effect] ─► shell ─► Event …
//!                                      │
//!                                      └─► view: what a screen shows, already formatted ─► ui
//! ```
//!
//! [`update`](model::update()) is the only function that changes state. Whatever can happen is one [`Event`](model::Event);
//! whatever is asked of the outside is one [`Effect`](model::Effect), and what comes of it returns as an event.
//!
//! # The map, in reading order
//!
//! | module | what it holds | names |
//! |---|---|---|
//! | [`domain`] | the nouns and their rules: goal, metric, actual, period, figures, roll-up, stamps, merging | nothing |
//! | [`charts`] | numbers and dates in, one SVG text out | `domain` |
//! | [`format`] | the open file format: frozen shapes, checks, problems with their paths, stored records | `domain` |
//! | [`model`] | everything a screen may show, and how events change it: commands, undo, saving, importing | `domain`, `format` |
//! | [`locales`] | every text, in Chinese and English; numbers and dates as people write them | the core |
//! | [`view`] | what each screen shows, computed for what is on screen only | all of the above |
//! | [`shell`] | the outside, one file for each thing out there; storage behind a trait | `domain`, `model` |
//! | `ui` | the screens, in leptos; for wasm32 only | everything |
//!
//! The domain has storeys, each of which names only those below: `values`, `records` made of them, `tracking` (what one goal
//! says on a day) and `cascade` (what goals say together). Begin with `domain::records::goal`, `domain::records::workspace`
//! (a change is an `Edit`, applying one gives back the edit that undoes it) and `model::update`; every number about a goal is
//! worked out in `domain::tracking::figures`, of parents in `domain::cascade::roll_up`, day by day in
//! `domain::cascade::course`; what a person can do is listed in `model::actions`, from which the header, menus, the palette and
//! keys are drawn. A new feature usually touches one file in each layer, of the same name.
//!
//! # Words with one meaning
//!
//! | word | meaning |
//! |---|---|
//! | entry | what is stored for a metric on a day: a number, or the mark of a deleted one |
//! | portion | what entries come to before it is divided, as it adds up with others |
//! | figure | a computed number of a goal, or the reason why there is none |
//! | as-of day | the one day on which all figures of a goal compare what is with what was planned |
//! | road | the way of a number from its start to its target; what is to be kept has none |
//! | held | of a period of the cadence: its number is within the bound |
//! | course | what a goal said at the end of each of many days |
//! | track | a goal's number and plan over its period, as its charts show them |
//! | place | where a record stands in its table, for as long as the program runs |
//! | edit | one field of one record with the value that it is to say |
//! | lead | progress minus expected; what the plumb line shows |
//! | part | goals cut to a span, as if each had been set for that alone: what lists say in a period |
//! | trial | what edits would make of the goals above, before they are applied |
//! | typed | what stands in a field of a form before it is committed |
//! | by hand | of a value in a file: no stamp says when it was written, so a person decides whether it is taken |
//!
//! # What holds everywhere
//!
//! `tests/repo_rules.rs` reads the source for what can be read off it; the tests named here hold the rest.
//!
//! 1. `domain`, `charts`, `format`, `model`, `locales` and `view` name no web crate and are tested natively. A layer names
//!    only those that the map lists for it.
//! 2. They ask nobody for the time, a random number or the language: today, stamps and fresh ids come in as arguments.
//! 3. Domain types can't be serialised. Files and stored records have shapes of their own in `format::v1`, frozen once
//!    released: what changes becomes a new version with a named migration, and a file of the old one stays a fixture.
//! 4. Loading throws nothing away: a stored record that can't be read is set aside and left as it is; unknown fields, and
//!    actions and changes of the log that are unknown, are kept and written again; where a newer version wrote, everything may be read and exported and nothing changed
//!    (`tests/update/reading_only.rs`).
//! 5. A number that is not finite can't enter the model. Amounts are exact decimals with a stated range; `f64` is for
//!    ratios and for drawing.
//! 6. All state is in memory and IndexedDB is its durable copy: one action is one transaction of just the records that it
//!    touched, on the revision that it expects; "saved" is said after the transaction completed, and a workspace isn't left
//!    before (`tests/update/saving.rs`, `tests/update/leaving.rs`). Earlier states are kept in a second database;
//!    going back to one is an action like any other, with its step of undo (`tests/update/snapshots.rs`).
//! 7. One merge serves imported files and other tabs. It goes field by field after a hybrid logical clock and is
//!    commutative, associative and idempotent (`tests/format/properties.rs`); what a file says by hand stays out of it and
//!    is taken or left by choice (`domain::records::by_hand`, `tests/update/by_hand.rs`); the tree that comes of it is repaired the
//!    same way everywhere (`domain::cascade::tree`). A tab that is told of a write takes it in, and whoever entered what was
//!    written over is told (`tests/update/tabs.rs`); whatever happens in several tabs, to storage and in which order,
//!    nothing that was called saved is lost (`tests/support/world.rs`).
//! 8. No panic reaches a person: nothing unwraps outside of tests. Should one happen all the same, `public/stopped.js`,
//!    which stands outside of the code that failed, lets nothing of it reach storage and offers what was saved
//!    (`tests/journeys/stopping.rs`).
//! 9. A page runs one build, whole, and stays with it until the person reloads. `public/service-worker.js` keeps a build
//!    under its name, `public/start.js` starts nothing that is of two, and `shell::offline` offers a newer one
//!    (`tests/journeys/offline.rs`).
//!
//! # Where this differs from what one might expect
//!
//! - **One crate.** Layers and storeys are held apart by a test, not by crate walls, and no files import each other in a circle
//!   (`tests/repo_rules/imports.rs`); web-only dependencies stand under
//!   `cfg(target_arch = "wasm32")`, so that native tests need none of them.
//! - **Texts are methods, not keys of an i18n crate**: a missing translation or argument fails the build, which no crate
//!   that was compared does, and the page gets smaller. The comparison is in [`locales`].
//! - **The shapes of files are declared by a macro (`format::wire`), not by serde's derive**: from one list come the reader
//!   that goes on after an error and names each problem's path, the writer in canonical order, the keeping of unknown
//!   fields and the published JSON Schema. serde_json still does the parsing.
//! - **Records are declared by a macro (`domain::records::record`)**: from one list come the struct, its fields as values (for
//!   undo, log and merging) and their stamps. What is the same for every kind of record is written from the one list of
//!   kinds in `domain::records::kinds`: edits and what they write to, the workspace's tables, applying, merging, comparing, storing.
//! - **The cascade remembers what it worked out (`domain::cascade::memory`)**, behind a lock, so that asking it stays a question: a
//!   chart of the whole company then costs what changed since, and to forget everything would only cost time.
//! - **`model` names `format`**: a commit is made of encoded records, and an import of a file that was read. That keeps
//!   saving and importing under native test, and storage free of meaning.
//! - **What is typed is understood in `view`**, where words of both languages are known, and comes to `model` as the command
//!   that it means: so leaving by any way can commit it, and `update` reads no texts.
//! - **What changed is told by one number, [`edition`](model::open::Open::edition), not by a set of concerns**: saving and
//!   messages leave it as it is, so no table wakes for them. Whatever else a screen shows of the model are small values, each
//!   compared before it is passed on.
//! - **`Event` is one enum of everything that can happen**, with files apart because a release fetches them later; `update` is
//!   its table of contents, and each subject has its file in `model::update`.
//! - **`locales` stands above `model`**: it turns the refusals and errors of the core into sentences.
//! - **Only the cascade starts with the app.** `ui::later` names the screens that a release has in files of their own, and
//!   [`model::update::files`], which reads and writes files and is handed to `update` when it has come; `xtask/src/parts.rs` cuts
//!   them out of the finished wasm with wasm-split-cli, which knows what only they call. It takes a third off what is sent
//!   before the first screen, and every other build stays in one piece.
//! - **How Chinese is read is a file beside the app, not a crate in it**: `public/pinyin.txt` is fetched when somebody begins
//!   to search where anything is written in Chinese. It has the 7 832 common characters of the main block in 17 kB packed;
//!   the `pinyin` crate knows rare ones too and is 100 kB.
//! - **No store crate and no router crate**: state is one [`Model`](model::Model) in one signal, and an address is a
//!   fragment, as a page on any static host and under any path needs it; it names the workspace too, so that a tab stays with it.

pub mod charts;
pub mod domain;
pub mod format;
pub mod locales;
pub mod model;
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod view;
