//! The state of the app and the one function that changes it.
//!
//! ```text
//! a person ─► ui ─► Event ─► update(&mut Model, Event, Now) ─► [Effect] ─► shell ─► Event …
//! ```

mod checking;
pub mod command;
pub mod commit;
mod committing;
mod editing;
pub mod effect;
pub mod event;
pub mod filter;
pub mod history;
pub mod importing;
mod lifecycle;
pub mod offline;
pub mod open;
mod placing;
pub mod route;
pub mod saving;
pub mod state;
pub mod update;

pub use effect::Effect;
pub use event::Event;
pub use state::{Model, Now};
pub use update::update;
