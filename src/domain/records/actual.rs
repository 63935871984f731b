//! Actuals: what happened on a day.

use rust_decimal::Decimal;

use crate::domain::values::amount::{Amount, LARGEST};
use crate::domain::values::id::PersonId;
use crate::domain::values::stamp::Stamp;

/// What actually happened on a day, or in the time since the actual before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Actual {
    /// For a rate: the numerator.
    pub value: Amount,
    /// For a rate: the denominator.
    pub denominator: Option<Amount>,
    pub note: String,
    pub by: Option<PersonId>,
}

/// An actual with the stamp of its last change; `None` is one that was deleted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub stamp: Stamp,
    pub actual: Option<Actual>,
}

impl Actual {
    pub fn of(value: Amount) -> Self {
        Actual { value, denominator: None, note: String::new(), by: None }
    }

    /// Whether what it says is as large as an amount at most: a numerator over next to nothing is not.
    pub fn is_in_range(&self) -> bool {
        let of = self.denominator.filter(|of| !of.is_zero());
        of.is_none_or(|of| percent(self.value.value(), of.value()).is_some())
    }

    /// The number that this day alone says: for a rate, numerator over denominator in percent, and none over nothing.
    pub fn reading(&self) -> Option<Decimal> {
        reading(self.value, self.denominator)
    }
}

/// The number that an actual alone says: for a rate, numerator over denominator in percent, and none over nothing.
pub fn reading(value: Amount, denominator: Option<Amount>) -> Option<Decimal> {
    match denominator {
        Some(denominator) => percent(value.value(), denominator.value()),
        None => Some(value.value()),
    }
}

/// `None` where the whole is 0, or so close to it that the percentage is out of the range of amounts.
pub fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    (percent.abs() <= Decimal::from(LARGEST)).then_some(percent)
}
