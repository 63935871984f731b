//! The sequences of `tests/support/world.rs` on the browser's own database: each tab has a connection to it.

use std::ops::Range;

use wasm_bindgen_test::wasm_bindgen_test;

use crate::faults::Fault;
use crate::faulty::Faulty;
use crate::world::{Habits, World};
use crate::{fresh, open};

const STEPS: usize = 40;

/// One in eight removes workspaces, which takes along what was kept in them.
async fn run_all(seeds: Range<u64>) {
    let transactions = Fault::count("IDBDatabase.transaction");
    for seed in seeds {
        let name = fresh(&format!("world {seed}"));
        let habits = Habits { most_tabs: 3, mishaps: true, removals: seed % 8 == 0, switches: 15 };
        let mut world = World::new(seed, habits, async || Faulty::new(open(&name).await)).await;
        world.run(STEPS).await;
    }
    let opened = transactions.transactions();
    let is_strict = |it: &String| it.starts_with("readonly") || it == "readwrite strict";
    assert!(opened.iter().all(is_strict), "R18");
    assert!(opened.len() > 1_000, "only {} transactions", opened.len());
}

#[wasm_bindgen_test]
async fn r9_r18_r25_nothing_acknowledged_is_ever_lost_in_200_sequences_of_anything_part_1() {
    run_all(0..100).await;
}

#[wasm_bindgen_test]
async fn r9_r18_r25_nothing_acknowledged_is_ever_lost_in_200_sequences_of_anything_part_2() {
    run_all(100..200).await;
}
