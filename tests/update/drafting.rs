//! A goal about to be added: what the form proposes, what it asks for, and what stays in it when it is not taken.

use plumbline::domain::Language;
use plumbline::domain::records::goal::{Aim, Goal, GoalKind};
use plumbline::domain::records::metric::{Aggregation, Measure};
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::Span;
use plumbline::domain::values::id::GoalId;
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::dialog::Dialog;
use plumbline::model::form::{DraftInput, Field, Form};
use plumbline::model::route::Route;
use plumbline::view::form::{Input, ON, draft, drafted, typed};

use crate::commands::date;
use crate::page::{Page, TODAY};

const TEXTS: Texts = Texts::of(Language::English);

/// The form for a goal below another, or at the top.
struct Adding {
    page: Page,
    above: Option<GoalId>,
}

impl Adding {
    fn at_the_top() -> Adding {
        Adding { page: Page::with_workspace(), above: None }.opened()
    }

    /// Below a goal that counts money of the whole year.
    fn below() -> Adding {
        let mut page = Page::with_workspace();
        let above = Some(page.add(None, "Revenue", 100));
        Adding { page, above }.opened()
    }

    fn opened(mut self) -> Adding {
        self.page.send(Event::Ask(Dialog::AddGoal(self.above.clone())));
        self
    }

    fn type_in(&mut self, input: DraftInput, text: &str) {
        let field = Field::Draft(self.above.clone(), input);
        let typed = typed(&self.page.model, &field, text.into(), TEXTS);
        self.page.send(Event::Type(field.clone(), typed));
        self.page.send(Event::Enter(field));
    }

    fn choose<T: PartialEq>(&mut self, input: DraftInput, all: &[T], one: T) {
        let at = all.iter().position(|other| *other == one).unwrap();
        self.type_in(input, &at.to_string());
    }

    fn count(&mut self, title: &str, target: &str) {
        self.type_in(DraftInput::Title, title);
        self.type_in(DraftInput::HasNumber, ON);
        self.type_in(DraftInput::Target, target);
    }

    fn add(&mut self) {
        let drafted = drafted(&self.page.model, self.above.as_ref(), TEXTS);
        self.page.send(Event::Submit(Form::Draft(self.above.clone()), drafted));
    }

    fn find(&self, input: DraftInput) -> Option<Input> {
        let all = draft(&self.page.model, self.above.as_ref(), TEXTS);
        let field = Field::Draft(self.above.clone(), input);
        all.into_iter().find(|input| input.field == field)
    }

    fn value(&self, input: DraftInput) -> String {
        self.find(input).map_or("not there".into(), |input| input.value)
    }

    fn wrong(&self, input: DraftInput) -> Option<String> {
        self.find(input).and_then(|input| input.wrong)
    }

    fn is_open(&self) -> bool {
        self.page.model.dialog.is_some()
    }

    fn added(&self) -> &Goal {
        let open = self.page.open();
        open.workspace.goals.get(open.just_added().expect("a goal was added")).unwrap()
    }
}

#[test]
fn a_goal_at_the_top_runs_for_the_quarter_and_has_no_number_until_it_is_asked_for_one() {
    let mut form = Adding::at_the_top();
    assert_eq!(form.value(DraftInput::Start), "2026-04-01");
    assert_eq!(form.value(DraftInput::End), "2026-06-30");
    assert_eq!(form.find(DraftInput::Target), None);
    form.type_in(DraftInput::Title, "  Grow ");
    form.add();
    let goal = form.added();
    assert_eq!((goal.title.as_str(), goal.kind), ("Grow", GoalKind::Objective));
    assert_eq!((goal.period, &goal.metric), (Span::new(date(4, 1), date(6, 30)), &None));
    assert!(!form.is_open());
    form.page.send(Event::Ask(Dialog::AddGoal(None)));
    assert_eq!(form.value(DraftInput::Title), "", "the next one begins anew");
}

#[test]
fn a_goal_below_another_is_measured_like_it_and_runs_as_long() {
    let mut form = Adding::below();
    assert_eq!(form.value(DraftInput::End), "2026-12-31");
    form.count("South", "40");
    form.add();
    let (goal, open) = (form.added(), form.page.open());
    let (metric, _) = open.workspace.measured(goal).unwrap();
    assert_eq!((&metric.measure, metric.aggregation), (&Measure::Money, Aggregation::Flow));
    assert_eq!((&goal.parent, goal.target), (&form.above, Some(Amount::from(40))));
}

#[test]
fn what_is_reached_so_far_is_the_first_actual_and_one_step_with_the_goal() {
    let mut form = Adding::at_the_top();
    form.count("Sell", "1000");
    form.type_in(DraftInput::SoFar, "900");
    form.add();
    let goal = form.added().clone();
    let (_, series) = form.page.open().workspace.measured(&goal).unwrap();
    let actuals: Vec<_> =
        series.within(goal.period.unwrap()).map(|(day, actual)| (day, actual.value)).collect();
    assert_eq!(actuals, [(TODAY, Amount::from(900))]);
    form.page.send(Event::Undo);
    assert!(form.page.open().workspace.goals.get(&goal.id).is_none_or(|goal| goal.deleted));
    assert!(form.page.open().workspace.series(goal.metric.as_ref().unwrap()).is_empty());
}

#[test]
fn so_far_is_asked_where_one_number_answers_it() {
    for (aim, aggregation, start, asked) in [
        (Aim::Increase, Aggregation::Flow, "2026-04-01", true),
        (Aim::Decrease, Aggregation::Stock, "2026-04-01", true),
        (Aim::Increase, Aggregation::Flow, "2026-06-30", false),
        (Aim::Increase, Aggregation::Rate, "2026-04-01", false),
        (Aim::AtLeast, Aggregation::Flow, "2026-04-01", false),
        (Aim::Milestone, Aggregation::Flow, "2026-04-01", false),
    ] {
        let mut form = Adding::at_the_top();
        form.type_in(DraftInput::HasNumber, ON);
        form.choose(DraftInput::Aim, &Aim::ALL, aim);
        form.choose(DraftInput::Aggregation, &Aggregation::ALL, aggregation);
        form.type_in(DraftInput::Start, start);
        let is_asked = form.find(DraftInput::SoFar).is_some();
        assert_eq!(is_asked, asked, "{aim:?} {aggregation:?} {start}");
    }
}

#[test]
fn what_is_to_fall_is_proposed_as_a_level_with_a_baseline() {
    let mut form = Adding::at_the_top();
    form.type_in(DraftInput::HasNumber, ON);
    assert_eq!(form.find(DraftInput::Baseline), None, "a flow starts at nothing");
    form.choose(DraftInput::Aim, &Aim::ALL, Aim::Decrease);
    form.type_in(DraftInput::Title, "Churn");
    form.type_in(DraftInput::Baseline, "8");
    form.type_in(DraftInput::Target, "5");
    form.add();
    let goal = form.added();
    assert_eq!((goal.baseline, goal.aim), (Some(Amount::from(8)), Aim::Decrease));
    let (metric, _) = form.page.open().workspace.measured(goal).unwrap();
    assert_eq!(metric.aggregation, Aggregation::Stock);
}

#[test]
fn what_is_wrong_stays_in_its_field_with_the_reason_and_nothing_is_added() {
    let right = [
        (DraftInput::Title, "Sell"),
        (DraftInput::HasNumber, ON),
        (DraftInput::Target, "1000"),
        (DraftInput::Start, "2026-04-01"),
        (DraftInput::Owner, "+"),
        (DraftInput::NewOwner, "Li Na"),
    ];
    for (input, text, why) in [
        (DraftInput::Title, " ", TEXTS.refusal_empty_title()),
        (DraftInput::Target, "", TEXTS.no_target()),
        (DraftInput::Target, "four hundred", TEXTS.not_a_number()),
        (DraftInput::SoFar, "some", TEXTS.not_a_number()),
        (DraftInput::Start, "", TEXTS.not_a_day()),
        (DraftInput::End, "2026-03-31", TEXTS.ends_before_start()),
        (DraftInput::NewOwner, "", TEXTS.refusal_empty_title()),
    ] {
        let mut form = Adding::at_the_top();
        for (other, text) in right {
            form.type_in(other, text);
        }
        form.type_in(input, text);
        let steps = form.page.open().log.len();
        form.add();
        assert_eq!(form.wrong(input).as_deref(), Some(why), "{input:?}");
        assert_eq!((form.value(input).as_str(), form.is_open()), (text, true));
        assert_eq!((form.page.open().log.len(), form.value(DraftInput::Kind)), (steps, "0".into()));
        let text = right.iter().find(|(other, _)| *other == input).map_or("", |(_, text)| text);
        form.type_in(input, if input == DraftInput::End { "2026-12-31" } else { text });
        form.add();
        assert!(!form.is_open(), "{input:?} was mended");
    }
}

#[test]
fn an_owner_who_is_not_there_yet_is_made_with_the_goal() {
    let mut form = Adding::at_the_top();
    form.type_in(DraftInput::Title, "Grow");
    assert_eq!(form.find(DraftInput::NewOwner), None);
    form.type_in(DraftInput::Owner, "+");
    form.type_in(DraftInput::NewOwner, "Li Na");
    form.add();
    let (goal, open) = (form.added(), form.page.open());
    let owner = open.workspace.people.get(goal.owner.as_ref().unwrap()).unwrap();
    assert_eq!((owner.name.as_str(), open.log.len()), ("Li Na", 1));
}

#[test]
fn what_was_typed_outlives_the_dialog_until_it_is_given_up() {
    let mut form = Adding::below();
    form.type_in(DraftInput::Title, "South");
    form.page.send(Event::Navigated(Route::Home.into()));
    form.page.send(Event::CloseDialog);
    form = form.opened();
    assert_eq!(form.value(DraftInput::Title), "South");
    let other = drafted(&form.page.model, None, TEXTS);
    assert!(other.is_err(), "another form has nothing of it");
    form.page.send(Event::GiveUp(Form::Draft(form.above.clone())));
    form = form.opened();
    assert_eq!(form.value(DraftInput::Title), "");
}
