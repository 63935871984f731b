//! The definition of a goal as a form: what it promises, field by field.

use chrono::NaiveDate;

use crate::domain::records::goal::{Aim, Band, Goal, GoalField, GoalKind, RollUp};
use crate::domain::records::metric::{Aggregation, Measure, Metric, MetricField, Scale};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{PeriodKind, Span};
use crate::domain::values::id::{GoalId, PersonId, UnitId};
use crate::locales::{Texts, typing};
use crate::model::Model;
use crate::model::command::{Command, Refusal};
use crate::model::form::{Field, GoalInput, Wrong};
use crate::model::open::Open;

use super::input::{Control, Input, choice, chosen, number, place_in};
use super::offered::{
    NEW_PERSON, chosen_measure, measures, owners, place_of_measure, scales, units,
};

/// The fields that mean something for the goal as it is.
pub fn definition(model: &Model, id: &GoalId, texts: Texts) -> Vec<Input> {
    let Some(defined) = Defined::new(model, id) else {
        return Vec::new();
    };
    let inputs = GoalInput::ALL.into_iter().filter(|input| defined.has(*input));
    inputs.map(|input| defined.input(input, words(input, texts).to_owned(), texts)).collect()
}

/// A field of the definition as it stands in the goal's row of the cascade, where its words name the goal.
pub fn cell(model: &Model, field: &Field, texts: Texts) -> Option<Input> {
    let Field::Goal(id, input) = field else {
        return None;
    };
    let defined = Defined::new(model, id).filter(|defined| defined.has(*input))?;
    let title = &defined.goal.title;
    let words = match input {
        GoalInput::Owner => texts.owner_of(title),
        GoalInput::Weight => texts.weight_field_of(title),
        GoalInput::Target => texts.target_field_of(title),
        other => words(*other, texts).to_owned(),
    };
    Some(defined.input(*input, words, texts))
}

/// What the definition says, to be read: each field that says something, with its words.
pub fn facts(model: &Model, id: &GoalId, texts: Texts) -> Vec<(&'static str, String)> {
    let Some(defined) = Defined::new(model, id) else {
        return Vec::new();
    };
    let inputs = GoalInput::ALL.into_iter().filter(|input| defined.has(*input));
    let facts = inputs.map(|input| (words(input, texts), defined.fact(input, texts)));
    facts.filter(|(_, fact)| !fact.is_empty()).collect()
}

/// The name of an owner who is not among the people yet, where there is to be one.
pub fn new_owner(model: &Model, id: &GoalId, texts: Texts) -> Vec<Input> {
    cell(model, &Field::Goal(id.clone(), GoalInput::NewOwner), texts).into_iter().collect()
}

/// The command that a text in a field comes to; none where another field says the rest.
pub fn understood(
    model: &Model,
    id: &GoalId,
    input: GoalInput,
    text: &str,
    texts: Texts,
) -> Result<Option<Command>, Wrong> {
    let defined = Defined::new(model, id).ok_or(Wrong::Refused(Refusal::Gone))?;
    if defined.is_part(input, text) {
        return Ok(None);
    }
    defined.understood(input, text, texts).map(Some)
}

fn words(input: GoalInput, texts: Texts) -> &'static str {
    match input {
        GoalInput::Title => texts.field_title(),
        GoalInput::Kind => texts.field_kind(),
        GoalInput::Owner => texts.field_owner(),
        GoalInput::NewOwner => texts.person_new(),
        GoalInput::Unit => texts.field_unit(),
        GoalInput::Start => texts.field_start(),
        GoalInput::End => texts.field_end(),
        GoalInput::Aim => texts.field_aim(),
        GoalInput::Baseline => texts.field_baseline(),
        GoalInput::Target => texts.field_target(),
        GoalInput::Tolerance => texts.field_tolerance(),
        GoalInput::BandLow => texts.field_band_low(),
        GoalInput::BandHigh => texts.field_band_high(),
        GoalInput::Measure => texts.field_measure(),
        GoalInput::MeasureWord => texts.field_custom_unit(),
        GoalInput::Scale => texts.field_scale(),
        GoalInput::Aggregation => texts.field_aggregation(),
        GoalInput::RollUp => texts.field_roll_up(),
        GoalInput::Weight => texts.field_weight(),
        GoalInput::Cadence => texts.field_cadence(),
        GoalInput::Note => texts.field_note(),
    }
}

/// A goal with what it is measured by.
struct Defined<'a> {
    model: &'a Model,
    open: &'a Open,
    goal: &'a Goal,
    metric: Option<&'a Metric>,
}

impl<'a> Defined<'a> {
    fn new(model: &'a Model, id: &GoalId) -> Option<Self> {
        let open = model.open.as_ref()?;
        let goal = open.workspace.goals.get(id)?;
        let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
        Some(Defined { model, open, goal, metric })
    }

    fn input(&self, input: GoalInput, words: String, texts: Texts) -> Input {
        let field = Field::Goal(self.goal.id.clone(), input);
        let (control, stored) = (self.control(input, texts), self.stored(input));
        let new = Input::new(self.model, field, words, control, stored, texts);
        new.read_in(self.scale_of(input), texts)
    }

    /// What is being typed in another field of the goal.
    fn typed(&self, input: GoalInput) -> Option<&'a str> {
        let typed = self.model.typed.get(&Field::Goal(self.goal.id.clone(), input));
        typed.map(|typed| typed.text.as_str())
    }

    fn scale(&self) -> Scale {
        self.metric.map_or(Scale::One, |metric| metric.scale)
    }

    /// The scale that a field's number is typed in.
    fn scale_of(&self, input: GoalInput) -> Scale {
        match input {
            GoalInput::Tolerance | GoalInput::Weight => Scale::One,
            _ => self.scale(),
        }
    }

    /// Whether a field means anything for the goal as it is.
    fn has(&self, input: GoalInput) -> bool {
        let is_numeric = !self.goal.aim.is_done_or_not();
        let has_band = self.goal.aim.has_band();
        let has_ends = has_band && self.goal.band.is_some();
        match input {
            GoalInput::Title
            | GoalInput::Kind
            | GoalInput::Owner
            | GoalInput::Unit
            | GoalInput::Start
            | GoalInput::End
            | GoalInput::Aim
            | GoalInput::RollUp
            | GoalInput::Weight
            | GoalInput::Cadence
            | GoalInput::Note => true,
            GoalInput::Baseline
            | GoalInput::Measure
            | GoalInput::Scale
            | GoalInput::Aggregation => is_numeric,
            GoalInput::Target => self.goal.sets_target(),
            GoalInput::Tolerance => has_band && !has_ends,
            GoalInput::BandLow | GoalInput::BandHigh => has_band,
            GoalInput::MeasureWord => is_numeric && self.own_word().is_some(),
            GoalInput::NewOwner => self.typed(GoalInput::Owner) == Some(NEW_PERSON),
        }
    }

    /// Whether a text waits for another field: that the owner is somebody new says nothing without the name.
    fn is_part(&self, input: GoalInput, text: &str) -> bool {
        match input {
            GoalInput::Owner => text == NEW_PERSON,
            GoalInput::NewOwner => text.trim().is_empty(),
            _ => false,
        }
    }

    fn own_word(&self) -> Option<&'a str> {
        match &self.metric?.measure {
            Measure::Custom(word) => Some(word),
            _ => None,
        }
    }

    fn control(&self, input: GoalInput, texts: Texts) -> Control {
        let workspace = &self.open.workspace;
        match input {
            GoalInput::Title | GoalInput::NewOwner | GoalInput::MeasureWord => Control::Line,
            GoalInput::Note => Control::Lines,
            GoalInput::Start | GoalInput::End => Control::Day,
            GoalInput::Baseline
            | GoalInput::Target
            | GoalInput::Tolerance
            | GoalInput::BandLow
            | GoalInput::BandHigh
            | GoalInput::Weight => Control::Number,
            GoalInput::Kind => choice(&GoalKind::ALL, |kind| texts.goal_kind(kind)),
            GoalInput::Aim => choice(&Aim::ALL, |aim| texts.aim(aim)),
            GoalInput::RollUp => choice(&RollUp::ALL, |roll_up| texts.roll_up(roll_up)),
            GoalInput::Cadence => choice(&PeriodKind::ALL, |kind| texts.period_kind(kind)),
            GoalInput::Scale => scales(self.scale(), texts),
            GoalInput::Aggregation => choice(&Aggregation::ALL, |one| texts.aggregation(one)),
            GoalInput::Owner => Control::Choice(owners(workspace, texts)),
            GoalInput::Unit => units(workspace, texts),
            GoalInput::Measure => measures(self.metric.map(|metric| &metric.measure), texts),
        }
    }

    /// What a field says, to be read; nothing where another one says it too.
    fn fact(&self, input: GoalInput, texts: Texts) -> String {
        let goal = self.goal;
        let measure = self.open.workspace.measure_of(goal);
        let amount = |amount: Option<Amount>| {
            amount.map_or(String::new(), |amount| texts.amount(amount.value(), &measure))
        };
        match input {
            GoalInput::Baseline => amount(goal.baseline),
            GoalInput::Target => amount(goal.target),
            GoalInput::BandLow => amount(goal.ends().map(Band::low)),
            GoalInput::BandHigh => amount(goal.ends().map(Band::high)),
            GoalInput::Title | GoalInput::Scale | GoalInput::NewOwner => String::new(),
            GoalInput::Start | GoalInput::End => typing::day(&self.stored(input))
                .map_or(String::new(), |day| texts.day_with_year(day)),
            GoalInput::Weight if !self.weighs() => String::new(),
            other => match self.control(other, texts) {
                Control::Choice(all) => {
                    let value = self.stored(other);
                    let chosen = all.into_iter().find(|(one, _)| *one == value && !one.is_empty());
                    chosen.map_or(String::new(), |(_, words)| words)
                }
                _ => self.stored(other),
            },
        }
    }

    /// Whether its weight has an effect.
    fn weighs(&self) -> bool {
        let place = self.open.workspace.goals.place(&self.goal.id);
        place.is_some_and(|place| self.open.below().weighs(place))
    }

    /// What a field says as it is stored.
    fn stored(&self, input: GoalInput) -> String {
        let (goal, scale) = (self.goal, self.scale());
        let day =
            |of: fn(Span) -> NaiveDate| goal.period.map_or(String::new(), |p| of(p).to_string());
        match input {
            GoalInput::Title => goal.title.clone(),
            GoalInput::Note => goal.note.clone(),
            GoalInput::Kind => place_in(&GoalKind::ALL, Some(goal.kind)),
            GoalInput::Aim => place_in(&Aim::ALL, Some(goal.aim)),
            GoalInput::RollUp => place_in(&RollUp::ALL, Some(goal.roll_up)),
            GoalInput::Cadence => place_in(&PeriodKind::ALL, goal.cadence),
            GoalInput::Scale => place_in(&Scale::ALL, Some(scale)),
            GoalInput::Aggregation => {
                let aggregation =
                    self.metric.map_or(Aggregation::Flow, |metric| metric.aggregation);
                place_in(&Aggregation::ALL, Some(aggregation))
            }
            GoalInput::Owner => goal.owner.as_ref().map_or(String::new(), PersonId::to_string),
            GoalInput::Unit => goal.unit.as_ref().map_or(String::new(), UnitId::to_string),
            GoalInput::NewOwner => String::new(),
            GoalInput::Start => day(Span::start),
            GoalInput::End => day(Span::end),
            GoalInput::Baseline => number(goal.baseline, scale),
            GoalInput::Target => number(goal.target, scale),
            GoalInput::Tolerance => number(goal.tolerance, Scale::One),
            GoalInput::BandLow => number(goal.ends().map(Band::low), scale),
            GoalInput::BandHigh => number(goal.ends().map(Band::high), scale),
            GoalInput::Weight => number(Some(goal.weight), Scale::One),
            GoalInput::MeasureWord => self.own_word().unwrap_or_default().to_owned(),
            GoalInput::Measure => place_of_measure(self.metric.map(|metric| &metric.measure)),
        }
    }

    fn understood(&self, input: GoalInput, text: &str, texts: Texts) -> Result<Command, Wrong> {
        let amount = |scale| typing::amount(text, scale);
        let (goal, scale) = (self.goal, self.scale());
        let of_goal = |field| Ok(Command::EditGoal(goal.id.clone(), field));
        let of_metric = |field| Ok(Command::EditMetric(goal.id.clone(), field));
        match input {
            GoalInput::Title => of_goal(GoalField::Title(text.into())),
            GoalInput::Note => of_goal(GoalField::Note(text.into())),
            GoalInput::Kind => of_goal(GoalField::Kind(chosen(&GoalKind::ALL, text)?)),
            GoalInput::Aim => of_goal(GoalField::Aim(chosen(&Aim::ALL, text)?)),
            GoalInput::RollUp => of_goal(GoalField::RollUp(chosen(&RollUp::ALL, text)?)),
            GoalInput::Cadence => {
                of_goal(GoalField::Cadence(Some(chosen(&PeriodKind::ALL, text)?)))
            }
            GoalInput::Scale => of_metric(MetricField::Scale(chosen(&Scale::ALL, text)?)),
            GoalInput::Aggregation => {
                of_metric(MetricField::Aggregation(chosen(&Aggregation::ALL, text)?))
            }
            GoalInput::Owner => of_goal(GoalField::Owner(PersonId::new(text).ok())),
            GoalInput::NewOwner => Ok(Command::GiveToNew(goal.id.clone(), text.into())),
            GoalInput::Unit => of_goal(GoalField::Unit(UnitId::new(text).ok())),
            GoalInput::Start | GoalInput::End => {
                of_goal(GoalField::Period(Some(self.period(input, text)?)))
            }
            GoalInput::Baseline => of_goal(GoalField::Baseline(amount(scale)?)),
            GoalInput::Target => of_goal(GoalField::Target(amount(scale)?)),
            GoalInput::Tolerance => of_goal(GoalField::Tolerance(amount(Scale::One)?)),
            GoalInput::BandLow => {
                of_goal(GoalField::Band(self.band(amount(scale)?, Band::with_low)))
            }
            GoalInput::BandHigh => {
                of_goal(GoalField::Band(self.band(amount(scale)?, Band::with_high)))
            }
            GoalInput::Weight => {
                of_goal(GoalField::Weight(amount(Scale::One)?.unwrap_or_default()))
            }
            GoalInput::MeasureWord => of_metric(MetricField::Measure(Measure::Custom(text.into()))),
            GoalInput::Measure => {
                let measure = chosen_measure(text, || texts.unit_count().to_owned())?;
                of_metric(MetricField::Measure(measure))
            }
        }
    }

    /// The period with another start or end, and with what is being typed for the other of them.
    fn period(&self, input: GoalInput, text: &str) -> Result<Span, Wrong> {
        let day = typing::day(text).ok_or(Wrong::NotADay)?;
        let now = self.goal.period.unwrap_or(self.open.current(PeriodKind::Year));
        let other = |input| self.typed(input).and_then(typing::day);
        let (start, end) = match input {
            GoalInput::Start => (day, other(GoalInput::End).unwrap_or(now.end())),
            _ => (other(GoalInput::Start).unwrap_or(now.start()), day),
        };
        Span::new(start, end).ok_or(Wrong::EndsBeforeStart)
    }

    /// The band with another end; without it the band is named by target and tolerance again.
    fn band(&self, end: Option<Amount>, with: fn(Band, Amount) -> Band) -> Option<Band> {
        end.map(|end| with(self.goal.ends().unwrap_or(Band::at(end)), end))
    }
}
