//! The only module that touches the outside: one file for each thing out there.

#[cfg(target_arch = "wasm32")]
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod device;
#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
pub mod location;
#[cfg(target_arch = "wasm32")]
mod offline;
#[cfg(target_arch = "wasm32")]
mod run;
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod timeout;

#[cfg(target_arch = "wasm32")]
pub use run::Shell;
