//! What is proposed is asked about first where it changes the numbers of the goals above (X27).

use plumbline::domain::Language;
use plumbline::domain::records::goal::{GoalField, GoalKind, RollUp};
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::id::GoalId;
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::command::{Command, Destination, Draft};
use plumbline::model::dialog::Dialog;
use plumbline::model::state::Notice;
use plumbline::view::trial::told;

use crate::page::Page;

/// A sum of two goals with actuals, and a goal beside it with a number of its own.
fn page() -> (Page, [GoalId; 4]) {
    let mut page = Page::with_workspace();
    let whole = page.add(None, "Revenue", 100);
    let south = page.add(Some(&whole), "South", 60);
    let north = page.add(Some(&whole), "North", 40);
    let beside = page.add(None, "Service", 10);
    page.run(Command::EditGoal(whole.clone(), GoalField::RollUp(RollUp::Sum)));
    page.run(Command::EditGoal(whole.clone(), GoalField::Target(None)));
    for (goal, value) in [(&south, 30), (&north, 10), (&beside, 4)] {
        page.enter(goal, page.open().cascade.today(), value);
    }
    (page, [whole, south, north, beside])
}

fn english(page: &Page, command: Command) -> Vec<String> {
    told(page.open(), command, Texts::of(Language::English))
}

#[test]
fn a_deletion_that_changes_totals_is_asked_about_and_done_when_confirmed() {
    let (mut page, [whole, south, ..]) = page();
    let delete = Command::DeleteGoal(south.clone());
    page.send(Event::Propose(delete.clone()));
    assert_eq!(page.model.dialog, Some(Dialog::Confirm(delete.clone())));
    assert!(page.open().workspace.goals.get(&south).is_some(), "nothing is done yet");
    let lines = english(&page, delete.clone());
    assert_eq!(lines, ["“Revenue”: Actual 40 → 10; Target 100 → 40; Progress 40% → 25%"]);
    page.send(Event::CloseDialog);
    page.send(Event::Do(delete));
    assert!(page.open().workspace.goals.get(&south).is_none());
    assert_eq!(page.figures(&whole).actual.map(|a| a.to_string()), Ok("10".into()));
}

#[test]
fn what_changes_nothing_above_is_done_at_once() {
    let (mut page, [whole, south, _, beside]) = page();
    for (command, is_done) in [
        (Command::MoveGoal(south.clone(), Destination::Down), true),
        (Command::DeleteGoal(beside), true),
        (Command::DeleteGoal(whole), true),
        (Command::MoveGoal(south, Destination::Down), false),
    ] {
        page.send(Event::Propose(command.clone()));
        assert_eq!(page.model.dialog, None, "{command:?}");
        assert_eq!(matches!(page.notice(), Some(Notice::Done(..))), is_done, "{command:?}");
    }
}

#[test]
fn a_move_under_a_number_of_its_own_is_told_not_to_count() {
    let (page, [_, _, north, beside]) = page();
    let lines = english(&page, Command::MoveGoal(north, Destination::Into(Some(beside))));
    assert_eq!(
        lines,
        [
            "It won’t count in “Service”.",
            "“Revenue”: Actual 40 → 30; Target 100 → 60; Progress 40% → 50%",
        ]
    );
}

#[test]
fn a_goal_that_takes_its_number_from_its_first_child_is_named_before() {
    let mut page = Page::with_workspace();
    let own = page.add(None, "Revenue", 100);
    let draft = Draft {
        parent: Some(own.clone()),
        title: "South".into(),
        kind: GoalKind::Kpi,
        owner: None,
        period: None,
        number: None,
    };
    let lines = english(&page, Command::AddGoal(Box::new(draft)));
    assert_eq!(lines[0], "“Revenue” will be the weighted mean of the goals below it.");
    assert_eq!(page.open().workspace.goals.get(&own).unwrap().roll_up, RollUp::Own);
}

#[test]
fn a_move_says_where_to_and_its_undo_is_offered_until_something_else_is_done() {
    let (mut page, [whole, south, ..]) = page();
    let into = |id: &GoalId| Destination::Into(Some(id.clone()));
    page.run(Command::MoveGoal(south.clone(), Destination::Into(None)));
    assert_eq!(page.notice(), Some(&Notice::Moved("South".into(), None)));
    page.run(Command::MoveGoal(south.clone(), into(&whole)));
    assert_eq!(page.notice(), Some(&Notice::Moved("South".into(), Some("Revenue".into()))));
    page.run(Command::EditGoal(south, GoalField::Weight(Amount::from(7))));
    assert_eq!(page.notice(), None, "its undo would take back the weight");
}
