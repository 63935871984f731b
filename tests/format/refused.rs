//! What is refused: each case names the path and the reason (trust.md, "Bad input"; the numbers are that table's).

use plumbline::format::{self, Allowed, LARGEST_FILE, MOST_PROBLEMS};

use crate::files::{actuals, file, full, goal, goals, log, logged, refused, small};

/// A file is refused with just these problems.
#[track_caller]
fn check(case: &str, bytes: impl AsRef<[u8]>, expected: &[&str]) {
    let problems = refused(bytes.as_ref());
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told, expected, "case {case}");
}

#[test]
fn bytes_that_are_no_text_are_refused_with_a_hint() {
    let utf16 =
        |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { small().encode_utf16().flat_map(bytes).collect() };
    let le = [&[0xff, 0xfe][..], &utf16(u16::to_le_bytes)].concat();
    check("1", "", &["the file is empty"]);
    check("2", " \n\r\n\t ", &["the file is empty"]);
    check("2 with a mark", "\u{feff}\n", &["the file is empty"]);
    check("4", le, &["the file is UTF-16 from byte 0, save it as UTF-8"]);
    check("5", utf16(u16::to_be_bytes), &["the file is UTF-16 from byte 0, save it as UTF-8"]);
    let gbk = [
        br#"{"format":"plumbline","version":1,"goals":[{"id":"g","title":""#.as_slice(),
        &[0xcf, 0xfa, 0xca, 0xdb, 0xb6, 0xee],
        br#""}]}"#,
    ]
    .concat();
    check("6", gbk, &["the file is not UTF-8 at byte 62, it looks like GBK, save it as UTF-8"]);
    for (case, bytes) in [("7", &[0xff][..]), ("8", &[0xc0, 0xaf])] {
        let mut broken = goal(r#""note":"#).into_bytes();
        broken.extend(bytes);
        let at = broken.len() - bytes.len();
        let told = format!("the file is not UTF-8 at byte {at}");
        check(case, broken, &[&told]);
    }
    check("15", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &["the file is not JSON"]);
    for workbook in [&b"PK\x03\x04\x14\0"[..], b"\xd0\xcf\x11\xe0\xa1\xb1"] {
        check("15", workbook, &["the file is a workbook or an archive, not JSON"]);
    }
    check(
        "16",
        "<!DOCTYPE html><html><body>Sign in</body></html>",
        &["the file is not JSON, it looks like HTML"],
    );
    check("csv", "id,title\n1,2\n", &["the file is not JSON"]);
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    // Whoever read it would find nesting without an end.
    check("17", vec![b'['; LARGEST_FILE + 1], &["the file is larger than 64 MiB"]);
}

#[test]
fn data_after_the_end_is_refused() {
    let nul = format!("{}\0\0", file(""));
    check("9", nul, &["extra data after the end, at line 1 column 69"]);
    let twice = format!("{}{}", file(""), file(""));
    check("11", twice, &["extra data after the end, at line 1 column 69"]);
}

#[test]
fn every_cut_of_a_file_is_refused_and_the_place_of_the_cut_told() {
    let whole = full().trim_end();
    for cut in (1..whole.len()).filter(|at| whole.is_char_boundary(*at)) {
        let problems = refused(&whole.as_bytes()[..cut]);
        let told = problems[0].reason.to_string();
        assert_eq!(problems.len(), 1, "cut at {cut}: {problems:?}");
        assert!(told.starts_with("the file ends too early, at line "), "{told}");
    }
}

#[test]
fn what_is_no_json_is_refused_with_its_line_and_column() {
    for (case, note, told) in [
        ("19", r#""a":[1,]"#, "/goals/0/a/1: not valid JSON at line 1 column 107"),
        ("20", r#""a":1 // b"#, "/goals/0/a: not valid JSON at line 1 column 106"),
        ("20", r#""a":1 /* b */"#, "/goals/0/a: not valid JSON at line 1 column 106"),
        ("21", r#"'a':1"#, "/goals/0: not valid JSON at line 1 column 100"),
        ("21", r#"a:1"#, "/goals/0: not valid JSON at line 1 column 100"),
        (
            "22",
            r#""target":NaN"#,
            "/goals/0/target: not a number that JSON allows, at line 1 column 109",
        ),
        (
            "22",
            r#""target":Infinity"#,
            "/goals/0/target: not a number that JSON allows, at line 1 column 109",
        ),
        (
            "22",
            r#""target":-Infinity"#,
            "/goals/0/target: not a number that JSON allows, at line 1 column 110",
        ),
        ("23", r#""target":012"#, "/goals/0/target: not valid JSON at line 1 column 110"),
        ("23", r#""target":+1"#, "/goals/0/target: not valid JSON at line 1 column 109"),
        ("23", r#""target":1."#, "/goals/0/target: not valid JSON at line 1 column 111"),
        ("23", r#""target":.5"#, "/goals/0/target: not valid JSON at line 1 column 109"),
        ("24", "\"note\":\"a\tb\"", "/goals/0/note: not valid JSON at line 1 column 108"),
        ("24", "\"note\":\"a\nb\"", "/goals/0/note: not valid JSON at line 1 column 108"),
    ] {
        check(case, goal(note), &[told]);
    }
}

#[test]
fn nesting_and_long_texts_are_refused_at_the_limit() {
    let nested = |depth| format!(r#""a":{}{}"#, "[".repeat(depth), "]".repeat(depth));
    let problems = refused(goal(&nested(62)).as_bytes());
    assert_eq!(problems[0].reason.to_string(), "nested deeper than 64 levels");
    assert!(problems[0].path.starts_with("/goals/0/a/0/0/"), "27");
    for deep in ["[".repeat(100_000), format!("{{\"a\":{}", "[".repeat(100_000))] {
        let problems = refused(deep.as_bytes());
        assert!(problems[0].path.len() < 200, "28: {}", problems[0].path);
        assert_eq!(problems[0].reason.to_string(), "nested deeper than 64 levels");
    }
    let long = goal(&format!(r#""future":"{}""#, "a".repeat(9_000_000)));
    check("34", long, &["/goals/0/future: text is longer than 1048576 bytes"]);
}

#[test]
fn another_shape_is_refused_at_its_path() {
    for text in ["null", "[]", "\"x\"", "3", "true", "-1"] {
        check("29", text, &["expected an object with a format"]);
    }
    check("30", file(r#","goals":[],"goals":[]"#), &["/goals: the field is given twice"]);
    check("31", goal(r#""kind":"kpi","kind":"kpi""#), &["/goals/0/kind: the field is given twice"]);
    check("31", goal(r#""b":1,"a":1,"b":2"#), &["/goals/0/b: the field is given twice"]);
    check(
        "31",
        goal(r#""k\u0069nd":"kpi","kind":"kpi""#),
        &["/goals/0/kind: the field is given twice"],
    );
    for (members, told) in [
        (r#","goals":{}"#, "/goals: expected a list"),
        (r#","goals":3"#, "/goals: expected a list"),
        (
            r#","goals":[3,[],"a",null]"#,
            "/goals/0: expected an object|/goals/1: expected an object|/goals/2: expected an object|/goals/3: expected an object",
        ),
        (r#","actuals":[]"#, "/actuals: expected an object"),
        (
            r#","log":[{"stamp":1}]"#,
            "/log/0/stamp: expected a stamp of 20 characters|/log/0/action: is missing",
        ),
        (
            r#","saved":"2026-12-31T23:59:60Z""#,
            "/saved: expected a time such as 2026-11-20T09:00:00Z",
        ),
    ] {
        let told: Vec<&str> = told.split('|').collect();
        check(members, file(members), &told);
    }
    check("no workspace", r#"{"format":"plumbline","version":1}"#, &["/workspace: is missing"]);
}

#[test]
fn files_of_other_apps_and_other_versions_are_refused_for_that_alone() {
    check("36", r#"{"goals":3}"#, &["not a file from this app: it names no format"]);
    check("36", r#"{"format":null}"#, &["not a file from this app: it names no format"]);
    check(
        "37",
        r#"{"type":"excalidraw","version":2,"elements":[]}"#,
        &[r#"not a file from this app: its format is "excalidraw""#],
    );
    check(
        "37",
        r#"{"format":"other","version":9,"goals":3}"#,
        &[r#"not a file from this app: its format is "other""#],
    );
    let newer = "/version: the file needs an app that reads version 2, this one reads up to 1";
    check("38", r#"{"format":"plumbline","version":2,"goals":{"a":[1]}}"#, &[newer]);
    check("38", r#"{"goals":{"a":[1]},"version":2,"format":"plumbline"}"#, &[newer]);
    for version in ["999999", "-1", "0", "1.5", "\"2\"", "null", "1e0", "[1]"] {
        let text = format!(r#"{{"format":"plumbline","version":{version}}}"#);
        let told = format!("/version: bad version {version}: expected a whole number from 1");
        check("39", text, &[&told]);
    }
    check(
        "39",
        r#"{"format":"plumbline"}"#,
        &["/version: bad version is missing: expected a whole number from 1"],
    );
}

#[test]
fn a_wrong_checksum_is_refused_unless_the_person_insists() {
    let written = crate::files::rewritten(&crate::files::accepted(small().as_bytes()));
    let changed = written.replace("1200 apples", "1300 apples");
    check("42", &changed, &["/checksum: the file was changed or damaged since it was written"]);
    let allowed = Allowed { wrong_checksum: true, ..Allowed::default() };
    let read = format::read_beside(changed.as_bytes(), None, allowed).unwrap();
    assert_eq!(read.notes, [format::Note::WrongChecksum]);
}

#[test]
fn a_checksum_that_was_told_before_it_covered_all_white_space_is_right_too() {
    const EARLY: &str = include_str!("../fixtures/v1/early-checksum.json");
    assert_eq!(format::read(EARLY.as_bytes()).unwrap().notes, []);
    let changed = EARLY.replace("good", "poor");
    check("early", &changed, &["/checksum: the file was changed or damaged since it was written"]);
}

#[test]
fn a_checksum_covers_white_space_within_texts_and_lets_nothing_follow_it() {
    const TOLD: &str = "/checksum: the file was changed or damaged since it was written";
    let workspace = r#","goals":[{"id":"g","title":"A b\\ \" c","note":"a\nb"}]"#;
    let written = crate::files::rewritten(&crate::files::accepted(file(workspace).as_bytes()));
    for (from, to) in [
        ("A b", "Ab"),
        ("A b", "A  b"),
        ("\\\" c", "\\\"c"),
        ("a\\nb", "a\\n b"),
        ("\n}\n", ",\"zz\":1}"),
        ("\n}\n", ",\"app\":\"x\"}"),
        ("\n}\n", ",\"signals\":[\n{}\n]\n}\n"),
    ] {
        let changed = written.replacen(from, to, 1);
        assert_ne!(changed, written, "{from}");
        let changed = match to.contains("app") {
            true => changed.replacen("\"app\":\"0.1.0\",\n", "", 1),
            false => changed,
        };
        check(to, &changed, &[TOLD]);
    }
    let moved = written.replace("\n\"goals\"", "\n\"checksum\":\"0000000000000000\",\n\"goals\"");
    check("twice", moved, &["/checksum: the field is given twice"]);
}

#[test]
fn what_no_known_field_may_say_is_refused_within_unknown_ones_too() {
    const TEXT: &str = "expected a text";
    const TWICE: &str = "the field is given twice";
    for (value, path, reason) in [
        (r#""\ud800""#, "", TEXT),
        (r#""\udc00\ud800""#, "", TEXT),
        (r#"[1, ["a", "\ud83d x"]]"#, "/1/1", TEXT),
        (r#"{"a":{"b" : "\uDBFF"}}"#, "/a/b", TEXT),
        (r#"{"a":{"\ud800":1}}"#, "/a", TEXT),
        (r#"{"a":1,"b":2,"a":1}"#, "/a", TWICE),
        (r#"[{"a":{}},{"b":{"c":[],"\u0063" : []}}]"#, "/1/b/\\u0063", TWICE),
    ] {
        for (text, at) in [
            (file(&format!(r#","zz":{value}"#)), "/zz"),
            (goal(&format!(r#""zz":{value}"#)), "/goals/0/zz"),
            (goal(&format!(r#""stamps":{{"zz":{value}}}"#)), "/goals/0/stamps/zz"),
            (
                goal(&format!(
                    r#""period":{{"start":"2026-01-01","end":"2026-01-02","zz":{value}}}"#
                )),
                "/goals/0/period/zz",
            ),
            (
                actuals(&format!(r#"{{"on":"2026-01-02","value":1,"zz":{value}}}"#)),
                "/actuals/m/0/zz",
            ),
            (log(&logged("x", &format!(r#"{{"kind":"x","zz":{value}}}"#))), "/log/0/changes/0/zz"),
        ] {
            check(value, text, &[&format!("{at}{path}: {reason}")]);
        }
    }
}

#[test]
fn values_of_the_wrong_kind_are_refused_at_their_paths() {
    for (case, members, told) in [
        (
            "44",
            r#""kind":"purple""#,
            r#"/goals/0/kind: "purple" is not one of objective, key-result, kpi, initiative"#,
        ),
        ("44", r#""aim":3"#, "/goals/0/aim: expected a text"),
        ("64", r#""target":1e400"#, "/goals/0/target: number out of range, at most 10^15"),
        ("65", r#""target":1e308"#, "/goals/0/target: number out of range, at most 10^15"),
        (
            "65",
            r#""target":-1000000000000001"#,
            "/goals/0/target: number out of range, at most 10^15",
        ),
        ("70", r#""target":"12""#, "/goals/0/target: expected a number"),
        ("71", r#""weight":{}"#, "/goals/0/weight: expected a number"),
        ("71", r#""kind":null"#, "/goals/0/kind: is missing"),
        ("76", r#""target":true"#, "/goals/0/target: expected a number"),
        ("77", r#""target":"1,234.5""#, "/goals/0/target: expected a number"),
        ("77", r#""target":"１２３""#, "/goals/0/target: expected a number"),
        ("77", r#""target":"1万""#, "/goals/0/target: expected a number"),
        ("61", r#""weight":-1"#, "/goals/0/weight: must not be negative"),
        ("61", r#""tolerance":-1"#, "/goals/0/tolerance: must be 0 to 1000000 percent"),
        ("N01", r#""tolerance":1000001"#, "/goals/0/tolerance: must be 0 to 1000000 percent"),
        ("N10", r#""plan":[["2026-06-30",-50]]"#, "/goals/0/plan/0: must be 0 to 1000 percent"),
        (
            "N10",
            r#""plan":[["2026-06-30",50],["2026-09-30",1000000]]"#,
            "/goals/0/plan/1: must be 0 to 1000 percent",
        ),
        ("26", r#""note":"a\u0000b""#, "/goals/0/note: holds a control character"),
        ("lone surrogate", r#""note":"\ud800""#, "/goals/0/note: expected a text"),
        ("deleted", r#""deleted":0"#, "/goals/0/deleted: expected true or false"),
        ("order", r#""order":1"#, "/goals/0/order: expected a text"),
        ("stamp", r#""stamp":"now""#, "/goals/0/stamp: expected a stamp of 20 characters"),
        (
            "stamps",
            r#""stamps":{"title":3}"#,
            "/goals/0/stamps/title: expected a stamp of 20 characters",
        ),
        (
            "plan",
            r#""plan":[["2026-01-01"]]"#,
            "/goals/0/plan: expected a point as [date, percent]",
        ),
        (
            "plan",
            r#""plan":[["2026-01-02",1],["2026-01-02",2]]"#,
            "/goals/0/plan/1: the day is not after the one before",
        ),
    ] {
        check(case, goal(members), &[told]);
    }
    let digits = "9".repeat(1500);
    check(
        "75",
        goal(&format!(r#""target":{digits}"#)),
        &["/goals/0/target: number out of range, at most 10^15"],
    );
    check(
        "currency",
        r#"{"format":"plumbline","version":1,"workspace":{"id":"w","currency":"yuan","calendar":{"yearStartsIn":13}}}"#,
        &[
            "/workspace/currency: expected a currency code of three capital letters",
            "/workspace/calendar/yearStartsIn: expected a month from 1 to 12",
        ],
    );
}

#[test]
fn dates_that_are_none_are_refused() {
    const WRITTEN: &str = "expected a date as YYYY-MM-DD";
    for (case, date, told) in [
        ("78", "2026-02-30", "there is no such date"),
        ("80", "0000-00-00", "date out of range, 1970-01-01 to 2199-12-31"),
        ("80", "1969-12-31", "date out of range, 1970-01-01 to 2199-12-31"),
        ("80", "2200-01-01", "date out of range, 1970-01-01 to 2199-12-31"),
        ("80", "10000-01-01", WRITTEN),
        ("80", "-271821-04-20", WRITTEN),
        ("82", "2026-W53", WRITTEN),
        ("82", "20260105", WRITTEN),
        ("82", "05/01/2026", WRITTEN),
        ("82", "2026年1月5日", WRITTEN),
        ("85", "2026-06-30T23:59:60Z", WRITTEN),
        ("85", "2026-06-30T24:00:00Z", WRITTEN),
        ("85", "2026-06-30T12:00", WRITTEN),
    ] {
        let text = actuals(&format!(r#"{{"on":"{date}","value":1}}"#));
        check(case, text, &[&format!("/actuals/m/0/on: {told}")]);
    }
    check(
        "84",
        goal(r#""period":{"start":"2026-02-01","end":"2026-01-31"}"#),
        &["/goals/0/period/end: the end is before /goals/0/period/start"],
    );
    check(
        "half a period",
        goal(r#""period":{"start":"2026-02-01"}"#),
        &["/goals/0/period/end: is missing"],
    );
}

#[test]
fn records_that_do_not_fit_together_are_refused() {
    check(
        "48",
        goals(r#"{"id":"a","title":"A","parent":"a"}"#),
        &["/goals/0/parent: goals in a cycle: A → A"],
    );
    check(
        "49",
        goals(
            r#"{"id":"a","title":"A","parent":"b"},{"id":"b","title":"B","parent":"a"},{"id":"c","title":"C","parent":"a"}"#,
        ),
        &["/goals/0/parent: goals in a cycle: A → B → A"],
    );
    check("51", goal(r#""parent":"gone""#), &[r#"/goals/0/parent: the file has no record "gone""#]);
    check(
        "51",
        goal(r#""owner":"o","unit":"u","metric":"m""#),
        &[
            r#"/goals/0/owner: the file has no record "o""#,
            r#"/goals/0/unit: the file has no record "u""#,
            r#"/goals/0/metric: the file has no record "m""#,
        ],
    );
    check(
        "53",
        goals(r#"{"id":"a","title":"A"},{"id":"b"},{"id":"a","title":"B"}"#),
        &["/goals/2/id: the id is taken by /goals/0/id", "/goals/1/title: must not be empty"],
    );
    for id in ["", "a/b", "a\\nb", "目标", &"a".repeat(10_000)] {
        check(
            "55",
            goals(&format!(r#"{{"id":"{id}","title":"A"}}"#)),
            &["/goals/0/id: an id is 1 to 64 letters, digits, hyphens or underscores"],
        );
    }
    check("55", goals(r#"{"title":"A"}"#), &["/goals/0/id: is missing"]);
    check("62", file(r#","actuals":{"m":[]}"#), &[r#"/actuals/m: the file has no record "m""#]);
    check(
        "62",
        actuals(r#"{"on":"2026-01-01","value":1,"by":"p"}"#),
        &[r#"/actuals/m/0/by: the file has no record "p""#],
    );
    check(
        "two actuals a day",
        actuals(
            r#"{"on":"2026-01-02","value":1},{"on":"2026-01-01","value":1},{"on":"2026-01-02","value":2}"#,
        ),
        &["/actuals/m/2: the day is taken by /actuals/m/0"],
    );
    check("no value", actuals(r#"{"on":"2026-01-02"}"#), &["/actuals/m/0/value: is missing"]);
}

#[test]
fn a_problem_of_an_actual_names_its_place_in_the_file() {
    const NOBODY: &str = r#"the file has no record "nobody""#;
    let told = |index: usize| format!("/actuals/m/{index}/by: {NOBODY}");
    let actual =
        |day: u32, more: &str| format!(r#"{{"on":"2026-01-{day:02}","value":{day}{more}}}"#);
    let by = r#","by":"nobody""#;
    for (case, entries, expected) in [
        ("out of order", [actual(3, ""), actual(1, by), actual(2, "")], vec![told(1)]),
        ("falling", [actual(3, by), actual(2, ""), actual(1, by)], vec![told(2), told(0)]),
        ("the same twice", [actual(3, ""), actual(3, ""), actual(4, by)], vec![told(2)]),
        (
            "behind a broken one",
            [r#"{"on":"2026-01-01"}"#.into(), actual(3, ""), actual(2, by)],
            vec!["/actuals/m/0/value: is missing".into(), told(2)],
        ),
        (
            "two that differ",
            [actual(3, by), r#"{"on":"2026-01-03","value":9}"#.into(), actual(1, "")],
            vec!["/actuals/m/1: the day is taken by /actuals/m/0".into(), told(0)],
        ),
    ] {
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(case, actuals(&entries.join(",")), &expected);
    }
}

#[test]
fn of_a_long_ring_the_first_titles_are_told_and_how_many_follow() {
    let ring = |count: usize| {
        let goal =
            |n: usize| format!(r#"{{"id":"g{n}","title":"G{n}","parent":"g{}"}}"#, (n + 1) % count);
        goals(&(0..count).map(goal).collect::<Vec<_>>().join(","))
    };
    let first = "/goals/0/parent: goals in a cycle: G0 → G1 → G2 → G3 → G4 →";
    check("five", ring(5), &[&format!("{first} G0")]);
    check("six", ring(6), &[&format!("{first} and 1 more")]);
    check("a thousand", ring(1000), &[&format!("{first} and 995 more")]);
    let units = (0..1000)
        .map(|n| format!(r#"{{"id":"u{n}","name":"U{n}","parent":"u{}"}}"#, (n + 1) % 1000));
    let units = units.collect::<Vec<_>>().join(",");
    let told = "/units/0/parent: goals in a cycle: U0 → U1 → U2 → U3 → U4 → and 995 more";
    check("units", file(&format!(r#","units":[{units}]"#)), &[told]);
}

#[test]
fn a_cascade_of_33_levels_and_one_goal_too_many_are_refused() {
    let chain = |depth: usize| {
        let goal = |n: usize| match n {
            0 => r#"{"id":"g0","title":"G"}"#.to_owned(),
            _ => format!(r#"{{"id":"g{n}","title":"G","parent":"g{}"}}"#, n - 1),
        };
        goals(&(0..depth).map(goal).collect::<Vec<_>>().join(","))
    };
    assert!(format::read(chain(32).as_bytes()).is_ok());
    check("56", chain(33), &["/goals/32/parent: the goal is deeper than 32 levels"]);
    let flat: Vec<_> = (0..100_001).map(|n| format!(r#"{{"id":"{n}","title":"G"}}"#)).collect();
    check("57", goals(&flat.join(",")), &["/goals: more than 100000 goals"]);
    let marks = |count| {
        let marks = (1..count).map(|n| format!(r#"{{"id":"{n}","deleted":true}}"#));
        goals(&marks.chain([flat[0].clone()]).collect::<Vec<_>>().join(","))
    };
    assert!(format::read(marks(200_000).as_bytes()).is_ok());
    check("57 with marks", marks(200_001), &["/goals: more than 100000 goals"]);
}

#[test]
fn texts_that_are_empty_or_too_long_are_refused() {
    let title = |title: &str| goals(&format!(r#"{{"id":"g","title":"{title}"}}"#));
    check("95", title(&"👨‍👩‍👧".repeat(501)), &["/goals/0/title: longer than 500 characters"]);
    for blank in ["", "  ", "\u{3000}\u{3000}"] {
        check("96", title(blank), &["/goals/0/title: must not be empty"]);
    }
    check(
        "name of the workspace",
        file("").replace("\"W\"", &format!("\"{}\"", "W".repeat(501))),
        &["/workspace/name: longer than 500 characters"],
    );
    check(
        "note",
        goal(&format!(r#""note":"{}""#, "目".repeat(20_001))),
        &["/goals/0/note: longer than 20000 characters"],
    );
}

#[test]
fn all_problems_are_told_up_to_a_hundred() {
    let bad: Vec<_> =
        (0..150).map(|n| format!(r#"{{"id":"g{n}","title":"","target":"1"}}"#)).collect();
    let problems = refused(goals(&bad.join(",")).as_bytes());
    assert_eq!(problems.len(), MOST_PROBLEMS);
    assert_eq!(problems[99].to_string(), "/goals/99/target: expected a number");
}
