//! The state of the app and the one function that changes it.
//!
//! ```text
//! a person ─► ui ─► Event ─► update(&mut Model, Event, Now) ─► [Effect] ─► shell ─► Event …
//! ```

pub mod actions;
pub mod arriving;
pub mod backup;
pub mod checking;
pub mod command;
pub mod commit;
pub mod device;
pub mod dialog;
mod editing;
pub mod effect;
pub mod event;
pub mod filter;
pub mod form;
pub mod history;
pub mod importing;
pub mod news;
pub mod offline;
pub mod open;
pub mod overwritten;
mod placing;
pub mod rescue;
mod restoring;
pub mod route;
pub mod saving;
pub mod snapshots;
pub mod space;
pub mod state;
pub mod taking_back;
pub mod update;

pub use effect::Effect;
pub use event::{Event, FileEvent};
pub use state::{Model, Now};
pub use update::{update, update_with};
