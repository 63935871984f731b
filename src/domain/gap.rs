//! A number against a bound: whether it meets it, how far it is from it, and its attainment (§7.1–7.3).

use rust_decimal::Decimal;

use super::absent::{Absent, Known};
use super::amount::ratio;
use super::goal::Aim;
use super::metric::Measure;

/// What a number is held against; its ends count as met (D-27).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    AtLeast(Decimal),
    AtMost(Decimal),
    Within(Decimal, Decimal),
}

impl Bound {
    /// The side of a number that an aim lies on; within it, only the number itself.
    pub fn towards(aim: Aim, number: Decimal) -> Bound {
        match aim {
            Aim::Increase | Aim::AtLeast | Aim::Milestone => Bound::AtLeast(number),
            Aim::Decrease | Aim::AtMost => Bound::AtMost(number),
            Aim::Within => Bound::Within(number, number),
        }
    }

    pub fn is_met(self, actual: Decimal) -> bool {
        match self {
            Bound::AtLeast(least) => actual >= least,
            Bound::AtMost(most) => actual <= most,
            Bound::Within(low, high) => low <= actual && actual <= high,
        }
    }

    /// How far a number is from it, in the metric's unit: negative is behind, positive is ahead, also where lower is better
    /// (§7.3, X29); within a band 0, outside it minus the distance to the nearer end (X18).
    pub fn gap(self, actual: Decimal) -> Known<Decimal> {
        let distance = match self {
            Bound::AtLeast(least) => actual.checked_sub(least),
            Bound::AtMost(most) => most.checked_sub(actual),
            Bound::Within(low, high) => {
                let (below, above) = (low.checked_sub(actual), actual.checked_sub(high));
                below.zip(above).map(|(below, above)| -below.max(above).max(Decimal::ZERO))
            }
        };
        distance.ok_or(Absent::TooLarge)
    }
}

/// A gap as a share of the size of what it is measured against (§7.3); none of nothing, nor of a percentage, as that would be
/// misread.
pub fn relative(gap: Decimal, reference: Decimal, measure: &Measure) -> Option<f64> {
    (*measure != Measure::Percent && !reference.is_zero()).then(|| ratio(gap, reference.abs()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::amount::Amount;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    fn number(text: &str) -> Decimal {
        amount(text).value()
    }

    #[test]
    fn ends_count_as_met() {
        for (bound, actual, gap) in [
            (Bound::AtLeast(number("98")), "98", "0"),
            (Bound::AtLeast(number("98")), "97.9", "-0.1"),
            (Bound::AtMost(number("2")), "2", "0"),
            (Bound::AtMost(number("2")), "2.1", "-0.1"),
            (Bound::AtMost(number("2")), "1.5", "0.5"),
            (Bound::Within(number("237.5"), number("262.5")), "237.5", "0"),
            (Bound::Within(number("237.5"), number("262.5")), "262.5", "0"),
            (Bound::Within(number("237.5"), number("262.5")), "262.6", "-0.1"),
            (Bound::Within(number("4"), number("5")), "3.9", "-0.1"),
        ] {
            let (actual, gap) = (number(actual), number(gap));
            assert_eq!(bound.gap(actual), Ok(gap), "{bound:?} at {actual}");
            assert_eq!(bound.is_met(actual), gap >= Decimal::ZERO, "{bound:?} at {actual}");
        }
    }

    #[test]
    fn attainment_and_gap_of_the_first_quarter() {
        for (target, actual, gap_text) in
            [("10000000", "8000000", "-2000000"), ("50", "40", "-10"), ("10", "8", "-2")]
        {
            let (target, actual) = (number(target), number(actual));
            assert_eq!(attainment(Aim::Increase, target, actual), Ok(0.8));
            assert_eq!(Bound::towards(Aim::Increase, target).gap(actual), Ok(number(gap_text)));
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
}
