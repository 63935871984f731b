//! Going from screen to screen, and what is over once another one is shown.

use plumbline::domain::records::log::Action;
use plumbline::model::actions::Act;
use plumbline::model::dialog::Dialog;
use plumbline::model::route::Route;
use plumbline::model::state::Notice;
use plumbline::model::{Effect, Event};

use crate::page::Page;

fn act(page: &mut Page, act: Act) {
    for event in act.events(None) {
        page.send(event);
    }
}

#[test]
fn another_screen_ends_what_was_asked_over_the_last_one() {
    let mut page = Page::with_workspace();
    let north = page.add(None, "North", 1);
    act(&mut page, Act::AddGoal);
    page.send(Event::Rename(Some(north)));
    // The address is told once more of a screen that is shown already.
    page.send(Event::Navigated(Route::Cascade));
    assert_eq!(page.model.dialog, Some(Dialog::AddGoal(None)));
    assert!(page.model.renaming.is_some());
    page.send(Event::Navigated(Route::Gaps));
    assert_eq!(page.model.dialog, None);
    assert_eq!(page.model.renaming, None);
}

#[test]
fn an_action_that_goes_to_a_screen_changes_the_address_too() {
    let mut page = Page::with_workspace();
    act(&mut page, Act::GoGaps);
    assert_eq!(page.model.route, Route::Gaps);
    assert_eq!(page.effects.last(), Some(&Effect::Navigate(Route::Gaps)));
}

#[test]
fn a_goal_that_is_added_where_it_is_not_seen_is_told_of() {
    let mut page = Page::with_workspace();
    page.add(None, "North", 1);
    assert_eq!(page.notice(), None, "it is there to be seen");
    act(&mut page, Act::GoHome);
    page.add(None, "South", 1);
    let told = Notice::Done(Action::AddGoal, Some("South".into()));
    assert_eq!(page.notice(), Some(&told));
}
