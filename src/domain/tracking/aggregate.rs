//! How the actuals of a span become one number, and how the numbers of several goals become one (F39, §7.10).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::standing::Standing;
use crate::domain::records::actual::{percent, reading};
use crate::domain::records::metric::Aggregation;
use crate::domain::records::series::Series;
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{FIRST_DAY, LAST_DAY, Span};

/// A number before it is divided: as it adds up with others of its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Portion {
    /// What nothing divides: what flowed in, or a stock.
    Whole(Decimal),
    /// Readings, and how many.
    Mean(Decimal, i64),
    /// Numerators and denominators.
    Rate(Decimal, Decimal),
}

impl Portion {
    /// `None` over nothing.
    pub fn number(self) -> Option<Decimal> {
        match self {
            Portion::Whole(sum) => Some(sum),
            Portion::Mean(sum, count) => sum.checked_div(Decimal::from(count)),
            Portion::Rate(part, whole) => percent(part, whole),
        }
    }

    /// What takes it away from a sum.
    pub fn negated(self) -> Portion {
        match self {
            Portion::Whole(sum) => Portion::Whole(-sum),
            Portion::Mean(sum, count) => Portion::Mean(-sum, -count),
            Portion::Rate(part, whole) => Portion::Rate(-part, -whole),
        }
    }

    /// Both together; `None` of what doesn't add up.
    pub fn and(self, other: Portion) -> Option<Portion> {
        Some(match (self, other) {
            (Portion::Whole(one), Portion::Whole(other)) => Portion::Whole(one.checked_add(other)?),
            (Portion::Mean(one, count), Portion::Mean(other, more)) => {
                Portion::Mean(one.checked_add(other)?, count.checked_add(more)?)
            }
            (Portion::Rate(one, whole), Portion::Rate(other, more)) => {
                Portion::Rate(one.checked_add(other)?, whole.checked_add(more)?)
            }
            _ => return None,
        })
    }
}

impl Series {
    /// The one number of a span by the entries on its days, `None` where there are none.
    ///
    /// A rate whose denominators sum to 0 has none either; an actual of a rate without a denominator counts as a
    /// reading out of 100.
    pub fn aggregate(&self, aggregation: Aggregation, span: Span) -> Option<Decimal> {
        self.portion(aggregation, span)?.number()
    }

    /// As [`Series::aggregate`], not divided yet.
    pub fn portion(&self, aggregation: Aggregation, span: Span) -> Option<Portion> {
        let numbers = self.numbers(span);
        if aggregation == Aggregation::Stock {
            let reading = |(_, value, of)| reading(value, of).map(Portion::Whole);
            return numbers.rev().find_map(reading);
        }
        let mut all = Running::new(aggregation);
        numbers.for_each(|(_, value, of)| all.add(value, of));
        all.portion()
    }

    /// What a goal's period comes to, by the entries until a day: as [`Series::portion`], a flow cut at the period's ends.
    pub fn within_period(
        &self,
        aggregation: Aggregation,
        standing: Standing,
        period: Option<Span>,
        until: NaiveDate,
    ) -> Option<Portion> {
        let period = period.or(Span::new(FIRST_DAY, LAST_DAY))?;
        if aggregation == Aggregation::Flow {
            return self.flow(standing, period, until).map(Portion::Whole);
        }
        self.portion(aggregation, Span::new(period.start(), period.end().min(until))?)
    }

    /// As [`Series::within_period`] by each day on which that changes; from the period's end on what it came to `until` a day
    /// that may lie behind it.
    pub fn steps(
        &self,
        aggregation: Aggregation,
        standing: Standing,
        period: Option<Span>,
        until: NaiveDate,
    ) -> Vec<(NaiveDate, Option<Portion>)> {
        let whole = period.or(Span::new(FIRST_DAY, LAST_DAY));
        let known = whole.and_then(|whole| Span::new(whole.start(), whole.end().min(until)));
        let Some((whole, known)) = whole.zip(known) else {
            return Vec::new();
        };
        let mut so_far = Running::new(aggregation);
        let first = self.numbers(known).next().filter(|_| aggregation == Aggregation::Flow);
        // Of a flow's first entry only what lies within the period.
        let cut = first
            .and_then(|(day, value, _)| Some(self.flow(standing, whole, day)? - value.value()));
        so_far.sum += cut.unwrap_or_default();
        let step = |(day, value, of)| {
            so_far.add(value, of);
            (day, so_far.portion())
        };
        let mut steps: Vec<(NaiveDate, Option<Portion>)> = self.numbers(known).map(step).collect();
        if known.end() == whole.end() {
            steps.pop_if(|(day, _)| *day == whole.end());
            steps.push((whole.end(), self.within_period(aggregation, standing, period, until)));
        }
        steps
    }
}

/// What the numbers so far come to.
struct Running {
    aggregation: Aggregation,
    count: i64,
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

    fn portion(&self) -> Option<Portion> {
        (self.count > 0).then_some(match self.aggregation {
            Aggregation::Flow | Aggregation::Stock => Portion::Whole(self.sum),
            Aggregation::Average => Portion::Mean(self.sum, self.count),
            Aggregation::Rate => Portion::Rate(self.sum, self.whole),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::actual::{Actual, Entry};
    use crate::domain::testing::{date, span};
    use crate::domain::values::stamp::Stamp;

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
