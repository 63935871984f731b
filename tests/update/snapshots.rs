//! Snapshots: what is kept by itself, and that a workspace goes back to it as one step (R22).

use plumbline::domain::records::goal::GoalField;
use plumbline::domain::records::workspace::Workspace;
use plumbline::format;
use plumbline::model::command::{Command, Refusal};
use plumbline::model::commit::{StorageError, StorageErrorKind};
use plumbline::model::importing::{Content, How};
use plumbline::model::saving::SaveState;
use plumbline::model::{Effect, Event, FileEvent};
use proptest::prelude::*;

use crate::faulty::Fault;
use crate::page::{Page, content, date};
use crate::random::any_wish;

const MINUTE_MS: u64 = 60_000;

fn pause(page: &mut Page) {
    page.send(Event::Paused);
}

/// The ids of the open workspace's snapshots, newest first.
fn ids(page: &Page) -> Vec<String> {
    let all = page.model.snapshots.all.iter();
    all.map(|one| one.id.clone()).collect()
}

/// What lives in a workspace: what is deleted says nothing any more.
fn living(workspace: &Workspace) -> Vec<String> {
    let dead = |line: &String| {
        let is = |id: &str| line.split(' ').next() == Some(id);
        let goals = workspace.goals.all().iter();
        let metrics = workspace.metrics.all().iter();
        let people = workspace.people.all().iter();
        let units = workspace.units.all().iter();
        goals.clone().any(|r| r.deleted && is(r.id.as_str()))
            || metrics.clone().any(|r| r.deleted && is(r.id.as_str()))
            || people.clone().any(|r| r.deleted && is(r.id.as_str()))
            || units.clone().any(|r| r.deleted && is(r.id.as_str()))
    };
    let mut lines = content(workspace);
    lines.retain(|line| !dead(line));
    lines
}

#[test]
fn r22_a_saved_state_is_kept_in_a_quiet_moment_and_once() {
    let mut page = Page::with_workspace();
    pause(&mut page);
    assert_eq!(ids(&page).len(), 1);
    pause(&mut page);
    page.send(Event::LookAtData);
    assert_eq!(ids(&page).len(), 1, "it is the same state");

    page.add(None, "Revenue", 100);
    pause(&mut page);
    assert_eq!(ids(&page).len(), 1, "two minutes have not passed");
    page.time_ms += 2 * MINUTE_MS;
    pause(&mut page);
    assert_eq!(ids(&page).len(), 2);
    let mut again = page.again();
    again.send(Event::LookAtData);
    assert_eq!(ids(&again), ids(&page), "another session keeps no state twice");
}

#[test]
fn r22_a_state_that_the_last_session_had_no_time_to_keep_is_kept_by_the_next() {
    let mut page = Page::with_workspace();
    pause(&mut page);
    page.add(None, "Revenue", 100);
    let mut again = page.again();
    pause(&mut again);
    assert_eq!(ids(&again).len(), 2);
}

#[test]
fn r22_what_is_not_saved_is_no_saved_state() {
    let mut page = Page::with_workspace();
    page.fail_next_write();
    page.add(None, "Revenue", 100);
    assert!(matches!(page.save_state(), SaveState::NotSaved { .. }));
    page.send(Event::Paused);
    page.send(Event::LookAtData);
    assert_eq!(ids(&page), [] as [String; 0]);
}

#[test]
fn r22_going_back_is_shown_first_and_takes_three_clicks_and_is_one_step_of_undo() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.enter(&goal, date(1, 31), 10);
    pause(&mut page);
    let then = page.content();

    let new = page.add(Some(&goal), "Made since", 50);
    page.enter(&goal, date(1, 31), 99);
    page.enter(&new, date(2, 28), 5);
    page.run(Command::DeleteGoal(goal.clone()));
    page.run(Command::AddPerson("Ann".into()));
    let now = page.content();
    let mut page = page.again();

    // The panel comes on screen, and one of the snapshots is clicked.
    page.send(Event::LookAtData);
    let before = page.everything_stored();
    let oldest = ids(&page).pop().unwrap();
    page.send(Event::LookAtSnapshot(oldest));
    let incoming = page.model.incoming.as_ref().unwrap();
    let Content::Whole(found) = &incoming.content else {
        panic!("{:?}", incoming.content);
    };
    let preview = found.preview.as_ref().unwrap();
    let told = |section: &plumbline::format::preview::Section| {
        let counts = section.counts;
        (counts.added, counts.changed, counts.gone)
    };
    assert_eq!(
        told(&preview.goals),
        (1, 0, 0),
        "the goal comes back; what hung under it was deleted with it"
    );
    assert_eq!(told(&preview.actuals), (0, 1, 1));
    assert_eq!(told(&preview.people), (0, 0, 1));
    assert_eq!(page.everything_stored(), before, "nothing was written yet");

    page.send(Event::File(FileEvent::Import(How::Restore)));
    let restored = living(&page.open().workspace);
    assert!(restored.iter().any(|line| line.contains("Revenue")));
    let missing: Vec<_> = then.iter().filter(|line| !restored.contains(line)).collect();
    assert_eq!(missing, [] as [&String; 0]);
    assert!(matches!(page.save_state(), SaveState::Saved { .. }));
    assert_eq!(page.again().content(), page.content());

    page.send(Event::Undo);
    assert_eq!(page.content(), now);
    page.send(Event::Redo);
    assert_eq!(living(&page.open().workspace), restored);
}

#[test]
fn r22_the_state_that_is_left_stays_within_reach() {
    let mut page = Page::with_workspace();
    pause(&mut page);
    let goal = page.add(None, "Revenue", 100);
    // The list is known, and the state of now is not in it.
    let oldest = ids(&page).pop().unwrap();
    page.send(Event::LookAtSnapshot(oldest));
    page.send(Event::File(FileEvent::Import(How::Restore)));
    assert!(page.open().workspace.goals.get(&goal).is_none());

    let mut page = page.again();
    page.send(Event::LookAtData);
    let kept = ids(&page);
    let brings_it_back = kept.iter().any(|id| {
        page.send(Event::LookAtSnapshot(id.clone()));
        let Some(Content::Whole(found)) = page.model.incoming.as_ref().map(|i| &i.content) else {
            return false;
        };
        found.read.workspace.goals.get(&goal).is_some()
    });
    assert!(brings_it_back, "none of {} has the goal", kept.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn r22_whatever_was_done_since_going_back_leaves_what_was_and_undo_brings_it_back(
        first in proptest::collection::vec(any_wish(), 0..20),
        since in proptest::collection::vec(any_wish(), 0..20),
    ) {
        let mut page = Page::with_workspace();
        for wish in first {
            let command = wish.command(&page);
            page.run(command);
        }
        pause(&mut page);
        let id = ids(&page).remove(0);
        let then = living(&page.open().workspace);
        for wish in since {
            let command = wish.command(&page);
            page.run(command);
        }
        let now = page.content();
        page.send(Event::LookAtSnapshot(id));
        let was_same = living(&page.open().workspace) == then;
        page.send(Event::File(FileEvent::Import(How::Restore)));
        prop_assert_eq!(living(&page.open().workspace), then);
        if !was_same {
            page.send(Event::Undo);
            prop_assert_eq!(page.content(), now);
        }
        let exported = format::read(page.export().as_bytes()).unwrap();
        prop_assert_eq!(content(&exported.workspace), page.content());
        prop_assert_eq!(page.again().content(), page.content());
    }
}

#[test]
fn r22_a_snapshot_wins_over_an_older_copy_in_another_tab() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    pause(&mut page);
    let rename = |title: &str| Command::EditGoal(goal.clone(), GoalField::Title(title.into()));
    page.run(rename("Turnover"));
    let mut other = page.again();
    let oldest = ids(&page).pop().unwrap();
    page.send(Event::LookAtSnapshot(oldest));
    page.send(Event::File(FileEvent::Import(How::Restore)));
    // The other tab knows only what was before, and writes something else.
    other.time_ms = page.time_ms + 1;
    other.enter(&goal, date(3, 31), 7);
    let title = |page: &Page| page.open().workspace.goals.get(&goal).unwrap().title.clone();
    assert_eq!(title(&other), "Revenue");
    assert_eq!(title(&page.again()), "Revenue");
}

#[test]
fn r22_a_snapshot_that_could_not_be_kept_is_told_and_tried_again_with_the_next_state() {
    let mut page = Page::with_workspace();
    let error = StorageError::of(StorageErrorKind::Quota);
    page.snapshots.fail(1, Fault::Fails(error.clone()));
    pause(&mut page);
    assert_eq!(page.model.snapshots.trouble, Some(error));
    assert!(matches!(page.save_state(), SaveState::Saved { .. }), "the work itself is saved");

    page.add(None, "Revenue", 100);
    page.time_ms += 2 * MINUTE_MS;
    pause(&mut page);
    assert_eq!(page.model.snapshots.trouble, None);
    assert_eq!(ids(&page).len(), 1);
}

#[test]
fn a_workspace_that_is_removed_takes_its_snapshots_along_and_no_others() {
    let mut page = Page::with_workspace();
    let first = page.open().workspace.id().clone();
    pause(&mut page);
    page.send(Event::NewWorkspace("second".into()));
    page.send(Event::LookAtData);
    assert_eq!(ids(&page).len(), 2);
    page.send(Event::RemoveWorkspace(first.clone()));
    let mut page = page.again();
    page.send(Event::LookAtData);
    let left: Vec<_> = page.model.snapshots.all.iter().map(|one| one.told.name.as_str()).collect();
    assert_eq!(left, ["second"]);
}

#[test]
fn r7_where_a_newer_version_wrote_no_snapshot_is_taken_and_none_is_gone_back_to() {
    let mut page = Page::with_workspace();
    pause(&mut page);
    page.add(None, "Revenue", 100);
    let newer = StorageError::of(StorageErrorKind::NewerSchema { found: 2, supported: 1 });
    let (storage, snapshots) = (page.storage.clone(), page.snapshots.clone());
    let mut page = Page::in_browser(storage, snapshots, Ok(Some(newer)), Default::default());
    let content = page.content();
    page.send(Event::Paused);
    page.send(Event::LookAtData);
    assert!(!page.effects.iter().any(|e| matches!(e, Effect::KeepSnapshot { .. })));
    let id = ids(&page).remove(0);
    page.send(Event::LookAtSnapshot(id));
    page.send(Event::File(FileEvent::Import(How::Restore)));
    assert_eq!(page.refusal(), Some(&Refusal::ReadOnly));
    assert_eq!(page.content(), content);
    assert!(!page.effects.iter().any(|e| matches!(e, Effect::MarkData(_))));
}
