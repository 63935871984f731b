//! Courses: what a goal said at the end of each of many days, by today's tree and targets, in one pass over what is
//! under it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::absent::{Absent, Known};
use super::aggregate::Portion;
use super::below::Below;
use super::calendar::Span;
use super::figures::expected;
use super::goal::{Goal, RollUp};
use super::metric::Metric;
use super::plan::Share;
use super::roll_up::{Child, Mean, Sum, Way, is_counted, is_part};
use super::standing::Standing;

/// The courses of a workspace's goals.
#[derive(Clone, Copy)]
pub struct Course<'a>(pub Below<'a>);

impl Course<'_> {
    /// The number at the end of each of some rising days, as [`Figures`](super::figures::Figures) say it on theirs; that of
    /// what is kept by periods is what all entries so far come to.
    pub fn actuals(&self, place: usize, days: &[NaiveDate]) -> Vec<Option<Decimal>> {
        let portions = self.portions(place, days).into_iter();
        portions.map(|portion| portion?.number()).collect()
    }

    /// Progress and expected share at the end of each of some rising days, as [`Figures`](super::figures::Figures) say them
    /// on theirs.
    pub fn ways(&self, place: usize, days: &[NaiveDate]) -> Vec<Way> {
        let Some(goal) = self.0.workspace.goals.at(place) else {
            let way = Way { progress: Err(Absent::NoNumber), expected: Err(Absent::NoPeriod) };
            return vec![way; days.len()];
        };
        if self.rolls_up_by(place, goal, RollUp::Weighted) {
            return self.weighted_ways(goal, place, days);
        }
        let progress = match goal.aim.is_maintained() {
            true => self.shares_held(goal, place, days),
            false => self.shares_gone(goal, place, days),
        };
        let way = |(progress, day): (Known<f64>, &NaiveDate)| Way {
            progress,
            expected: expected(goal, *day).map(Share::to_f64),
        };
        progress.into_iter().zip(days).map(way).collect()
    }

    /// What flowed in within each of some spans that rise and touch, of a goal whose number is a flow: an entry counts in each
    /// span for the days of it that it stands for.
    pub fn flows(&self, place: usize, spans: &[Span]) -> Vec<Option<Decimal>> {
        let Some(goal) = self.0.workspace.goals.at(place) else {
            return vec![None; spans.len()];
        };
        if !self.rolls_up_by(place, goal, RollUp::Sum) {
            let Some((metric, series)) = self.0.workspace.measured(goal) else {
                return vec![None; spans.len()];
            };
            return series.flows(self.standing(goal, metric), spans, self.0.today);
        }
        let mut all: Vec<Option<Decimal>> = vec![None; spans.len()];
        for child in self.parts(place) {
            for (all, part) in all.iter_mut().zip(self.flows(child.place, spans)) {
                *all = match (*all, part) {
                    (Some(all), Some(part)) => all.checked_add(part),
                    (all, part) => all.or(part),
                };
            }
        }
        all
    }

    fn weighted_ways(&self, goal: &Goal, place: usize, days: &[NaiveDate]) -> Vec<Way> {
        let bounds = self.0.workspace.settings.bounds;
        let mut means = vec![Mean::default(); days.len()];
        let children = self.0.children(place);
        for child in children.filter(|child| is_counted(child.goal, bounds)) {
            for (mean, way) in means.iter_mut().zip(self.ways(child.place, days)) {
                mean.add(child.goal.weight, way, bounds);
            }
        }
        means.into_iter().zip(days).map(|(mean, day)| mean.way(expected(goal, *day))).collect()
    }

    fn shares_gone(&self, goal: &Goal, place: usize, days: &[NaiveDate]) -> Vec<Known<f64>> {
        let figures = self.0.of(place);
        if figures.actual == Err(Absent::DoneOrNot) {
            // Once its period is over, what was done since counts on its last day.
            let end = figures.as_of.map(|as_of| as_of.day);
            let is_done = |day| figures.done.is_some_and(|done| done <= day || end <= Some(day));
            return days.iter().map(|day| Ok(f64::from(is_done(*day)))).collect();
        }
        let road = figures.road(goal, figures.aggregation(self.0.workspace));
        let share = |(actual, day): (Option<Decimal>, &NaiveDate)| {
            road?.progress(actual.ok_or(Absent::NoNumber)?, expected(goal, *day))
        };
        self.actuals(place, days).into_iter().zip(days).map(share).collect()
    }

    fn shares_held(&self, goal: &Goal, place: usize, days: &[NaiveDate]) -> Vec<Known<f64>> {
        if let Some(why) = self.0.of(place).unlike() {
            return vec![Err(why); days.len()];
        }
        let judge = self.0.judge(goal, place);
        let value = |span| self.0.portion(place, span)?.number();
        let course = judge.course(days, value).into_iter();
        course.map(|held| held.share().ok_or(Absent::NoNumber)).collect()
    }

    fn portions(&self, place: usize, days: &[NaiveDate]) -> Vec<Option<Portion>> {
        let Some(goal) = self.0.workspace.goals.at(place) else {
            return vec![None; days.len()];
        };
        if !self.rolls_up_by(place, goal, RollUp::Sum) {
            return self.own_portions(goal, days);
        }
        if self.0.of(place).portion.is_none() {
            return vec![None; days.len()];
        }
        let mut sums = vec![Sum::NOTHING; days.len()];
        for child in self.parts(place) {
            let stands_at = child.figures.stands_at(self.0.workspace);
            for (sum, portion) in sums.iter_mut().zip(self.portions(child.place, days)) {
                sum.add(portion, stands_at);
            }
        }
        sums.iter().map(Sum::number).collect()
    }

    fn own_portions(&self, goal: &Goal, days: &[NaiveDate]) -> Vec<Option<Portion>> {
        let Some((metric, series)) = self.0.workspace.measured(goal) else {
            return vec![None; days.len()];
        };
        let standing = self.standing(goal, metric);
        series.running(metric.aggregation, standing, goal.period, days, self.0.today)
    }

    fn standing(&self, goal: &Goal, metric: &Metric) -> Standing {
        Standing::of(metric, goal.cadence(), self.0.workspace.settings.calendar)
    }

    fn rolls_up_by(&self, place: usize, goal: &Goal, how: RollUp) -> bool {
        goal.roll_up == how && self.0.has_children(place)
    }

    /// The children that a sum is made of.
    fn parts(&self, place: usize) -> impl Iterator<Item = Child<'_>> {
        let children = self.0.children(place);
        children.filter(|child| is_part(child.goal) && child.figures.metric.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::PeriodKind;
    use crate::domain::cascade::Cascade;
    use crate::domain::goal::{Aim, GoalField};
    use crate::domain::metric::{Aggregation, MetricField};
    use crate::domain::stamp::Stamp;
    use crate::domain::testing::cascades::{any_edits, goal, id, metric, workspace};
    use crate::domain::testing::date;
    use crate::domain::workspace::Edit;
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
            let course = Course(cascade.below(&workspace));
            for (place, goal) in workspace.goals.living() {
                let figures = cascade.figures(place);
                let day = figures.day(today);
                let way = Way { progress: figures.progress, expected: figures.expected };
                let then = course.ways(place, &[date(2025, 12, 1), day])[1];
                prop_assert_eq!((then.progress.ok(), then.expected), (way.progress.ok(), way.expected), "goal {} on {}", place, day);
                if !goal.aim.is_maintained() && figures.actual.is_ok() {
                    let actual = course.actuals(place, &[date(2025, 12, 1), day])[1];
                    prop_assert_eq!(actual, figures.actual.ok(), "goal {} on {}", place, day);
                }
            }
        }
    }
}
