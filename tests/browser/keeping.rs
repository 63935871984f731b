//! Keeping data: what is acknowledged is stored, what fails leaves nothing, and a dead connection is replaced.

use plumbline::model::commit::{Commit, Revision, StorageErrorKind};
use plumbline::shell::storage::Storage;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::contract::{self, edit, kind, workspace};
use crate::faults::{Fault, LateAnswers, OtherTab, dump};
use crate::{both, fresh, open};

#[wasm_bindgen_test]
async fn r16_indexed_db_keeps_the_contract_of_storage() {
    contract::holds(&open(&fresh("contract")).await).await;
}

#[wasm_bindgen_test]
async fn r8_the_stored_form_of_schema_1_is_this_one() {
    let stored = r#"[["device",[["theme","dark"]]],["heads",[["w",{"revision":2,"body":"{\"last\":\"goal/00001\"}"}]]],["pages",[]],["records",[["w/goal/00000","{\"n\":0}"],["w/goal/00001","edited"]]]]"#;
    let name = fresh("r8");
    let storage = open(&name).await;
    storage.create(&workspace("w", 2)).await.unwrap();
    let commit = edit("w", 1, "goal/00001", "edited");
    storage.commit(&commit).await.unwrap();
    storage.set_setting("theme", "dark").await.unwrap();
    assert_eq!(dump(&name).await, stored);

    storage.create(&workspace("many", 64)).await.unwrap();
    let pages = r#"["pages",[["many/0000000000000001/000000","goal/00000 7\n{\"n\":0}goal/00001 7\n{\"n\":1}"#;
    let dump = dump(&name).await;
    assert!(dump.contains(pages), "{dump}");
}

#[wasm_bindgen_test]
async fn r1_an_abort_at_commit_is_reported_and_nothing_is_written() {
    let name = fresh("r1");
    let storage = open(&name).await;
    storage.create(&workspace("w", 3)).await.unwrap();
    let before = dump(&name).await;

    let commit = edit("w", 1, "goal/00001", "edited");
    let commits = Fault::from("IDBTransaction.commit", 1, "abort:UnknownError");
    for run in 0..200 {
        let error = storage.commit(&commit).await.unwrap_err();
        assert_eq!(error.name, "UnknownError", "in run {run}");
    }
    assert_eq!(commits.calls(), 400);
    drop(commits);
    assert_eq!(dump(&name).await, before);
    assert_eq!(storage.commit(&commit).await, Ok(()));
}

#[wasm_bindgen_test]
async fn r17_a_full_disk_is_told_by_its_name_after_one_more_try_on_a_new_connection() {
    let name = fresh("r17");
    let storage = open(&name).await;
    storage.create(&workspace("w", 3)).await.unwrap();

    let opens = Fault::count("IDBFactory.open");
    let fault = Fault::from("IDBTransaction.commit", 1, "abort:QuotaExceededError");
    let outcome = storage.commit(&edit("w", 1, "goal/00001", "edited")).await;
    let error = outcome.unwrap_err();
    assert_eq!(error.kind, StorageErrorKind::Quota);
    assert_eq!(error.name, "QuotaExceededError");
    assert_eq!((fault.calls(), opens.calls()), (2, 1));
}

#[wasm_bindgen_test]
async fn r3_no_edit_is_lost_when_the_connection_dies_at_each_of_50_writes() {
    let deaths = [
        ("IDBDatabase.transaction", "close"),
        ("IDBTransaction.commit", "abort:AbortError"),
        ("IDBTransaction.commit", "throw:InvalidStateError"),
        ("IDBObjectStore.put", "abort:UnknownError"),
        ("IDBObjectStore.get", "throw:UnknownError"),
    ];
    let storage = open(&fresh("r3")).await;
    storage.create(&workspace("w", 0)).await.unwrap();
    for n in 0..50 {
        let (target, fault) = deaths[n % deaths.len()];
        let _fault = Fault::only(target, 1, fault);
        let commit = edit("w", n as u64 + 1, &format!("goal/{n}"), "kept");
        let outcome = storage.commit(&commit).await;
        assert_eq!(outcome, Ok(()), "{fault} at {target} in write {n}");
    }
    let stored = storage.read("w").await.unwrap().unwrap();
    assert_eq!(stored.head.revision, Revision(51));
    assert_eq!(stored.records.len(), 50);
}

#[wasm_bindgen_test]
async fn r3_a_connection_that_three_times_cannot_be_opened_anew_is_told_within_2_seconds() {
    let storage = open(&fresh("r3 told")).await;
    storage.create(&workspace("w", 3)).await.unwrap();
    let commit = edit("w", 1, "goal/00001", "edited");
    for fault in ["throw:UnknownError", "hang"] {
        let opens = Fault::from("IDBFactory.open", 1, fault);
        let death = Fault::only("IDBDatabase.transaction", 1, "close");
        let start_ms = js_sys::Date::now();
        let outcome = storage.commit(&commit).await;
        let took_ms = js_sys::Date::now() - start_ms;
        drop(death);
        assert!(outcome.is_err());
        // Ten times the room: a busy machine is no fault of the app.
        assert!(took_ms < 20_000.0, "{took_ms} ms with {fault}");
        let tries = if fault == "hang" { 1 } else { 3 };
        assert_eq!(opens.calls(), tries, "{fault}");
    }
    // Two that fail are nothing that a person needs to know.
    let opens = Fault::first("IDBFactory.open", 2, "throw:UnknownError");
    assert_eq!(storage.commit(&commit).await, Ok(()));
    assert_eq!(opens.calls(), 3);
}

#[wasm_bindgen_test]
async fn r11_of_two_tabs_that_write_at_once_one_is_refused() {
    let name = fresh("r11");
    let (here, there) = (open(&name).await, open(&name).await);
    here.create(&workspace("w", 1)).await.unwrap();
    for revision in 1..=20 {
        let mine = edit("w", revision, &format!("mine/{revision}"), "mine");
        let other = edit("w", revision, &format!("other/{revision}"), "other");
        let (first, second) = both(here.commit(&mine), there.commit(&other)).await;
        let stored = Revision(revision + 1);
        let refused = Err(StorageErrorKind::Conflict { stored });
        let mut outcomes = [kind(first), kind(second)];
        outcomes.sort_by_key(Result::is_err);
        assert_eq!(outcomes, [Ok(()), refused]);
    }
    let stored = there.read("w").await.unwrap().unwrap();
    assert_eq!(stored.records.len(), 21);
}

#[wasm_bindgen_test]
async fn r18_every_write_is_strict() {
    let storage = open(&fresh("r18")).await;
    let transactions = Fault::count("IDBDatabase.transaction");
    storage.create(&workspace("w", 3)).await.unwrap();
    let commit = edit("w", 1, "goal/00001", "edited");
    storage.commit(&commit).await.unwrap();
    let mut whole = workspace("w", 1);
    whole.head.revision = Revision(3);
    storage.replace(Revision(2), &whole).await.unwrap();
    storage.remove("w", Revision(3)).await.unwrap();
    storage.set_setting("theme", "dark").await.unwrap();
    assert_eq!(transactions.transactions(), ["readwrite strict"; 5]);
}

#[wasm_bindgen_test]
async fn r19_a_pause_inside_a_transaction_is_an_error_and_not_half_a_write() {
    let name = fresh("r19");
    let storage = open(&name).await;
    storage.create(&workspace("w", 3)).await.unwrap();
    let before = dump(&name).await;
    let late = LateAnswers::by(10);
    let outcome = storage.commit(&edit("w", 1, "goal/00001", "edited")).await;
    let error = outcome.unwrap_err();
    drop(late);
    assert_eq!(error.name, "TransactionInactiveError");
    assert_eq!(dump(&name).await, before);
}

#[wasm_bindgen_test]
async fn r20_a_fault_at_every_kth_put_leaves_the_store_byte_identical() {
    let name = fresh("r20");
    let storage = open(&name).await;
    storage.create(&workspace("w", 8)).await.unwrap();
    let before = dump(&name).await;

    let mut restored = workspace("w", 10);
    restored.head.revision = Revision(2);
    let new = workspace("new", 10);
    let commit = Commit {
        deletes: vec!["goal/00000".into(), "goal/00001".into()],
        puts: restored.records.clone(),
        ..edit("w", 1, "", "")
    };
    // Ten records and the head.
    for k in 1..=11 {
        for fault in ["throw:QuotaExceededError", "throw:DataError", "reject"] {
            let writes = [
                storage.commit(&commit),
                storage.replace(Revision(1), &restored),
                storage.create(&new),
            ];
            for write in writes {
                let shim = Fault::from("IDBObjectStore.put", k, fault);
                let outcome = write.await;
                drop(shim);
                assert!(outcome.is_err(), "{fault} at put {k}");
                assert_eq!(dump(&name).await, before, "{fault} at put {k}");
            }
        }
    }
    assert_eq!(storage.commit(&commit).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_head_that_this_app_did_not_write_is_an_error_and_stays_as_it_is() {
    let name = fresh("damaged");
    let other = OtherTab::new(&name, 1);
    other.wait_until_open().await;
    other.put("heads", "w", r#"{"revision":"2"}"#).await.unwrap();
    let before = dump(&name).await;

    let storage = open(&name).await;
    let error = storage.read("w").await.unwrap_err();
    assert_eq!(error.to_string(), "storage failed: heads/w has no revision or no body");
    assert!(storage.create(&workspace("w", 1)).await.is_err());
    assert_eq!(dump(&name).await, before);
}
