//! What is under a goal: its children, and what they come to on a day or over a span.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::memory::Memory;
use super::roll_up::{Child, Mean, Passed, Sum, Way, is_counted, is_part, targets};
use super::tree::Tree;
use crate::domain::records::goal::{Goal, RollUp};
use crate::domain::records::metric::Aggregation;
use crate::domain::records::workspace::Workspace;
use crate::domain::tracking::aggregate::Portion;
use crate::domain::tracking::figures::{Figures, expected};
use crate::domain::tracking::held::{Judge, Judged, held};
use crate::domain::tracking::standing::Standing;
use crate::domain::values::absent::{Absent, Known};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::Span;
use crate::domain::values::plan::Share;

/// A workspace's goals with what is known of them.
#[derive(Clone, Copy)]
pub struct Below<'a> {
    pub workspace: &'a Workspace,
    pub tree: &'a Tree,
    /// By the goal's place.
    pub figures: &'a [Figures],
    pub today: NaiveDate,
    pub memory: &'a Memory,
}

/// How a child counts in the number of the goal above it (X27).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Counting {
    /// As a part of its sum.
    Part,
    /// By this share of the weights of all that count in its mean.
    Share(f64),
    /// Not at all.
    Not,
}

impl<'a> Below<'a> {
    /// The figures of the goal at a place.
    pub fn of(self, place: usize) -> &'a Figures {
        self.figures.get(place).unwrap_or(&Figures::NONE)
    }

    /// The children of a goal that live.
    pub fn children(self, place: usize) -> impl Iterator<Item = Child<'a>> {
        let children = self.tree.children(place).iter();
        children.filter_map(move |&place| {
            let goal = self.workspace.goals.at(place)?;
            Some(Child { place, goal, figures: self.of(place) })
        })
    }

    /// Whether a goal has children that live.
    pub fn has_children(self, place: usize) -> bool {
        self.children(place).next().is_some()
    }

    /// Whether a goal takes its number from its children in this way.
    pub fn rolls_up_by(self, place: usize, goal: &Goal, how: RollUp) -> bool {
        goal.roll_up == how && self.has_children(place)
    }

    /// The children that count in a weighted mean.
    pub fn weighed(self, place: usize) -> impl Iterator<Item = Child<'a>> {
        let bounds = self.workspace.settings.bounds;
        self.children(place).filter(move |child| is_counted(child.goal, bounds))
    }

    /// The children of a goal, each with how it counts in its number.
    pub fn counting(self, place: usize) -> impl Iterator<Item = (Child<'a>, Counting)> {
        let bounds = self.workspace.settings.bounds;
        let roll_up = self.workspace.goals.at(place).map_or(RollUp::Own, |goal| goal.roll_up);
        let weights: f64 = self.weighed(place).map(|child| child.goal.weight.to_f64()).sum();
        self.children(place).map(move |child| {
            let counting = match roll_up {
                RollUp::Sum if is_part(child.goal) => Counting::Part,
                RollUp::Weighted if is_counted(child.goal, bounds) => {
                    Counting::Share(child.goal.weight.to_f64() / weights)
                }
                RollUp::Own | RollUp::Sum | RollUp::Weighted => Counting::Not,
            };
            (child, counting)
        })
    }

    /// Whether the weight of a goal has an effect: the goal above it is a weighted mean.
    pub fn weighs(self, place: usize) -> bool {
        let above = self.tree.parent(place).and_then(|above| self.workspace.goals.at(above));
        above.is_some_and(|above| above.roll_up == RollUp::Weighted)
    }

    /// What the targets of the parts of a sum come to beside a target of its own (F23).
    pub fn assigned(self, place: usize) -> Option<Decimal> {
        let goal = self.workspace.goals.at(place).filter(|goal| goal.roll_up == RollUp::Sum)?;
        goal.target?;
        let figures = self.of(place);
        let is_sum = figures.unlike().is_none() && !figures.aggregation(self.workspace).is_level();
        let parts: Vec<Child> = self.parts(place).filter(|_| is_sum).collect();
        targets(&parts).ok()
    }

    /// Weights in proportion to the targets of the goals below, in percent (T-07): for those that count, where each has a
    /// target above 0 and all are of one unit.
    pub fn weights_by_target(self, place: usize) -> Option<Vec<(&'a Goal, Amount)>> {
        let counted: Vec<Child> = self.weighed(place).collect();
        let measure =
            |child: &Child| Some(&self.workspace.metrics.at(child.figures.metric?)?.measure);
        let first = counted.first().and_then(measure)?;
        let target = |child: &Child| {
            let target = child.figures.target.ok()?;
            (target > Decimal::ZERO && measure(child) == Some(first)).then_some(target)
        };
        let targets: Vec<Decimal> = counted.iter().map(target).collect::<Option<_>>()?;
        let whole: Decimal = targets.iter().sum();
        let weight = |target: Decimal| {
            let percent = target.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
            // What counts goes on counting, however little.
            Amount::new(percent.round_dp(2).max(Decimal::new(1, 2))).ok()
        };
        let weights = targets.into_iter().map(weight).collect::<Option<Vec<_>>>()?;
        let goals = counted.iter().map(|child| child.goal);
        (weights.len() > 1).then(|| goals.zip(weights).collect())
    }

    /// The children that a sum is made of.
    pub fn parts(self, place: usize) -> impl Iterator<Item = Child<'a>> {
        let children = self.children(place);
        children.filter(|child| is_part(child.goal) && child.figures.metric.is_some())
    }

    /// How far a goal was on a day on or after its own as-of day, as far as is known by now.
    pub fn way_on(self, place: usize, day: NaiveDate) -> Way {
        let figures = self.of(place);
        let stored = Way { progress: figures.progress, expected: figures.expected };
        let Some(goal) = self.workspace.goals.at(place) else {
            return stored;
        };
        if figures.day(self.today) == day {
            return stored;
        }
        if let Some(way) = self.memory.recall().later(place, day) {
            return way;
        }
        let way = self.way_later(place, goal, day);
        self.memory.recall().later.insert(place, (day, way));
        way
    }

    fn way_later(self, place: usize, goal: &Goal, day: NaiveDate) -> Way {
        if self.rolls_up_by(place, goal, RollUp::Weighted) {
            return self.mean_on(goal, place, day);
        }
        let figures = self.of(place);
        let own = expected(goal, day);
        let road = figures.road(goal, figures.aggregation(self.workspace));
        let progress = match road {
            // More periods are over by then.
            Ok(_) if goal.aim.is_maintained() && figures.unlike().is_none() => {
                let periods = self.judge(goal, place).periods(day, |span| self.value(place, span));
                held(&periods).share().ok_or(Absent::NoNumber)
            }
            // What was spent is held against what was planned by that day.
            Ok(road) if road.is_budget() => {
                figures.actual.and_then(|actual| road.progress(actual, own))
            }
            _ => figures.progress,
        };
        Way { progress, expected: own.map(Share::to_f64) }
    }

    /// The weighted mean of how far a goal's children were on a day.
    pub fn mean_on(self, goal: &Goal, place: usize, day: NaiveDate) -> Way {
        let bounds = self.workspace.settings.bounds;
        let mut mean = Mean::default();
        for child in self.weighed(place) {
            let way = self.way_on(child.place, day);
            if let Ok(progress) = way.progress {
                mean.add(Passed::of(child.goal, bounds), progress, way.expected);
            }
        }
        mean.way(expected(goal, day).map(Share::to_f64))
    }

    /// What the plan asks for by the end of a day: of what is kept, the bound itself.
    pub fn plan_on(self, place: usize, day: NaiveDate) -> Known<Decimal> {
        let goal = self.workspace.goals.at(place).ok_or(Absent::NoTarget)?;
        let figures = self.of(place);
        if goal.aim.is_maintained() {
            return figures.target;
        }
        figures.road(goal, figures.aggregation(self.workspace))?.plan(expected(goal, day)?)
    }

    /// What the plan asks for in a span: of a flow on its way what it adds there, else where it stands in the end.
    pub fn plan_within(self, place: usize, span: Span) -> Known<Decimal> {
        let plan = self.plan_on(place, span.end())?;
        let is_kept = self.workspace.goals.at(place).is_some_and(|goal| goal.aim.is_maintained());
        let is_flow = self.of(place).aggregation(self.workspace) == Aggregation::Flow;
        match span.start().pred_opt().filter(|_| is_flow && !is_kept) {
            Some(before) => plan.checked_sub(self.plan_on(place, before)?).ok_or(Absent::TooLarge),
            None => Ok(plan),
        }
    }

    /// What of the entry of a day counts for a goal whose number is a flow of its own: of what crosses its borders, a part.
    pub fn counted(self, place: usize, entry: (NaiveDate, Amount)) -> Option<Decimal> {
        let goal = self.workspace.goals.at(place)?;
        let (metric, series) = self.workspace.measured(goal)?;
        let period = goal.period.filter(|_| metric.aggregation == Aggregation::Flow)?;
        let standing = Standing::of(metric, goal.cadence(), self.workspace.settings.calendar);
        Some(standing.counted(series, entry, period).unwrap_or_default())
    }

    /// How a goal that is kept is judged.
    pub fn judge(self, goal: &'a Goal, place: usize) -> Judge<'a> {
        let aggregation = self.of(place).aggregation(self.workspace);
        Judge { goal, aggregation, calendar: self.workspace.settings.calendar, today: self.today }
    }

    /// The periods that were judged of a goal that is kept.
    pub fn judged(self, place: usize) -> Vec<Judged> {
        let Some(goal) = self.workspace.goals.at(place).filter(|goal| goal.aim.is_maintained())
        else {
            return Vec::new();
        };
        let day = self.of(place).day(self.today);
        self.judge(goal, place).periods(day, |span| self.value(place, span))
    }

    /// As [`Below::portion`], divided.
    pub fn value(self, place: usize, span: Span) -> Option<Decimal> {
        self.portion(place, span)?.number()
    }

    /// What a goal's numbers of a span come to, by the entries on its days.
    pub fn portion(self, place: usize, span: Span) -> Option<Portion> {
        let goal = self.workspace.goals.at(place)?;
        if !self.rolls_up_by(place, goal, RollUp::Sum) {
            let (metric, series) = self.workspace.measured(goal)?;
            return series.portion(metric.aggregation, span);
        }
        let mut sum = Sum::NOTHING;
        for child in self.children(place).filter(|child| is_part(child.goal)) {
            sum.add(self.portion(child.place, span), None);
        }
        sum.number()
    }
}
