//! Tests that need a browser. They run on one page, one after the other, each on a database of its own.
#![cfg(target_arch = "wasm32")]

// A test in a private module is skipped without a word.
pub mod keeping;
pub mod opening;
pub mod space;

#[path = "../support/contract.rs"]
mod contract;
mod faults;

use plumbline::shell::storage::indexed_db::{IndexedDb, OPEN_LIMIT_MS, Opening};

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// A name that no other test and no earlier run has used.
fn fresh(test: &str) -> String {
    format!("{test} {}", js_sys::Math::random())
}

async fn open(name: &str) -> IndexedDb {
    Opening::new(name).wait(OPEN_LIMIT_MS).await.unwrap()
}
