//! Courses: what a goal said at the end of each of many days, by today's tree and targets, in one pass over what is
//! under it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::cascade::Cascade;
use super::figures::{adds_up, baseline, bounded, expected, sum};
use super::goal::{Goal, RollUp};
use super::progress;
use super::workspace::Workspace;

/// How far a goal was on a day, and how far it should have been.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Way {
    pub progress: Option<f64>,
    pub expected: Option<f64>,
}

/// A goal's days; they rise.
#[derive(Clone, Copy)]
pub struct Course<'a> {
    pub workspace: &'a Workspace,
    pub cascade: &'a Cascade,
    pub days: &'a [NaiveDate],
}

impl Course<'_> {
    /// The actual at the end of each day, as [`Figures::actual`](super::figures::Figures::actual) says it.
    pub fn actuals(&self, place: usize) -> Vec<Option<Decimal>> {
        let Some(goal) = self.workspace.goals.at(place) else {
            return vec![None; self.days.len()];
        };
        let children = self.children(place);
        if goal.roll_up != RollUp::Sum || children.is_empty() {
            return self.own_actuals(goal);
        }
        let mut total = vec![None; self.days.len()];
        for child in children {
            let is_alike = (self.workspace.goals.at(child))
                .is_some_and(|child| adds_up(self.workspace, goal, child));
            if is_alike {
                for (total, part) in total.iter_mut().zip(self.actuals(child)) {
                    *total = sum(*total, part);
                }
            }
        }
        total
    }

    /// Progress and expected share at the end of each day, as [`Figures`](super::figures::Figures) say them.
    pub fn ways(&self, place: usize) -> Vec<Way> {
        let Some(goal) = self.workspace.goals.at(place) else {
            return vec![Way::default(); self.days.len()];
        };
        match self.children(place) {
            children if goal.roll_up == RollUp::Weighted && !children.is_empty() => {
                self.weighted_ways(goal, children)
            }
            _ => self.own_ways(goal, place),
        }
    }

    fn weighted_ways(&self, goal: &Goal, children: Vec<usize>) -> Vec<Way> {
        /// Sums over the children that have a progress.
        #[derive(Clone, Copy, Default)]
        struct Sums {
            weights: f64,
            progress: f64,
            expected: f64,
        }
        let bounds = self.workspace.settings.bounds;
        let mut all = vec![Sums::default(); self.days.len()];
        for child in children {
            let weight = (self.workspace.goals.at(child)).map_or(0.0, |goal| goal.weight.to_f64());
            if weight == 0.0 {
                continue;
            }
            for (sums, way) in all.iter_mut().zip(self.ways(child)) {
                if let Some(progress) = way.progress {
                    sums.weights += weight;
                    sums.progress += weight * bounded(progress, bounds);
                    sums.expected += weight * way.expected.unwrap_or(1.0);
                }
            }
        }
        let way = |(sums, day): (Sums, &NaiveDate)| match sums.weights > 0.0 {
            true => Way {
                progress: Some(sums.progress / sums.weights),
                expected: Some(sums.expected / sums.weights),
            },
            false => Way { progress: None, expected: expected(goal, *day) },
        };
        all.into_iter().zip(self.days).map(way).collect()
    }

    /// Of a goal whose progress is that of a number: its own, or the sum of those below.
    fn own_ways(&self, goal: &Goal, place: usize) -> Vec<Way> {
        let target = self.cascade.figures(place).target;
        let is_summed = goal.roll_up == RollUp::Sum && !self.children(place).is_empty();
        let metric = self.workspace.measured(goal).map(|(metric, _)| metric);
        let actuals = match goal.aim.is_maintained() {
            true => vec![None; self.days.len()],
            false => self.actuals(place),
        };
        let way = |(actual, &day): (Option<Decimal>, &NaiveDate)| Way {
            progress: match goal.aim.is_maintained() {
                true if is_summed => None,
                true => self.share_met(goal, day),
                false => actual.zip(target).and_then(|(actual, target)| {
                    progress::progress(goal.aim, baseline(goal, metric), target, actual)
                }),
            },
            expected: expected(goal, day),
        };
        actuals.into_iter().zip(self.days).map(way).collect()
    }

    fn share_met(&self, goal: &Goal, day: NaiveDate) -> Option<f64> {
        let (metric, series) = self.workspace.measured(goal)?;
        let calendar = self.workspace.settings.calendar;
        let (met, all) = progress::periods_met(goal, metric, series, calendar, day)?;
        Some(f64::from(met) / f64::from(all))
    }

    fn own_actuals(&self, goal: &Goal) -> Vec<Option<Decimal>> {
        match self.workspace.measured(goal) {
            Some((metric, series)) => series.running(metric.aggregation, goal.period, self.days),
            None => vec![None; self.days.len()],
        }
    }

    fn children(&self, place: usize) -> Vec<usize> {
        let children = self.cascade.tree().children(place).iter().copied();
        children.filter(|&child| self.workspace.goals.at(child).is_some()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::goal::{Aim, GoalField};
    use crate::domain::stamp::Stamp;
    use crate::domain::testing::cascades::{TODAY, any_edits, goal, id, workspace};
    use crate::domain::testing::date;
    use crate::domain::workspace::Edit;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_course_of_a_goal_is_what_the_cascade_said_on_each_day(edits in any_edits(), aims in proptest::collection::vec(0usize..6, 8)) {
            let start = (0..8).flat_map(|n| goal(n, n.checked_sub(1).map(|p| p / 2), RollUp::Own, 40, 1));
            let mut workspace = workspace(start);
            for (n, aim) in aims.into_iter().enumerate() {
                let aim = Edit::Goal(id(n), GoalField::Aim(Aim::ALL[aim]));
                workspace.apply(aim, Stamp::ZERO);
            }
            for (n, edit) in edits.into_iter().enumerate() {
                let edit = match edit {
                    Edit::Actual(metric, _, actual) => Edit::Actual(metric, date(2026, 1 + (n as u32 * 5) % 12, 7), actual),
                    other => other,
                };
                workspace.apply(edit, Stamp::ZERO);
            }
            let days = [date(2025, 12, 31), date(2026, 1, 7), date(2026, 4, 30), date(2026, 9, 1), date(2027, 1, 1)];
            let cascade = Cascade::new(&workspace, TODAY);
            let course = Course { workspace: &workspace, cascade: &cascade, days: &days };
            for place in 0..workspace.goals.places() {
                let (actuals, ways) = (course.actuals(place), course.ways(place));
                for (at, &day) in days.iter().enumerate() {
                    let then = Cascade::new(&workspace, day);
                    let figures = then.figures(place);
                    if workspace.goals.at(place).is_some() {
                        prop_assert_eq!(actuals[at], figures.actual, "goal {} on {}", place, day);
                        let way = Way { progress: figures.progress, expected: figures.expected };
                        prop_assert_eq!(ways[at], way, "goal {} on {}", place, day);
                    }
                }
            }
        }
    }
}
