//! Stored records: what can't be read is set aside, never dropped.

use plumbline::domain::records::edit::RecordKey;
use plumbline::domain::values::id::WorkspaceId;
use plumbline::format::record::{assemble, encode};

use crate::common::told;
use crate::files::{accepted, full, rewritten};

fn records(text: &str) -> Vec<(String, String)> {
    let read = accepted(text.as_bytes());
    let mut keys = read.workspace.record_keys();
    keys.extend(read.log.iter().map(|entry| RecordKey::Log(entry.stamp)));
    let encoded = keys.iter().map(|key| {
        let body = encode(&read.workspace, key, &read.log).unwrap();
        (key.to_string(), body)
    });
    encoded.collect()
}

#[test]
fn a_stored_workspace_comes_back_with_all_that_a_file_said() {
    let read = accepted(full().as_bytes());
    let assembled = assemble(read.workspace.id().clone(), records(full()));
    assert_eq!(assembled.set_aside, []);
    assert_eq!(assembled.log, read.log);
    assert_eq!(told(&assembled.workspace), told(&read.workspace));
    assert_eq!(assembled.workspace.extra, read.workspace.extra);
    let (workspace, log) = (assembled.workspace.clone(), assembled.log.clone());
    let stored = plumbline::format::Read { workspace, log, leaning: None, ..read.clone() };
    assert_eq!(rewritten(&stored), rewritten(&read));
}

#[test]
fn what_cannot_be_read_is_set_aside_and_the_rest_is_there() {
    let own = |key: &str, body: &str| (key.to_owned(), body.to_owned());
    let broken = [
        own("g/g1", "{"),
        own("g/g1", r#"{"id":"g1","target":"1"}"#),
        own("g/g1", r#"{"id":"other","title":"T"}"#),
        own("l/1", "{}"),
        own("s", r#"{"workspace":{"id":"another"}}"#),
        own("z/1", "{}"),
        own("g/g1/2", r#"{"id":"g1"}"#),
        own("a/m1/2026", r#"[{"on":"2027-01-01","value":1}]"#),
        own("a/m1/x", "[]"),
    ];
    let mut all = records(full());
    let count = all.len();
    all.splice(3..3, broken.clone());
    let id = WorkspaceId::new("w-2026").unwrap();
    let assembled = assemble(id.clone(), all);
    assert_eq!(assembled.set_aside, broken);
    let whole = assemble(id, records(full()));
    assert_eq!(told(&assembled.workspace), told(&whole.workspace));
    assert_eq!(count, 16);
}

#[test]
fn a_record_that_is_not_there_has_no_text() {
    let read = accepted(full().as_bytes());
    let metric = read.workspace.metrics.all()[0].id.clone();
    let key = RecordKey::Actuals(metric, 1999);
    assert_eq!(encode(&read.workspace, &key, &read.log), None);
}
