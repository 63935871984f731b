//! What a goal came to within a part of its period, and what was planned for that part.

use rust_decimal::Decimal;

use super::below::Below;
use crate::domain::records::goal::Goal;
use crate::domain::records::metric::Aggregation;
use crate::domain::values::absent::{Absent, Known};
use crate::domain::values::calendar::Span;

/// The number and the plan of a part of a goal's period: of a flow what they add there, of a level where they stand in the
/// end, of what is kept by periods the last of those.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Within {
    pub actual: Known<Decimal>,
    /// Until the goal's as-of day, or the end of the part where that is earlier.
    pub plan: Known<Decimal>,
    /// Until the end of the part.
    pub whole: Known<Decimal>,
}

impl Within {
    /// How far the number is from what is planned: negative is behind, positive is ahead (X29).
    pub fn gap(&self, goal: &Goal, planned: Known<Decimal>) -> Known<Decimal> {
        goal.bound(planned?).gap(self.actual?)
    }
}

impl Below<'_> {
    /// `None` for a goal whose period doesn't touch the span.
    pub fn within(self, place: usize, span: Span) -> Option<Within> {
        let goal = self.workspace.goals.at(place)?;
        let part = goal.period?.overlap(span)?;
        let figures = self.of(place);
        if goal.period == Some(part) {
            let (actual, plan, whole) = (figures.actual, figures.plan, figures.target);
            return Some(Within { actual, plan, whole });
        }
        let day = figures.day(self.today);
        let known = Span::new(part.start(), part.end().min(day));
        let whole = self.plan_within(place, part);
        let Some(known) = known else {
            return Some(Within {
                actual: Err(Absent::NoNumber),
                plan: Err(Absent::NoNumber),
                whole,
            });
        };
        let actual = match (goal.aim.is_maintained(), figures.aggregation(self.workspace)) {
            (true, _) => {
                let judged = self.judged(place).into_iter().rev();
                let mut judged =
                    judged.filter(|judged| part.contains(judged.period.end().min(day)));
                judged.next().and_then(|judged| judged.value)
            }
            (false, Aggregation::Flow) => self.flows(place, &[part]).into_iter().next().flatten(),
            (false, _) if known.end() == day => figures.actual.ok(),
            (false, _) => self.actuals(place, &[known.end()]).into_iter().next().flatten(),
        };
        // What has no number of its own has none in a part of its period either.
        let actual = figures.actual.and_then(|_| actual.ok_or(Absent::NoNumber));
        Some(Within { actual, plan: self.plan_within(place, known), whole })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cascade::Cascade;
    use crate::domain::records::actual::Actual;
    use crate::domain::records::edit::Edit;
    use crate::domain::records::goal::{Aim, GoalField, RollUp};
    use crate::domain::records::metric::MetricField;
    use crate::domain::testing::cascades::{any_edits, goal, id, metric, workspace};
    use crate::domain::testing::{date, span};
    use crate::domain::values::amount::Amount;
    use crate::domain::values::calendar::PeriodKind;
    use crate::domain::values::stamp::Stamp;
    use proptest::prelude::*;

    fn entered(month: u32, day: u32, value: i64) -> Edit {
        Edit::Actual(metric(0), date(2026, month, day), Some(Actual::of(Amount::from(value))))
    }

    #[test]
    fn a_month_has_its_own_number_and_its_own_plan() {
        let february = span(date(2026, 2, 1), date(2026, 2, 28));
        let year = span(date(2026, 1, 1), date(2026, 12, 31));
        let numbers = [entered(1, 20, 30), entered(2, 20, 5), entered(3, 20, 7)];
        let monthly = [
            Edit::Goal(id(0), GoalField::Cadence(Some(PeriodKind::Month))),
            Edit::Metric(metric(0), MetricField::Aggregation(Aggregation::Flow)),
        ];
        for (aim, aggregation, actual, plan, gap) in [
            (Aim::Increase, Aggregation::Flow, 5, 28, -23),
            (Aim::Decrease, Aggregation::Flow, 5, 28, 23),
            (Aim::Increase, Aggregation::Stock, 5, 59, -54),
            (Aim::AtLeast, Aggregation::Flow, 5, 365, -360),
        ] {
            let edits = goal(0, None, RollUp::Own, 365, 1).into_iter().chain(monthly.clone());
            let mut workspace = workspace(edits.chain(numbers.clone()));
            workspace.apply(Edit::Goal(id(0), GoalField::Aim(aim)), Stamp::ZERO);
            let aggregated = MetricField::Aggregation(aggregation);
            workspace.apply(Edit::Metric(metric(0), aggregated), Stamp::ZERO);
            let cascade = Cascade::new(&workspace, date(2026, 4, 2));
            let below = cascade.below(&workspace);
            let told = below.within(0, february).unwrap();
            let of = workspace.goals.at(0).unwrap();
            let numbers = (told.actual, told.plan, told.gap(of, told.plan));
            let wanted = (Ok(actual.into()), Ok(plan.into()), Ok(gap.into()));
            assert_eq!(numbers, wanted, "{aim:?} {aggregation:?}");
            assert_eq!(told.whole, told.plan, "February is over");
            let all = below.within(0, year).unwrap();
            let figures = cascade.figures(0);
            assert_eq!(
                (all.actual, all.plan, all.whole),
                (figures.actual, figures.plan, figures.target)
            );
            let later = below.within(0, span(date(2026, 7, 1), date(2026, 7, 31))).unwrap();
            assert_eq!((later.actual, later.plan), (Err(Absent::NoNumber), Err(Absent::NoNumber)));
            assert_eq!(below.within(0, span(date(2027, 1, 1), date(2027, 1, 31))), None);
        }
    }

    #[test]
    fn a_part_that_is_running_is_held_against_its_plan_so_far() {
        let numbers = [entered(3, 31, 80), entered(4, 10, 8)];
        let edits = goal(0, None, RollUp::Own, 365, 1).into_iter().chain(numbers);
        let workspace = workspace(edits);
        let cascade = Cascade::new(&workspace, date(2026, 4, 10));
        let april = span(date(2026, 4, 1), date(2026, 4, 30));
        let told = cascade.below(&workspace).within(0, april).unwrap();
        assert_eq!(cascade.figures(0).day(date(2026, 4, 10)), date(2026, 4, 10));
        assert_eq!((told.plan, told.whole), (Ok(10.into()), Ok(30.into())));
    }

    proptest! {
        #[test]
        fn the_months_of_a_flow_add_up_to_it(edits in any_edits(), sums in proptest::collection::vec(any::<bool>(), 8)) {
            let roll_up = |n: usize| if sums[n] { RollUp::Sum } else { RollUp::Own };
            let start = (0..8).flat_map(|n| goal(n, n.checked_sub(1).map(|p| p / 2), roll_up(n), 40, 1));
            let mut workspace = workspace(start);
            for (n, edit) in edits.into_iter().enumerate() {
                workspace.apply(match edit {
                    Edit::Actual(metric, _, actual) => Edit::Actual(metric, date(2026, 1 + (n as u32 * 5) % 12, 7), actual),
                    Edit::Goal(_, GoalField::RollUp(_)) => continue,
                    other => other,
                }, Stamp::ZERO);
            }
            let cascade = Cascade::new(&workspace, date(2027, 2, 1));
            let below = cascade.below(&workspace);
            let year = span(date(2026, 1, 1), date(2026, 12, 31));
            for (place, _) in workspace.goals.living() {
                let figures = cascade.figures(place);
                let months = workspace.settings.calendar.periods(PeriodKind::Month, year);
                let told: Vec<Within> = months.filter_map(|month| below.within(place, month)).collect();
                prop_assert_eq!(told.len(), 12);
                if let Ok(actual) = figures.actual {
                    let sum: Decimal = told.iter().filter_map(|within| within.actual.ok()).sum();
                    prop_assert_eq!(sum, actual);
                }
                if let Ok(target) = figures.target {
                    let sum: Decimal = told.iter().filter_map(|within| within.whole.ok()).sum();
                    prop_assert!((sum - target).abs() < Decimal::new(1, 9), "{} of {}", sum, target);
                }
            }
        }
    }
}
