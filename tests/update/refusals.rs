//! What is refused, and that each refusal says enough to be understood.

use chrono::NaiveDate;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::goal::{
    DEEPEST, GoalField, LONGEST_NOTE, LONGEST_TITLE, MOST_PLANNED, MOST_TOLERANCE,
};
use plumbline::domain::records::people::UnitField;
use plumbline::domain::records::settings::SettingsField;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::{Calendar, Span};
use plumbline::domain::values::id::GoalId;
use plumbline::domain::values::plan::PlanCurve;
use plumbline::model::Event;
use plumbline::model::command::{Command, Destination, Draft, Refusal};
use plumbline::model::state::Notice;

use crate::page::{Page, date, draft};

/// A page with a column of goals, each under the one before.
fn column(count: usize) -> (Page, Vec<GoalId>) {
    let mut page = Page::with_workspace();
    let mut goals: Vec<GoalId> = Vec::new();
    for n in 1..=count {
        let parent = goals.last().cloned();
        goals.push(page.add(parent.as_ref(), &format!("goal {n}"), 1));
    }
    (page, goals)
}

fn refused(page: &mut Page, command: Command) -> Refusal {
    page.model.notice = None;
    let (content, steps) = (page.content(), page.open().log.len());
    page.run(command.clone());
    assert_eq!(page.content(), content, "{command:?}");
    assert_eq!(page.open().log.len(), steps, "{command:?}");
    page.refusal().unwrap_or_else(|| panic!("{command:?} was not refused")).clone()
}

#[test]
fn a_goal_under_itself_is_refused_with_the_titles_on_the_way() {
    let (mut page, goals) = column(3);
    let into = |n: usize| Destination::Into(Some(goals[n].clone()));
    let way = |titles: &[&str]| Refusal::Cycle(titles.iter().map(|t| t.to_string()).collect());
    let move_first = |to| Command::MoveGoal(goals[0].clone(), to);
    assert_eq!(refused(&mut page, move_first(into(0))), way(&["goal 1"]));
    assert_eq!(refused(&mut page, move_first(into(2))), way(&["goal 1", "goal 2", "goal 3"]));
    let beside = Destination::Before(goals[2].clone());
    assert_eq!(refused(&mut page, move_first(beside)), way(&["goal 1", "goal 2"]));
}

#[test]
fn a_cascade_never_becomes_deeper_than_files_may_be() {
    let (mut page, goals) = column(DEEPEST);
    let last = goals.last().unwrap();
    let below = Command::AddGoal(Box::new(draft(Some(last), "too deep")));
    assert_eq!(refused(&mut page, below), Refusal::TooDeep);

    let branch = page.add(None, "branch", 1);
    let leaf = page.add(Some(&branch), "leaf", 1);
    let under = |goal: &GoalId| Destination::Into(Some(goal.clone()));
    let whole = Command::MoveGoal(branch, under(&goals[DEEPEST - 2]));
    assert_eq!(refused(&mut page, whole), Refusal::TooDeep);
    page.run(Command::MoveGoal(leaf, under(&goals[DEEPEST - 2])));
    assert!(page.notice().is_some_and(Notice::offers_undo));
    plumbline::format::read(page.export().as_bytes()).unwrap();
}

#[test]
fn names_are_never_empty_or_too_long_and_are_trimmed() {
    let (mut page, goals) = column(1);
    let title = |text: &str| Command::EditGoal(goals[0].clone(), GoalField::Title(text.into()));
    for empty in ["", "  ", "\u{3000}\t"] {
        assert_eq!(refused(&mut page, title(empty)), Refusal::EmptyTitle);
    }
    let new = Command::AddGoal(Box::new(draft(None, " ")));
    assert_eq!(refused(&mut page, new), Refusal::EmptyTitle);
    let name = Command::EditSettings(SettingsField::Name("\n".into()));
    assert_eq!(refused(&mut page, name), Refusal::EmptyTitle);
    let person = Command::AddPerson("".into());
    assert_eq!(refused(&mut page, person), Refusal::EmptyTitle);
    let long = "目".repeat(LONGEST_TITLE + 1);
    assert_eq!(refused(&mut page, title(&long)), Refusal::TitleTooLong);
    page.run(title(&format!(" {} ", "👨‍👩‍👧".repeat(LONGEST_TITLE))));
    let kept = &page.open().workspace.goals.get(&goals[0]).unwrap().title;
    assert_eq!(*kept, "👨‍👩‍👧".repeat(LONGEST_TITLE));
}

#[test]
fn values_out_of_range_are_refused() {
    let (mut page, goals) = column(1);
    let goal = goals[0].clone();
    let weight = GoalField::Weight(Amount::from(-1));
    let edit = |field| Command::EditGoal(goal.clone(), field);
    assert_eq!(refused(&mut page, edit(weight)), Refusal::NegativeWeight);
    let note = GoalField::Note("a".repeat(LONGEST_NOTE + 1));
    assert_eq!(refused(&mut page, edit(note)), Refusal::NoteTooLong);
    for percent in [-1, MOST_TOLERANCE + 1] {
        let tolerance = GoalField::Tolerance(Some(Amount::from(percent)));
        let refusal = refused(&mut page, edit(tolerance));
        assert_eq!(refusal, Refusal::ToleranceOutOfRange, "{percent}");
    }
    for percent in [-1, MOST_PLANNED + 1] {
        let points = vec![(date(1, 1), Amount::from(percent))];
        let refusal = refused(&mut page, edit(GoalField::Plan(PlanCurve::Phased(points))));
        assert_eq!(refusal, Refusal::PlanOutOfRange, "{percent}");
    }
    let rate =
        Actual { denominator: "0.000000001".parse().ok(), ..Actual::of(Amount::from(1_000_000)) };
    let entered = Command::EnterActual(goal.clone(), date(1, 1), rate);
    assert_eq!(refused(&mut page, entered), Refusal::RateOutOfRange);
    let far = NaiveDate::from_ymd_opt(2200, 1, 1).unwrap();
    let rows = [date(1, 1), far].map(|day| (day, Actual::of(Amount::ONE))).to_vec();
    let paste = Command::PasteActuals(goal.clone(), rows);
    assert_eq!(refused(&mut page, paste), Refusal::DateOutOfRange(far));
}

#[test]
fn what_a_file_could_not_hold_is_refused_and_says_why() {
    let (mut page, goals) = column(2);
    let goal = goals[0].clone();
    let edit = |field| Command::EditGoal(goal.clone(), field);
    let bell = edit(GoalField::Title("a\u{7}b".into()));
    assert_eq!(refused(&mut page, bell), Refusal::ControlCharacter);
    let marks = format!("a{}", "\u{301}".repeat(100_000));
    let one_character = edit(GoalField::Title(marks));
    assert_eq!(refused(&mut page, one_character), Refusal::TitleTooLong);
    let points = [date(2, 1), date(1, 1)].map(|day| (day, Amount::ONE));
    let plan = edit(GoalField::Plan(PlanCurve::Phased(points.into())));
    assert_eq!(refused(&mut page, plan), Refusal::DaysDoNotRise);
    let calendar = Calendar { year_starts_in: 13, ..Calendar::default() };
    let year = Command::EditSettings(SettingsField::Calendar(calendar));
    assert_eq!(refused(&mut page, year), Refusal::NoSuchMonth);
    let far = NaiveDate::from_ymd_opt(2200, 1, 1).unwrap();
    let draft = Draft { period: Some(Span::day(far)), ..draft(None, "far") };
    let add = Command::AddGoal(Box::new(draft));
    assert_eq!(refused(&mut page, add), Refusal::DateOutOfRange(far));
}

#[test]
fn a_field_can_place_a_goal_nowhere_that_moving_could_not() {
    let (mut page, goals) = column(DEEPEST);
    let under = |goal: usize, parent: usize| {
        let parent = Some(goals[parent].clone());
        Command::EditGoal(goals[goal].clone(), GoalField::Parent(parent))
    };
    let way = vec!["goal 1".to_owned(), "goal 2".to_owned()];
    assert_eq!(refused(&mut page, under(0, 1)), Refusal::Cycle(way));
    let root = page.add(None, "root", 1);
    let deeper = GoalField::Parent(Some(root));
    let deeper = Command::EditGoal(goals[0].clone(), deeper);
    assert_eq!(refused(&mut page, deeper), Refusal::TooDeep);
    let nowhere = GoalField::Order("目标".into());
    let nowhere = Command::EditGoal(goals[0].clone(), nowhere);
    assert_eq!(refused(&mut page, nowhere), Refusal::NowhereToGo);
    let gone = GoalField::Deleted(true);
    page.run(Command::EditGoal(goals[0].clone(), gone));
    assert_eq!(page.open().workspace.goals.living().count(), 1);
}

#[test]
fn a_unit_does_not_come_to_stand_under_itself() {
    let mut page = Page::with_workspace();
    let mut units = Vec::new();
    for name in ["Sales", "South"] {
        page.run(Command::AddUnit(name.into()));
        units.push(page.open().workspace.units.all().last().unwrap().id.clone());
    }
    let under = |unit: usize, parent: usize| {
        let parent = UnitField::Parent(Some(units[parent].clone()));
        Command::EditUnit(units[unit].clone(), parent)
    };
    page.run(under(1, 0));
    let way = vec!["Sales".to_owned(), "South".to_owned()];
    assert_eq!(refused(&mut page, under(0, 1)), Refusal::Cycle(way));
}

#[test]
fn what_is_not_there_any_more_cannot_be_changed() {
    let (mut page, goals) = column(2);
    page.run(Command::DeleteGoal(goals[0].clone()));
    let gone = goals[1].clone();
    let actual = Actual::of(Amount::ONE);
    for command in [
        Command::DeleteGoal(gone.clone()),
        Command::EditGoal(gone.clone(), GoalField::Note("x".into())),
        Command::EnterActual(gone.clone(), date(1, 1), actual),
        Command::AddGoal(Box::new(draft(Some(&gone), "under"))),
        Command::MoveGoal(gone, Destination::Up),
    ] {
        assert_eq!(refused(&mut page, command), Refusal::Gone);
    }
    page.send(Event::Undo);
    assert_eq!(page.open().workspace.goals.living().count(), 2);
}

#[test]
fn there_is_nowhere_to_move_at_the_ends() {
    let (mut page, goals) = column(1);
    for destination in
        [Destination::Up, Destination::Down, Destination::Indent, Destination::Outdent]
    {
        let command = Command::MoveGoal(goals[0].clone(), destination);
        assert_eq!(refused(&mut page, command), Refusal::NowhereToGo);
    }
}

#[test]
fn a_goal_without_a_number_takes_no_actual() {
    let mut page = Page::with_workspace();
    let objective = draft(None, "be loved");
    page.run(Command::AddGoal(Box::new(Draft { ..objective })));
    let goal = page.open().workspace.goals.all()[0].id.clone();
    let actual = Actual::of(Amount::ONE);
    let command = Command::EnterActual(goal, date(1, 1), actual);
    assert_eq!(refused(&mut page, command), Refusal::NoMetric);
}
