//! Series: the actuals of one metric, by day.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::actual::{Actual, Entry};
use super::record::merge_extra;
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::Span;
use crate::domain::values::id::PersonId;
use crate::domain::values::stamp::Stamp;

/// The most actuals that a workspace may have.
pub const MOST_ACTUALS: usize = 2_000_000;
/// The most that there may be together with the marks of deleted ones.
pub const MOST_ACTUAL_RECORDS: usize = 2 * MOST_ACTUALS;

/// The actuals of one metric, at most one a day.
///
/// A column of days and a column of numbers, and apart from them what an entry says besides: that is mostly the same for
/// all, as when they were pasted or imported together, and then it is kept once. A year of weeks takes a kilobyte.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// Rising; a new one mostly goes to the end.
    days: Vec<NaiveDate>,
    /// For a deleted actual: 0.
    values: Vec<Amount>,
    /// What every entry says besides its number unless it is in `apart`.
    usual: Besides,
    apart: BTreeMap<NaiveDate, Besides>,
    /// Fields of a file's actuals that this version doesn't know: name and JSON text, sorted by name.
    extra: BTreeMap<NaiveDate, Vec<(String, String)>>,
}

/// What an entry says besides its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Besides {
    stamp: Stamp,
    is_deleted: bool,
    denominator: Option<Amount>,
    note: String,
    by: Option<PersonId>,
}

impl Series {
    pub const EMPTY: Series = Series {
        days: Vec::new(),
        values: Vec::new(),
        usual: Besides {
            stamp: Stamp::ZERO,
            is_deleted: false,
            denominator: None,
            note: String::new(),
            by: None,
        },
        apart: BTreeMap::new(),
        extra: BTreeMap::new(),
    };

    /// Actuals that say the same but for their numbers; `None` unless the days rise and each has its number.
    pub fn of_alike(
        days: Vec<NaiveDate>,
        values: Vec<Amount>,
        stamp: Stamp,
        by: Option<PersonId>,
    ) -> Option<Series> {
        let is_series = days.len() == values.len() && days.is_sorted_by(|a, b| a < b);
        is_series.then(|| Series {
            days,
            values,
            usual: Besides { stamp, by, ..Besides::default() },
            ..Series::default()
        })
    }

    pub fn get(&self, day: NaiveDate) -> Option<Actual> {
        self.entry(day)?.actual
    }

    /// Writes or deletes the actual of a day; returns what stood there.
    pub fn set(&mut self, day: NaiveDate, actual: Option<Actual>, stamp: Stamp) -> Option<Actual> {
        let before = self.get(day);
        self.write(day, Entry { stamp, actual });
        before
    }

    /// What stands at a day, deleted or not.
    pub fn entry(&self, day: NaiveDate) -> Option<Entry> {
        let at = self.find(day).ok()?;
        Some(self.entry_at(at))
    }

    /// Every entry, deleted ones included, by day.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, Entry)> {
        (0..self.days.len()).map(|at| (self.days[at], self.entry_at(at)))
    }

    /// The entries of one calendar year, with what a file said of them besides.
    pub fn of_year(&self, year: i32) -> Series {
        let entries = self.entries().filter(|(day, _)| day.year() == year);
        let mut series: Series = entries.map(|(day, entry)| (day, entry.clone())).collect();
        let extra = self.extra.iter().filter(|(day, _)| day.year() == year);
        series.extra = extra.map(|(day, extra)| (*day, extra.clone())).collect();
        series
    }

    /// The actuals within a span, by day.
    pub fn within(&self, span: Span) -> impl DoubleEndedIterator<Item = (NaiveDate, Actual)> {
        self.living(self.places(span))
    }

    /// The days within a span that have an actual.
    pub fn days_within(&self, span: Span) -> impl Iterator<Item = &NaiveDate> {
        let places = self.places(span);
        let living = places.filter(|&at| !self.besides(at).is_deleted);
        living.map(|at| &self.days[at])
    }

    /// The last actual on or before a day.
    pub fn latest(&self, day: NaiveDate) -> Option<(NaiveDate, Actual)> {
        self.living(0..self.count_until(day)).next_back()
    }

    /// Forgets what was deleted.
    pub fn drop_marks(&mut self) {
        if self.usual.is_deleted || self.apart.values().any(|besides| besides.is_deleted) {
            let kept = self.entries().filter(|(_, entry)| entry.actual.is_some());
            let extra = self.extra.clone();
            *self = kept.collect();
            self.extra = extra;
        }
    }

    /// How many days are taken, those of deleted actuals included.
    pub fn days(&self) -> usize {
        self.days.len()
    }

    /// The calendar years in which there are entries.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.days.iter().map(Datelike::year).collect();
        years.dedup();
        years
    }

    /// The latest stamp of any entry.
    pub fn latest_stamp(&self) -> Option<Stamp> {
        let apart = self.apart.values().map(|besides| besides.stamp);
        apart.chain(self.has_usual().then_some(self.usual.stamp)).max()
    }

    /// How many actuals there are, deleted ones not counted.
    pub fn len(&self) -> usize {
        let apart = self.apart.values();
        let usual = match self.usual.is_deleted {
            true => 0,
            false => self.days.len() - self.apart.len(),
        };
        usual + apart.filter(|besides| !besides.is_deleted).count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers of the actuals within a span, by day, and for a rate their denominators.
    pub fn numbers(
        &self,
        span: Span,
    ) -> impl DoubleEndedIterator<Item = (NaiveDate, Amount, Option<Amount>)> {
        let actual = |at: usize| {
            let besides = self.besides(at);
            (!besides.is_deleted).then(|| (self.days[at], self.values[at], besides.denominator))
        };
        self.places(span).filter_map(actual)
    }

    /// What is said about the actuals within a span, by day.
    pub fn notes(&self, span: Span) -> impl Iterator<Item = &str> {
        let besides = self.places(span).map(|at| self.besides(at));
        let noted = besides.filter(|besides| !besides.is_deleted && !besides.note.is_empty());
        noted.map(|besides| besides.note.as_str())
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
        for (day, theirs) in other.entries() {
            match self.find(day) {
                Err(_) => added.push((day, theirs)),
                Ok(at) if theirs > self.entry_at(at) => self.write(day, theirs),
                Ok(_) => continue,
            }
            changed.insert(day.year());
        }
        if !added.is_empty() {
            let extra = std::mem::take(&mut self.extra);
            *self = self.entries().chain(added).collect();
            self.extra = extra;
        }
        changed
    }

    /// Writes the entry of a day, over the one that stands there.
    fn write(&mut self, day: NaiveDate, entry: Entry) {
        let (value, besides) = split(entry);
        if self.days.is_empty() {
            self.usual = besides.clone();
        }
        match self.find(day) {
            Ok(at) => self.values[at] = value,
            Err(at) => {
                self.days.insert(at, day);
                self.values.insert(at, value);
            }
        }
        if besides == self.usual {
            self.apart.remove(&day);
        } else {
            self.apart.insert(day, besides);
        }
    }

    /// Whether any entry says what is usual.
    fn has_usual(&self) -> bool {
        self.days.len() > self.apart.len()
    }

    fn besides(&self, at: usize) -> &Besides {
        match self.apart.is_empty() {
            true => &self.usual,
            false => self.apart.get(&self.days[at]).unwrap_or(&self.usual),
        }
    }

    fn entry_at(&self, at: usize) -> Entry {
        Entry { stamp: self.besides(at).stamp, actual: self.actual_at(at) }
    }

    /// `None` where it was deleted.
    fn actual_at(&self, at: usize) -> Option<Actual> {
        let besides = self.besides(at);
        (!besides.is_deleted).then(|| Actual {
            value: self.values[at],
            denominator: besides.denominator,
            note: besides.note.clone(),
            by: besides.by.clone(),
        })
    }

    fn living(&self, places: Range<usize>) -> impl DoubleEndedIterator<Item = (NaiveDate, Actual)> {
        places.filter_map(|at| Some((self.days[at], self.actual_at(at)?)))
    }

    fn places(&self, span: Span) -> Range<usize> {
        let from = self.days.partition_point(|day| *day < span.start());
        from..self.count_until(span.end())
    }

    /// Where a day stands, or where it would.
    fn find(&self, day: NaiveDate) -> Result<usize, usize> {
        match self.days.last() {
            Some(last) if *last < day => Err(self.days.len()),
            _ => self.days.binary_search(&day),
        }
    }

    /// How many entries there are on or before a day.
    fn count_until(&self, day: NaiveDate) -> usize {
        self.days.partition_point(|own| *own <= day)
    }
}

/// Two series are equal that say the same, however they came to it.
impl PartialEq for Series {
    fn eq(&self, other: &Self) -> bool {
        self.days == other.days
            && self.values == other.values
            && self.extra == other.extra
            && (0..self.days.len()).all(|at| self.besides(at) == other.besides(at))
    }
}

impl Eq for Series {}

impl FromIterator<(NaiveDate, Entry)> for Series {
    /// Of two entries of one day the later in the iterator counts.
    fn from_iter<I: IntoIterator<Item = (NaiveDate, Entry)>>(entries: I) -> Self {
        let mut entries: Vec<(NaiveDate, Entry)> = entries.into_iter().collect();
        // Two sorted runs behind each other are merged in one pass; the sort is stable.
        entries.sort_by_key(|(day, _)| *day);
        let mut series = Series::default();
        for (day, entry) in entries {
            series.write(day, entry);
        }
        series
    }
}

fn split(entry: Entry) -> (Amount, Besides) {
    let is_deleted = entry.actual.is_none();
    let actual = entry.actual.unwrap_or(Actual::of(Amount::ZERO));
    let besides = Besides {
        stamp: entry.stamp,
        is_deleted,
        denominator: actual.denominator,
        note: actual.note,
        by: actual.by,
    };
    (actual.value, besides)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::date;
    use proptest::prelude::*;

    fn series(values: &[(u32, i64)]) -> Series {
        let entry = |&(day, value): &(u32, i64)| {
            let actual = Some(Actual::of(Amount::from(value)));
            let stamp = Stamp::ZERO;
            (date(2026, 1, day), Entry { stamp, actual })
        };
        values.iter().map(entry).collect()
    }

    proptest! {
        #[test]
        fn series_merge_by_day_in_any_order_as_a_map_would(
            ours in proptest::collection::vec((1u32..29, 0i64..3), 0..20),
            theirs in proptest::collection::vec((1u32..29, 0i64..3), 0..20),
        ) {
            let mut expected = std::collections::BTreeMap::new();
            for series in [series(&ours), series(&theirs)] {
                for (day, entry) in series.entries() {
                    let kept = expected.entry(day).or_insert_with(|| entry.clone());
                    *kept = entry.max(kept.clone());
                }
            }
            let (mut left, mut right) = (series(&ours), series(&theirs));
            left.merge(&right);
            right.merge(&series(&ours));
            prop_assert_eq!(&left, &right);
            let merged: std::collections::BTreeMap<_, _> =
                left.entries().collect();
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
}
