//! Tests that need a browser. They run on one page, one after the other, each on a database of its own.
#![cfg(target_arch = "wasm32")]

// A test in a private module is skipped without a word.
pub mod keeping;
pub mod opening;
pub mod snapshots;
pub mod space;
pub mod tabs;
pub mod worlds;

#[path = "../support/chance.rs"]
mod chance;
#[path = "../support/commands.rs"]
mod commands;
#[path = "../support/content.rs"]
mod content;
#[path = "../support/contract.rs"]
mod contract;
mod faults;
#[path = "../support/faulty.rs"]
#[allow(dead_code, reason = "the native tests use more of it")]
mod faulty;
#[path = "../support/ledger.rs"]
#[allow(dead_code, reason = "the native tests use more of it")]
mod ledger;
#[path = "../support/world.rs"]
#[allow(dead_code, reason = "the native tests use more of it")]
mod world;

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use plumbline::shell::storage::indexed_db::{IndexedDb, OPEN_LIMIT_MS, Opening};

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// A name that no other test and no earlier run has used.
fn fresh(test: &str) -> String {
    format!("{test} {}", js_sys::Math::random())
}

async fn open(name: &str) -> IndexedDb {
    Opening::new(name).wait(OPEN_LIMIT_MS).await.unwrap()
}

/// Runs both at once, in turns.
async fn both<A: Future, B: Future>(first: A, second: B) -> (A::Output, B::Output) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut one, mut other) = (None, None);
    poll_fn(|context| {
        if one.is_none()
            && let Poll::Ready(outcome) = first.as_mut().poll(context)
        {
            one = Some(outcome);
        }
        if other.is_none()
            && let Poll::Ready(outcome) = second.as_mut().poll(context)
        {
            other = Some(outcome);
        }
        match (one.take(), other.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (kept_one, kept_other) => {
                (one, other) = (kept_one, kept_other);
                Poll::Pending
            }
        }
    })
    .await
}
