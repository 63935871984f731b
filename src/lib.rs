//! Plumbline: goals, what actually happened, and the gap between them.

pub mod charts;
pub mod domain;
pub mod format;
pub mod locales;
pub mod model;
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod view;
