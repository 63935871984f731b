//! Bounds: what a number is held against, and how far it is from it (§7.3).

use rust_decimal::Decimal;

use super::absent::{Absent, Known};

/// What a number is held against; its ends count as met (D-27).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    AtLeast(Decimal),
    AtMost(Decimal),
    Within(Decimal, Decimal),
}

impl Bound {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::amount::Amount;

    fn number(text: &str) -> Decimal {
        text.parse::<Amount>().unwrap().value()
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
}
