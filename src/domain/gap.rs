//! A number against a bound: whether it meets it, how far it is from it, and its attainment (§7.1–7.3).

use rust_decimal::Decimal;

use super::absent::{Absent, Known};
use super::amount::{Amount, ratio};
use super::goal::Aim;

/// Half the width of a band in percent of its target, where the goal says nothing (§7.1).
const DEFAULT_TOLERANCE_PERCENT: i64 = 5;

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

/// Actual over target; its inverse where lower is better (§7.2).
///
/// Absent where a ratio would mislead: a target of zero or less, a negative actual, nothing where lower is better.
pub fn attainment(aim: Aim, target: Decimal, actual: Decimal) -> Known<f64> {
    if target <= Decimal::ZERO || actual < Decimal::ZERO {
        return Err(Absent::Misleading);
    }
    match aim {
        Aim::Increase | Aim::AtLeast => Ok(ratio(actual, target)),
        Aim::Decrease | Aim::AtMost if actual > Decimal::ZERO => Ok(ratio(target, actual)),
        Aim::Decrease | Aim::AtMost => Err(Absent::Misleading),
        Aim::Within => Err(Absent::Kept),
        Aim::Milestone => Err(Absent::DoneOrNot),
    }
}

/// How far the actual is from a reference, in the metric's unit: negative is behind, positive is ahead, also where lower is
/// better (§7.3, X29). For a band: 0 inside it, else minus the distance to its nearer end (X18).
pub fn gap(
    aim: Aim,
    reference: Decimal,
    tolerance: Option<Amount>,
    actual: Decimal,
) -> Known<Decimal> {
    let distance = match aim {
        Aim::Increase | Aim::AtLeast | Aim::Milestone => actual.checked_sub(reference),
        Aim::Decrease | Aim::AtMost => reference.checked_sub(actual),
        Aim::Within => {
            let (low, high) = band(reference, tolerance);
            let (below, above) = (low.checked_sub(actual), actual.checked_sub(high));
            below.zip(above).map(|(below, above)| -below.max(above).max(Decimal::ZERO))
        }
    };
    distance.ok_or(Absent::TooLarge)
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
            assert_eq!(attainment(Aim::Increase, target, actual), Ok(0.8));
            assert_eq!(gap(Aim::Increase, target, None, actual), Ok(number(gap_text)));
        }
    }

    #[test]
    fn attainment_is_absent_where_a_ratio_misleads() {
        assert_eq!(attainment(Aim::Increase, number("0"), number("5")), Err(Absent::Misleading));
        assert_eq!(attainment(Aim::Increase, number("-5"), number("5")), Err(Absent::Misleading));
        assert_eq!(attainment(Aim::Increase, number("5"), number("-5")), Err(Absent::Misleading));
        assert_eq!(attainment(Aim::AtMost, number("2"), number("0")), Err(Absent::Misleading));
        assert_eq!(attainment(Aim::AtMost, number("2"), number("2.5")), Ok(0.8));
    }

    proptest! {
        #[test]
        fn a_gap_of_zero_or_more_is_a_target_met(target in -1000i64..1000, actual in -1000i64..1000, aim in 0usize..5) {
            let aim = Aim::ALL[aim];
            let (target, actual) = (Decimal::from(target), Decimal::from(actual));
            prop_assert_eq!(gap(aim, target, None, actual).unwrap() >= Decimal::ZERO, meets(aim, target, None, actual));
        }
    }
}
