//! What is accepted, and that everything in it comes back on writing.

use chrono::NaiveDate;
use plumbline::domain::cascade::tree::Tree;
use plumbline::domain::records::edit::Edit;
use plumbline::domain::records::goal::{Goal, GoalField, GoalKey};
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::tracking::figures::Figures;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::Span;
use plumbline::format::{self, Note, Scope};

use crate::files::{accepted, actuals, file, full, goal, goals, refused, rewritten, small};

/// A file is accepted, and writing it again gives the same bytes each time.
#[track_caller]
fn check(case: &str, text: impl AsRef<[u8]>) -> Workspace {
    let read = format::read(text.as_ref()).unwrap_or_else(|p| panic!("case {case}: {p:?}"));
    let once = rewritten(&read);
    assert_eq!(rewritten(&accepted(once.as_bytes())), once, "case {case}");
    read.workspace
}

fn titles(workspace: &Workspace) -> Vec<&str> {
    let tree = Tree::new(&workspace.goals);
    let all = tree.all().into_iter();
    all.map(|place| workspace.goals.at(place).unwrap().title.as_str()).collect()
}

fn only(workspace: &Workspace) -> &Goal {
    &workspace.goals.all()[0]
}

#[test]
fn a_small_file_written_by_hand_is_read_with_defaults() {
    let workspace = check("small", small());
    assert_eq!(titles(&workspace), ["A good year", "1200 apples"]);
    let harvest = &workspace.goals.all()[1];
    assert_eq!(harvest.weight, Amount::ONE);
    let (metric, series) = workspace.measured(harvest).unwrap();
    assert_eq!((metric.name.as_str(), series.len()), ("Apples", 2));
}

#[test]
fn a_full_file_comes_back_byte_for_byte_with_a_checksum() {
    let read = accepted(full().as_bytes());
    assert_eq!(read.notes, [Note::NoChecksum]);
    let saved_ms = read.saved_ms.unwrap();
    let text = format::write(&read.workspace, &read.log, saved_ms, &Scope::Whole);
    let (body, checksum) = text.rsplit_once(",\n\"checksum\":").unwrap();
    assert_eq!(format!("{body}\n}}\n"), full());
    assert_eq!(checksum.len(), "\"0123456789abcdef\"\n}\n".len());
    assert_eq!(accepted(text.as_bytes()).notes, []);
}

#[test]
fn marks_line_ends_and_white_space_do_not_matter() {
    let written = rewritten(&accepted(full().as_bytes()));
    for (case, text) in [
        ("3", format!("\u{feff}{written}")),
        ("10", format!("{written}\n\n")),
        ("14", written.replace('\n', "\r\n")),
        ("33", written.replacen('{', &format!("{{{}", " \n".repeat(500_000)), 1)),
    ] {
        let read = accepted(text.as_bytes());
        assert_eq!(read.notes, [], "case {case}");
        assert_eq!(rewritten(&read), written, "case {case}");
    }
}

#[test]
fn unknown_fields_come_back_wherever_they_stand() {
    for (case, text, kept) in [
        ("43", file(r#","future":{ "a" : [ 1, "b c" ] }"#), r#""future":{"a":[1,"b c"]}"#),
        ("43", goal(r#""future":1.50e+2"#), r#""future":1.50e+2"#),
        ("43", goal(r#""future":1e400"#), r#""future":1e400"#),
        (
            "43",
            goal(r#""future":[{"a":1},{"a":"\ud83d\ude00"}]"#),
            r#"[{"a":1},{"a":"\ud83d\ude00"}]"#,
        ),
        ("43", goal(r#""stamps":{"future":"x"}"#), r#""stamps":{"future":"x"}"#),
        (
            "43",
            goal(r#""period":{"start":"2026-01-01","end":"2026-01-02","half":1}"#),
            r#""end":"2026-01-02","half":1}"#,
        ),
        (
            "43",
            actuals(r#"{"on":"2026-01-01","value":1,"future":null}"#),
            r#""value":1,"future":null}"#,
        ),
        (
            "45",
            goal(r#""__proto__":{"x":1},"constructor":2,"prototype":3"#),
            r#""__proto__":{"x":1},"constructor":2,"prototype":3"#,
        ),
        ("27", goal(&format!(r#""a":{}{}"#, "[".repeat(61), "]".repeat(61))), &"[".repeat(61)),
    ] {
        check(case, &text);
        let written = rewritten(&accepted(text.as_bytes()));
        assert!(written.contains(kept), "case {case}: {written}");
    }
}

#[test]
fn numbers_are_rounded_once_and_dates_taken_as_they_stand() {
    for (case, number, amount) in [
        ("66", "-0", "0"),
        ("69", "0.1000000000000000055511151231257827", "0.1"),
        ("range", "1000000000000000", "1000000000000000"),
        ("exponent", "1.5E+3", "1500"),
    ] {
        let workspace = check(case, goal(&format!(r#""target":{number}"#)));
        assert_eq!(only(&workspace).target.unwrap().to_string(), amount, "case {case}");
    }
    assert_eq!(only(&check("71", goal(r#""target":null"#))).target, None);
    for (case, date, day) in [
        ("79", "2024-02-29", "2024-02-29"),
        ("81", "2026-03-29T02:30:00+01:00", "2026-03-29"),
        ("81", "2026-03-29T23:30:00.5Z", "2026-03-29"),
    ] {
        let text = goal(&format!(r#""period":{{"start":"{date}","end":"{date}"}}"#));
        let day = day.parse().unwrap();
        assert_eq!(only(&check(case, text)).period, Some(Span::day(day)), "case {case}");
    }
    let saved = |time: &str| accepted(file(&format!(r#","saved":"{time}""#)).as_bytes()).saved_ms;
    assert_eq!(saved("2026-03-29T02:30:00+01:00"), saved("2026-03-29T01:30:00Z"));
    assert_eq!(saved("1970-01-01T00:00:01.25Z"), Some(1250));
}

#[test]
fn texts_are_taken_as_text_whatever_they_look_like() {
    for (case, title) in [
        ("86", "<img src=x onerror=alert(1)>"),
        ("87", "</script><script>]]>\\\"><svg onload=x>"),
        ("92", "a\u{200d}\u{200b}\u{feff}b"),
        ("94", "👨‍👩‍👧🇨🇳"),
        ("97", "=HYPERLINK(1)"),
        ("97", "\\tTAB first"),
        ("97", "\\rCR first"),
        ("95", &"👨‍👩‍👧".repeat(500)),
    ] {
        let text = goals(&format!(r#"{{"id":"g","title":"{title}"}}"#));
        let expected: String = serde_json::from_str(&format!("\"{title}\"")).unwrap();
        assert_eq!(only(&check(case, text)).title, expected, "case {case}");
    }
    let note = r"[x](javascript:alert(1)) java\nscript: data:text/html,x vbscript: //host \\\\host";
    check("88", goal(&format!(r#""note":"{note}""#)));
}

#[test]
fn siblings_without_proper_order_stand_as_in_the_file() {
    let row = |id: &str, order: &str| format!(r#"{{"id":"{id}","title":"{id}"{order}}}"#);
    for (case, rows, told) in [
        ("missing", [row("c", ""), row("a", ""), row("b", "")], ["c", "a", "b"]),
        (
            "some missing",
            [row("c", ""), row("a", r#","order":"i00001""#), row("b", r#","order":"i00000""#)],
            ["b", "a", "c"],
        ),
        (
            "alike",
            [
                row("c", r#","order":"i00000""#),
                row("a", r#","order":"i00000""#),
                row("b", r#","order":"hzzzzz""#),
            ],
            ["b", "c", "a"],
        ),
        (
            "foreign",
            [
                row("c", r#","order":"1""#),
                row("a", r#","order":"2""#),
                row("b", r#","order":"目标""#),
            ],
            ["c", "a", "b"],
        ),
    ] {
        assert_eq!(titles(&check(case, goals(&rows.join(",")))), told, "case {case}");
    }
}

#[test]
fn a_goal_whose_deletion_is_undone_is_written_as_before_and_the_same_each_time() {
    let revived = |text: &str| {
        let mut read = accepted(text.as_bytes());
        let workspace = &mut read.workspace;
        for goal in workspace.goals.all().to_vec() {
            let stamp = goal.stamps.get(GoalKey::Deleted);
            for deleted in [true, false] {
                workspace.apply(Edit::Goal(goal.id.clone(), GoalField::Deleted(deleted)), stamp);
            }
        }
        rewritten(&read)
    };
    let written = rewritten(&accepted(small().as_bytes()));
    assert_eq!(revived(&written), written);
    let row = |id: &str, more: &str| format!(r#"{{"id":"{id}","title":"{id}"{more}}}"#);
    for (case, rows, told) in [
        ("alone", [row("b", r#","deleted":true"#)].to_vec(), ["b"].to_vec()),
        (
            "among siblings",
            [row("b", r#","deleted":true"#), row("c", ""), row("a", "")].to_vec(),
            ["c", "a", "b"].to_vec(),
        ),
        (
            "foreign",
            [row("b", r#","order":"2","deleted":true"#), row("c", ""), row("a", "")].to_vec(),
            ["b", "c", "a"].to_vec(),
        ),
    ] {
        let once = revived(&goals(&rows.join(",")));
        let read = accepted(once.as_bytes());
        assert_eq!(titles(&read.workspace), told, "case {case}");
        assert_eq!(rewritten(&read), once, "case {case}");
    }
}

#[test]
fn goals_that_no_number_can_be_made_of_are_accepted() {
    check(
        "60",
        goals(
            r#"{"id":"a","title":"A","rollUp":"weighted"},{"id":"b","title":"B","parent":"a","weight":0}"#,
        ),
    );
    check("72", goal(r#""baseline":5,"target":5"#));
    check("73", goal(r#""aim":"decrease","baseline":5,"target":1"#));
    check("74", actuals(r#"{"on":"2026-01-01","value":999999999999999}"#));
}

#[test]
fn an_actual_that_stands_twice_with_the_same_content_counts_once_and_that_is_told() {
    let first = r#"{"on":"2026-01-02","value":2,"note":"n","future":{"a":1}}"#;
    let spaced = r#"{"value":2.0,"future":{ "a": 1 },"note":"\u006e","on":"2026-01-02"}"#;
    let other = r#"{"on":"2026-01-01","value":1}"#;
    for entries in [
        [first, first, other],
        [first, other, first],
        [other, first, spaced],
        [first, first, first],
    ] {
        let text = actuals(&entries.join(","));
        let once = check("twice", &text);
        let read = accepted(text.as_bytes());
        assert_eq!(read.notes, [Note::NoChecksum, Note::RepeatedActuals]);
        let series = once.series(&once.metrics.all()[0].id);
        let days: std::collections::BTreeSet<_> = entries.iter().map(|e| *e == other).collect();
        assert_eq!(series.len(), days.len());
        assert_eq!(accepted(rewritten(&read).as_bytes()).notes, []);
    }
    for differs in [
        r#"{"on":"2026-01-02","value":2,"note":"n","future":{"a":2}}"#,
        r#"{"on":"2026-01-02","value":2,"note":"m","future":{"a":1}}"#,
        r#"{"on":"2026-01-02","deleted":true,"future":{"a":1}}"#,
        r#"{"on":"2026-01-02","value":2,"note":"n","future":{"a":1},"stamp":"00txq9h000001000001a"}"#,
    ] {
        let problems = refused(actuals(&[first, differs].join(",")).as_bytes());
        assert_eq!(problems[0].to_string(), "/actuals/m/1: the day is taken by /actuals/m/0");
    }
}

#[test]
fn a_hundred_thousand_siblings_are_accepted_and_kept_in_order() {
    let rows: Vec<_> =
        (0..100_000).map(|n| format!(r#"{{"id":"{}","title":"G{n}"}}"#, 999_999 - n)).collect();
    let read = accepted(goals(&rows.join(",")).as_bytes());
    assert!(read.workspace.goals.all().iter().all(|goal| goal.order.len() < 16));
    let titles = titles(&read.workspace);
    assert_eq!((titles[0], titles[50_000], titles[99_999]), ("G0", "G50000", "G99999"));
}

#[test]
fn a_subtree_takes_along_just_what_it_names() {
    let whole = accepted(full().as_bytes());
    let id = whole.workspace.goals.all()[1].id.clone();
    let text = format::write(&whole.workspace, &whole.log, 0, &Scope::Subtree(id));
    let part = accepted(text.as_bytes());
    let ids = |text: Vec<String>| text.join(" ");
    let workspace = &part.workspace;
    assert_eq!(ids(workspace.goals.all().iter().map(|r| r.id.to_string()).collect()), "g2");
    assert_eq!(ids(workspace.metrics.all().iter().map(|r| r.id.to_string()).collect()), "m1");
    assert_eq!(ids(workspace.people.all().iter().map(|r| r.id.to_string()).collect()), "p1");
    assert_eq!(ids(workspace.units.all().iter().map(|r| r.id.to_string()).collect()), "u1 u2");
    assert_eq!(only(workspace).parent, None);
    assert_eq!(workspace.series(&workspace.metrics.all()[0].id).len(), 2);
    assert!(part.log.is_empty());
}

#[test]
fn the_file_in_the_readme_is_a_whole_one() {
    let readme = include_str!("../../README.md");
    let (_, from) = readme.split_once("```json\n").unwrap();
    let (file, _) = from.split_once("```").unwrap();
    let workspace = accepted(file.as_bytes()).workspace;
    let goal = &workspace.goals.all()[0];
    let day = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    let figures = Figures::own(&workspace, goal, day);
    assert_eq!(figures.attainment, Ok(0.225));
}
