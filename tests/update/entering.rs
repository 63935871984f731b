//! An actual as a form: what is committed, what is kept, and what is asked before a number is replaced (X21).

use chrono::NaiveDate;
use plumbline::domain::Language;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::goal::{Aim, GoalField};
use plumbline::domain::records::metric::{Aggregation, Measure, MetricField};
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::Span;
use plumbline::domain::values::id::{GoalId, PersonId};
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::command::Command;
use plumbline::model::form::{ActualInput, Field, Form};
use plumbline::model::route::Route;
use plumbline::view::form::{Input, actual, entered, there, typed};
use plumbline::view::goal::replaced;
use plumbline::view::home::due;

use crate::commands::date;
use crate::page::{Page, TODAY};

const TEXTS: Texts = Texts::of(Language::English);

/// A goal on whose screen numbers are entered.
struct Entering {
    page: Page,
    goal: GoalId,
}

impl Entering {
    fn a(aggregation: Aggregation) -> Entering {
        let mut page = Page::with_workspace();
        let goal = page.add(None, "Revenue", 100);
        page.run(Command::EditMetric(goal.clone(), MetricField::Aggregation(aggregation)));
        Entering { page, goal }
    }

    fn with(mut self, day: NaiveDate, actual: Actual) -> Entering {
        self.page.run(Command::EnterActual(self.goal.clone(), day, actual));
        self
    }

    fn type_in(&mut self, day: Option<NaiveDate>, input: ActualInput, text: &str) {
        let field = Field::Actual(self.goal.clone(), day, input);
        let typed = typed(&self.page.model, &field, text.into(), TEXTS);
        self.page.send(Event::Type(field, typed));
    }

    /// Types a number for a day and presses Enter.
    fn check_in(&mut self, day: NaiveDate, text: &str) {
        self.type_in(Some(day), ActualInput::Value, text);
        let field = Field::Actual(self.goal.clone(), Some(day), ActualInput::Value);
        self.page.send(Event::Enter(field));
    }

    fn save(&mut self) {
        let sent = entered(&self.page.model, &self.goal, TEXTS);
        self.page.send(Event::Submit(Form::Actual(self.goal.clone()), sent));
    }

    fn find(&self, day: Option<NaiveDate>, input: ActualInput) -> Input {
        let field = Field::Actual(self.goal.clone(), day, input);
        let all = actual(&self.page.model, &self.goal, day, TEXTS);
        all.into_iter().find(|input| input.field == field).unwrap()
    }

    fn measure(&self) -> Measure {
        let workspace = &self.page.open().workspace;
        workspace.measure_of(workspace.goals.get(&self.goal).unwrap()).clone()
    }

    fn stored(&self, day: NaiveDate) -> Option<Actual> {
        let workspace = &self.page.open().workspace;
        let goal = workspace.goals.get(&self.goal).unwrap();
        workspace.measured(goal).unwrap().1.get(day)
    }
}

fn noted(value: i64, note: &str) -> Actual {
    Actual { note: note.into(), ..Actual::of(Amount::from(value)) }
}

#[test]
fn a_number_for_a_day_is_one_step_and_stands_in_its_field() {
    let mut form = Entering::a(Aggregation::Flow);
    form.check_in(TODAY, "1.2k");
    assert_eq!(form.stored(TODAY), Some(Actual::of(Amount::from(1200))));
    assert_eq!(form.find(Some(TODAY), ActualInput::Value).value, "1200");
    form.page.send(Event::Undo);
    assert_eq!(form.stored(TODAY), None);
    assert_eq!(form.find(Some(TODAY), ActualInput::Value).value, "");
}

#[test]
fn what_was_understood_is_shown_where_it_was_typed_otherwise() {
    let mut form = Entering::a(Aggregation::Flow);
    for (text, reads) in
        [("1.2M", Some("1,200,000")), ("1,200", Some("1,200")), ("1200", None), ("7,5", None)]
    {
        form.type_in(None, ActualInput::Value, text);
        let input = form.find(None, ActualInput::Value);
        assert_eq!(input.reads.as_deref(), reads, "{text}");
    }
    let mut form = Entering::a(Aggregation::Rate);
    form.type_in(None, ActualInput::Value, "48/50");
    let reads = form.find(None, ActualInput::Value).reads;
    assert_eq!(reads, Some(TEXTS.amount(Amount::from(96).value(), &form.measure())));
}

#[test]
fn what_could_be_two_numbers_stays_in_the_field_with_the_reason() {
    let mut form = Entering::a(Aggregation::Flow);
    form.page.send(Event::Navigated(Route::Home.into()));
    form.check_in(TODAY, "7,50");
    let input = form.find(Some(TODAY), ActualInput::Value);
    assert_eq!((input.value.as_str(), form.stored(TODAY)), ("7,50", None));
    assert_eq!(input.wrong.as_deref(), Some(TEXTS.ambiguous_number()));
    form.page.send(Event::Navigated(Route::Cascade.into()));
    assert_eq!(form.find(Some(TODAY), ActualInput::Value).value, "7,50", "it is not lost");
}

#[test]
fn a_number_being_typed_is_committed_before_another_screen_comes() {
    let mut form = Entering::a(Aggregation::Flow);
    form.page.send(Event::Navigated(Route::Home.into()));
    form.type_in(Some(TODAY), ActualInput::Value, "82");
    form.page.send(Event::Navigated(Route::Cascade.into()));
    assert_eq!(form.stored(TODAY), Some(Actual::of(Amount::from(82))));
}

#[test]
fn a_number_is_corrected_without_its_note_and_an_emptied_one_is_deleted() {
    let mut form = Entering::a(Aggregation::Flow).with(TODAY, noted(20, "fair"));
    form.check_in(TODAY, "21");
    assert_eq!(form.stored(TODAY), Some(noted(21, "fair")));
    form.check_in(TODAY, "");
    assert_eq!(form.stored(TODAY), None);
    let steps = form.page.open().log.len();
    form.check_in(TODAY, " ");
    assert_eq!(form.page.open().log.len(), steps, "nothing is there to delete");
    assert_eq!(form.find(Some(TODAY), ActualInput::Value).value, "");
}

#[test]
fn a_rate_is_corrected_as_a_part_of_its_whole() {
    let rate = Actual { denominator: Some(Amount::from(40)), ..Actual::of(Amount::from(10)) };
    let mut form = Entering::a(Aggregation::Rate).with(TODAY, rate.clone());
    let shown = form.find(Some(TODAY), ActualInput::Value);
    assert_eq!(shown.value, "10/40");
    form.check_in(TODAY, "11/40");
    assert_eq!(form.stored(TODAY), Some(Actual { value: Amount::from(11), ..rate }));
}

#[test]
fn a_second_number_of_a_day_is_added_or_replaces_and_says_so_before() {
    let mut form = Entering::a(Aggregation::Flow).with(TODAY, noted(20, "fair"));
    assert_eq!(there(&form.page.model, &form.goal, TEXTS), None, "nothing is typed");
    form.type_in(None, ActualInput::Value, "30");
    let told = there(&form.page.model, &form.goal, TEXTS).unwrap();
    let (words, add) = told.add.unwrap();
    let money = |n: i64| TEXTS.amount(Amount::from(n).value(), &form.measure());
    assert_eq!(words, TEXTS.actual_add(money(50)));
    assert_eq!(told.replace, TEXTS.actual_replace(money(20)));
    form.page.send(Event::Submit(Form::Actual(form.goal.clone()), Ok(Box::new(add))));
    assert_eq!(form.stored(TODAY), Some(noted(50, "fair")));
    assert_eq!(form.find(None, ActualInput::Value).value, "", "the next number can be typed");

    form.type_in(None, ActualInput::Value, "30");
    form.type_in(None, ActualInput::Note, "recounted");
    form.save();
    assert_eq!(form.stored(TODAY), Some(noted(30, "recounted")));
}

#[test]
fn a_pasted_number_keeps_the_note_of_its_day_and_is_told_to_replace_another() {
    let mut form = Entering::a(Aggregation::Flow).with(TODAY, noted(20, "fair"));
    let rows = |value: i64| vec![(TODAY, noted(value, "")), (date(6, 1), noted(1, ""))];
    let count = |value| replaced(form.page.open(), &form.goal, &rows(value));
    assert_eq!((count(25), count(20)), (1, 0));
    form.page.run(Command::PasteActuals(form.goal.clone(), rows(25)));
    assert_eq!(form.stored(TODAY), Some(noted(25, "fair")));
    assert_eq!(form.stored(date(6, 1)), Some(Actual::of(Amount::ONE)));
}

#[test]
fn only_what_flows_in_is_added() {
    let mut form = Entering::a(Aggregation::Stock).with(TODAY, noted(20, ""));
    form.type_in(None, ActualInput::Value, "30");
    assert_eq!(there(&form.page.model, &form.goal, TEXTS).unwrap().add, None);
}

#[test]
fn a_form_with_a_day_of_its_own_names_what_is_wrong_and_keeps_the_day_once_it_is_sent() {
    let mut form = Entering::a(Aggregation::Flow);
    let earlier = date(6, 1);
    form.type_in(None, ActualInput::Day, "soon");
    form.type_in(None, ActualInput::Value, "5");
    form.save();
    assert_eq!(form.find(None, ActualInput::Day).wrong.as_deref(), Some(TEXTS.not_a_day()));
    assert_eq!(form.find(None, ActualInput::Value).value, "5");
    form.type_in(None, ActualInput::Day, &earlier.to_string());
    form.type_in(None, ActualInput::Value, "many");
    form.save();
    assert_eq!(form.find(None, ActualInput::Value).wrong.as_deref(), Some(TEXTS.not_a_number()));
    form.type_in(None, ActualInput::Value, "5");
    form.save();
    assert_eq!(form.stored(earlier), Some(Actual::of(Amount::from(5))));
    assert_eq!(form.find(None, ActualInput::Day).value, earlier.to_string());
}

#[test]
fn a_milestone_asks_for_a_day_only() {
    let mut form = Entering::a(Aggregation::Flow);
    form.page.run(Command::EditGoal(form.goal.clone(), GoalField::Aim(Aim::Milestone)));
    let fields = actual(&form.page.model, &form.goal, None, TEXTS);
    assert_eq!(fields.len(), 2, "the day and a note");
    form.save();
    // It was a goal of 100 before: half of that was not yet it.
    assert_eq!(form.stored(TODAY), Some(Actual::of(Amount::from(100))));
    assert_eq!(form.page.figures(&form.goal).done, Some(TODAY));
    form.page.run(Command::EditGoal(form.goal.clone(), GoalField::Target(None)));
    form.save();
    assert_eq!(form.stored(TODAY), Some(Actual::of(Amount::ONE)));
    assert_eq!(form.page.figures(&form.goal).done, Some(TODAY));
}

#[test]
fn home_asks_for_a_milestone_that_is_due_and_done_is_one_press() {
    let Entering { mut page, goal } = Entering::a(Aggregation::Flow);
    page.run(Command::EditGoal(goal.clone(), GoalField::Aim(Aim::Milestone)));
    let counts = |page: &Page| {
        let due = due(page.open(), None, TEXTS, 10);
        assert_eq!(due.rows.len(), due.all);
        (due.all, due.missing, due.milestones)
    };
    for (end, counted) in [(date(7, 6), 0), (date(7, 5), 1), (date(6, 1), 1)] {
        let period = Span::new(date(1, 1), end);
        page.run(Command::EditGoal(goal.clone(), GoalField::Period(period)));
        assert_eq!(counts(&page), (counted, 0, counted), "{end}");
    }
    let row = &due(page.open(), None, TEXTS, 10).rows[0];
    assert_eq!((row.is_milestone, row.hint.as_str()), (true, "due 1 Jun 2026"));
    let nobodys = PersonId::new("somebody").unwrap();
    assert_eq!(due(page.open(), Some(&nobodys), TEXTS, 10).all, 0, "it is nobody's");
    let sent = entered(&page.model, &goal, TEXTS);
    page.send(Event::Submit(Form::Actual(goal.clone()), sent));
    assert_eq!(counts(&page), (0, 0, 0));
    assert_eq!(page.figures(&goal).done, Some(TODAY));
}
