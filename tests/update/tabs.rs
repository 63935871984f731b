//! Tabs of one browser: each shows what the others stored, whatever became of the news.

use plumbline::domain::records::goal::GoalField;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::id::GoalId;
use plumbline::model::command::Command;
use plumbline::model::commit::{Revision, StorageError, StorageErrorKind};
use plumbline::model::importing::How;
use plumbline::model::news::News;
use plumbline::model::saving::SaveState;
use plumbline::model::state::{Durability, Now};
use plumbline::model::{Effect, Event, update};
use plumbline::shell::storage::Storage;

use crate::faulty::Fault;
use crate::page::{Page, TODAY, at_once, date};

/// Two tabs with the same workspace and the goal “Revenue” of 100, which the first has added.
pub fn two_tabs() -> (Page, Page, GoalId) {
    let mut one = Page::with_workspace();
    let goal = one.add(None, "Revenue", 100);
    let two = Page::on(one.storage.clone());
    one.news.clear();
    (one, two, goal)
}

pub fn target(page: &mut Page, goal: &GoalId, value: i64) {
    let target = GoalField::Target(Some(Amount::from(value)));
    page.run(Command::EditGoal(goal.clone(), target));
}

pub fn rename(page: &mut Page, goal: &GoalId, title: &str) {
    let title = GoalField::Title(title.into());
    page.run(Command::EditGoal(goal.clone(), title));
}

fn reads(page: &Page) -> usize {
    let is_read = |effect: &&Effect| matches!(effect, Effect::CatchUp(_) | Effect::Load(_));
    page.effects.iter().filter(is_read).count()
}

#[test]
fn what_one_tab_stores_the_other_shows_without_reading_storage() {
    let (mut one, mut two, goal) = two_tabs();
    let before = reads(&two);
    one.enter(&goal, date(1, 5), 10);
    let part = one.add(Some(&goal), "North", 60);
    two.hear(&mut one);
    assert_eq!(two.figures(&goal).actual, Ok(10.into()));
    assert_eq!(two.content(), one.content());
    assert_eq!(two.open().log, one.open().log);
    assert_eq!(reads(&two), before);
    assert_eq!(two.notice(), None, "nothing of its own was touched");

    target(&mut two, &part, 70);
    assert_eq!(two.news.len(), 1, "its commit met no conflict");
    one.hear(&mut two);
    assert_eq!(two.content(), one.content());
    assert_eq!(Page::on(one.storage.clone()).content(), one.content());
}

#[test]
fn news_that_were_lost_are_made_up_for_by_the_next() {
    let (mut one, mut two, goal) = two_tabs();
    one.enter(&goal, date(1, 5), 10);
    one.news.clear();
    one.enter(&goal, date(2, 1), 20);
    two.hear(&mut one);
    assert_eq!(two.figures(&goal).actual, Ok(30.into()));
    assert_eq!(two.content(), one.content());
}

#[test]
fn news_that_come_twice_or_late_change_nothing() {
    let (mut one, mut two, goal) = two_tabs();
    one.enter(&goal, date(1, 5), 10);
    let old = one.news.clone();
    one.enter(&goal, date(1, 5), 30);
    two.hear(&mut one);
    let (content, reads_before) = (two.content(), reads(&two));
    for news in old {
        two.send(Event::Heard(news));
    }
    assert_eq!(two.content(), content);
    assert_eq!(two.figures(&goal).actual, Ok(30.into()));
    assert_eq!(reads(&two), reads_before);
}

#[test]
fn what_is_too_much_to_tell_is_read_from_storage() {
    let (mut one, mut two, goal) = two_tabs();
    let before = reads(&two);
    for n in 0..30 {
        let note = GoalField::Note("长".repeat(20_000));
        let each = one.add(Some(&goal), &format!("goal {n}"), 1);
        one.run(Command::EditGoal(each, note));
    }
    let export = one.export();
    two.hear(&mut one);
    assert_eq!(reads(&two), before, "one goal at a time is not too much");

    let mut other = Page::with_workspace();
    let empty = Page::on(other.storage.clone());
    other.news.clear();
    other.import(&export, How::Merge(Default::default()));
    let [News::Written(written)] = other.news.as_slice() else {
        panic!("expected one write, got {:?}", other.news);
    };
    assert_eq!(written.puts, None);
    let mut empty = empty;
    empty.hear(&mut other);
    assert_eq!(empty.content(), other.content());
}

#[test]
fn what_was_never_stamped_outlives_the_news_of_its_neighbours() {
    let mut one = Page::new();
    // A file by hand has no stamps: a metric that says nothing would be greater than this one.
    one.import(
        r#"{"format":"plumbline","version":1,"workspace":{"id":"acme","name":"Acme"},
            "metrics":[{"id":"sales","name":"Sales","measure":"money"}],
            "goals":[{"id":"revenue","title":"Revenue","metric":"sales","target":100}]}"#,
        How::AsNew,
    );
    let mut two = Page::on(one.storage.clone());
    let goal = GoalId::new("revenue").unwrap();
    one.news.clear();
    one.enter(&goal, date(1, 5), 10);
    two.hear(&mut one);
    assert_eq!(two.content(), one.content());
    assert_eq!(two.figures(&goal).actual, Ok(10.into()));
    assert_eq!(two.open().workspace.settings.name, "Acme");
}

#[test]
fn news_during_a_commit_are_looked_after_when_it_is_answered() {
    let (mut one, mut two, goal) = two_tabs();
    rename(&mut two, &goal, "Sales");
    one.hear(&mut two);
    // The commit of the first tab is stored, but its answer comes after the second tab has gone on from there.
    one.only(Event::Do(Command::AddUnit("East".into())));
    let effects = one.only(Event::SaveNow);
    let [Effect::Commit(commit)] = effects.as_slice() else {
        panic!("expected one commit, got {effects:?}");
    };
    assert_eq!(at_once(one.storage.commit(commit)), Some(Ok(())));
    two.send(Event::Returned);
    target(&mut two, &goal, 150);
    assert_eq!(two.open().workspace.units.living().count(), 1);
    one.hear(&mut two);
    assert_eq!(one.figures(&goal).target, Ok(100.into()), "not yet");
    let workspace = one.open().workspace.id().clone();
    let revision = commit.next;
    one.send(Event::Committed { workspace, revision });
    assert_eq!(one.figures(&goal).target, Ok(150.into()));
    assert_eq!(one.content(), two.content());
}

#[test]
fn a_tab_that_works_in_memory_takes_nothing_from_tabs_that_store() {
    let (mut one, mut two, goal) = two_tabs();
    two.model.durability = Durability::Memory(StorageError::of(StorageErrorKind::Unavailable));
    let before = two.content();
    target(&mut one, &goal, 150);
    two.hear(&mut one);
    assert_eq!(two.content(), before);
    assert_eq!(two.only(Event::Returned), []);
}

#[test]
fn r5_what_is_not_stored_yet_is_stored_before_a_newer_version_gets_the_database() {
    let (mut one, ..) = two_tabs();
    assert_eq!(one.only(Event::StorageWanted), [Effect::LetGo]);

    one.only(Event::Do(Command::AddUnit("East".into())));
    let effects = one.only(Event::StorageWanted);
    let [Effect::Commit(commit)] = effects.as_slice() else {
        panic!("expected a commit and nothing else, got {effects:?}");
    };
    // What is changed meanwhile goes after it.
    one.only(Event::Do(Command::AddUnit("West".into())));
    let (workspace, revision) = (one.open().workspace.id().clone(), commit.next);
    let effects = one.only(Event::Committed { workspace: workspace.clone(), revision });
    assert_eq!(effects, [Effect::SaveSoon]);
    let effects = one.only(Event::SaveNow);
    let [Effect::Commit(commit)] = effects.as_slice() else {
        panic!("expected a commit, got {effects:?}");
    };
    let revision = commit.next;
    let effects = one.only(Event::Committed { workspace, revision });
    assert!(effects.contains(&Effect::LetGo), "{effects:?}");
    let effects = one.only(Event::SaveNow);
    assert_eq!(effects, [], "it is let go of once");
}

#[test]
fn r5_a_change_that_storage_refuses_does_not_hold_up_a_newer_version() {
    let (mut one, _, _) = two_tabs();
    one.only(Event::Do(Command::AddUnit("East".into())));
    one.only(Event::StorageWanted);
    let effects = one.only(Event::CommitFailed {
        workspace: one.open().workspace.id().clone(),
        error: StorageError::of(StorageErrorKind::Failed),
    });
    assert!(effects.contains(&Effect::LetGo), "{effects:?}");
    assert!(matches!(one.save_state(), SaveState::NotSaved { .. }));
}

#[test]
fn r10_a_tab_that_is_behind_writes_only_its_own_changes_and_on_the_revision_it_knows() {
    let (mut one, mut two, goal) = two_tabs();
    for n in 0..20 {
        let title = format!("goal {n}");
        one.add(Some(&goal), &title, n);
    }
    one.news.clear();
    let stale = two.open().saving.revision();
    let before = two.effects.len();
    target(&mut two, &goal, 150);
    let commits: Vec<_> = (two.effects[before..].iter())
        .filter_map(|effect| match effect {
            Effect::Commit(commit) => Some(commit),
            Effect::Create(_) | Effect::Replace { .. } => panic!("a whole snapshot"),
            _ => None,
        })
        .collect();
    let expected: Vec<Revision> = commits.iter().map(|commit| commit.expected).collect();
    assert_eq!(expected, [stale, one.open().saving.revision()]);
    let open = two.open();
    let own = open.log.iter().find(|entry| open.gave(entry.stamp));
    let log = own.unwrap().stamp;
    for commit in commits {
        let keys: Vec<&str> = commit.puts.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, [format!("g/{goal}"), format!("l/{log}")]);
    }
}

#[test]
fn r25_a_clock_that_jumps_a_day_either_way_reorders_and_drops_nothing() {
    const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
    let (mut one, mut two, goal) = two_tabs();
    let mut revision = one.open().saving.revision();
    for round in 0..60 {
        let (here, there) = match round % 2 {
            0 => (&mut one, &mut two),
            _ => (&mut two, &mut one),
        };
        here.time_ms = match round % 3 {
            0 => here.time_ms + DAY_MS,
            _ => here.time_ms - DAY_MS,
        };
        target(here, &goal, round);
        here.enter(&goal, date(1 + round as u32 % 12, 1), round);
        there.hear(here);
        for page in [&one, &two] {
            let title = page.open().workspace.goals.get(&goal).unwrap();
            assert_eq!(title.target, Some(Amount::from(round)), "in round {round}");
            assert!(page.open().log.is_sorted_by_key(|entry| entry.stamp));
        }
        let next = one.open().saving.revision();
        assert!(next > revision, "{next:?} after {revision:?}");
        revision = next;
    }
    assert_eq!(one.open().log.len(), 1 + 2 * 60);
    assert_eq!(Page::on(one.storage.clone()).content(), two.content());
}

#[test]
fn a_write_that_landed_unnoticed_reaches_the_other_tab_with_the_next() {
    let (mut one, mut two, goal) = two_tabs();
    let closed = StorageError::of(StorageErrorKind::Closed);
    let next = one.storage.writes() + 1;
    one.storage.fail(next, Fault::LandsAndFails(closed));
    target(&mut one, &goal, 150);
    assert_eq!(one.news, []);
    one.send(Event::Retry);
    two.hear(&mut one);
    assert_eq!(two.figures(&goal).target, Ok(150.into()));
    assert_eq!(one.notice(), None, "its own change is not told to it");
}

#[test]
fn the_day_that_came_while_a_device_slept_is_there_when_it_wakes() {
    let mut page = Page::with_workspace();
    let next = TODAY.succ_opt().unwrap();
    let now = Now { time_ms: page.time_ms, today: next };
    update(&mut page.model, Event::Returned, now);
    assert_eq!((page.model.today, page.open().cascade.today()), (next, next));
}
