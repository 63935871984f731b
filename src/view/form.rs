//! Forms, described: each field with its words, what stands in it, what that comes to and what is wrong with it.

use rust_decimal::Decimal;

use crate::domain::records::goal::{Aim, Band, Goal, GoalField, GoalKind, RollUp};
use crate::domain::records::metric::{Aggregation, Measure, Metric, MetricField, Scale};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{PeriodKind, Span};
use crate::domain::values::id::{GoalId, PersonId, UnitId};
use crate::locales::{Texts, typing};
use crate::model::Model;
use crate::model::command::{Command, Refusal};
use crate::model::form::{Field, GoalInput, Typed, Wrong};
use crate::model::open::Open;

/// One field of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    pub field: Field,
    pub words: &'static str,
    pub control: Control,
    /// What stands in it: what is being typed or, where nothing is, what is stored.
    pub value: String,
    /// Why that is not taken.
    pub wrong: Option<String>,
}

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Control {
    Line,
    Lines,
    Number,
    Day,
    /// One of a few, each with its value and its words.
    Choice(Vec<(String, String)>),
}

/// The measures that a form offers; one with a word of its own stands behind them.
const MEASURES: [Measure; 5] =
    [Measure::Money, Measure::Percent, Measure::Count, Measure::Hours, Measure::Days];
const OWN_WORD: &str = "custom";

/// What a goal promises, field by field; those that mean nothing for its aim are left out.
pub fn definition(model: &Model, id: &GoalId, texts: Texts) -> Vec<Input> {
    let defined = model.open.as_ref().and_then(|open| Defined::new(open, id));
    let Some(defined) = defined else {
        return Vec::new();
    };
    let inputs = GoalInput::ALL.into_iter().filter(|input| defined.has(*input));
    let inputs = inputs.map(|input| {
        let field = Field::Goal(id.clone(), input);
        let typed = model.typed.get(&field);
        let wrong =
            typed.filter(|typed| typed.is_refused).and_then(|typed| typed.means.as_ref().err());
        Input {
            words: words(input, texts),
            control: defined.control(input, texts),
            value: typed.map_or_else(|| defined.stored(input), |typed| typed.text.clone()),
            wrong: wrong.map(|wrong| told(wrong, texts)),
            field,
        }
    });
    inputs.collect()
}

/// What a text in a field comes to.
pub fn typed(open: &Open, field: &Field, text: String, texts: Texts) -> Typed {
    let Field::Goal(id, input) = field;
    let means = match Defined::new(open, id) {
        Some(defined) => defined.understood(*input, &text, texts),
        None => Err(Wrong::Refused(Refusal::Gone)),
    };
    Typed { text, means, is_refused: false }
}

fn told(wrong: &Wrong, texts: Texts) -> String {
    match wrong {
        Wrong::NotANumber => texts.not_a_number().into(),
        Wrong::NotADay => texts.not_a_day().into(),
        Wrong::Refused(refusal) => texts.refusal(refusal),
    }
}

fn words(input: GoalInput, texts: Texts) -> &'static str {
    match input {
        GoalInput::Title => texts.field_title(),
        GoalInput::Kind => texts.field_kind(),
        GoalInput::Owner => texts.field_owner(),
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
    open: &'a Open,
    goal: &'a Goal,
    metric: Option<&'a Metric>,
}

impl<'a> Defined<'a> {
    fn new(open: &'a Open, id: &GoalId) -> Option<Self> {
        let goal = open.workspace.goals.get(id)?;
        let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
        Some(Defined { open, goal, metric })
    }

    fn scale(&self) -> Scale {
        self.metric.map_or(Scale::One, |metric| metric.scale)
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
            GoalInput::Target => is_numeric && !has_ends,
            GoalInput::Tolerance => has_band && !has_ends,
            GoalInput::BandLow | GoalInput::BandHigh => has_band,
            GoalInput::MeasureWord => is_numeric && self.own_word().is_some(),
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
            GoalInput::Title | GoalInput::MeasureWord => Control::Line,
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
            GoalInput::Scale => choice(&Scale::ALL, |scale| texts.scale_word(scale)),
            GoalInput::Aggregation => choice(&Aggregation::ALL, |one| texts.aggregation(one)),
            GoalInput::Owner => {
                let people = workspace.people.living();
                named(people.map(|(_, one)| (one.id.to_string(), one.name.clone())), texts)
            }
            GoalInput::Unit => {
                let units = workspace.units.living();
                named(units.map(|(_, one)| (one.id.to_string(), one.name.clone())), texts)
            }
            GoalInput::Measure => {
                let none =
                    self.metric.is_none().then(|| (String::new(), texts.figure_none().into()));
                let known = MEASURES.iter().enumerate();
                let known = known.map(|(at, one)| (at.to_string(), texts.measure(one)));
                let own = (OWN_WORD.to_owned(), texts.unit_custom_long().to_owned());
                Control::Choice(none.into_iter().chain(known).chain([own]).collect())
            }
        }
    }

    /// What a field says as it is stored.
    fn stored(&self, input: GoalInput) -> String {
        let (goal, scale) = (self.goal, self.scale());
        let day = |of: fn(Span) -> chrono::NaiveDate| {
            goal.period.map_or(String::new(), |p| of(p).to_string())
        };
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
            GoalInput::Start => day(Span::start),
            GoalInput::End => day(Span::end),
            GoalInput::Baseline => number(goal.baseline, scale),
            GoalInput::Target => number(goal.target, scale),
            GoalInput::Tolerance => number(goal.tolerance, Scale::One),
            GoalInput::BandLow => number(goal.ends().map(Band::low), scale),
            GoalInput::BandHigh => number(goal.ends().map(Band::high), scale),
            GoalInput::Weight => number(Some(goal.weight), Scale::One),
            GoalInput::MeasureWord => self.own_word().unwrap_or_default().to_owned(),
            GoalInput::Measure => match self.metric.map(|metric| &metric.measure) {
                Some(Measure::Custom(_)) => OWN_WORD.into(),
                Some(known) => place_in(&MEASURES, Some(known.clone())),
                None => String::new(),
            },
        }
    }

    /// The command that a text in a field comes to.
    fn understood(&self, input: GoalInput, text: &str, texts: Texts) -> Result<Command, Wrong> {
        let amount =
            |scale| typing::amount(text, scale).map_err(|typing::NotANumber| Wrong::NotANumber);
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
                let own = || Measure::Custom(texts.unit_count().into());
                let measure = if text == OWN_WORD { own() } else { chosen(&MEASURES, text)? };
                of_metric(MetricField::Measure(measure))
            }
        }
    }

    /// The period with another start or end; the end that was not touched gives way rather than refuse.
    fn period(&self, input: GoalInput, text: &str) -> Result<Span, Wrong> {
        let day = typing::day(text).ok_or(Wrong::NotADay)?;
        let calendar = self.open.workspace.settings.calendar;
        let now = self.goal.period;
        let now = now.unwrap_or(calendar.period(PeriodKind::Year, self.open.cascade.today()));
        let (start, end) = match input {
            GoalInput::Start => (day, now.end().max(day)),
            _ => (now.start().min(day), day),
        };
        Span::new(start, end).ok_or(Wrong::NotADay)
    }

    /// The band with another end; without it the band is named by target and tolerance again.
    fn band(&self, end: Option<Amount>, with: fn(Band, Amount) -> Band) -> Option<Band> {
        end.map(|end| with(self.goal.ends().unwrap_or(Band::at(end)), end))
    }
}

/// A choice goes by its place in the list.
fn choice<T: Copy>(all: &[T], words: impl Fn(T) -> &'static str) -> Control {
    let all = all.iter().enumerate();
    Control::Choice(all.map(|(at, one)| (at.to_string(), words(*one).to_owned())).collect())
}

fn place_in<T: PartialEq>(all: &[T], value: Option<T>) -> String {
    let at = all.iter().position(|one| Some(one) == value.as_ref());
    at.map_or(String::new(), |at| at.to_string())
}

fn chosen<T: Clone>(all: &[T], text: &str) -> Result<T, Wrong> {
    let one = text.parse().ok().and_then(|at: usize| all.get(at));
    one.cloned().ok_or(Wrong::Refused(Refusal::Gone))
}

/// People or units behind one that stands for none.
fn named(all: impl Iterator<Item = (String, String)>, texts: Texts) -> Control {
    let nobody = (String::new(), texts.nobody().to_owned());
    Control::Choice([nobody].into_iter().chain(all).collect())
}

/// An amount as it is typed.
pub fn number(amount: Option<Amount>, scale: Scale) -> String {
    amount.map_or(String::new(), |amount| {
        (amount.value() / Decimal::from(scale.factor())).normalize().to_string()
    })
}
