//! The rules of this repository, each with its reason: what `src/lib.rs` promises, held by reading the source.
#![cfg(not(target_arch = "wasm32"))]

#[path = "repo_rules/imports.rs"]
mod imports;
#[path = "repo_rules/layers.rs"]
mod layers;
#[path = "repo_rules/manners.rs"]
mod manners;
#[path = "repo_rules/source.rs"]
mod source;
