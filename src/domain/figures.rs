//! The computed numbers of one goal, from its own actuals or from its children (§7.1–7.7, §7.10).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::amount::{Amount, ratio, share_of_one, to_f64};
use super::calendar::{FIRST_DAY, LAST_DAY, Span};
use super::goal::{Aim, Goal, RollUp};
use super::metric::{Aggregation, Metric};
use super::pace::{self, Speed, Status};
use super::progress;
use super::settings::RollUpBounds;
use super::workspace::Workspace;

/// What is computed for a goal. Whatever can't be known is absent, never 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// In the metric's base unit.
    pub actual: Option<Decimal>,
    pub target: Option<Decimal>,
    /// The way gone from baseline to target as a share, not clamped.
    pub progress: Option<f64>,
    /// Actual over target.
    pub attainment: Option<f64>,
    /// Actual against the target; positive is good.
    pub gap: Option<Decimal>,
    /// Actual against what the plan asks for today; positive is good.
    pub gap_to_date: Option<Decimal>,
    /// The share of the way that the plan asks for today.
    pub expected: Option<f64>,
    /// What the plan asks for today, in the metric's base unit.
    pub expected_value: Option<Decimal>,
    /// Progress over expected.
    pub pace: Option<f64>,
    pub status: Status,
    pub speed: Option<Speed>,
    /// What the progress of a maintained goal counts: the reporting periods that met the target, and all of them.
    pub periods_met: Option<(u32, u32)>,
    /// Goals at the ends of the tree under this one that have a progress; 1 or 0 for such a goal itself.
    pub with_data: u32,
    /// Goals at the ends of the tree under this one; 1 for such a goal itself.
    pub of: u32,
}

impl Figures {
    /// The figures of what doesn't exist.
    pub const NONE: Figures = Figures {
        actual: None,
        target: None,
        progress: None,
        attainment: None,
        gap: None,
        gap_to_date: None,
        expected: None,
        expected_value: None,
        pace: None,
        status: Status::NoData,
        speed: None,
        periods_met: None,
        with_data: 0,
        of: 0,
    };

    /// Progress minus expected, in shares: the distance of the pin from the plumb line.
    pub fn lead(&self) -> Option<f64> {
        Some(self.progress? - self.expected?)
    }

    /// The gap as a share of the target (§7.3).
    pub fn gap_share(&self) -> Option<f64> {
        let target = self.target.filter(|target| !target.is_zero())?;
        Some(ratio(self.gap?, target.abs()))
    }

    /// The figures of a goal whose number is its own.
    pub fn own(workspace: &Workspace, goal: &Goal, as_of: NaiveDate) -> Figures {
        let mut figures = Figures {
            target: goal.target.map(Amount::value),
            expected: expected(goal, as_of),
            of: 1,
            ..Figures::default()
        };
        if let Some((metric, series)) = workspace.measured(goal) {
            let known = known_span(goal, as_of);
            figures.actual = known.and_then(|span| series.aggregate(metric.aggregation, span));
            if goal.aim.is_maintained() {
                figures.periods_met =
                    progress::periods_met(goal, metric, series, workspace.settings.calendar, as_of);
                let share = |(met, all)| f64::from(met) / f64::from(all);
                figures.progress = figures.periods_met.map(share);
            }
            figures.measure(goal, Some(metric), as_of);
        }
        figures.with_data = u32::from(figures.progress.is_some());
        figures.judge(workspace);
        figures
    }

    /// The figures of a goal whose progress is the weighted mean of its children's; weight 0 and children without a
    /// progress don't count (§7.10). `children` are the children that live, with their figures.
    pub fn weighted<'a>(
        workspace: &Workspace,
        goal: &Goal,
        as_of: NaiveDate,
        children: impl Iterator<Item = (&'a Goal, &'a Figures)>,
    ) -> Figures {
        let mut figures = Figures {
            periods_met: None,
            with_data: 0,
            of: 0,
            ..Figures::own(workspace, goal, as_of)
        };
        let bounds = workspace.settings.bounds;
        let (mut weights, mut progress, mut expected) = (0.0, 0.0, 0.0);
        for (child, child_figures) in children {
            if child.weight.is_zero() {
                continue;
            }
            figures.with_data += child_figures.with_data;
            figures.of += child_figures.of;
            if let Some(value) = child_figures.progress {
                let weight = child.weight.to_f64();
                weights += weight;
                progress += weight * bounded(value, bounds);
                expected += weight * child_figures.expected.unwrap_or(1.0);
            }
        }
        let scored = weights > 0.0;
        figures.progress = scored.then(|| progress / weights);
        if scored {
            figures.expected = Some(expected / weights);
        }
        figures.judge(workspace);
        figures
    }

    /// The figures of a goal whose actual is the sum of its children's, against its own target or, where it has none,
    /// the sum of theirs. Children that are measured in something else don't count.
    pub fn summed<'a>(
        workspace: &Workspace,
        goal: &Goal,
        as_of: NaiveDate,
        children: impl Iterator<Item = (&'a Goal, &'a Figures)>,
    ) -> Figures {
        let metric = workspace.measured(goal).map(|(metric, _)| metric);
        let mut figures = Figures { expected: expected(goal, as_of), ..Figures::default() };
        for (child, child_figures) in children {
            if adds_up(workspace, goal, child) {
                figures.with_data += child_figures.with_data;
                figures.of += child_figures.of;
                figures.actual = sum(figures.actual, child_figures.actual);
                figures.target = sum(figures.target, child_figures.target);
            }
        }
        if let Some(target) = goal.target {
            figures.target = Some(target.value());
        }
        figures.measure(goal, metric, as_of);
        figures.judge(workspace);
        figures
    }

    /// Fills in what follows from actual and target.
    fn measure(&mut self, goal: &Goal, metric: Option<&Metric>, as_of: NaiveDate) {
        let (Some(actual), Some(target)) = (self.actual, self.target) else {
            return;
        };
        if !goal.aim.is_maintained() {
            self.progress = progress::progress(goal.aim, baseline(goal, metric), target, actual);
        }
        self.attainment = progress::attainment(goal.aim, target, actual);
        self.gap = Some(progress::gap(goal.aim, target, goal.tolerance, actual));
        self.expected_value = (self.expected).and_then(|e| on_the_way(goal, metric, target, e));
        self.gap_to_date = self
            .expected_value
            .map(|reference| progress::gap(goal.aim, reference, goal.tolerance, actual));
        let moves = matches!(goal.aim, Aim::Increase | Aim::Decrease)
            && metric
                .is_none_or(|m| matches!(m.aggregation, Aggregation::Flow | Aggregation::Stock))
            && self.progress.is_some();
        if let (true, Some(period)) = (moves, goal.period) {
            self.speed = pace::speed(
                baseline(goal, metric).unwrap_or(Amount::ZERO).to_f64(),
                to_f64(target),
                to_f64(actual),
                period.elapsed_days(as_of),
                period.days(),
            );
        }
    }

    fn judge(&mut self, workspace: &Workspace) {
        let expected = self.expected.unwrap_or(0.0);
        self.pace = self.progress.and_then(|p| pace::pace(p, expected));
        self.status = Status::of(self.progress, expected, workspace.settings.scheme);
    }
}

/// The share of the way that the plan asks for at the end of a day; `None` for a goal without a period.
///
/// What is maintained must be met from the first day on; a milestone is due on the last.
pub fn expected(goal: &Goal, day: NaiveDate) -> Option<f64> {
    let period = goal.period?;
    Some(match goal.aim {
        Aim::Increase | Aim::Decrease => goal.plan.expected(period, day),
        Aim::AtLeast | Aim::AtMost | Aim::Within => f64::from(day >= period.start()),
        Aim::Milestone => f64::from(day >= period.end()),
    })
}

/// The baseline that a goal's way begins at (§7.1). A flow that is to grow begins at nothing: what it names as its baseline
/// is a reference, such as the total of the year before, and no start.
pub fn baseline(goal: &Goal, metric: Option<&Metric>) -> Option<Amount> {
    let is_flow = metric.is_some_and(|metric| metric.aggregation == Aggregation::Flow);
    goal.baseline.filter(|_| !(is_flow && goal.aim == Aim::Increase))
}

/// The value that lies at a share of the way from baseline to target; what is maintained has one value all the way.
pub fn on_the_way(
    goal: &Goal,
    metric: Option<&Metric>,
    target: Decimal,
    share: f64,
) -> Option<Decimal> {
    if goal.aim.is_maintained() {
        return Some(target);
    }
    let start = match (baseline(goal, metric), goal.aim) {
        (Some(baseline), _) => baseline.value(),
        (None, Aim::Decrease) => return None,
        (None, _) => Decimal::ZERO,
    };
    Some(start + (target - start) * share_of_one(share)?)
}

/// The days of a goal's period that are known by now; `None` before it begins.
pub fn known_span(goal: &Goal, as_of: NaiveDate) -> Option<Span> {
    match goal.period {
        Some(period) => Span::new(period.start(), period.end().min(as_of)),
        None => Span::new(FIRST_DAY, as_of.min(LAST_DAY)),
    }
}

/// Whether a goal takes its number from its children: it says so, and it has some.
pub fn rolls_up(goal: &Goal, children: &[usize]) -> bool {
    goal.roll_up != RollUp::Own && !children.is_empty()
}

/// Whether a goal is asked for a number of its own every so often: it takes none from its children, and it isn't either
/// done or not.
pub fn takes_numbers(goal: &Goal, children: &[usize]) -> bool {
    !rolls_up(goal, children) && goal.aim != Aim::Milestone
}

/// Whether a child's values can be part of its parent's sum: nothing says that they are measured in something else.
pub fn adds_up(workspace: &Workspace, parent: &Goal, child: &Goal) -> bool {
    match (workspace.measured(parent), workspace.measured(child)) {
        (Some((own, _)), Some((other, _))) => own.measure == other.measure,
        _ => true,
    }
}

/// What a child's progress counts in a weighted roll-up.
pub fn bounded(progress: f64, bounds: RollUpBounds) -> f64 {
    let share = |amount: Amount| amount.to_f64() / 100.0;
    let floored = bounds.floor.map_or(progress, |f| progress.max(share(f)));
    bounds.cap.map_or(floored, |c| floored.min(share(c)))
}

/// A sum of what is known.
pub fn sum(total: Option<Decimal>, part: Option<Decimal>) -> Option<Decimal> {
    match (total, part) {
        (Some(total), Some(part)) => Some(total + part),
        (total, part) => total.or(part),
    }
}
