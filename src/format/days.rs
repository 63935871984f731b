//! Reading the actuals of a file: a list of days for each metric.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::convert::DayEntry;
use super::list::List;
use super::problem::{At, Kind, Problems, Reason};
use super::v1::ActualV1;
use super::wire::{Name, otherwise};
use crate::domain::actual::Entry;
use crate::domain::id::MetricId;
use crate::domain::series::Series;

/// The actuals of one metric.
#[derive(Clone)]
pub(super) struct Measured {
    pub metric: MetricId,
    pub series: Series,
}

/// Reads the actuals: an object of lists, named by the ids of their metrics.
pub(super) struct Actuals<'p> {
    pub at: At<'p>,
    pub problems: &'p mut Problems,
    pub into: &'p mut Vec<Measured>,
}

impl<'de> DeserializeSeed<'de> for Actuals<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Actuals<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Name(name)) = map.next_key()? {
            let at = self.at.key(&name);
            let mut days = Days::default();
            map.next_value_seed(List::new(at, self.problems, |shape, at, index, problems| {
                days.add(shape, at, index, problems);
            }))?;
            let series = days.series(at, self.problems);
            match MetricId::new(&name) {
                Ok(metric) => self.into.push(Measured { metric, series }),
                Err(_) => self.problems.add(at, Reason::BadId),
            }
        }
        Ok(())
    }

    otherwise!(self => self.problems.add(self.at, Reason::Expected(Kind::Object)));
    otherwise!(self => self.problems.add(self.at, Reason::Expected(Kind::Object)), seq);
}

/// The actuals of one metric as they come.
#[derive(Default)]
pub(super) struct Days {
    entries: Vec<(NaiveDate, Entry)>,
    /// Their places in the file.
    indices: Vec<usize>,
    extra: Vec<(NaiveDate, Vec<(String, String)>)>,
}

impl Days {
    pub fn add(&mut self, shape: ActualV1, at: At, index: usize, problems: &mut Problems) {
        let Some(day) = DayEntry::read(shape, at, problems) else {
            return;
        };
        if !day.extra.is_empty() {
            self.extra.push((day.day, day.extra));
        }
        self.entries.push((day.day, day.entry));
        self.indices.push(index);
    }

    /// The series; a day that is given twice is a problem.
    pub fn series(self, at: At, problems: &mut Problems) -> Series {
        if !self.entries.is_sorted_by(|a, b| a.0 < b.0) {
            let mut first_at = HashMap::new();
            for ((day, _), index) in self.entries.iter().zip(&self.indices) {
                if let Some(first) = first_at.insert(*day, *index) {
                    let first = at.index(first).to_string();
                    problems.add(at.index(*index), Reason::DuplicateDay { first });
                }
            }
        }
        let mut series: Series = self.entries.into_iter().collect();
        for (day, extra) in self.extra {
            series.keep_extra(day, extra);
        }
        series
    }
}
