//! Undo and redo, step by step, over anything a person may do.

use plumbline::domain::cascade::Cascade;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::values::absent::Absent;
use plumbline::domain::values::amount::Amount;
use plumbline::model::Event;
use plumbline::model::command::{Command, Destination};
use plumbline::model::importing::{Favour, How};
use plumbline::model::state::Notice;
use proptest::prelude::*;

use crate::page::{Page, TODAY, date};
use crate::random::any_wish;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn undo_restores_the_exact_state_after_each_of_more_than_a_hundred_actions(
        wishes in proptest::collection::vec(any_wish(), 180..200),
    ) {
        let mut page = Page::with_workspace();
        let mut states = vec![page.content()];
        for wish in &wishes {
            let command = wish.command(&page);
            let steps = page.open().log.len();
            page.send(Event::Do(command));
            let is_step = page.open().log.len() > steps;
            prop_assert_eq!(is_step, Some(&page.content()) != states.last(), "a step is a change");
            if is_step {
                states.push(page.content());
            }
        }
        prop_assert!(states.len() > 100, "only {} actions were carried out", states.len());
        for state in states.iter().rev().skip(1) {
            page.send(Event::Undo);
            prop_assert_eq!(&page.content(), state);
        }
        prop_assert_eq!(page.open().history.can_undo(), None);
        for state in states.iter().skip(1) {
            page.send(Event::Redo);
            prop_assert_eq!(&page.content(), state);
        }
        prop_assert_eq!(page.open().history.can_redo(), None);

        let open = page.open();
        let whole = Cascade::new(&open.workspace, TODAY);
        for (place, goal) in open.workspace.goals.living() {
            prop_assert_eq!(open.cascade.figures(place), whole.figures(place), "{}", &goal.title);
        }
        prop_assert_eq!(Page::on(page.storage.clone()).content(), page.content(), "storage has it all");
    }
}

#[test]
fn an_action_after_undo_forgets_what_was_undone() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.enter(&goal, date(1, 5), 1);
    page.send(Event::Undo);
    page.enter(&goal, date(1, 2), 2);
    let before = page.content();
    page.send(Event::Redo);
    assert_eq!(page.content(), before);
}

#[test]
fn what_is_said_twice_is_one_step() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.enter(&goal, date(1, 5), 1);
    page.enter(&goal, date(1, 5), 1);
    page.run(Command::PasteActuals(goal.clone(), Vec::new()));
    let there_and_back = [2, 1].map(|value| (date(1, 5), Actual::of(Amount::from(value)))).to_vec();
    page.run(Command::PasteActuals(goal.clone(), there_and_back));
    page.send(Event::Undo);
    assert_eq!(page.figures(&goal).actual, Err(Absent::NoNumber));
}

#[test]
fn a_goal_that_is_moved_to_where_it_hangs_stays_in_its_place() {
    let mut page = Page::with_workspace();
    let parent = page.add(None, "Revenue", 100);
    let first = page.add(Some(&parent), "North", 60);
    page.add(Some(&parent), "South", 40);
    let before = page.content();
    let into = Destination::Into(Some(parent));
    page.run(Command::MoveGoal(first, into));
    assert_eq!(page.content(), before);
    assert_eq!(page.notice(), Some(&Notice::Unchanged));
}

#[test]
fn importing_is_one_step_of_undo() {
    let mut other = Page::with_workspace();
    let revenue = other.add(None, "Revenue", 100);
    other.enter(&revenue, date(1, 5), 10);
    other.add(Some(&revenue), "North", 60);
    let file = other.export();

    let mut page = Page::with_workspace();
    page.add(None, "Quality", 98);
    let before = page.content();
    page.import(&file, How::Merge(Favour::Newer));
    assert_eq!(page.open().workspace.goals.living().count(), 3);
    let after = page.content();
    page.send(Event::Undo);
    assert_eq!(page.content(), before);
    page.send(Event::Redo);
    assert_eq!(page.content(), after);
    assert_eq!(Page::on(page.storage.clone()).content(), after);
}
