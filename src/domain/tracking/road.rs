//! Roads: where the number of a goal starts, where it should go, and how far it has come (§7.1, §7.4).

use rust_decimal::Decimal;

use crate::domain::records::goal::{Aim, Goal};
use crate::domain::records::metric::Aggregation;
use crate::domain::values::absent::{Absent, Known};
use crate::domain::values::amount::ratio;
use crate::domain::values::plan::Share;

/// The way of a number through a goal's period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Road {
    pub aim: Aim,
    pub aggregation: Aggregation,
    pub start: Known<Decimal>,
    pub target: Decimal,
}

impl Road {
    /// A flow that is to fall is a budget: a ceiling that fills with the plan.
    pub fn is_budget(&self) -> bool {
        self.aim == Aim::Decrease && self.aggregation == Aggregation::Flow
    }

    /// What the plan asks for where it asks for a share of the way.
    ///
    /// Absent where nobody knows where the way begins, and where the target lies on its wrong side.
    pub fn plan(&self, expected: Share) -> Known<Decimal> {
        let start = self.start?;
        let way = self.target.checked_sub(start).ok_or(Absent::TooLarge)?;
        if self.leads_astray(way) {
            return Err(Absent::NoStart);
        }
        let gone = expected.of(way).ok_or(Absent::TooLarge)?;
        start.checked_add(gone).ok_or(Absent::TooLarge)
    }

    /// The way gone, not clamped: 0 at the start, 1 at the target, negative the wrong way.
    ///
    /// Where there is no way to measure, 1 if the actual meets the target. Of a budget: what was planned by now over what was
    /// spent, as a share of what the plan asks for; who saves has done no more than that.
    pub fn progress(&self, actual: Decimal, expected: Known<Share>) -> Known<f64> {
        if self.is_budget() {
            let expected = expected?;
            let plan = self.plan(expected)?;
            return Ok(match (actual <= plan, plan > Decimal::ZERO) {
                (true, _) => expected.to_f64(),
                (false, true) => expected.to_f64() * ratio(plan, actual),
                (false, false) => 0.0,
            });
        }
        let is_met = self.aim.bound(self.target).is_met(actual);
        let otherwise = |why| if is_met { Ok(1.0) } else { Err(why) };
        let start = match self.start {
            Ok(start) => start,
            Err(why) => return otherwise(why),
        };
        let way = self.target.checked_sub(start).ok_or(Absent::TooLarge)?;
        if way.is_zero() {
            return Ok(f64::from(is_met));
        }
        if self.leads_astray(way) {
            return otherwise(Absent::NoStart);
        }
        Ok(ratio(actual.checked_sub(start).ok_or(Absent::TooLarge)?, way))
    }

    /// How far the actual is from what the plan asks for: negative is behind.
    pub fn gap_to_date(&self, actual: Decimal, expected: Known<Share>) -> Known<Decimal> {
        self.aim.bound(self.plan(expected?)?).gap(actual)
    }

    /// The target lies on the side that the number should move away from.
    fn leads_astray(&self, way: Decimal) -> bool {
        match (self.aim, self.is_budget()) {
            (_, true) => false,
            (Aim::Decrease, _) => way > Decimal::ZERO,
            _ => way < Decimal::ZERO,
        }
    }
}

/// Where the number of a goal starts: a flow at nothing, whatever it came to before the period; else at the baseline or,
/// without one, at 0. A number that is to fall has no start without a baseline.
pub fn start(goal: &Goal, aggregation: Aggregation) -> Known<Decimal> {
    match (aggregation, goal.baseline, goal.aim) {
        (Aggregation::Flow, ..) => Ok(Decimal::ZERO),
        (_, Some(baseline), _) => Ok(baseline.value()),
        (_, None, Aim::Decrease) => Err(Absent::NoStart),
        (_, None, _) => Ok(Decimal::ZERO),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn road(aim: Aim, aggregation: Aggregation, start: Option<i64>, target: i64) -> Road {
        let start = start.map(Decimal::from).ok_or(Absent::NoStart);
        Road { aim, aggregation, start, target: Decimal::from(target) }
    }

    fn share(percent: i64) -> Known<Share> {
        Ok(Share::new(Decimal::from(percent), Decimal::ONE_HUNDRED))
    }

    #[test]
    fn published_examples_of_progress() {
        use Aim::{Decrease, Increase};
        for (aim, start, target, actual, progress) in [
            (Decrease, Some(100), 60, 80, Ok(0.5)),
            (Decrease, Some(100), 60, 70, Ok(0.75)),
            (Decrease, Some(100), 60, 50, Ok(1.25)),
            (Increase, Some(1_000_000), 1_500_000, 1_350_000, Ok(0.7)),
            (Decrease, Some(500_000), 400_000, 420_000, Ok(0.8)),
            (Decrease, Some(200), 0, 100, Ok(0.5)),
            (Decrease, Some(10), 0, 7, Ok(0.3)),
            (Increase, Some(10), 20, 5, Ok(-0.5)),
            (Increase, Some(-20), -10, -15, Ok(0.5)),
            (Increase, Some(5), 5, 5, Ok(1.0)),
            (Increase, Some(5), 5, 4, Ok(0.0)),
            (Decrease, Some(5), 5, 4, Ok(1.0)),
            (Decrease, Some(5), 5, 6, Ok(0.0)),
            (Decrease, None, 60, 70, Err(Absent::NoStart)),
            (Decrease, None, 60, 60, Ok(1.0)),
            (Increase, Some(0), -10, -15, Err(Absent::NoStart)),
            (Increase, Some(0), -10, -5, Ok(1.0)),
            (Decrease, Some(10), 60, 70, Err(Absent::NoStart)),
            (Decrease, Some(10), 60, 20, Ok(1.0)),
        ] {
            let road = road(aim, Aggregation::Stock, start, target);
            let told = road.progress(Decimal::from(actual), share(50));
            assert_eq!(told, progress, "{aim:?} {start:?} → {target} at {actual}");
        }
    }

    #[test]
    fn a_budget_is_kept_as_long_as_the_plan_is_and_no_saving_makes_it_more() {
        for (target, actual, expected, progress, gap) in [
            (1200, 0, 50, 0.5, 600),
            (1200, 300, 50, 0.5, 300),
            (1200, 600, 50, 0.5, 0),
            (1200, 1200, 50, 0.25, -600),
            (1200, 1200, 100, 1.0, 0),
            (1200, 2400, 100, 0.5, -1200),
            (-1200, -700, 50, 0.5, 100),
            (-1200, -500, 50, 0.0, -100),
            (0, 1, 50, 0.0, -1),
            (0, 0, 50, 0.5, 0),
        ] {
            let budget = road(Aim::Decrease, Aggregation::Flow, Some(0), target);
            let actual = Decimal::from(actual);
            assert_eq!(
                budget.progress(actual, share(expected)),
                Ok(progress),
                "{actual} of {target}"
            );
            assert_eq!(budget.gap_to_date(actual, share(expected)), Ok(Decimal::from(gap)));
        }
    }

    proptest! {
        #[test]
        fn progress_is_zero_at_the_start_and_one_at_the_target_and_grows_towards_it(start in -1000i64..1000, target in -1000i64..1000, actual in -1000i64..1000) {
            prop_assume!(start != target);
            let (aim, step) = if target > start { (Aim::Increase, 1) } else { (Aim::Decrease, -1) };
            let road = road(aim, Aggregation::Stock, Some(start), target);
            let at = |actual: i64| road.progress(Decimal::from(actual), share(50)).unwrap();
            prop_assert_eq!((at(start), at(target)), (0.0, 1.0));
            prop_assert!(at(actual + step) > at(actual));
        }

        #[test]
        fn neither_unit_nor_origin_changes_a_share(start in -1000i64..1000, target in -1000i64..1000, actual in -1000i64..1000, factor in 1i64..1000, shift in -1000i64..1000, aim in 0usize..2, aggregation in 0usize..4) {
            let (aim, aggregation) = (Aim::ALL[aim], Aggregation::ALL[aggregation]);
            // A flow has no other origin than 0.
            let (start, shift) = if aggregation == Aggregation::Flow { (0, 0) } else { (start, shift) };
            let at = |f: i64, s: i64| road(aim, aggregation, Some(start * f + s), target * f + s).progress(Decimal::from(actual * f + s), share(40));
            prop_assert_eq!(at(1, 0), at(factor, shift));
        }

        #[test]
        fn who_is_ahead_of_the_plan_has_more_of_the_way_than_it_asks_for(start in -1000i64..1000, way in 1i64..1000, actual in -3000i64..3000, expected in 1i64..100, falls in any::<bool>()) {
            let (aim, target) = if falls { (Aim::Decrease, start - way) } else { (Aim::Increase, start + way) };
            let road = road(aim, Aggregation::Stock, Some(start), target);
            let actual = Decimal::from(actual);
            let lead = road.progress(actual, share(expected)).unwrap() - expected as f64 / 100.0;
            let gap = road.gap_to_date(actual, share(expected)).unwrap();
            prop_assert!(gap.is_zero() && lead.abs() < 1e-9 || (gap > Decimal::ZERO) == (lead > 0.0), "{} and {}", gap, lead);
        }
    }
}
