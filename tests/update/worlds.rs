//! Sequences of everything that may happen in a browser with several tabs, at random, against storage in memory.

use std::future::Future;
use std::rc::Rc;

use plumbline::shell::storage::memory::Memory;

use crate::faulty::Faulty;
use crate::page::at_once;
use crate::world::{Habits, World};

const STEPS: usize = 40;

/// Runs sequence after sequence; the seed of the one that fails is in its message.
fn run_all(seeds: std::ops::Range<u64>, habits: impl Fn(u64) -> Habits) {
    for seed in seeds {
        println!("seed {seed}");
        run(async {
            let storage = Rc::new(Faulty::new(Memory::default()));
            let mut world = World::new(seed, habits(seed), async || storage.beside()).await;
            world.run(STEPS).await;
        });
    }
}

fn run(world: impl Future<Output = ()>) {
    assert!(at_once(world).is_some(), "it waits for something");
}

/// One in eight removes workspaces, which takes along what was kept in them.
fn anything(seed: u64) -> Habits {
    Habits { most_tabs: 3, mishaps: true, removals: seed.is_multiple_of(8), switches: 15 }
}

#[test]
fn r9_r25_nothing_acknowledged_is_ever_lost_in_ten_thousand_sequences_of_anything_part_1() {
    run_all(0..5_000, anything);
}

#[test]
fn r9_r25_nothing_acknowledged_is_ever_lost_in_ten_thousand_sequences_of_anything_part_2() {
    run_all(5_000..10_000, anything);
}

#[test]
fn r26_every_edit_is_in_the_workspace_where_it_was_typed_however_often_it_is_left() {
    let habits = Habits { most_tabs: 1, mishaps: false, removals: false, switches: 100 };
    let mut entered = 0;
    for seed in 0..1_000 {
        println!("seed {seed}");
        run(async {
            let storage = Rc::new(Faulty::new(Memory::default()));
            let mut world = World::new(seed, habits, async || storage.beside()).await;
            world.run(STEPS).await;
            world.check_everything_entered().await;
            entered += world.saved();
        });
    }
    assert!(entered > 5_000, "only {entered} edits");
}
