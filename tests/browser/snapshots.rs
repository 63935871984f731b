//! Snapshots in a database of their own: packed, in pieces, and as many as are to be kept (R22).

use js_sys::{Reflect, global};
use plumbline::domain::values::id::WorkspaceId;
use plumbline::format::snapshot::{self, Told};
use plumbline::model::commit::{Revision, StorageErrorKind, WorkspaceHead};
use plumbline::model::snapshots::{newest_first, superfluous};
use plumbline::shell::clock;
use plumbline::shell::snapshots::Snapshots;
use plumbline::shell::storage::Storage;
use plumbline::shell::storage::write::BODY_LIMIT_BYTES;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::contract::kind;
use crate::faults::{Fault, dump};
use crate::{fresh, open};

const HOUR_MS: u64 = 60 * 60 * 1_000;

fn head(id: &str, workspace: &str, changed_ms: u64) -> WorkspaceHead {
    WorkspaceHead {
        id: id.into(),
        revision: Revision(1),
        body: snapshot::encode(&Told {
            workspace: WorkspaceId::new(workspace).unwrap(),
            name: "准绳".into(),
            changed_ms,
            actions: 3,
        }),
    }
}

/// A text that packs badly, with a character of three bytes now and then.
fn noise(characters: usize) -> String {
    let mut state = 7u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        match state >> 24 {
            0 => '绳',
            byte => char::from(32 + (byte % 95) as u8),
        }
    };
    (0..characters).map(|_| next()).collect()
}

#[wasm_bindgen_test]
async fn r22_a_snapshot_reads_back_as_it_was_whatever_its_size() {
    let name = fresh("snapshots");
    let snapshots = Snapshots::new(&name);
    for (id, characters) in [("none", 0), ("small", 100), ("large", 3_000_000)] {
        let text = noise(characters);
        snapshots.keep(head(id, id, 0), &text).await.unwrap();
        let read = Snapshots::new(&name).read(id).await.unwrap();
        assert!(read.as_deref() == Some(text.as_bytes()), "{id} differs");
    }
    assert_eq!(snapshots.read("gone").await, Ok(None));

    let stored = open(&name).await.read("large").await.unwrap().unwrap();
    assert!(stored.records.len() > 1);
    let largest = stored.records.iter().map(|(_, body)| body.len()).max();
    assert!(largest <= Some(BODY_LIMIT_BYTES), "R2: {largest:?} bytes");
}

#[wasm_bindgen_test]
async fn r22_a_text_that_packs_well_takes_a_tenth_of_its_room() {
    let name = fresh("packed");
    let snapshots = Snapshots::new(&name);
    let text = "{\"on\":\"2026-01-01\",\"value\":120},\n".repeat(30_000);
    snapshots.keep(head("s", "w", 0), &text).await.unwrap();
    let stored = open(&name).await.read("s").await.unwrap().unwrap();
    let characters = |(_, body): &(String, String)| body.chars().count();
    let taken: usize = stored.records.iter().map(characters).sum();
    assert!(taken < text.len() / 10, "{taken} of {}", text.len());
}

#[wasm_bindgen_test]
async fn r22_a_browser_that_can_not_pack_keeps_the_text_as_it_is() {
    let stream = JsValue::from_str("CompressionStream");
    let own = Reflect::get(&global(), &stream).unwrap();
    Reflect::set(&global(), &stream, &JsValue::UNDEFINED).unwrap();
    let snapshots = Snapshots::new(&fresh("unpacked"));
    let kept = snapshots.keep(head("s", "w", 0), "{}\n目标").await;
    Reflect::set(&global(), &stream, &own).unwrap();
    kept.unwrap();
    let read = snapshots.read("s").await.unwrap();
    assert_eq!(read.as_deref(), Some("{}\n目标".as_bytes()));
}

#[wasm_bindgen_test]
async fn r22_what_is_superfluous_is_dropped_after_the_new_one_is_kept() {
    let snapshots = Snapshots::new(&fresh("many"));
    let mut heads = Vec::new();
    let mut left = Vec::new();
    for hour in 0..40 {
        let head = head(&format!("s{hour}"), "w", hour * HOUR_MS);
        heads.push(head.clone());
        left = snapshots.keep(head, "{}").await.unwrap();
    }
    let all = newest_first(&heads);
    let gone = superfluous(&all, clock::offset_min());
    assert!(gone.len() > 25, "{}", gone.len());
    let expected: Vec<_> = all.iter().filter(|one| !gone.contains(one)).collect();
    assert_eq!(newest_first(&left).iter().collect::<Vec<_>>(), expected);
}

#[wasm_bindgen_test]
async fn r22_a_snapshot_that_fails_leaves_those_before_it() {
    let name = fresh("failing");
    let snapshots = Snapshots::new(&name);
    snapshots.keep(head("a", "w", 0), "{}").await.unwrap();
    let before = dump(&name).await;
    let full = Fault::from("IDBObjectStore.put", 1, "throw:QuotaExceededError");
    let outcome = snapshots.keep(head("b", "w", HOUR_MS), "{}").await;
    drop(full);
    assert_eq!(kind(outcome.map(drop)), Err(StorageErrorKind::Quota));
    assert_eq!(dump(&name).await, before);
}

#[wasm_bindgen_test]
async fn the_snapshots_of_a_removed_workspace_go_and_no_others() {
    let snapshots = Snapshots::new(&fresh("removed"));
    for (id, workspace) in [("a", "one"), ("b", "two"), ("c", "one")] {
        snapshots.keep(head(id, workspace, 0), "{}").await.unwrap();
    }
    let one = WorkspaceId::new("one").unwrap();
    snapshots.forget_all_of(&one).await.unwrap();
    let left = snapshots.list().await.unwrap();
    assert_eq!(left, [head("b", "two", 0)]);
}

#[wasm_bindgen_test]
async fn r6_no_database_of_snapshots_is_opened_before_it_is_asked_for() {
    let opens = Fault::count("IDBFactory.open");
    let snapshots = Snapshots::new(&fresh("late"));
    assert_eq!(opens.calls(), 0);
    snapshots.list().await.unwrap();
    snapshots.list().await.unwrap();
    assert_eq!(opens.calls(), 1);
}
