//! A number as a share of what it is measured against: attainment (§7.2), and the gap relative to its reference (§7.3).

use rust_decimal::Decimal;

use crate::domain::records::goal::Aim;
use crate::domain::records::metric::Measure;
use crate::domain::values::absent::{Absent, Known};
use crate::domain::values::amount::ratio;

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
    use crate::domain::values::amount::Amount;

    fn number(text: &str) -> Decimal {
        text.parse::<Amount>().unwrap().value()
    }

    #[test]
    fn attainment_and_gap_of_the_first_quarter() {
        for (target, actual, gap_text) in
            [("10000000", "8000000", "-2000000"), ("50", "40", "-10"), ("10", "8", "-2")]
        {
            let (target, actual) = (number(target), number(actual));
            assert_eq!(attainment(Aim::Increase, target, actual), Ok(0.8));
            assert_eq!(Aim::Increase.bound(target).gap(actual), Ok(number(gap_text)));
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
