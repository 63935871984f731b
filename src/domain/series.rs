//! Series: the actuals of one metric, by day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::amount::Amount;
use super::calendar::Span;
use super::id::PersonId;
use super::metric::Aggregation;
use super::record::merge_extra;
use super::stamp::Stamp;

/// The most actuals that a workspace may have.
pub const MOST_ACTUALS: usize = 2_000_000;
/// The most that there may be together with the marks of deleted ones.
pub const MOST_ACTUAL_RECORDS: usize = 2 * MOST_ACTUALS;

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

/// The actuals of one metric, at most one a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// Sorted by day: a year of them in one piece of memory, and a new one mostly goes to the end.
    entries: Vec<(NaiveDate, Entry)>,
    /// Fields of a file's actuals that this version doesn't know: name and JSON text, sorted by name.
    extra: BTreeMap<NaiveDate, Vec<(String, String)>>,
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
        match self.denominator {
            Some(denominator) => percent(self.value.value(), denominator.value())
                .unwrap_or_else(|| self.value.value()),
            None => self.value.value(),
        }
    }
}

impl Series {
    pub const EMPTY: Series = Series {
        entries: Vec::new(),
        extra: BTreeMap::new(),
    };

    pub fn get(&self, day: NaiveDate) -> Option<&Actual> {
        self.entry(day)?.actual.as_ref()
    }

    /// Writes or deletes the actual of a day; returns what stood there.
    pub fn set(&mut self, day: NaiveDate, actual: Option<Actual>, stamp: Stamp) -> Option<Actual> {
        let entry = Entry { stamp, actual };
        match self.find(day) {
            Ok(at) => std::mem::replace(&mut self.entries[at].1, entry).actual,
            Err(at) => {
                self.entries.insert(at, (day, entry));
                None
            }
        }
    }

    /// What stands at a day, deleted or not.
    pub fn entry(&self, day: NaiveDate) -> Option<&Entry> {
        let at = self.find(day).ok()?;
        Some(&self.entries[at].1)
    }

    /// Every entry, deleted ones included, by day.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, &Entry)> {
        self.entries.iter().map(|(day, entry)| (*day, entry))
    }

    /// The actuals within a span, by day.
    pub fn within(&self, span: Span) -> impl DoubleEndedIterator<Item = (NaiveDate, &Actual)> {
        let from = self.entries.partition_point(|(day, _)| *day < span.start());
        living(&self.entries[from..self.count_until(span.end())])
    }

    /// The last actual on or before a day.
    pub fn latest(&self, day: NaiveDate) -> Option<(NaiveDate, &Actual)> {
        living(&self.entries[..self.count_until(day)]).next_back()
    }

    /// Forgets what was deleted.
    pub fn drop_marks(&mut self) {
        self.entries.retain(|(_, entry)| entry.actual.is_some());
    }

    /// How many days are taken, those of deleted actuals included.
    pub fn days(&self) -> usize {
        self.entries.len()
    }

    /// How many actuals there are, deleted ones not counted.
    pub fn len(&self) -> usize {
        living(&self.entries).count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one number of a span (F39), `None` where the span has no actual.
    ///
    /// A rate whose denominators sum to 0 has none either; an actual of a rate without a denominator counts as a
    /// reading out of 100.
    pub fn aggregate(&self, aggregation: Aggregation, span: Span) -> Option<Decimal> {
        let mut actuals = self.within(span).map(|(_, actual)| actual);
        match aggregation {
            Aggregation::Flow => actuals
                .map(|actual| actual.value.value())
                .reduce(|sum, value| sum + value),
            Aggregation::Stock => actuals.next_back().map(Actual::reading),
            Aggregation::Average => {
                let (sum, count) = actuals.fold((Decimal::ZERO, 0u32), |(sum, count), actual| {
                    (sum + actual.reading(), count + 1)
                });
                (count > 0).then(|| sum / Decimal::from(count))
            }
            Aggregation::Rate => {
                let (part, whole) =
                    actuals.fold((Decimal::ZERO, Decimal::ZERO), |(part, whole), actual| {
                        let denominator = actual.denominator.unwrap_or(Amount::HUNDRED);
                        (part + actual.value.value(), whole + denominator.value())
                    });
                percent(part, whole)
            }
        }
    }

    /// What a file said of a day in fields that this version doesn't know.
    pub fn extra(&self, day: NaiveDate) -> &[(String, String)] {
        self.extra.get(&day).map_or(&[], Vec::as_slice)
    }

    /// Keeps what a file said of a day in fields that this version doesn't know.
    pub fn keep_extra(&mut self, day: NaiveDate, extra: Vec<(String, String)>) {
        merge_extra(self.extra.entry(day).or_default(), &extra);
    }

    /// Takes over each entry that was written later in `other`; gives the calendar years in which anything is different
    /// now.
    pub fn merge(&mut self, other: &Series) -> BTreeSet<i32> {
        let mut changed = BTreeSet::new();
        for (day, extra) in &other.extra {
            if merge_extra(self.extra.entry(*day).or_default(), extra) {
                changed.insert(day.year());
            }
        }
        let mut added = Vec::new();
        for (day, theirs) in &other.entries {
            match self.find(*day) {
                Err(_) => added.push((*day, theirs.clone())),
                Ok(at) if *theirs > self.entries[at].1 => self.entries[at].1 = theirs.clone(),
                Ok(_) => continue,
            }
            changed.insert(day.year());
        }
        // Two sorted runs behind each other: a stable sort merges them in one pass.
        self.entries.append(&mut added);
        self.entries.sort_by_key(|(day, _)| *day);
        changed
    }

    /// Where a day stands, or where it would.
    fn find(&self, day: NaiveDate) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&day, |(day, _)| *day)
    }

    /// How many entries there are on or before a day.
    fn count_until(&self, day: NaiveDate) -> usize {
        self.entries.partition_point(|(own, _)| *own <= day)
    }
}

fn living(entries: &[(NaiveDate, Entry)]) -> impl DoubleEndedIterator<Item = (NaiveDate, &Actual)> {
    entries
        .iter()
        .filter_map(|(day, entry)| Some((*day, entry.actual.as_ref()?)))
}

impl FromIterator<(NaiveDate, Entry)> for Series {
    /// Of two entries of one day the later in the iterator counts.
    fn from_iter<I: IntoIterator<Item = (NaiveDate, Entry)>>(entries: I) -> Self {
        let mut entries: Vec<(NaiveDate, Entry)> = entries.into_iter().collect();
        entries.sort_by_key(|(day, _)| *day);
        entries.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        Series {
            entries,
            extra: BTreeMap::new(),
        }
    }
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{date, span};
    use proptest::prelude::*;

    fn series(values: &[(u32, i64, Option<i64>)]) -> Series {
        values
            .iter()
            .map(|&(day, value, denominator)| {
                let actual = Actual {
                    denominator: denominator.map(Amount::from),
                    ..Actual::of(Amount::from(value))
                };
                let entry = Entry {
                    stamp: Stamp::ZERO,
                    actual: Some(actual),
                };
                (date(2026, 1, day), entry)
            })
            .collect()
    }

    proptest! {
        #[test]
        fn series_merge_by_day_in_any_order_as_a_map_would(
            ours in proptest::collection::vec((1u32..29, 0i64..3), 0..20),
            theirs in proptest::collection::vec((1u32..29, 0i64..3), 0..20),
        ) {
            let of = |days: &[(u32, i64)]| {
                series(&days.iter().map(|&(day, value)| (day, value, None)).collect::<Vec<_>>())
            };
            let mut expected = std::collections::BTreeMap::new();
            for series in [of(&ours), of(&theirs)] {
                for (day, entry) in series.entries() {
                    let kept = expected.entry(day).or_insert_with(|| entry.clone());
                    *kept = entry.clone().max(kept.clone());
                }
            }
            let (mut left, mut right) = (of(&ours), of(&theirs));
            left.merge(&right);
            right.merge(&of(&ours));
            prop_assert_eq!(&left, &right);
            let merged: std::collections::BTreeMap<_, _> =
                left.entries().map(|(day, entry)| (day, entry.clone())).collect();
            prop_assert_eq!(left.entries().count(), merged.len(), "one entry a day");
            prop_assert_eq!(merged, expected);
        }

        #[test]
        fn a_day_written_in_any_order_stands_once_and_where_it_belongs(days in proptest::collection::vec((1u32..29, 0i64..100), 1..40)) {
            let mut series = Series::default();
            for &(day, value) in &days {
                series.set(date(2026, 1, day), Some(Actual::of(Amount::from(value))), Stamp::ZERO);
            }
            prop_assert!(series.entries().is_sorted_by(|a, b| a.0 < b.0));
            for &(day, _) in &days {
                let last = days.iter().rev().find(|(d, _)| *d == day).unwrap().1;
                prop_assert_eq!(series.get(date(2026, 1, day)).unwrap().value, Amount::from(last));
                prop_assert_eq!(series.latest(date(2026, 1, day)).unwrap().0, date(2026, 1, day));
            }
        }
    }

    #[test]
    fn a_series_aggregates_as_its_metric_says() {
        let january = span(date(2026, 1, 1), date(2026, 1, 31));
        let plain = series(&[(5, 10, None), (12, 20, None), (19, 60, None)]);
        for (aggregation, value) in [
            (Aggregation::Flow, 90),
            (Aggregation::Stock, 60),
            (Aggregation::Average, 30),
        ] {
            assert_eq!(
                plain.aggregate(aggregation, january),
                Some(Decimal::from(value))
            );
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
    }
}
