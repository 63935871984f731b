//! The app's own code paths for the bench page, one file a part of `window.__bench`. No part of what ships.

#![cfg(target_arch = "wasm32")]

mod importing;
mod made;
mod roll_up;
mod saving;
mod store;
mod trend;
