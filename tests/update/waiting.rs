//! Storage that takes long to open: the page says why, and goes on by itself or without it.

use plumbline::domain::Language;
use plumbline::model::commit::{StorageError, StorageErrorKind};
use plumbline::model::device::Device;
use plumbline::model::state::Durability;
use plumbline::model::{Effect, Event, Model, Now, update};

use crate::page::TODAY;

const NOW: Now = Now { time_ms: 1_782_800_000_000, today: TODAY };

fn blocked() -> StorageError {
    StorageError::of(StorageErrorKind::Blocked)
}

#[test]
fn r4_a_database_that_opens_late_is_waited_for_and_then_used() {
    let mut model = Model::new(1, Language::English, NOW);
    assert!(update(&mut model, Event::StorageWaits(blocked()), NOW).is_empty());
    assert_eq!(model.durability, Durability::Waiting(blocked()));
    let started =
        Event::Started { storage: Ok(None), heads: Vec::new(), device: Device::default() };
    update(&mut model, started, NOW);
    assert_eq!(model.durability, Durability::Durable);
}

#[test]
fn r4_a_person_may_go_on_without_a_database_that_does_not_open() {
    let mut model = Model::new(1, Language::English, NOW);
    assert!(update(&mut model, Event::GoOnInMemory, NOW).is_empty(), "nothing is waited for yet");
    update(&mut model, Event::StorageWaits(blocked()), NOW);
    let effects = update(&mut model, Event::GoOnInMemory, NOW);
    assert_eq!(effects, [Effect::UseMemory(blocked())]);
}
