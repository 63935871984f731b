//! Storage in memory, natively: the contract, and the faults that other tests build on.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/contract.rs"]
mod contract;
#[path = "support/faulty.rs"]
mod faulty;

use std::future::{Future, pending};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use contract::{edit, everything, kind, workspace};
use faulty::{Call, Fault, Faulty};
use plumbline::model::commit::{Revision, StorageError, StorageErrorKind};
use plumbline::shell::storage::Storage;
use plumbline::shell::storage::memory::Memory;

#[test]
fn r16_memory_keeps_the_contract_of_storage() {
    assert_eq!(now(contract::holds(&Memory::default())), Some(()));
}

#[test]
fn a_wrapper_without_faults_changes_nothing() {
    let storage = Faulty::new(Memory::default());
    assert_eq!(now(contract::holds(&storage)), Some(()));
    assert!(storage.writes() > 0);
}

#[test]
fn a_write_that_fails_leaves_nothing_and_the_next_one_works() {
    let storage = Faulty::new(Memory::default());
    let quota = StorageError::of(StorageErrorKind::Quota);
    storage.fail(2, Fault::Fails(quota.clone()));
    assert_eq!(now(storage.create(&workspace("w", 3))), Some(Ok(())));
    let before = now(everything(&storage));

    let commit = edit("w", 1, "goal/00001", "edited");
    assert_eq!(now(storage.commit(&commit)), Some(Err(quota)));
    assert_eq!(now(everything(&storage)), before);
    assert_eq!(now(storage.commit(&commit)), Some(Ok(())));
}

#[test]
fn a_write_that_landed_with_an_error_is_a_conflict_when_it_is_tried_again() {
    let storage = Faulty::new(Memory::default());
    let closed = StorageError::of(StorageErrorKind::Closed);
    storage.fail(2, Fault::LandsAndFails(closed.clone()));
    assert_eq!(now(storage.create(&workspace("w", 3))), Some(Ok(())));

    let commit = edit("w", 1, "goal/00001", "edited");
    assert_eq!(now(storage.commit(&commit)), Some(Err(closed)));
    let again = now(storage.commit(&commit)).map(kind);
    let stored = Revision(2);
    assert_eq!(again, Some(Err(StorageErrorKind::Conflict { stored })));
}

#[test]
fn a_write_that_never_settles_leaves_nothing() {
    let storage = Faulty::new(Memory::default());
    storage.fail(1, Fault::NeverSettles);
    assert_eq!(now(storage.create(&workspace("w", 3))), None);
    assert_eq!(now(storage.heads()), Some(Ok(Vec::new())));
}

#[test]
fn the_kth_call_of_each_kind_fails_and_the_ones_around_it_do_not() {
    let closed = StorageError::of(StorageErrorKind::Closed);
    let storage = Faulty::new(Memory::default());
    for (call, nth) in [(Call::Open, 2), (Call::Read, 2), (Call::Put, 5)] {
        storage.fail_call(call, nth, Fault::Fails(closed.clone()));
    }
    let opens = [(); 3].map(|()| now(storage.open()));
    assert_eq!(opens, [Some(Ok(None)), Some(Err(closed.clone())), Some(Ok(None))]);

    assert_eq!(now(storage.create(&workspace("w", 3))), Some(Ok(())));
    let before = now(storage.read("w"));
    assert_eq!(now(storage.heads()), Some(Err(closed.clone())), "the second read");
    // The fifth record is in the middle of the second workspace, of which nothing is stored.
    assert_eq!(now(storage.create(&workspace("v", 3))), Some(Err(closed)));
    assert_eq!(now(storage.heads()).map(|heads| heads.unwrap().len()), Some(1));
    assert_eq!(now(storage.read("w")), before);
    assert_eq!(now(storage.create(&workspace("v", 3))), Some(Ok(())));
    let calls = [Call::Open, Call::Read, Call::Put, Call::Commit].map(|call| storage.calls(call));
    assert_eq!(calls, [3, 4, 9, 3]);
}

#[test]
fn a_tab_whose_storage_hangs_is_known_from_one_that_waits_and_holds_up_no_other() {
    let storage = Faulty::new(Memory::default());
    let other = storage.beside();
    storage.fail_call(Call::Put, 1, Fault::NeverSettles);
    storage.fail_call(Call::Open, 1, Fault::NeverSettles);
    let whole = workspace("w", 1);
    assert_eq!(now(storage.settled(storage.create(&whole))), Some(None));
    assert_eq!(now(storage.settled(storage.open())), Some(None));
    assert_eq!(now(storage.settled(storage.heads())), Some(Some(Ok(Vec::new()))));
    assert_eq!(now(storage.settled(pending::<()>())), None);
    assert_eq!(now(other.create(&whole)), Some(Ok(())));

    storage.fail_call(Call::Read, 2, Fault::NeverSettles);
    storage.heal();
    assert_eq!(now(storage.read("w")), Some(Ok(Some(whole))), "what one stores the other has");
}

/// The outcome of what settles without waiting for anything; memory always does.
fn now<F: Future>(work: F) -> Option<F::Output> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}
