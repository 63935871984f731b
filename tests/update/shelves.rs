//! Workspaces that another tab makes, removes or puts something else in the place of.

use plumbline::domain::Language;
use plumbline::domain::values::id::GoalId;
use plumbline::model::Event;
use plumbline::model::command::Refusal;
use plumbline::model::commit::{Revision, StorageErrorKind};
use plumbline::model::news::News;
use plumbline::model::saving::SaveState;
use plumbline::model::state::Notice;

use crate::page::{Page, date};
use crate::tabs::{rename, target, two_tabs};

/// Two tabs that show the sample, and one of its goals.
fn two_tabs_with_the_sample() -> (Page, Page, GoalId) {
    let mut one = Page::new();
    one.send(Event::OpenSample(Language::English));
    let two = Page::on(one.storage.clone());
    let goal = two.open().workspace.goals.all()[0].id.clone();
    (one, two, goal)
}

fn title(page: &Page, goal: &GoalId) -> String {
    let goals = &page.open().workspace.goals;
    goals.get(goal).unwrap().title.clone()
}

#[test]
fn a_tab_that_was_away_catches_up_when_it_is_back() {
    let (mut one, mut two, goal) = two_tabs();
    let other = one.open().workspace.id().clone();
    one.enter(&goal, date(1, 5), 10);
    one.send(Event::NewWorkspace("Second".into()));
    one.send(Event::NewWorkspace("Third".into()));
    let third = one.open().workspace.id().clone();
    one.send(Event::RemoveWorkspace(third));
    one.news.clear();
    two.send(Event::Returned);
    assert_eq!(two.figures(&goal).actual, Ok(10.into()));
    let names: Vec<&str> = two.model.shelf.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(names, ["Acme", "Second"]);
    assert_eq!(two.open().workspace.id(), &other);
}

#[test]
fn a_workspace_that_another_tab_makes_is_on_the_shelf_and_fills_an_empty_screen() {
    let mut one = Page::new();
    let mut two = Page::on(one.storage.clone());
    one.send(Event::NewWorkspace("Acme".into()));
    two.hear(&mut one);
    assert_eq!(two.open().workspace.settings.name, "Acme");

    one.send(Event::NewWorkspace("Second".into()));
    two.hear(&mut one);
    assert_eq!(two.model.shelf.len(), 2);
    assert_eq!(two.open().workspace.settings.name, "Acme");
    let second = one.open().workspace.id().clone();
    let revision = one.open().saving.revision();
    let shelved = two.model.shelf.iter().find(|own| own.id == second);
    assert_eq!(shelved.map(|own| own.revision), Some(revision));

    one.send(Event::RemoveWorkspace(second));
    two.hear(&mut one);
    assert_eq!(two.model.shelf.len(), 1);
}

#[test]
fn a_workspace_that_another_tab_removes_stays_on_screen_and_is_stored_again_only_if_asked() {
    let (mut one, mut two, goal) = two_tabs();
    let id = one.open().workspace.id().clone();
    one.send(Event::RemoveWorkspace(id.clone()));
    two.hear(&mut one);
    let gone = StorageErrorKind::Conflict { stored: Revision::NOTHING };
    let is_told = |page: &Page| match page.save_state() {
        SaveState::NotSaved { error, .. } => error.kind == gone,
        _ => false,
    };
    assert!(is_told(&two), "{:?}", two.save_state());
    assert_eq!(two.open().workspace.goals.living().count(), 1);

    // To go elsewhere doesn't bring it back, and neither does an edit by itself.
    let mut leaver = Page::on(Page::with_workspace().storage);
    let left = leaver.open().workspace.id().clone();
    leaver.send(Event::Heard(News::Removed(left.clone())));
    leaver.send(Event::NewWorkspace("Second".into()));
    assert_eq!(leaver.model.shelf.len(), 1);
    assert_eq!(leaver.open().workspace.settings.name, "Second");

    two.enter(&goal, date(1, 5), 10);
    assert!(is_told(&two), "{:?}", two.save_state());
    assert_eq!(two.stored(&id), None);
    two.send(Event::NewWorkspace("Second".into()));
    assert_eq!(two.refusal(), Some(&Refusal::NotSaved));
    assert_eq!(two.open().workspace.id(), &id);

    two.send(Event::Retry);
    assert!(matches!(two.save_state(), SaveState::Saved { .. }));
    let again = Page::on(two.storage.clone());
    assert_eq!(again.content(), two.content());
    one.hear(&mut two);
    assert_eq!(one.open().workspace.id(), &id);
}

#[test]
fn a_workspace_that_changed_meanwhile_is_not_removed_and_is_back_on_the_shelf() {
    let (mut one, mut two, goal) = two_tabs();
    let id = one.open().workspace.id().clone();
    target(&mut two, &goal, 150);
    one.send(Event::RemoveWorkspace(id.clone()));
    assert!(matches!(one.notice(), Some(Notice::NotRemoved(_))));
    assert_eq!(one.open().workspace.id(), &id);
    assert_eq!(one.figures(&goal).target, Ok(150.into()));

    one.send(Event::RemoveWorkspace(id));
    assert_eq!(one.everything_stored(), []);
}

#[test]
fn a_sample_that_another_tab_resets_is_shown_as_it_came() {
    let (mut one, mut two, goal) = two_tabs_with_the_sample();
    let fresh = one.content();
    rename(&mut two, &goal, "Renamed");
    let added = two.add(None, "Added", 1);
    one.hear(&mut two);
    one.send(Event::ResetSample);
    two.hear(&mut one);
    assert_eq!(two.content(), fresh);
    assert_eq!(two.open().workspace.goals.get(&added), None);

    // And nothing of what went comes back with the next change.
    rename(&mut two, &goal, "Again");
    assert_eq!(title(&two, &goal), "Again");
    assert_eq!(Page::on(two.storage.clone()).content(), two.content());
}

#[test]
fn what_is_not_saved_outlives_a_reset_in_another_tab() {
    let (mut one, mut two, goal) = two_tabs_with_the_sample();
    two.fail_next_write();
    rename(&mut two, &goal, "Renamed");
    one.send(Event::ResetSample);
    two.hear(&mut one);
    assert!(matches!(two.save_state(), SaveState::Saved { .. }));
    let stored = Page::on(two.storage.clone());
    assert_eq!((title(&two, &goal), title(&stored, &goal)), ("Renamed".into(), "Renamed".into()));
}
