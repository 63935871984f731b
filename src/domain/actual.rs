//! Actuals: what happened on a day.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::id::PersonId;
use super::stamp::Stamp;

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
        Actual {
            value,
            denominator: None,
            note: String::new(),
            by: None,
        }
    }

    /// The number that this day alone says: for a rate, numerator over denominator in percent.
    pub fn reading(&self) -> Decimal {
        reading(self.value, self.denominator)
    }
}

/// The number that an actual alone says: for a rate, numerator over denominator in percent.
pub fn reading(value: Amount, denominator: Option<Amount>) -> Decimal {
    let value = value.value();
    match denominator {
        Some(denominator) => percent(value, denominator.value()).unwrap_or(value),
        None => value,
    }
}

/// `None` where the whole is 0.
pub fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)
}
