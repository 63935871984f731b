//! Opening the database: asked once, waited for without a blank page, and never written to by an older app.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use plumbline::model::commit::{Revision, StorageErrorKind};
use plumbline::shell::storage::Storage;
use plumbline::shell::storage::indexed_db::{OPEN_LIMIT_MS, Opening, SCHEMA};
use plumbline::shell::timeout::within;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::contract::{edit, kind, workspace};
use crate::faults::{Fault, OtherTab, dump};
use crate::{fresh, open};

#[wasm_bindgen_test]
async fn r6_a_start_opens_the_database_once() {
    let opens = Fault::count("IDBFactory.open");
    let storage = open(&fresh("r6")).await;
    storage.create(&workspace("w", 3)).await.unwrap();
    storage.heads().await.unwrap();
    storage.read("w").await.unwrap();
    storage.commit(&edit("w", 1, "goal/00001", "edited")).await.unwrap();
    assert_eq!(opens.calls(), 1);
}

#[wasm_bindgen_test]
async fn r12_nothing_is_written_by_opening_and_loading() {
    let name = fresh("r12");
    open(&name).await.create(&workspace("w", 3)).await.unwrap();
    let before = dump(&name).await;

    let transactions = Fault::count("IDBDatabase.transaction");
    let storage = open(&name).await;
    storage.heads().await.unwrap();
    storage.read("w").await.unwrap();
    storage.setting("theme").await.unwrap();
    let opened = transactions.transactions();
    assert_eq!(opened.len(), 3);
    assert!(opened.iter().all(|it| it.starts_with("readonly")), "{opened:?}");
    assert_eq!(dump(&name).await, before);
}

#[wasm_bindgen_test]
async fn r4_an_open_that_never_settles_times_out_and_is_not_asked_again() {
    let opens = Fault::from("IDBFactory.open", 1, "hang");
    let mut opening = Opening::new(&fresh("r4"));
    for _ in 0..2 {
        let outcome = opening.wait(100).await.map(|_| ());
        assert_eq!(kind(outcome), Err(StorageErrorKind::TimedOut));
    }
    assert_eq!(opens.calls(), 1);
}

#[wasm_bindgen_test]
async fn r16_a_browser_that_refuses_the_database_is_unavailable_and_can_be_asked_again() {
    let mut opening = Opening::new(&fresh("r16"));
    {
        let _fault = Fault::from("IDBFactory.open", 1, "throw:SecurityError");
        let outcome = opening.wait(OPEN_LIMIT_MS).await.map(|_| ());
        assert_eq!(kind(outcome), Err(StorageErrorKind::Unavailable));
    }
    assert!(opening.wait(OPEN_LIMIT_MS).await.is_ok());
}

#[wasm_bindgen_test]
async fn r5_an_old_tab_that_stays_open_is_named_and_waited_for() {
    let name = fresh("r5 blocked");
    let old = OtherTab::new(&name, 1);
    old.wait_until_open().await;

    let opens = Fault::from("IDBFactory.open", 1, "later");
    let mut opening = Opening::new(&name);
    let outcome = opening.wait(500).await.map(|_| ());
    assert_eq!(kind(outcome), Err(StorageErrorKind::Blocked));
    old.close();
    assert!(opening.wait(1_000).await.is_ok());
    assert_eq!(opens.calls(), 1);
}

#[wasm_bindgen_test]
async fn r5_an_open_in_the_queue_behind_a_blocked_upgrade_times_out_and_goes_on() {
    let name = fresh("r5 queued");
    let old = OtherTab::new(&name, 1);
    old.wait_until_open().await;
    let upgrading = OtherTab::new(&name, 3);

    let mut opening = Opening::new(&name);
    let outcome = opening.wait(500).await.map(|_| ());
    assert_eq!(kind(outcome), Err(StorageErrorKind::TimedOut));
    old.close();
    upgrading.wait_until_open().await;
    assert!(opening.wait(1_000).await.is_ok());
}

#[wasm_bindgen_test]
async fn r5_a_connection_that_comes_too_late_holds_up_nobody() {
    let name = fresh("r5 late");
    let old = OtherTab::new(&name, 1);
    old.wait_until_open().await;

    let shim = Fault::from("IDBFactory.open", 1, "later");
    let mut opening = Opening::new(&name);
    assert!(opening.wait(200).await.is_err());
    drop((opening, shim));
    old.close();
    let next = OtherTab::new(&name, SCHEMA + 3);
    next.wait_until_open().await;
    assert!(!next.blocked());
}

#[wasm_bindgen_test]
async fn r5_r10_a_connection_makes_way_for_a_newer_app_and_writes_nothing_after_it() {
    let name = fresh("r5 way");
    let storage = open(&name).await;
    storage.create(&workspace("w", 3)).await.unwrap();

    let newer = OtherTab::new(&name, SCHEMA + 1);
    newer.wait_until_open().await;
    assert!(!newer.blocked());
    let before = dump(&name).await;
    let outcome = storage.commit(&edit("w", 1, "goal/00001", "late")).await;
    assert_eq!(kind(outcome), Err(newer_schema(2)));
    assert_eq!(dump(&name).await, before);
}

#[wasm_bindgen_test]
async fn r5_what_is_not_stored_yet_is_stored_before_a_connection_makes_way() {
    let name = fresh("r5 flush");
    let storage = Rc::new(open(&name).await);
    storage.create(&workspace("w", 3)).await.unwrap();
    let asked = Rc::<Cell<u32>>::default();
    storage.when_wanted({
        let (storage, asked) = (Rc::clone(&storage), Rc::clone(&asked));
        move || {
            asked.set(asked.get() + 1);
            let storage = Rc::clone(&storage);
            spawn_local(async move {
                TimeoutFuture::new(100).await;
                let commit = edit("w", 1, "goal/00001", "just in time");
                assert_eq!(storage.commit(&commit).await, Ok(()));
                storage.let_go();
            });
        }
    });
    let newer = OtherTab::new(&name, SCHEMA + 1);
    assert!(within(4_000, newer.wait_until_open()).await.is_some());
    assert_eq!(asked.get(), 1);
    assert!(dump(&name).await.contains("just in time"));
}

#[wasm_bindgen_test]
async fn r5_who_does_not_let_go_within_half_a_second_is_made_to() {
    let name = fresh("r5 forced");
    let storage = open(&name).await;
    storage.create(&workspace("w", 3)).await.unwrap();
    storage.when_wanted(|| {});
    {
        // A connection that is opened anew listens as the first one did.
        let _death = Fault::only("IDBDatabase.transaction", 1, "close");
        storage.heads().await.unwrap();
    }
    let newer = OtherTab::new(&name, SCHEMA + 1);
    assert!(within(300, newer.wait_until_open()).await.is_none());
    assert!(within(5_000, newer.wait_until_open()).await.is_some());
}

#[wasm_bindgen_test]
async fn r7_a_newer_schema_can_be_read_but_not_written() {
    let name = fresh("r7");
    let newer = OtherTab::new(&name, SCHEMA + 1);
    newer.wait_until_open().await;
    let head = r#"{"revision":7,"body":"{}","since_2":true}"#;
    newer.put("heads", "w", head).await.unwrap();
    newer.put("records", "w/goal/1", "\"kept\"").await.unwrap();
    newer.put("device", "theme", "\"dark\"").await.unwrap();
    newer.close();
    let before = dump(&name).await;

    let transactions = Fault::count("IDBDatabase.transaction");
    let storage = open(&name).await;
    let reason = storage.read_only().map(|error| error.kind);
    assert_eq!(reason, Some(newer_schema(2)));
    let stored = storage.read("w").await.unwrap().unwrap();
    assert_eq!(stored.head.revision, Revision(7));
    assert_eq!(stored.records, [("goal/1".into(), "kept".into())]);
    assert_eq!(storage.setting("theme").await, Ok(Some("dark".into())));

    let writes = [
        storage.commit(&edit("w", 7, "goal/1", "lost")).await,
        storage.create(&workspace("new", 1)).await,
        storage.replace(Revision(7), &workspace("w", 1)).await,
        storage.remove("w", Revision(7)).await,
        storage.set_setting("theme", "light").await,
    ];
    let refused = |it| kind(it) != Ok(());
    assert!(writes.into_iter().all(refused));
    let opened = transactions.transactions();
    assert!(opened.iter().all(|it| it.starts_with("readonly")), "{opened:?}");
    assert_eq!(dump(&name).await, before);
}

fn newer_schema(found: u32) -> StorageErrorKind {
    StorageErrorKind::NewerSchema { found, supported: SCHEMA }
}
