//! The change log is open: what a newer version says in it is kept, and what an earlier one said is read.

use plumbline::domain::records::edit::RecordKey;
use plumbline::domain::records::log::{Change, LogEntry, LoggedAction};
use plumbline::domain::values::id::WorkspaceId;
use plumbline::format::record::{assemble, encode};

use crate::files::{accepted, log, logged, refused, rewritten};

/// A change that any version knows.
const KNOWN: &str = r#"{"kind":"goal","id":"g","field":"title","before":"Narth","after":"North"}"#;

/// The only entry of a log; it is written again, to a file and to storage, as it was.
#[track_caller]
fn kept(entry: &str) -> LogEntry {
    let read = accepted(log(entry).as_bytes());
    let written = rewritten(&read);
    assert!(written.contains(&format!("\n{entry}\n")), "{entry} is not in {written}");
    let [own] = read.log.as_slice() else { panic!("{:?}", read.log) };
    let key = RecordKey::Log(own.stamp);
    let stored = encode(&read.workspace, &key, &read.log).unwrap();
    assert_eq!(stored, entry);
    let assembled = assemble(WorkspaceId::new("w").unwrap(), [(key.to_string(), stored)]);
    assert_eq!((assembled.log.as_slice(), assembled.set_aside), (&[own.clone()][..], vec![]));
    own.clone()
}

/// A log with this change is refused with just these problems.
#[track_caller]
fn check(entry: &str, expected: &[&str]) {
    let problems = refused(log(entry).as_bytes());
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told, expected, "{entry}");
}

#[test]
fn an_action_that_is_unknown_is_kept_by_its_word() {
    for word in ["split-goal", "a", "2fa", "Add-Goal", &"w".repeat(40)] {
        match kept(&logged(word, KNOWN)).action {
            LoggedAction::Other(other) => assert_eq!(other.as_str(), word),
            LoggedAction::Known(action) => panic!("{word} is {action:?}"),
        }
    }
}

#[test]
fn an_action_that_is_no_plain_word_is_refused() {
    for word in ["", "split goal", "split_goal", "拆分", "a/b", &"w".repeat(41)] {
        let told = "/log/0/action: a word is 1 to 40 letters, digits or hyphens";
        check(&logged(word, KNOWN), &[told]);
    }
    let number = logged("", KNOWN).replace(r#""action":"""#, r#""action":7"#);
    check(&number, &["/log/0/action: expected a text"]);
}

#[test]
fn a_change_that_says_anything_unknown_is_kept_as_its_text() {
    for change in [
        r#"{"kind":"task","id":"t1","field":"done","before":false,"after":true}"#,
        r#"{"kind":"task"}"#,
        r#"{"after":{"deep":[1.50e+2,null,"a \" b"]},"kind":"task","id":7}"#,
        r#"{"kind":"goal","id":"g","field":"mood","after":"high"}"#,
        r#"{"kind":"settings","field":"mood"}"#,
        r#"{"kind":"goal","id":"g","field":"title","after":"North","why":"a name"}"#,
        r#"{"kind":"actual","id":"m","field":"2026-01-01","half":1}"#,
        r#"{"goal":"g","field":"mood","after":"high"}"#,
    ] {
        let entry = kept(&logged("edit-goal", &format!("{change},{KNOWN}")));
        assert_eq!(entry.changes[0], Change::Unknown(change.into()));
        assert_eq!((entry.known().count(), entry.unknown()), (1, 1), "{change}");
    }
}

#[test]
fn an_unknown_change_is_kept_without_white_space() {
    let spaced = "{ \"kind\" : \"task\",\r\n\"after\": \"a b\" }";
    let read = accepted(log(&logged("edit-goal", spaced)).as_bytes());
    let text = r#"{"kind":"task","after":"a b"}"#;
    assert_eq!(read.log[0].changes, [Change::Unknown(text.into())]);
}

#[test]
fn a_known_change_that_is_wrong_is_refused_at_its_path() {
    for (change, told) in [
        ("3", "/log/0/changes/0: expected an object"),
        (r#"{"kind":3,"field":"title"}"#, "/log/0/changes/0/kind: expected a text"),
        (r#"{"id":"g","field":"title"}"#, "/log/0/changes/0/kind: is missing"),
        (r#"{"kind":"goal","id":"g"}"#, "/log/0/changes/0/field: is missing"),
        (r#"{"kind":"goal","field":"title"}"#, "/log/0/changes/0/id: is missing"),
        (
            r#"{"kind":"unit","id":"a/b","field":"name"}"#,
            "/log/0/changes/0/id: an id is 1 to 64 letters, digits, hyphens or underscores",
        ),
        (
            r#"{"kind":"goal","id":"g","field":"target","before":"1","after":2}"#,
            "/log/0/changes/0/before: expected a number",
        ),
        (
            r#"{"kind":"person","id":"p","field":"name","after":1}"#,
            "/log/0/changes/0/after: expected a text",
        ),
        (
            r#"{"kind":"actual","id":"m","field":"2026-02-30"}"#,
            "/log/0/changes/0/field: there is no such date",
        ),
        (
            r#"{"kind":"actual","id":"m","field":"2026-02-01","after":7}"#,
            "/log/0/changes/0/after: expected an object",
        ),
        (
            r#"{"goal":"g","field":"target","after":"1"}"#,
            "/log/0/changes/0/after: expected a number",
        ),
    ] {
        check(&logged("edit-goal", change), &[told]);
    }
}

#[test]
fn an_actual_that_is_deleted_in_a_change_is_none() {
    let deleted = r#"{"on":"2026-02-01","deleted":true}"#;
    let change = format!(r#"{{"kind":"actual","id":"m","field":"2026-02-01","after":{deleted}}}"#);
    let read = accepted(log(&logged("delete-actual", &change)).as_bytes());
    assert_eq!(read.log[0].known().count(), 1);
}

#[test]
fn the_early_spelling_is_read_and_written_as_it_is_spelled_now() {
    let read = accepted(include_bytes!("../fixtures/v1/early-log.json"));
    let written = rewritten(&read);
    let changes: Vec<&str> = written.lines().filter(|line| line.contains("changes")).collect();
    assert_eq!(
        changes,
        [
            r#"{"stamp":"00txq9h000001000001a","action":"edit-goal","changes":[{"kind":"goal","id":"g1","field":"target","after":10000000},{"kind":"goal","id":"g1","field":"rollUp","before":"sum"}]},"#,
            r#"{"stamp":"00txq9h000002000001a","action":"paste-actuals","changes":[{"kind":"metric","id":"m1","field":"name","before":"M","after":"N"},{"kind":"actual","id":"m1","field":"2026-04-05","after":{"on":"2026-04-05","value":1200000.5}}]},"#,
            r#"{"stamp":"00txq9h000003000001a","action":"edit-people","changes":[{"kind":"person","id":"p1","field":"unit","after":"u1"},{"kind":"unit","id":"u1","field":"deleted","after":true}]},"#,
            r#"{"stamp":"00txq9h000004000001a","action":"edit-settings","changes":[{"kind":"settings","field":"currency","before":"EUR","after":"CNY"}]}"#,
        ]
    );
    assert!(read.log.iter().all(|entry| entry.unknown() == 0));
    assert_eq!(accepted(written.as_bytes()).log, read.log);
}
