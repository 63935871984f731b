//! Taking an action of the log back, whatever was done after it.

use plumbline::domain::records::edit::Edit;
use plumbline::domain::records::goal::GoalField;
use plumbline::domain::records::log::{Action, Change, LogEntry};
use plumbline::domain::records::people::PersonField;
use plumbline::domain::values::id::GoalId;
use plumbline::model::Event;
use plumbline::model::command::{Command, Destination, Refusal};
use plumbline::model::importing::How;
use plumbline::model::taking_back;
use proptest::prelude::*;

use crate::page::{Page, date};
use crate::random::any_wish;

fn entry(page: &Page, at: usize) -> LogEntry {
    page.open().log[at].clone()
}

fn last(page: &Page) -> usize {
    page.open().log.len() - 1
}

fn take_back(page: &mut Page, at: usize) {
    let stamp = entry(page, at).stamp;
    page.send(Event::DismissNotice);
    page.send(Event::TakeBack(stamp));
}

fn title(page: &Page, id: &GoalId) -> String {
    page.open().workspace.goals.get(id).unwrap().title.clone()
}

#[test]
fn a_change_is_taken_back_past_others_as_a_step_of_its_own() {
    let mut page = Page::with_workspace();
    let (north, south) = (page.add(None, "North", 10), page.add(None, "South", 20));
    page.run(Command::EditGoal(north.clone(), GoalField::Title("Far north".into())));
    let renamed = last(&page);
    page.enter(&south, date(3, 1), 5);
    let entries = page.open().log.len();

    take_back(&mut page, renamed);
    assert_eq!(title(&page, &north), "North");
    assert_eq!(page.figures(&south).actual, Ok(5.into()), "what came later stays");
    let told = entry(&page, entries);
    assert_eq!(told.action, Action::TakeBack.into());
    assert_eq!(told.changes.len(), 1);

    page.send(Event::Undo);
    assert_eq!(title(&page, &north), "Far north");
    page.send(Event::Redo);
    assert_eq!(title(&page, &north), "North");
}

#[test]
fn what_was_changed_again_since_stays() {
    let mut page = Page::with_workspace();
    let north = page.add(None, "North", 10);
    page.run(Command::EditGoal(north.clone(), GoalField::Title("Norrth".into())));
    let first = last(&page);
    page.run(Command::EditGoal(north.clone(), GoalField::Title("Far north".into())));
    let before = page.content();
    take_back(&mut page, first);
    assert_eq!(page.refusal(), Some(&Refusal::ChangedSince));
    assert_eq!(page.content(), before);

    // What says again what it said then is as good as untouched.
    page.run(Command::EditGoal(north.clone(), GoalField::Title("Norrth".into())));
    take_back(&mut page, first);
    assert_eq!(title(&page, &north), "North");
}

#[test]
fn a_goal_is_not_taken_back_under_itself() {
    let mut page = Page::with_workspace();
    let (above, below) = (page.add(None, "Above", 1), page.add(None, "Below", 1));
    page.run(Command::MoveGoal(below.clone(), Destination::Into(Some(above.clone()))));
    page.run(Command::MoveGoal(below.clone(), Destination::Into(None)));
    let out = last(&page);
    page.run(Command::MoveGoal(above.clone(), Destination::Into(Some(below.clone()))));
    take_back(&mut page, out);
    let way = vec!["Below".to_owned(), "Above".to_owned()];
    assert_eq!(page.refusal(), Some(&Refusal::Cycle(way)));
}

#[test]
fn adding_a_goal_is_not_taken_back_while_others_hang_under_it() {
    let mut page = Page::with_workspace();
    let above = page.add(None, "Above", 1);
    let added = last(&page);
    let below = page.add(Some(&above), "Below", 1);
    // The first child makes its parent roll up; set back, the parent says again what it was made with.
    page.run(Command::EditGoal(above.clone(), GoalField::RollUp(Default::default())));
    take_back(&mut page, added);
    assert_eq!(page.refusal(), Some(&Refusal::ChangedSince));
    page.run(Command::DeleteGoal(below));
    take_back(&mut page, added);
    assert_eq!(page.refusal(), None);
    assert!(page.open().workspace.goals.get(&above).is_none());
}

#[test]
fn a_deleted_goal_comes_back_with_what_was_under_it() {
    let mut page = Page::with_workspace();
    let above = page.add(None, "Above", 1);
    let below = page.add(Some(&above), "Below", 1);
    let before = page.content();
    page.run(Command::DeleteGoal(above));
    let deleted = last(&page);
    page.add(None, "Another", 1);
    take_back(&mut page, deleted);
    assert_eq!(title(&page, &below), "Below");
    page.send(Event::Undo);
    page.send(Event::Undo);
    page.send(Event::Undo);
    assert_eq!(page.content(), before);
}

#[test]
fn what_is_named_must_be_there() {
    let mut page = Page::with_workspace();
    page.run(Command::AddPerson("Ann".into()));
    let ann = page.open().workspace.people.all()[0].id.clone();
    let north = page.add(None, "North", 1);
    let owner = |owner| Command::EditGoal(north.clone(), GoalField::Owner(owner));
    page.run(owner(Some(ann.clone())));
    page.run(owner(None));
    let cleared = last(&page);
    page.run(Command::EditPerson(ann.clone(), PersonField::Deleted(true)));
    take_back(&mut page, cleared);
    assert_eq!(page.refusal(), Some(&Refusal::Gone));
}

#[test]
fn what_the_log_does_not_tell_is_not_taken_back() {
    let mut page = Page::with_workspace();
    page.add(None, "North", 1);
    let file = page.export();
    let mut page = Page::with_workspace();
    page.import(&file, How::Merge(Default::default()));
    let imported = last(&page);
    take_back(&mut page, imported);
    assert_eq!(page.refusal(), Some(&Refusal::NotTold));
}

#[test]
fn of_several_changes_in_one_place_the_first_and_the_last_count() {
    let mut page = Page::with_workspace();
    let north = page.add(None, "North", 1);
    let added = entry(&page, last(&page));
    let title = |text: &str| Edit::Goal(north.clone(), GoalField::Title(text.into()));
    let change =
        |before: &str, after: &str| Change::Known { before: title(before), after: title(after) };
    let twice =
        LogEntry { changes: vec![change("Nord", "Norht"), change("Norht", "North")], ..added };
    let edits = taking_back::edits(&page.open().workspace, &twice);
    assert_eq!(edits, Ok(vec![title("Nord")]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn taking_back_restores_exactly_what_was_there_before_or_changes_nothing(
        wishes in prop::collection::vec(any_wish(), 1..24),
        at in any::<prop::sample::Index>(),
    ) {
        let mut page = Page::with_workspace();
        for wish in &wishes {
            let command = wish.command(&page);
            page.run(command);
        }
        prop_assume!(!page.open().log.is_empty());
        let at = at.index(page.open().log.len());
        let entry = entry(&page, at);
        let places = || entry.written().map(Edit::place);
        let says = |page: &Page| -> Vec<Edit> {
            places().map(|place| page.open().workspace.read(&place)).collect()
        };
        let after: Vec<Edit> = entry.written().cloned().collect();
        let still_applies = !after.is_empty() && says(&page) == after;
        prop_assert_eq!(taking_back::edits(&page.open().workspace, &entry).is_ok(), still_applies);

        let (content, entries) = (page.content(), page.open().log.len());
        take_back(&mut page, at);
        if page.refusal().is_some() {
            prop_assert_eq!(page.content(), content);
            prop_assert_eq!(page.open().log.len(), entries);
        } else {
            prop_assert!(still_applies);
            let before: Vec<Edit> = entry.known().map(|(before, _)| before.clone()).collect();
            prop_assert_eq!(says(&page), before);
            prop_assert_eq!(page.open().log.len(), entries + 1);
            page.send(Event::Undo);
            prop_assert_eq!(page.content(), content);
        }
        // Whatever came of it can be written to a file and read back.
        let file = page.export();
        prop_assert!(plumbline::format::read(file.as_bytes()).is_ok());
    }
}
