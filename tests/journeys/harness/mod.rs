//! Drives a browser the way a person does: finds things by role and name, and looks at what comes of it.

pub mod axe;
pub mod engine;
pub mod find;
pub mod findings;
pub mod keys;
pub mod page;
pub mod pointer;
pub mod runner;
pub mod server;
pub mod session;

pub use anyhow::Result;
pub use engine::Engine;
pub use page::Page;
