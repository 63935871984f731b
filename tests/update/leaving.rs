//! Leaving a workspace: nothing that was typed in it is lost on the way to another (R26).

use plumbline::model::command::{Command, Refusal};
use plumbline::model::device::Device;
use plumbline::model::form::{Field, GoalInput};
use plumbline::model::route::{Address, Route};
use plumbline::model::saving::SaveState;
use plumbline::model::state::Notice;
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

/// The address that the page shows.
fn address(page: &Page) -> Option<&Address> {
    let shown = page.effects.iter().rev().find_map(|effect| match effect {
        Effect::Navigate(address) => Some(address),
        _ => None,
    });
    shown.filter(|shown| **shown == page.model.address(page.model.route.clone()))
}

#[test]
fn the_address_names_the_workspace_and_leads_back_to_it() {
    let mut page = Page::with_workspace();
    let first = page.open().workspace.id().clone();
    let goal = page.add(None, "Revenue", 100);
    page.send(Event::Go(Route::Goal(goal.clone())));
    let of_first = address(&page).unwrap().clone();
    assert_eq!(of_first.workspace.as_ref(), Some(&first));

    page.send(Event::NewWorkspace("second".into()));
    let second = page.open().workspace.id().clone();
    assert_eq!(address(&page).unwrap().workspace.as_ref(), Some(&second));
    page.send(Event::Navigated(of_first.clone()));
    assert_eq!(page.open().workspace.id(), &first, "to go back opens the other one again");
    assert_eq!(page.model.route, Route::Goal(goal.clone()));

    // Another tab opened the second one last; this tab is loaded again, or opened at what an address within the app says.
    let last = || Device { last_workspace: Some(second.to_string()), ..Device::default() };
    for (at, opens) in
        [(of_first.clone(), &first), (Route::Gaps.into(), &second), (Address::default(), &second)]
    {
        let again = page.again_at(at.clone(), last());
        assert_eq!(again.open().workspace.id(), opens, "{at:?}");
        assert_eq!(address(&again).unwrap().workspace.as_ref(), Some(opens), "{at:?}");
        assert_eq!(again.notice(), None);
    }

    page.send(Event::RemoveWorkspace(first));
    page.send(Event::Navigated(of_first.clone()));
    assert_eq!(page.notice(), Some(&Notice::NotHere));
    assert_eq!(address(&page).unwrap().workspace.as_ref(), Some(&second));
    let again = page.again_at(of_first, last());
    assert_eq!((again.notice(), again.open().workspace.id()), (Some(&Notice::NotHere), &second));
}

#[test]
fn what_is_typed_is_taken_before_another_address_shows_another_workspace() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.send(Event::Go(Route::Goal(goal.clone())));
    let of_first = address(&page).unwrap().clone();
    page.send(Event::NewWorkspace("second".into()));
    let of_second = Address { route: of_first.route.clone(), ..address(&page).unwrap().clone() };
    page.send(Event::Navigated(of_first.clone()));
    let field = Field::Goal(goal.clone(), GoalInput::Title);
    let texts = plumbline::locales::Texts::of(plumbline::domain::Language::English);
    let typed = plumbline::view::form::typed(&page.model, &field, "Sales".into(), texts);
    page.send(Event::Type(field, typed));
    page.send(Event::Navigated(of_second.clone()));
    assert_eq!(Some(page.open().workspace.id()), of_second.workspace.as_ref());
    page.send(Event::Navigated(of_first));
    assert_eq!(page.open().workspace.goals.get(&goal).unwrap().title, "Sales");
}

#[test]
fn where_a_workspace_can_not_be_left_the_address_stays_its_own() {
    let mut page = Page::with_workspace();
    let of_first = address(&page).unwrap().clone();
    page.send(Event::NewWorkspace("second".into()));
    let goal = page.add(None, "Revenue", 100);
    page.fail_next_write();
    page.enter(&goal, date(1, 5), 10);
    page.fail_next_write();
    page.send(Event::Navigated(of_first));
    assert_eq!(page.refusal(), Some(&Refusal::NotSaved));
    assert_eq!(address(&page).unwrap().workspace.as_ref(), Some(page.open().workspace.id()));
}
