//! How the actuals of a span become one number (F39).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::actual::{percent, reading};
use super::amount::Amount;
use super::calendar::{FIRST_DAY, LAST_DAY, Span};
use super::metric::Aggregation;
use super::series::Series;

impl Series {
    /// The one number of a span, `None` where the span has no actual.
    ///
    /// A rate whose denominators sum to 0 has none either; an actual of a rate without a denominator counts as a
    /// reading out of 100.
    pub fn aggregate(&self, aggregation: Aggregation, span: Span) -> Option<Decimal> {
        let numbers = self.numbers(span);
        if aggregation == Aggregation::Stock {
            return numbers.rev().find_map(|(_, value, of)| reading(value, of));
        }
        let mut all = Running::new(aggregation);
        numbers.for_each(|(_, value, of)| all.add(value, of));
        all.number()
    }

    /// As [`Series::aggregate`] from the period's start to each of some rising days, in one pass; `None` before the
    /// period begins, and from its end on what it came to.
    pub fn running(
        &self,
        aggregation: Aggregation,
        period: Option<Span>,
        days: &[NaiveDate],
    ) -> Vec<Option<Decimal>> {
        let (start, end) = match period {
            Some(period) => (period.start(), period.end()),
            None => (FIRST_DAY, LAST_DAY),
        };
        let mut numbers = Span::new(start, end).map(|span| self.numbers(span).peekable());
        let mut so_far = Running::new(aggregation);
        let mut at = |day: &NaiveDate| {
            let numbers = numbers.as_mut()?;
            while let Some((_, value, of)) = numbers.next_if(|(own, _, _)| own <= day) {
                so_far.add(value, of);
            }
            so_far.number()
        };
        days.iter().map(&mut at).collect()
    }
}

/// What the numbers so far come to.
struct Running {
    aggregation: Aggregation,
    count: u32,
    sum: Decimal,
    /// Of the denominators, for a rate.
    whole: Decimal,
}

impl Running {
    fn new(aggregation: Aggregation) -> Self {
        Running { aggregation, count: 0, sum: Decimal::ZERO, whole: Decimal::ZERO }
    }

    /// What is out of nothing says nothing, except in a rate, where others may say of what.
    fn add(&mut self, value: Amount, of: Option<Amount>) {
        let alone = match self.aggregation {
            Aggregation::Flow | Aggregation::Rate => Some(value.value()),
            Aggregation::Stock | Aggregation::Average => reading(value, of),
        };
        let Some(alone) = alone else {
            return;
        };
        self.count += 1;
        match self.aggregation {
            Aggregation::Flow | Aggregation::Average => self.sum += alone,
            Aggregation::Stock => self.sum = alone,
            Aggregation::Rate => {
                self.sum += alone;
                self.whole += of.unwrap_or(Amount::HUNDRED).value();
            }
        }
    }

    fn number(&self) -> Option<Decimal> {
        match self.aggregation {
            _ if self.count == 0 => None,
            Aggregation::Flow | Aggregation::Stock => Some(self.sum),
            Aggregation::Average => Some(self.sum / Decimal::from(self.count)),
            Aggregation::Rate => percent(self.sum, self.whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actual::{Actual, Entry};
    use crate::domain::stamp::Stamp;
    use crate::domain::testing::{date, span};

    fn series(values: &[(u32, i64, Option<i64>)]) -> Series {
        values
            .iter()
            .map(|&(day, value, denominator)| {
                let actual = Actual {
                    denominator: denominator.map(Amount::from),
                    ..Actual::of(Amount::from(value))
                };
                let entry = Entry { stamp: Stamp::ZERO, actual: Some(actual) };
                (date(2026, 1, day), entry)
            })
            .collect()
    }

    #[test]
    fn a_series_aggregates_as_its_metric_says() {
        let january = span(date(2026, 1, 1), date(2026, 1, 31));
        let plain = series(&[(5, 10, None), (12, 20, None), (19, 60, None)]);
        for (aggregation, value) in
            [(Aggregation::Flow, 90), (Aggregation::Stock, 60), (Aggregation::Average, 30)]
        {
            assert_eq!(plain.aggregate(aggregation, january), Some(Decimal::from(value)));
        }
        let rates = series(&[(5, 1, Some(2)), (12, 9, Some(98))]);
        assert_eq!(
            rates.aggregate(Aggregation::Rate, january),
            Some(Decimal::from(10)),
            "10 of 100, not the mean of 50 % and 9 %"
        );
        let later = span(date(2026, 2, 1), date(2026, 2, 28));
        assert_eq!(plain.aggregate(Aggregation::Flow, later), None);
        let nothing = series(&[(5, 0, Some(0))]);
        assert_eq!(nothing.aggregate(Aggregation::Rate, january), None);
        let passed_over = series(&[(5, 1, Some(2)), (12, 7, Some(0))]);
        for aggregation in [Aggregation::Stock, Aggregation::Average] {
            assert_eq!(
                passed_over.aggregate(aggregation, january),
                Some(Decimal::from(50)),
                "7 of nothing is no reading"
            );
        }
    }
}
