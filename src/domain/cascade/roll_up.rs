//! Roll-ups: the figures of a goal that is made up of its children (§7.10).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::records::goal::{Goal, GoalKind};
use crate::domain::records::settings::RollUpBounds;
use crate::domain::records::workspace::Workspace;
use crate::domain::tracking::aggregate::Portion;
use crate::domain::tracking::figures::{Figures, expected};
use crate::domain::tracking::held::Judge;
use crate::domain::tracking::road;
use crate::domain::values::absent::{Absent, Known};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::Span;
use crate::domain::values::plan::Share;

/// A child that lives.
#[derive(Clone, Copy)]
pub struct Child<'a> {
    pub place: usize,
    pub goal: &'a Goal,
    pub figures: &'a Figures,
}

/// How far a goal was on a day, and how far it should have been.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    pub progress: Known<f64>,
    pub expected: Known<f64>,
}

/// What of a child's progress counts in a weighted roll-up: its weight, and the least and the most that is passed upwards.
#[derive(Clone, Copy, Debug)]
pub struct Passed {
    weight: f64,
    least: f64,
    most: f64,
}

/// The weighted mean of ways.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mean {
    weights: f64,
    progress: f64,
    /// Of those that have a plan.
    planned: f64,
    expected: f64,
}

/// The numbers of the parts of a sum, together.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    /// `None` before a part that has one.
    number: Option<Known<Portion>>,
    is_known: bool,
}

impl Passed {
    pub fn of(child: &Goal, bounds: RollUpBounds) -> Self {
        let share = |amount: Amount| amount.to_f64() / 100.0;
        Passed {
            weight: child.weight.to_f64(),
            least: bounds.floor.map_or(f64::NEG_INFINITY, share),
            most: bounds.cap.map_or(f64::INFINITY, share),
        }
    }
}

impl Mean {
    pub fn add(&mut self, passed: Passed, progress: f64, expected: Known<f64>) {
        let weight = passed.weight;
        self.weights += weight;
        self.progress += weight * progress.max(passed.least).min(passed.most);
        if let Ok(expected) = expected {
            self.planned += weight;
            self.expected += weight * expected;
        }
    }

    /// Where nothing under the goal has a plan, its own counts.
    pub fn way(&self, own: Known<f64>) -> Way {
        let mean = |sum: f64, weights: f64| {
            if weights > 0.0 { Ok(sum / weights) } else { Err(Absent::NoNumber) }
        };
        Way {
            progress: mean(self.progress, self.weights),
            expected: mean(self.expected, self.planned).or(own),
        }
    }
}

impl Sum {
    pub const NOTHING: Sum = Sum { number: None, is_known: false };

    /// Adds a part; one without a number yet stands where it starts, which alone is no number of the sum.
    pub fn add(&mut self, portion: Option<Portion>, start: Option<Decimal>) {
        let part = portion.or(start.map(Portion::Whole)).map(Ok);
        *self = self.and(Sum { number: part, is_known: portion.is_some() });
    }

    /// Both together.
    pub fn and(self, other: Sum) -> Sum {
        let both = |one: Known<Portion>, other| one?.and(other?).ok_or(Absent::TooLarge);
        let number = match (self.number, other.number) {
            (Some(one), Some(other)) => Some(both(one, other)),
            (one, other) => one.or(other),
        };
        Sum { number, is_known: self.is_known || other.is_known }
    }

    pub fn number(&self) -> Option<Portion> {
        self.number.filter(|_| self.is_known)?.ok()
    }
}

impl Figures {
    /// The figures of a goal whose progress is the weighted mean of its children's; weight 0 and children without a
    /// progress don't count. `mean_on` is how far they were on a day.
    pub fn weighted<'a>(
        workspace: &Workspace,
        goal: &Goal,
        today: NaiveDate,
        children: impl Iterator<Item = Child<'a>>,
        mean_on: impl Fn(NaiveDate) -> Way,
    ) -> Figures {
        let mut figures = Figures::without(Absent::MeanOfProgress);
        let bounds = workspace.settings.bounds;
        for child in children.filter(|child| is_counted(child.goal, bounds)) {
            figures.with_data += child.figures.with_data;
            figures.of += child.figures.of;
            if child.figures.progress.is_ok() {
                figures.as_of = figures.as_of.max(child.figures.as_of);
            }
        }
        let way = mean_on(figures.day(today));
        (figures.progress, figures.expected) = (way.progress, way.expected);
        figures.give_status(workspace, goal, today);
        figures
    }

    /// The figures of a goal whose number is the sum of its children's, against its own target or, where it has none and
    /// they add up over time, the sum of theirs. Of averages and rates what was divided and what it was divided by are
    /// summed. `value` is the sum over a span.
    pub fn summed<'a>(
        workspace: &Workspace,
        goal: &Goal,
        today: NaiveDate,
        children: impl Iterator<Item = Child<'a>>,
        value: impl Fn(Span) -> Option<Decimal>,
    ) -> Figures {
        let parts: Vec<Child> = children.filter(|child| is_part(child.goal)).collect();
        let own = workspace.measured_at(goal);
        let metric = own.or_else(|| parts.iter().find_map(|part| part.figures.metric));
        let why = unlike(workspace, metric, &parts);
        let mut figures = Figures {
            metric,
            target: goal.target_value().ok_or(Absent::NoTarget),
            as_of: parts.iter().filter_map(|part| part.figures.as_of).max(),
            with_data: parts.iter().map(|part| part.figures.with_data).sum(),
            of: parts.iter().map(|part| part.figures.of).sum(),
            ..Figures::without(why.unwrap_or(Absent::NoNumber))
        };
        if why.is_some() {
            figures.expected = expected(goal, figures.day(today)).map(Share::to_f64);
            return figures;
        }
        let aggregation = figures.aggregation(workspace);
        let measured: Vec<Child> =
            parts.iter().filter(|part| part.figures.metric.is_some()).copied().collect();
        let mut number = Sum::NOTHING;
        for part in &measured {
            number.add(part.figures.portion, part.figures.stands_at(workspace));
        }
        figures.portion = number.number();
        let mut movement = Err(Absent::Level);
        if aggregation.is_level() {
            figures.start = road::start(goal, aggregation);
        } else {
            figures.start = total(measured.iter().map(|part| part.figures.start));
            figures.target = figures.target.or_else(|_| targets(&measured));
            let moving = measured.iter().filter(|part| part.figures.portion.is_some());
            movement = total(moving.map(|part| part.figures.run_rate));
        }
        let judge = Judge { goal, aggregation, calendar: workspace.settings.calendar, today };
        figures.settle(judge, || movement, value);
        figures.give_status(workspace, goal, today);
        figures
    }

    /// What a part counts in a sum as long as it has no number: where it starts, unless it is a level.
    pub fn stands_at(&self, workspace: &Workspace) -> Option<Decimal> {
        self.start.ok().filter(|_| !self.aggregation(workspace).is_level())
    }
}

/// Whether a child counts in a weighted roll-up: weight 0 is shown only, and so is an initiative unless the workspace says
/// otherwise.
pub fn is_counted(child: &Goal, bounds: RollUpBounds) -> bool {
    !child.weight.is_zero() && (child.kind != GoalKind::Initiative || bounds.initiatives)
}

/// Whether a child can be part of its parent's sum: what is either done or not has no number.
pub fn is_part(child: &Goal) -> bool {
    !child.aim.is_done_or_not()
}

/// Why the parts make no sum with a number of that metric.
fn unlike(workspace: &Workspace, metric: Option<usize>, parts: &[Child]) -> Option<Absent> {
    let metric = metric.and_then(|place| workspace.metrics.at(place))?;
    parts.iter().find_map(|part| {
        if let Some(why) = part.figures.unlike() {
            return Some(why);
        }
        let other = part.figures.metric.and_then(|place| workspace.metrics.at(place))?;
        match (metric.measure == other.measure, metric.aggregation == other.aggregation) {
            (false, _) => Some(Absent::UnlikeUnits),
            (_, false) => Some(Absent::UnlikeAggregations),
            _ => None,
        }
    })
}

/// The sum of the parts' targets; a part without one is to stay where it starts.
pub(super) fn targets(parts: &[Child]) -> Known<Decimal> {
    if !parts.iter().any(|part| part.figures.target.is_ok()) {
        return Err(Absent::NoTarget);
    }
    total(parts.iter().map(|part| part.figures.target.or(part.figures.start)))
}

fn total(mut parts: impl Iterator<Item = Known<Decimal>>) -> Known<Decimal> {
    parts.try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part?).ok_or(Absent::TooLarge))
}
