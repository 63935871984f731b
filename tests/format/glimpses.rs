//! Looking into a file that a newer version wrote (trust.md, case 38): what is known is shown, the rest is counted.

use plumbline::domain::Language;
use plumbline::format::glimpse::Glimpse;
use plumbline::format::{self, Reason};
use plumbline::locales::Texts;
use plumbline::view::glimpse::{Row, look};

use crate::files::full;

/// A file of version 2 with fields, words and parts that version 1 doesn't know.
const NEWER: &str = r#"{"format":"plumbline","version":2,"saved":"2027-03-01T22:00:00Z","theatre":{"acts":[1,2]},
    "workspace":{"id":"w","name":"未来","currency":"EUR","calendar":{"yearStartsIn":"spring"},"mood":"high"},
    "people":[{"id":"p","name":"Li Na","pronoun":"she"},{"id":"q","name":{"given":"Bo"}}],
    "metrics":[{"id":"m","name":"Revenue","measure":"money","aggregation":"telescoping"},
               {"id":"k","name":"Karma","measure":"karma"}],
    "goals":[{"id":"a","title":"Grow","kind":"dream","period":"always","metric":"m","target":12000000},
             {"id":"b","title":"Karma","parent":"a","metric":"k","target":7},
             {"id":"c","title":"Under","parent":"b","plan":"wave"},
             {"id":"d","title":{"en":"Two tongues"},"parent":"a"},
             {"id":"e","title":"Elastic","target":{"from":1,"to":2}},
             {"id":"f","title":"Gone","deleted":true},
             "not a goal"],
    "actuals":{"m":[{"on":"2027-01-31","value":3000000,"weather":"fair"},{"on":"2027-02","value":1},
                    {"on":"2027-02-28","value":0,"deleted":true}],
               "k":[{"on":"2027-01-01","value":1}]}}"#;

fn of(text: &str) -> Option<Glimpse> {
    match format::read(text.as_bytes()).unwrap_err().as_slice() {
        [problem] => match problem.reason {
            Reason::NewerVersion { needed, .. } => Glimpse::of(text.as_bytes(), needed),
            _ => panic!("{problem}"),
        },
        problems => panic!("{problems:?}"),
    }
}

#[test]
fn what_is_known_of_a_newer_file_is_shown_and_what_is_not_is_counted() {
    let glimpse = of(NEWER).unwrap();
    let look = look(&glimpse, Texts::of(Language::English), 8 * 60);
    assert_eq!(look.refusal, "needs format version 2; this app reads up to 1, please update");
    assert_eq!(look.head, "Workspace “未来”, saved on 2 Mar 2027");
    assert_eq!(look.counts.map(|(_, count)| count), [3, 1, 1, 2]);
    let row = |level, title: &str, numbers: &[&str]| Row {
        level,
        title: title.into(),
        numbers: numbers.iter().map(ToString::to_string).collect(),
    };
    let goals = [
        row(1, "Grow", &["target 12M", "latest 3M (31 Jan 2027)"]),
        row(2, "Karma", &["target 7"]),
        row(3, "Under", &[]),
    ];
    assert_eq!(look.goals, goals);
    assert_eq!((look.more, look.unread), (0, 6), "q, k, d, e, a text, February");
}

#[test]
fn a_long_list_is_cut_and_the_rest_counted() {
    let row = |n: usize| format!(r#"{{"id":"g{n}","title":"G{n}"}}"#);
    let rows: Vec<_> = (0..50).map(row).collect();
    let text = format!(r#"{{"format":"plumbline","version":7,"goals":[{}]}}"#, rows.join(","));
    let look = look(&of(&text).unwrap(), Texts::of(Language::English), 0);
    assert_eq!((look.goals.len(), look.more, look.unread), (40, 10, 0));
    assert_eq!(look.goals[39].title, "G39");
}

#[test]
fn all_of_a_file_that_only_says_another_version_is_understood() {
    let text = full().replacen("\"version\":1", "\"version\":2", 1);
    let glimpse = of(&text).unwrap();
    let whole = format::read(full().as_bytes()).unwrap().workspace;
    assert_eq!(glimpse.unread, 0);
    let goals = |w: &plumbline::domain::records::workspace::Workspace| w.goals.all().to_vec();
    assert_eq!(goals(glimpse.workspace()), goals(&whole));
}

#[test]
fn a_newer_file_that_is_broken_besides_is_only_refused() {
    assert!(of(&NEWER.replace("\"goals\":[", "\"goals\":[,")).is_none());
    assert!(of(&NEWER[..NEWER.len() - 2]).is_none());
}
