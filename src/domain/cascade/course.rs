//! Courses: what a goal said at the end of each of many days, by today's tree and targets.
//!
//! What was worked out of a goal is remembered, so that a change costs the way up from it and not everything below.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::below::Below;
use super::memory::{Remembered, Ways};
use super::roll_up::{Mean, Passed, Sum, Way};
use crate::domain::records::goal::{Goal, RollUp};
use crate::domain::records::metric::Metric;
use crate::domain::tracking::aggregate::Portion;
use crate::domain::tracking::figures::{Figures, expected};
use crate::domain::tracking::standing::Standing;
use crate::domain::values::absent::{Absent, Known};
use crate::domain::values::calendar::Span;
use crate::domain::values::plan::Share;
use crate::domain::values::steps::Steps;

impl Below<'_> {
    /// The number at the end of each of some rising days, as [`Figures`] say it on theirs; that of what is kept by periods is
    /// what all entries so far come to.
    pub fn actuals(self, place: usize, days: &[NaiveDate]) -> Vec<Option<Decimal>> {
        let mut kept = self.memory.recall();
        kept.take_days(days);
        let numbers = Course { below: self, kept: &mut kept }.numbers(place).values();
        numbers.into_iter().map(|portion| portion??.number()).collect()
    }

    /// Progress and expected share at the end of each of some rising days, as [`Figures`] say them on theirs.
    pub fn ways(self, place: usize, days: &[NaiveDate]) -> Vec<Way> {
        let mut kept = self.memory.recall();
        kept.take_days(days);
        let ways = Course { below: self, kept: &mut kept }.ways(place);
        let progress = ways.progress.values().into_iter();
        let progress = progress.map(|progress| progress.flatten().ok_or(Absent::NoNumber));
        let way = |(progress, expected): (_, &_)| Way { progress, expected: *expected };
        progress.zip(ways.expected.iter()).map(way).collect()
    }

    /// What flowed in within each of some spans that rise and touch, of a goal whose number is a flow: an entry counts in each
    /// span for the days of it that it stands for.
    pub fn flows(self, place: usize, spans: &[Span]) -> Vec<Option<Decimal>> {
        let mut kept = self.memory.recall();
        kept.take_spans(spans);
        Course { below: self, kept: &mut kept }.flows(place).to_vec()
    }
}

/// Works courses out, once for each goal.
struct Course<'a> {
    below: Below<'a>,
    kept: &'a mut Remembered,
}

impl Course<'_> {
    fn ways(&mut self, place: usize) -> Arc<Ways> {
        if let Some(ways) = self.kept.ways.get(&place) {
            return ways.clone();
        }
        let ways = Arc::new(match self.below.workspace.goals.at(place) {
            None => Ways {
                progress: Steps::of([], &self.kept.days),
                expected: vec![Err(Absent::NoPeriod); self.kept.days.len()].into(),
            },
            Some(goal) if self.below.rolls_up_by(place, goal, RollUp::Weighted) => {
                self.weighted(place, goal)
            }
            Some(goal) => Ways { progress: self.progress(place, goal), expected: self.curve(goal) },
        });
        self.kept.ways.insert(place, ways.clone());
        ways
    }

    fn weighted(&mut self, place: usize, goal: &Goal) -> Ways {
        let bounds = self.below.workspace.settings.bounds;
        let mut means = vec![Mean::default(); self.kept.days.len()];
        for child in self.below.weighed(place) {
            let ways = self.ways(child.place);
            let passed = Passed::of(child.goal, bounds);
            for (run, progress) in ways.progress.runs() {
                let Some(progress) = progress else {
                    continue;
                };
                let means = means.get_mut(run.clone()).unwrap_or_default();
                let expected = ways.expected.get(run).unwrap_or_default();
                means.iter_mut().zip(expected).for_each(|(m, e)| m.add(passed, progress, *e));
            }
        }
        let own = self.curve(goal);
        let ways = || means.iter().zip(own.iter()).map(|(mean, own)| mean.way(*own));
        let progress: Vec<Option<f64>> = ways().map(|way| way.progress.ok()).collect();
        Ways {
            progress: Steps::each(progress.into_iter()),
            expected: ways().map(|way| way.expected).collect(),
        }
    }

    fn progress(&mut self, place: usize, goal: &Goal) -> Steps<Option<f64>> {
        let figures = self.below.of(place);
        if figures.actual == Err(Absent::DoneOrNot) {
            return self.done(figures);
        }
        if goal.aim.is_maintained() {
            return self.held(place, goal);
        }
        let Ok(road) = figures.road(goal, figures.aggregation(self.below.workspace)) else {
            return Steps::of([], &self.kept.days);
        };
        let numbers = self.numbers(place);
        if road.is_budget() {
            // What was spent is held against what was planned by each day.
            let share = |(actual, day): (Option<Option<Portion>>, &NaiveDate)| {
                road.progress(actual??.number()?, expected(goal, *day)).ok()
            };
            let each = numbers.values().into_iter().zip(&self.kept.days);
            return Steps::each(each.map(share));
        }
        numbers.map(|actual| road.progress(actual?.number()?, Err(Absent::NoPeriod)).ok())
    }

    /// Once its period is over, what was done since counts on a milestone's last day.
    fn done(&self, figures: &Figures) -> Steps<Option<f64>> {
        let end = figures.as_of.map(|as_of| as_of.day);
        let is_done = |day| figures.done.is_some_and(|done| done <= day || end <= Some(day));
        Steps::each(self.kept.days.iter().map(|day| Some(f64::from(is_done(*day)))))
    }

    fn held(&self, place: usize, goal: &Goal) -> Steps<Option<f64>> {
        if self.below.of(place).unlike().is_some() {
            return Steps::of([], &self.kept.days);
        }
        let value = |span| self.below.value(place, span);
        let held = self.below.judge(goal, place).course(&self.kept.days, value);
        Steps::each(held.into_iter().map(|held| held.share()))
    }

    /// What a goal's plan asks for; most goals share theirs.
    fn curve(&mut self, goal: &Goal) -> Arc<[Known<f64>]> {
        let days = &self.kept.days;
        let key = (goal.aim, goal.period, goal.plan.clone());
        let curve = self.kept.curves.entry(key).or_insert_with(|| {
            days.iter().map(|day| expected(goal, *day).map(Share::to_f64)).collect()
        });
        curve.clone()
    }

    fn numbers(&mut self, place: usize) -> Arc<Steps<Option<Portion>>> {
        if let Some(numbers) = self.kept.numbers.get(&place) {
            return numbers.clone();
        }
        let goal = self.below.workspace.goals.at(place);
        if !goal.is_some_and(|goal| self.below.rolls_up_by(place, goal, RollUp::Sum)) {
            // Its entries are at hand.
            return Arc::new(Steps::of(self.own_numbers(place), &self.kept.days));
        }
        let numbers = Arc::new(match self.below.of(place).portion {
            Some(_) => self.summed(place),
            None => Steps::of([], &self.kept.days),
        });
        self.kept.numbers.insert(place, numbers.clone());
        numbers
    }

    /// A part without a number yet stands where it starts, which alone is no number of the sum.
    fn summed(&mut self, place: usize) -> Steps<Option<Portion>> {
        let mut changes = vec![Sum::NOTHING; self.kept.days.len()];
        for child in self.below.parts(place) {
            let start = child.figures.stands_at(self.below.workspace);
            let numbers = self.numbers(child.place);
            let mut before = None;
            for (at, number) in [(0, None)].iter().chain(numbers.starts()) {
                let Some(change) = changes.get_mut(*at) else {
                    break;
                };
                change.add(before.map(Portion::negated), None);
                change.add(*number, start);
                before = number.or(start.map(Portion::Whole));
            }
        }
        let mut sum = Sum::NOTHING;
        Steps::each(changes.iter().map(|change| {
            sum = sum.and(*change);
            sum.number()
        }))
    }

    fn own_numbers(&self, place: usize) -> Vec<(NaiveDate, Option<Portion>)> {
        let goal = self.below.workspace.goals.at(place);
        let Some((goal, (metric, series))) =
            goal.and_then(|goal| Some((goal, self.below.workspace.measured(goal)?)))
        else {
            return Vec::new();
        };
        let standing = self.standing(goal, metric);
        series.steps(metric.aggregation, standing, goal.period, self.below.today)
    }

    fn flows(&mut self, place: usize) -> Arc<[Option<Decimal>]> {
        if let Some(flows) = self.kept.flows.get(&place) {
            return flows.clone();
        }
        let nothing = || vec![None; self.kept.spans.len()];
        let Some(goal) = self.below.workspace.goals.at(place) else {
            return nothing().into();
        };
        if !self.below.rolls_up_by(place, goal, RollUp::Sum) {
            let measured = self.below.workspace.measured(goal);
            let flows = measured.map(|(metric, series)| {
                series.flows(self.standing(goal, metric), &self.kept.spans, self.below.today)
            });
            return flows.unwrap_or_else(nothing).into();
        }
        let mut all = nothing();
        for child in self.below.parts(place) {
            for (all, part) in all.iter_mut().zip(self.flows(child.place).iter()) {
                *all = match (*all, *part) {
                    (Some(all), Some(part)) => all.checked_add(part),
                    (all, part) => all.or(part),
                };
            }
        }
        let flows: Arc<[Option<Decimal>]> = all.into();
        self.kept.flows.insert(place, flows.clone());
        flows
    }

    fn standing(&self, goal: &Goal, metric: &Metric) -> Standing {
        Standing::of(metric, goal.cadence(), self.below.workspace.settings.calendar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cascade::Cascade;
    use crate::domain::records::edit::Edit;
    use crate::domain::records::goal::{Aim, GoalField};
    use crate::domain::records::metric::{Aggregation, MetricField};
    use crate::domain::testing::cascades::{any_edits, goal, id, metric, workspace};
    use crate::domain::testing::date;
    use crate::domain::values::calendar::PeriodKind;
    use crate::domain::values::stamp::Stamp;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn on_its_as_of_day_the_course_of_a_goal_says_what_its_figures_say(
            edits in any_edits(),
            kinds in proptest::collection::vec((0usize..6, 0usize..4, 0usize..4, 0usize..3, any::<bool>()), 8),
            today in prop::sample::select(vec![date(2026, 1, 7), date(2026, 4, 30), date(2026, 9, 2), date(2027, 1, 1), date(2027, 2, 1)]),
        ) {
            let start = (0..8).flat_map(|n| goal(n, n.checked_sub(1).map(|p| p / 2), RollUp::Own, 40, 1));
            let mut workspace = workspace(start);
            let mut apply = |edit| drop(workspace.apply(edit, Stamp::ZERO));
            for (n, edit) in edits.into_iter().enumerate() {
                apply(match edit {
                    Edit::Actual(metric, _, actual) => Edit::Actual(metric, date(2026, 1 + (n as u32 * 5) % 12, 7), actual),
                    other => other,
                });
            }
            for (n, (aim, aggregation, cadence, roll_up, alike)) in kinds.into_iter().enumerate() {
                let aggregation = if alike { Aggregation::Flow } else { Aggregation::ALL[aggregation] };
                apply(Edit::Metric(metric(n), MetricField::Aggregation(aggregation)));
                apply(Edit::Goal(id(n), GoalField::Aim(Aim::ALL[aim])));
                apply(Edit::Goal(id(n), GoalField::Cadence(Some(PeriodKind::ALL[cadence]))));
                apply(Edit::Goal(id(n), GoalField::RollUp(RollUp::ALL[roll_up])));
            }
            let cascade = Cascade::new(&workspace, today);
            let below = cascade.below(&workspace);
            for (place, goal) in workspace.goals.living() {
                let figures = cascade.figures(place);
                let day = figures.day(today);
                let way = Way { progress: figures.progress, expected: figures.expected };
                let then = below.ways(place, &[date(2025, 12, 1), day])[1];
                prop_assert_eq!((then.progress.ok(), then.expected), (way.progress.ok(), way.expected), "goal {} on {}", place, day);
                if !goal.aim.is_maintained() && figures.actual.is_ok() {
                    let actual = below.actuals(place, &[date(2025, 12, 1), day])[1];
                    prop_assert_eq!(actual, figures.actual.ok(), "goal {} on {}", place, day);
                }
            }
        }

        #[test]
        fn what_is_remembered_is_what_would_be_worked_out_again(edits in any_edits(), roll_ups in proptest::collection::vec(0usize..3, 4)) {
            let start = (0..8).flat_map(|n| goal(n, n.checked_sub(1).map(|p| p / 2), RollUp::ALL[roll_ups[n % 4]], 40, 1));
            let mut workspace = workspace(start);
            let today = date(2026, 9, 2);
            let mut cascade = Cascade::new(&workspace, today);
            let days = [date(2026, 1, 31), date(2026, 3, 1), date(2026, 6, 7), today];
            let calendar = workspace.settings.calendar;
            let quarters: Vec<Span> = calendar.periods(PeriodKind::Quarter, calendar.period(PeriodKind::Year, today)).collect();
            for (n, edit) in edits.into_iter().enumerate() {
                let edit = match edit {
                    Edit::Actual(metric, _, actual) => Edit::Actual(metric, date(2026, 1 + (n as u32 * 5) % 12, 7), actual),
                    other => other,
                };
                workspace.apply(edit.clone(), Stamp::ZERO);
                cascade.follow(&workspace, &[edit]);
                let whole = Cascade::new(&workspace, today);
                let (kept, new) = (cascade.below(&workspace), whole.below(&workspace));
                for place in 0..8 {
                    prop_assert_eq!(kept.ways(place, &days), new.ways(place, &days));
                    prop_assert_eq!(kept.actuals(place, &days), new.actuals(place, &days));
                    prop_assert_eq!(kept.flows(place, &quarters), new.flows(place, &quarters));
                    prop_assert_eq!(kept.way_on(place, today), new.way_on(place, today));
                }
            }
        }
    }
}
