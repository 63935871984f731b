//! The change log as it is shown: filtered, cut to what is asked for, and what can still be taken back.

use plumbline::domain::Language;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::goal::GoalField;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::local;
use plumbline::domain::values::id::{GoalId, PersonId};
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::command::{Command, Refusal};
use plumbline::model::importing::How;
use plumbline::model::route::LogFilter;
use plumbline::view::log::{self, LogPage};

use crate::page::{Page, date};

const BEIJING_MIN: i32 = 480;

fn shown(page: &Page, filter: &LogFilter, most: usize) -> LogPage {
    log::page(page.open(), filter, Texts::of(Language::English), BEIJING_MIN, most)
}

fn changes(log: &LogPage) -> Vec<String> {
    log.rows.iter().flat_map(|row| row.changes.clone()).collect()
}

/// North and South, each renamed, South with an actual, all by Ann but the last.
fn busy() -> (Page, GoalId, PersonId) {
    let mut page = Page::with_workspace();
    page.run(Command::AddPerson("Ann".into()));
    let ann = page.open().workspace.people.all()[0].id.clone();
    page.send(Event::ChooseIdentity(Some(ann.clone())));
    let (north, south) = (page.add(None, "North", 10), page.add(None, "South", 20));
    page.run(Command::EditGoal(north, GoalField::Title("Far north".into())));
    page.enter(&south, date(3, 1), 5);
    page.send(Event::ChooseIdentity(None));
    page.run(Command::EditGoal(south.clone(), GoalField::Title("Deep south".into())));
    (page, south, ann)
}

#[test]
fn the_latest_comes_first_and_older_ones_wait() {
    let (page, _, _) = busy();
    let log = shown(&page, &LogFilter::default(), 2);
    assert!(log.has_older);
    assert!(!shown(&page, &LogFilter::default(), 6).has_older);
    assert_eq!(changes(&log), ["Title: South → Deep south", "1 Mar: 5"]);
    let subject = log.rows[1].goal.as_ref().map(|(_, title)| title.as_str());
    assert_eq!(subject, Some("Deep south"), "an actual is told of its goal");
}

#[test]
fn filters_let_through_what_they_ask_for() {
    let (page, south, ann) = busy();
    let count = |filter: LogFilter| {
        let shown = shown(&page, &filter, 100).rows.len();
        assert_eq!(log::count(page.open(), &filter, BEIJING_MIN), shown);
        shown
    };
    assert_eq!(count(LogFilter::of_goal(south.clone())), 3, "added, its actual, renamed");
    let by_ann = LogFilter { person: Some(ann), ..LogFilter::default() };
    assert_eq!(count(by_ann.clone()), 4);
    assert_eq!(count(LogFilter { goal: Some(south), ..by_ann }), 2);
    let day = local(page.time_ms, BEIJING_MIN).unwrap().date();
    let on = |day| LogFilter { day, ..LogFilter::default() };
    assert_eq!(count(on(Some(day))), 6);
    assert_eq!(count(on(day.pred_opt())), 0);
}

#[test]
fn only_what_still_says_what_it_said_can_be_taken_back() {
    let (page, south, _) = busy();
    let can: Vec<(&str, bool)> = (shown(&page, &LogFilter::of_goal(south), 100).rows.iter())
        .map(|row| (row.action, row.can_take_back))
        .collect();
    assert_eq!(
        can,
        [("Edit goal", true), ("Enter actual", true), ("Add goal", false)],
        "its title was changed since it was added"
    );
}

#[test]
fn a_day_is_the_local_one() {
    let (page, _, _) = busy();
    let log = shown(&page, &LogFilter::default(), 1);
    let row = &log.rows[0];
    let there = local(page.time_ms, BEIJING_MIN).unwrap();
    assert_eq!(row.day, there.date());
    assert_eq!(row.time, there.format("%H:%M").to_string());
}

#[test]
fn many_changes_of_one_action_are_told_of_the_first_and_counted() {
    let (mut page, south, _) = busy();
    let rows = (1..=20).map(|day| (date(4, day), Actual::of(Amount::from(7)))).collect();
    page.run(Command::PasteActuals(south, rows));
    let log = shown(&page, &LogFilter::default(), 1);
    assert_eq!((log.rows[0].changes.len(), log.rows[0].more_changes), (6, 14));
}

#[test]
fn what_a_newer_version_logged_is_counted_kept_and_not_taken_back() {
    let mut page = Page::with_workspace();
    let north = page.add(None, "North", 10);
    let known = format!(
        r#"{{"kind":"goal","id":"{north}","field":"title","before":"Narth","after":"North"}}"#
    );
    let entry = |stamp: &str, changes: &str| {
        format!(r#"{{"stamp":"{stamp}","action":"split-goal","changes":[{changes}]}}"#)
    };
    let entries = [
        entry("00txq9h000001000001a", &format!(r#"{known},{{"kind":"task","id":"t"}}"#)),
        entry("00txq9h000002000001a", &known),
    ];
    let file = page.export();
    let (unsealed, _) = file.rsplit_once(",\n\"checksum\"").unwrap();
    let log = format!("\"log\":[\n{},", entries.join(",\n"));
    let newer = unsealed.replacen("\"log\":[", &log, 1);
    page.import(&format!("{newer}\n}}"), How::Merge(Default::default()));
    let log = shown(&page, &LogFilter::default(), 100);
    let told: Vec<_> = (log.rows.iter().filter(|row| row.action == "Changed"))
        .map(|row| (row.changes.join(", "), row.more_changes, row.can_take_back))
        .collect();
    let title = || "Title: Narth → North".to_owned();
    assert_eq!(told, [(title(), 0, true), (title(), 1, false)]);
    let file = page.export();
    assert!(entries.iter().all(|entry| file.contains(entry)), "{file}");
    page.send(Event::TakeBack("00txq9h000001000001a".parse().unwrap()));
    assert_eq!(page.refusal(), Some(&Refusal::NotTold));
}
