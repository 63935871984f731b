//! Progress, attainment and gap of one goal's number (§7.1–7.3).

use rust_decimal::Decimal;

use super::amount::{Amount, ratio};
use super::calendar::{Calendar, PeriodKind, Span};
use super::goal::{Aim, Goal};
use super::metric::Metric;
use super::series::Series;

/// Half the width of a band in percent of its target, where the goal says nothing (§7.1).
const DEFAULT_TOLERANCE_PERCENT: i64 = 5;

/// The way gone from baseline to target, not clamped: 0 at the baseline, 1 at the target, negative the wrong way (§7.1).
///
/// One expression serves rising and falling goals. Where baseline and target are the same, 1 if the actual meets the
/// target in the goal's direction, else 0. An increase without a baseline starts from 0; a decrease without one has no
/// progress.
pub fn progress(
    aim: Aim,
    baseline: Option<Amount>,
    target: Decimal,
    actual: Decimal,
) -> Option<f64> {
    let start = match (baseline, aim) {
        (Some(baseline), _) => baseline.value(),
        (None, Aim::Decrease) => return None,
        (None, _) => Decimal::ZERO,
    };
    let way = target - start;
    if way.is_zero() {
        return Some(f64::from(meets(aim, target, None, actual)));
    }
    Some(ratio(actual - start, way))
}

/// Whether one number meets the target; equality counts as met (D-27).
pub fn meets(aim: Aim, target: Decimal, tolerance: Option<Amount>, actual: Decimal) -> bool {
    match aim {
        Aim::Increase | Aim::AtLeast | Aim::Milestone => actual >= target,
        Aim::Decrease | Aim::AtMost => actual <= target,
        Aim::Within => {
            let (low, high) = band(target, tolerance);
            low <= actual && actual <= high
        }
    }
}

/// The ends of the band target ± |target| · tolerance.
pub fn band(target: Decimal, tolerance: Option<Amount>) -> (Decimal, Decimal) {
    let percent = tolerance.unwrap_or(Amount::from(DEFAULT_TOLERANCE_PERCENT));
    let half = target.abs() * percent.value() / Decimal::ONE_HUNDRED;
    (target - half, target + half)
}

/// Reporting periods in which a maintained goal was met, and how many there are up to the one with the latest actual; a
/// period without an actual before that one is not met (§7.1).
pub fn periods_met(
    goal: &Goal,
    metric: &Metric,
    series: &Series,
    calendar: Calendar,
    as_of: chrono::NaiveDate,
) -> Option<(u32, u32)> {
    let target = goal.target?.value();
    let known = Span::new(goal.period?.start(), as_of.min(goal.period?.end()))?;
    let (latest, _) = series.within(known).next_back()?;
    let reported = Span::new(known.start(), latest)?;
    let cadence = goal.cadence.unwrap_or(PeriodKind::Month);
    let mut met = 0;
    let mut periods = 0;
    for period in calendar.periods(cadence, reported) {
        let reading =
            period.overlap(known).and_then(|span| series.aggregate(metric.aggregation, span));
        met += u32::from(reading.is_some_and(|r| meets(goal.aim, target, goal.tolerance, r)));
        periods += 1;
    }
    Some((met, periods))
}

/// Actual over target; its inverse where lower is better (§7.2).
///
/// `None` where a ratio would mislead: a target of zero or less, a negative actual, a band, a milestone.
pub fn attainment(aim: Aim, target: Decimal, actual: Decimal) -> Option<f64> {
    if target <= Decimal::ZERO || actual < Decimal::ZERO {
        return None;
    }
    match aim {
        Aim::Increase | Aim::AtLeast => Some(ratio(actual, target)),
        Aim::Decrease | Aim::AtMost if actual > Decimal::ZERO => Some(ratio(target, actual)),
        Aim::Decrease | Aim::AtMost | Aim::Within | Aim::Milestone => None,
    }
}

/// How far the actual is from a reference on the good side (positive) or the bad side (negative), in the metric's unit
/// (§7.3). For a band: 0 inside it, else minus the distance to its nearer end.
pub fn gap(aim: Aim, reference: Decimal, tolerance: Option<Amount>, actual: Decimal) -> Decimal {
    match aim {
        Aim::Increase | Aim::AtLeast | Aim::Milestone => actual - reference,
        Aim::Decrease | Aim::AtMost => reference - actual,
        Aim::Within => {
            let (low, high) = band(reference, tolerance);
            -(low - actual).max(actual - high).max(Decimal::ZERO)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    fn number(text: &str) -> Decimal {
        amount(text).value()
    }

    fn at(aim: Aim, baseline: &str, target: &str, actual: &str) -> Option<f64> {
        progress(aim, Some(amount(baseline)), number(target), number(actual))
    }

    #[test]
    fn published_examples_of_progress() {
        for (aim, baseline, target, actual, expected) in [
            (Aim::Decrease, "100", "60", "80", 0.5),
            (Aim::Decrease, "100", "60", "70", 0.75),
            (Aim::Decrease, "100", "60", "50", 1.25),
            (Aim::Increase, "1000000", "1500000", "1350000", 0.7),
            (Aim::Decrease, "500000", "400000", "420000", 0.8),
            (Aim::Decrease, "200", "0", "100", 0.5),
            (Aim::Decrease, "10", "0", "7", 0.3),
            (Aim::Increase, "10", "20", "5", -0.5),
            (Aim::Increase, "-20", "-10", "-15", 0.5),
            (Aim::Increase, "5", "5", "5", 1.0),
            (Aim::Increase, "5", "5", "4", 0.0),
            (Aim::Decrease, "5", "5", "4", 1.0),
            (Aim::Decrease, "5", "5", "6", 0.0),
        ] {
            assert_eq!(
                at(aim, baseline, target, actual),
                Some(expected),
                "{aim:?} {baseline} → {target} at {actual}"
            );
        }
        assert_eq!(progress(Aim::Decrease, None, number("60"), number("70")), None);
        assert_eq!(progress(Aim::Increase, None, number("60"), number("30")), Some(0.5));
    }

    #[test]
    fn equality_counts_as_met() {
        for (aim, target, actual, met) in [
            (Aim::AtLeast, "98", "98", true),
            (Aim::AtLeast, "98", "97.999", false),
            (Aim::AtMost, "2", "2", true),
            (Aim::AtMost, "2", "2.001", false),
            (Aim::Within, "250", "237.5", true),
            (Aim::Within, "250", "262.5", true),
            (Aim::Within, "250", "262.51", false),
        ] {
            let tolerance = Some(amount("5"));
            assert_eq!(
                meets(aim, number(target), tolerance, number(actual)),
                met,
                "{aim:?} {target} at {actual}"
            );
        }
    }

    #[test]
    fn attainment_and_gap_of_the_first_quarter() {
        for (target, actual, gap_text) in
            [("10000000", "8000000", "-2000000"), ("50", "40", "-10"), ("10", "8", "-2")]
        {
            let (target, actual) = (number(target), number(actual));
            assert_eq!(attainment(Aim::Increase, target, actual), Some(0.8));
            assert_eq!(gap(Aim::Increase, target, None, actual), number(gap_text));
        }
    }

    #[test]
    fn attainment_is_absent_where_a_ratio_misleads() {
        assert_eq!(attainment(Aim::Increase, number("0"), number("5")), None);
        assert_eq!(attainment(Aim::Increase, number("-5"), number("5")), None);
        assert_eq!(attainment(Aim::Increase, number("5"), number("-5")), None);
        assert_eq!(attainment(Aim::AtMost, number("2"), number("0")), None);
        assert_eq!(attainment(Aim::AtMost, number("2"), number("2.5")), Some(0.8));
    }

    proptest! {
        #[test]
        fn progress_is_zero_at_the_baseline_and_one_at_the_target(start in -1_000_000i64..1_000_000, target in -1_000_000i64..1_000_000) {
            prop_assume!(start != target);
            let aim = if target > start { Aim::Increase } else { Aim::Decrease };
            let (start, target) = (Amount::from(start), Amount::from(target));
            prop_assert_eq!(progress(aim, Some(start), target.value(), start.value()), Some(0.0));
            prop_assert_eq!(progress(aim, Some(start), target.value(), target.value()), Some(1.0));
        }

        #[test]
        fn progress_grows_with_each_step_towards_the_target(start in -1000i64..1000, target in -1000i64..1000, actual in -1000i64..1000) {
            prop_assume!(start != target);
            let (aim, step) = if target > start { (Aim::Increase, 1) } else { (Aim::Decrease, -1) };
            let at = |actual: i64| progress(aim, Some(Amount::from(start)), Decimal::from(target), Decimal::from(actual));
            prop_assert!(at(actual + step) > at(actual));
        }

        #[test]
        fn progress_does_not_depend_on_unit_or_origin(start in -1000i64..1000, target in -1000i64..1000, actual in -1000i64..1000, factor in 1i64..1000, shift in -1000i64..1000) {
            let aim = if target >= start { Aim::Increase } else { Aim::Decrease };
            let at = |f: i64, s: i64| progress(aim, Some(Amount::from(start * f + s)), Decimal::from(target * f + s), Decimal::from(actual * f + s));
            prop_assert_eq!(at(1, 0), at(factor, shift));
        }

        #[test]
        fn a_gap_of_zero_or_more_is_a_target_met(target in -1000i64..1000, actual in -1000i64..1000, aim in 0usize..5) {
            let aim = Aim::ALL[aim];
            let (target, actual) = (Decimal::from(target), Decimal::from(actual));
            prop_assert_eq!(gap(aim, target, None, actual) >= Decimal::ZERO, meets(aim, target, None, actual));
        }
    }
}
