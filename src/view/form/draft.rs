//! A goal about to be added, as a form: what stands in it, and the goal that it comes to.

use chrono::NaiveDate;

use crate::domain::records::actual::Actual;
use crate::domain::records::goal::{Aim, Goal, GoalKind};
use crate::domain::records::metric::{Aggregation, Measure, Metric, Scale};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{PeriodKind, Span};
use crate::domain::values::id::{GoalId, PersonId};
use crate::locales::{Texts, typing};
use crate::model::Model;
use crate::model::checking;
use crate::model::command::{Command, Draft, Number, Owner, Refusal};
use crate::model::form::{DraftInput, Field, Sent, Wrong};
use crate::model::open::Open;

use super::input::{Control, Input, ON, choice, chosen, place_in};
use super::offered::{NEW_PERSON, chosen_measure, measures, owners, place_of_measure, scales};

/// The fields that mean something for the goal as it is going to be.
pub fn draft(model: &Model, above: Option<&GoalId>, texts: Texts) -> Vec<Input> {
    let Some(drafted) = Drafted::new(model, above, texts) else {
        return Vec::new();
    };
    let inputs = DraftInput::ALL.into_iter().filter(|input| drafted.has(*input));
    let inputs = inputs.map(|input| {
        let (words, control) = (words(input, texts).to_owned(), drafted.control(input));
        let stored = drafted.proposed(input);
        let new = Input::new(model, drafted.field(input), words, control, stored, texts);
        new.read_in(drafted.scale(), texts)
    });
    inputs.collect()
}

/// What the form comes to, or what is wrong with which of its fields.
pub fn drafted(model: &Model, above: Option<&GoalId>, texts: Texts) -> Sent {
    let drafted = Drafted::new(model, above, texts).ok_or(Vec::new())?;
    let refused = |(input, wrong)| (drafted.field(input), drafted.text(input), wrong);
    let inputs = DraftInput::ALL.into_iter().filter(|input| drafted.has(*input));
    let wrong = inputs.filter_map(|input| {
        let wrong = drafted.check(input, &drafted.text(input)).err()?;
        Some(refused((input, wrong)))
    });
    let wrong: Vec<_> = wrong.collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let command = drafted.goal().map(|draft| Box::new(Command::AddGoal(Box::new(draft))));
    command.map_err(|wrong| vec![refused(wrong)])
}

/// What adding it would be, whatever it is called: what it does to the goals above doesn't depend on its title.
pub fn tried(model: &Model, above: Option<&GoalId>, texts: Texts) -> Option<Command> {
    let draft = Drafted::new(model, above, texts)?.goal().ok()?;
    let title = texts.add_goal().to_owned();
    Some(Command::AddGoal(Box::new(Draft { title, ..draft })))
}

/// Whether a text can stand in a field.
pub fn check(
    model: &Model,
    above: Option<&GoalId>,
    input: DraftInput,
    text: &str,
    texts: Texts,
) -> Result<(), Wrong> {
    let drafted = Drafted::new(model, above, texts).ok_or(Wrong::Refused(Refusal::Gone))?;
    drafted.check(input, text)
}

fn words(input: DraftInput, texts: Texts) -> &'static str {
    match input {
        DraftInput::Title => texts.field_title(),
        DraftInput::Kind => texts.field_kind(),
        DraftInput::Owner => texts.field_owner(),
        DraftInput::NewOwner => texts.person_new(),
        DraftInput::Start => texts.field_start(),
        DraftInput::End => texts.field_end(),
        DraftInput::HasNumber => texts.add_has_number(),
        DraftInput::Aim => texts.field_aim(),
        DraftInput::Aggregation => texts.field_aggregation(),
        DraftInput::Target => texts.field_target(),
        DraftInput::Baseline => texts.field_baseline(),
        DraftInput::SoFar => texts.field_so_far(),
        DraftInput::Measure => texts.field_measure(),
        DraftInput::MeasureWord => texts.field_custom_unit(),
        DraftInput::Scale => texts.field_scale(),
    }
}

/// What is being typed, over what is proposed: where a goal hangs below another it is measured alike.
struct Drafted<'a> {
    model: &'a Model,
    open: &'a Open,
    above: Option<&'a Goal>,
    metric_above: Option<&'a Metric>,
    texts: Texts,
}

impl<'a> Drafted<'a> {
    fn new(model: &'a Model, above: Option<&GoalId>, texts: Texts) -> Option<Self> {
        let open = model.open.as_ref()?;
        let above = match above {
            Some(id) => Some(open.workspace.goals.get(id)?),
            None => None,
        };
        let measured = above.and_then(|goal| open.workspace.measured(goal));
        Some(Drafted {
            model,
            open,
            above,
            metric_above: measured.map(|(metric, _)| metric),
            texts,
        })
    }

    fn field(&self, input: DraftInput) -> Field {
        Field::Draft(self.above.map(|goal| goal.id.clone()), input)
    }

    /// What stands in a field.
    fn text(&self, input: DraftInput) -> String {
        let typed = self.model.typed.get(&self.field(input));
        typed.map_or_else(|| self.proposed(input), |typed| typed.text.clone())
    }

    /// What a field holds before anything is typed in it.
    fn proposed(&self, input: DraftInput) -> String {
        match input {
            DraftInput::Title
            | DraftInput::Owner
            | DraftInput::NewOwner
            | DraftInput::Target
            | DraftInput::Baseline
            | DraftInput::SoFar => String::new(),
            DraftInput::Kind => {
                let kind = self.above.map_or(GoalKind::Objective, |_| GoalKind::Kpi);
                place_in(&GoalKind::ALL, Some(kind))
            }
            DraftInput::Start => self.period().start().to_string(),
            DraftInput::End => self.period().end().to_string(),
            DraftInput::HasNumber => match self.kind() {
                GoalKind::Objective => String::new(),
                _ => ON.to_owned(),
            },
            DraftInput::Aim => place_in(&Aim::ALL, Some(Aim::Increase)),
            DraftInput::Aggregation => {
                // What is to fall is a level more often than a budget.
                let usual = match self.aim() {
                    Aim::Decrease => Aggregation::Stock,
                    _ => Aggregation::Flow,
                };
                let aggregation = self.metric_above.map_or(usual, |metric| metric.aggregation);
                place_in(&Aggregation::ALL, Some(aggregation))
            }
            DraftInput::Measure => {
                let count = Measure::Count;
                let measure = self.metric_above.map_or(&count, |metric| &metric.measure);
                place_of_measure(Some(measure))
            }
            DraftInput::MeasureWord => match self.metric_above.map(|metric| &metric.measure) {
                Some(Measure::Custom(word)) => word.clone(),
                _ => self.texts.unit_count().to_owned(),
            },
            DraftInput::Scale => {
                let scale = self.metric_above.map_or(Scale::One, |metric| metric.scale);
                place_in(&Scale::ALL, Some(scale))
            }
        }
    }

    /// A goal below another runs as long as it does, any other for the current quarter.
    fn period(&self) -> Span {
        let above = self.above.and_then(|goal| goal.period);
        above.unwrap_or_else(|| self.open.current(PeriodKind::Quarter))
    }

    fn kind(&self) -> GoalKind {
        self.choice(DraftInput::Kind, &GoalKind::ALL).unwrap_or_default()
    }

    fn aim(&self) -> Aim {
        self.choice(DraftInput::Aim, &Aim::ALL).unwrap_or_default()
    }

    fn aggregation(&self) -> Aggregation {
        self.choice(DraftInput::Aggregation, &Aggregation::ALL).unwrap_or_default()
    }

    fn scale(&self) -> Scale {
        self.choice(DraftInput::Scale, &Scale::ALL).unwrap_or_default()
    }

    fn measure(&self) -> Result<Measure, Wrong> {
        let word = || self.text(DraftInput::MeasureWord);
        chosen_measure(&self.text(DraftInput::Measure), word)
    }

    fn choice<T: Clone>(&self, input: DraftInput, all: &[T]) -> Result<T, Wrong> {
        chosen(all, &self.text(input))
    }

    fn amount(&self, input: DraftInput) -> Result<Option<Amount>, Wrong> {
        if self.has(input) { typing::amount(&self.text(input), self.scale()) } else { Ok(None) }
    }

    fn day(&self, input: DraftInput) -> Result<NaiveDate, Wrong> {
        typing::day(&self.text(input)).ok_or(Wrong::NotADay)
    }

    /// Whether a field means anything for the goal as it is going to be.
    fn has(&self, input: DraftInput) -> bool {
        let has_number = || self.text(DraftInput::HasNumber) == ON;
        let is_numeric = || has_number() && !self.aim().is_done_or_not();
        let goes_a_way = || is_numeric() && !self.aim().is_maintained();
        match input {
            DraftInput::Title
            | DraftInput::Kind
            | DraftInput::Owner
            | DraftInput::Start
            | DraftInput::End
            | DraftInput::HasNumber => true,
            DraftInput::NewOwner => self.text(DraftInput::Owner) == NEW_PERSON,
            DraftInput::Aim => has_number(),
            DraftInput::Aggregation
            | DraftInput::Target
            | DraftInput::Measure
            | DraftInput::Scale => is_numeric(),
            DraftInput::Baseline => goes_a_way() && self.aggregation() != Aggregation::Flow,
            DraftInput::SoFar => goes_a_way() && self.takes_so_far() && self.has_begun(),
            DraftInput::MeasureWord => {
                is_numeric() && matches!(self.measure(), Ok(Measure::Custom(_)))
            }
        }
    }

    /// Whether what is reached so far is one number.
    fn takes_so_far(&self) -> bool {
        match self.aggregation() {
            Aggregation::Flow | Aggregation::Stock => true,
            Aggregation::Average | Aggregation::Rate => false,
        }
    }

    /// Whether its period has begun before today.
    fn has_begun(&self) -> bool {
        self.day(DraftInput::Start).is_ok_and(|start| start < self.model.today)
    }

    fn control(&self, input: DraftInput) -> Control {
        let texts = self.texts;
        match input {
            DraftInput::Title | DraftInput::NewOwner | DraftInput::MeasureWord => Control::Line,
            DraftInput::Target | DraftInput::Baseline | DraftInput::SoFar => Control::Number,
            DraftInput::Start | DraftInput::End => Control::Day,
            DraftInput::HasNumber => Control::Switch,
            DraftInput::Owner => Control::Choice(owners(&self.open.workspace, texts)),
            DraftInput::Measure => measures(self.measure().ok().as_ref(), texts),
            DraftInput::Kind => choice(&GoalKind::ALL, |kind| texts.goal_kind(kind)),
            DraftInput::Aim => choice(&Aim::ALL, |aim| texts.aim(aim)),
            DraftInput::Aggregation => choice(&Aggregation::ALL, |one| texts.aggregation(one)),
            DraftInput::Scale => scales(self.scale(), texts),
        }
    }

    fn check(&self, input: DraftInput, text: &str) -> Result<(), Wrong> {
        match input {
            DraftInput::Title | DraftInput::NewOwner | DraftInput::MeasureWord => {
                checking::title(text.to_owned()).map(drop).map_err(Wrong::Refused)
            }
            DraftInput::Kind
            | DraftInput::Owner
            | DraftInput::HasNumber
            | DraftInput::Aim
            | DraftInput::Aggregation
            | DraftInput::Measure
            | DraftInput::Scale => Ok(()),
            DraftInput::Start | DraftInput::End => {
                let day = typing::day(text).ok_or(Wrong::NotADay)?;
                checking::day(day).map_err(Wrong::Refused)
            }
            DraftInput::Target | DraftInput::Baseline | DraftInput::SoFar => {
                typing::amount(text, self.scale()).map(|_| ())
            }
        }
    }

    /// The goal, or what is wrong with the fields taken together.
    fn goal(&self) -> Result<Draft, (DraftInput, Wrong)> {
        let at = |input| move |wrong| (input, wrong);
        let start = self.day(DraftInput::Start).map_err(at(DraftInput::Start))?;
        let end = self.day(DraftInput::End).map_err(at(DraftInput::End))?;
        let period = Span::new(start, end).ok_or((DraftInput::End, Wrong::EndsBeforeStart))?;
        let number = match self.has(DraftInput::Aim) {
            true => Some(self.number()?),
            false => None,
        };
        let owner = self.text(DraftInput::Owner);
        let owner = match owner == NEW_PERSON {
            true => Some(Owner::New(self.text(DraftInput::NewOwner))),
            false => PersonId::new(&owner).ok().map(Owner::Known),
        };
        Ok(Draft {
            parent: self.above.map(|goal| goal.id.clone()),
            title: self.text(DraftInput::Title),
            kind: self.kind(),
            owner,
            period: Some(period),
            number,
        })
    }

    fn number(&self) -> Result<Number, (DraftInput, Wrong)> {
        let amount = |input| self.amount(input).map_err(|wrong| (input, wrong));
        let target = amount(DraftInput::Target)?;
        if self.has(DraftInput::Target) && target.is_none() {
            return Err((DraftInput::Target, Wrong::NoTarget));
        }
        let by = &self.model.identity;
        let so_far = amount(DraftInput::SoFar)?;
        let so_far = so_far.map(|value| Actual { by: by.clone(), ..Actual::of(value) });
        Ok(Number {
            aim: self.aim(),
            measure: self.measure().map_err(|wrong| (DraftInput::Measure, wrong))?,
            scale: self.scale(),
            aggregation: self.aggregation(),
            baseline: amount(DraftInput::Baseline)?,
            target,
            so_far: so_far.map(|actual| (self.model.today, actual)),
        })
    }
}
