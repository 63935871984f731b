//! Short literals of files for tests.

use plumbline::format::{self, Allowed, Problem, Read, Reader, Scope};

use crate::common::told;

/// A file with these members after its head.
pub fn file(members: &str) -> String {
    let workspace = r#""workspace":{"id":"w","name":"W"}"#;
    format!(r#"{{"format":"plumbline","version":1,{workspace}{members}}}"#)
}

/// A file with these goals.
pub fn goals(goals: &str) -> String {
    file(&format!(r#","goals":[{goals}]"#))
}

/// A file with one goal that says this besides its id and title.
pub fn goal(members: &str) -> String {
    goals(&format!(r#"{{"id":"g","title":"G",{members}}}"#))
}

/// A file with one metric that has these actuals.
pub fn actuals(actuals: &str) -> String {
    let metrics = r#""metrics":[{"id":"m","name":"M"}]"#;
    file(&format!(r#",{metrics},"actuals":{{"m":[{actuals}]}}"#))
}

/// A file with this change log.
pub fn log(entries: &str) -> String {
    file(&format!(r#","log":[{entries}]"#))
}

/// An entry of the log with these changes.
pub fn logged(action: &str, changes: &str) -> String {
    format!(r#"{{"stamp":"00txq9h000001000001a","action":"{action}","changes":[{changes}]}}"#)
}

pub fn small() -> &'static str {
    include_str!("../fixtures/v1/small.json")
}

pub fn full() -> &'static str {
    include_str!("../fixtures/v1/full.json")
}

/// Reads a file in one go and in pieces of some sizes, of which the same must come.
pub fn read(bytes: &[u8]) -> Result<Read, Vec<Problem>> {
    let whole = format::read(bytes);
    for size in [1, 1_000] {
        let mut reader = Reader::new(bytes.to_vec(), Allowed::default());
        let in_pieces = loop {
            if let Some(read) = reader.step(size, None) {
                break read;
            }
        };
        let content = |read: &Read| {
            let log = read.log.clone();
            let notes = read.notes.clone();
            let extra = read.workspace.extra.clone();
            (told(&read.workspace), log, read.saved_ms, notes, read.leaning.clone(), extra)
        };
        assert_eq!(
            in_pieces.as_ref().map(content),
            whole.as_ref().map(content),
            "in pieces of {size} bytes"
        );
    }
    whole
}

pub fn accepted(bytes: &[u8]) -> Read {
    read(bytes).unwrap_or_else(|problems| panic!("{problems:?}"))
}

pub fn refused(bytes: &[u8]) -> Vec<Problem> {
    read(bytes).map(|_| ()).unwrap_err()
}

/// Everything again, as a file.
pub fn rewritten(read: &Read) -> String {
    format::write(&read.workspace, &read.log, 1_795_164_000_000, &Scope::Whole)
}
