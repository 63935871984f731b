//! Leaving a workspace: nothing that was typed in it is lost on the way to another (R26).

use plumbline::model::command::{Command, Refusal};
use plumbline::model::saving::SaveState;
use plumbline::model::{Effect, Event};

use crate::page::{Page, date};

#[test]
fn a_workspace_with_changes_that_storage_refused_is_not_left() {
    let mut page = Page::with_workspace();
    let first = page.open().workspace.id().clone();
    page.send(Event::NewWorkspace("second".into()));
    let goal = page.add(None, "Revenue", 100);
    page.fail_next_write();
    page.enter(&goal, date(1, 5), 10);
    page.fail_next_write();
    page.send(Event::OpenWorkspace(first.clone()));
    assert_eq!(page.refusal(), Some(&Refusal::NotSaved));
    assert_eq!(page.figures(&goal).actual, Ok(10.into()));
    assert!(matches!(page.save_state(), SaveState::NotSaved { .. }));

    page.send(Event::OpenWorkspace(first.clone()));
    assert_eq!(page.open().workspace.id(), &first, "this time it was saved");
}

#[test]
fn leaving_waits_for_the_commit_that_is_on_its_way() {
    let mut page = Page::with_workspace();
    let first = page.open().workspace.id().clone();
    page.send(Event::NewWorkspace("second".into()));
    let second = page.open().workspace.id().clone();
    page.add(None, "Revenue", 100);
    let goal = page.open().workspace.goals.all()[0].id.clone();
    let amount = plumbline::domain::values::amount::Amount::from(10);
    let actual = plumbline::domain::records::actual::Actual::of(amount);
    let enter = Command::EnterActual(goal.clone(), date(1, 1), actual);
    page.only(Event::Do(enter));
    let effects = page.only(Event::SaveNow);
    let [Effect::Commit(commit)] = effects.as_slice() else {
        panic!("expected one commit, got {effects:?}");
    };
    let loaded = Event::Loaded(Ok(page.stored(&first)));
    assert_eq!(page.only(loaded), [Effect::SaveSoon]);
    assert_eq!(page.only(Event::SaveNow), [], "the commit is on its way");
    assert_eq!(page.open().workspace.id(), &second);
    page.send(Event::Committed { workspace: second, revision: commit.next });
    assert_eq!(page.open().workspace.id(), &first);
}

#[test]
fn a_workspace_is_removed_after_what_is_on_its_way_to_storage() {
    let mut page = Page::with_workspace();
    let id = page.open().workspace.id().clone();
    page.only(Event::Do(Command::AddUnit("East".into())));
    let removal = Event::RemoveWorkspace(id.clone());
    assert_eq!(page.only(removal), [Effect::SaveSoon]);
    page.send(Event::SaveNow);
    assert!(page.model.open.is_none());
    assert_eq!(page.everything_stored(), []);

    // What storage refuses doesn't stand in the way: perhaps there is no room.
    let mut page = Page::with_workspace();
    let id = page.open().workspace.id().clone();
    page.fail_next_write();
    page.run(Command::AddUnit("East".into()));
    page.send(Event::RemoveWorkspace(id));
    assert_eq!(page.everything_stored(), []);
}

#[test]
fn a_workspace_that_is_open_is_not_read_again() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    let id = page.open().workspace.id().clone();
    let stored = page.stored(&id);
    page.enter(&goal, date(1, 5), 10);
    page.send(Event::Loaded(Ok(stored)));
    assert_eq!(page.figures(&goal).actual, Ok(10.into()));
    page.send(Event::OpenWorkspace(id));
    assert!(page.open().history.can_undo().is_some());
}
