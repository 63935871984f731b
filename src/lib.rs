//! Plumbline: goals, what actually happened, and the gap between them.

pub mod domain;
pub mod locales;
#[cfg(target_arch = "wasm32")]
pub mod ui;
