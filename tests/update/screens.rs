//! Going from screen to screen, and what is over once another one is shown.

use plumbline::domain::Language;
use plumbline::domain::records::log::Action;
use plumbline::locales::Texts;
use plumbline::model::actions::Act;
use plumbline::model::dialog::Dialog;
use plumbline::model::form::{DraftInput, Field, GoalInput};
use plumbline::model::route::Route;
use plumbline::model::state::Notice;
use plumbline::model::{Effect, Event};
use plumbline::view::form::typed;
use plumbline::view::outline::lines;

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
    page.send(Event::Edit(Some(Field::Goal(north, GoalInput::Title))));
    // The address is told once more of a screen that is shown already.
    page.send(Event::Navigated(Route::Cascade.into()));
    assert_eq!(page.model.dialog, Some(Dialog::AddGoal(None)));
    assert!(page.model.editing.is_some());
    page.send(Event::Go(Route::Gaps));
    assert_eq!(page.model.dialog, None);
    assert_eq!(page.model.editing, None);
}

#[test]
fn to_go_back_closes_a_dialog_before_it_leaves_the_screen() {
    let mut page = Page::with_workspace();
    act(&mut page, Act::GoCascade);
    act(&mut page, Act::AddGoal);
    let title = Field::Draft(None, DraftInput::Title);
    let typed = typed(&page.model, &title, "North".into(), Texts::of(Language::English));
    page.send(Event::Type(title.clone(), typed));
    page.send(Event::Navigated(Route::Home.into()));
    assert_eq!((&page.model.dialog, &page.model.route), (&None, &Route::Cascade));
    assert_eq!(page.effects.last(), Some(&Effect::Navigate(page.model.address(Route::Cascade))));
    assert_eq!(
        page.model.typed[&title].text, "North",
        "it stands there when the dialog is opened again"
    );
    page.send(Event::Navigated(Route::Home.into()));
    assert_eq!(page.model.route, Route::Home);
}

#[test]
fn everything_below_the_top_is_hidden_and_shown_at_once() {
    let mut page = Page::with_workspace();
    let top = page.add(None, "Top", 1);
    let below = page.add(Some(&top), "Below", 1);
    page.add(Some(&below), "Lowest", 1);
    act(&mut page, Act::GoCascade);
    let shown = |page: &Page| lines(page.open()).len();
    let is_on = |page: &Page, act: Act| act.is_available(&page.model, None);
    assert_eq!((is_on(&page, Act::CollapseAll), is_on(&page, Act::ExpandAll)), (true, false));
    act(&mut page, Act::CollapseAll);
    assert_eq!(shown(&page), 1);
    assert_eq!((is_on(&page, Act::CollapseAll), is_on(&page, Act::ExpandAll)), (false, true));
    page.send(Event::Collapse(top, false));
    assert_eq!(shown(&page), 2, "what is below is hidden as well");
    act(&mut page, Act::ExpandAll);
    assert_eq!(shown(&page), 3);
}

#[test]
fn an_action_that_goes_to_a_screen_changes_the_address_too() {
    let mut page = Page::with_workspace();
    act(&mut page, Act::GoGaps);
    assert_eq!(page.model.route, Route::Gaps);
    assert_eq!(page.effects.last(), Some(&Effect::Navigate(page.model.address(Route::Gaps))));
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
