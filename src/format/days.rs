//! Reading the actuals of a file: a list of days for each metric.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::convert::DayEntry;
use super::lenient::otherwise;
use super::list::List;
use super::problem::{At, Kind, Problems, Reason};
use super::v1::ActualV1;
use super::wire::Name;
use crate::domain::records::series::Series;
use crate::domain::values::id::MetricId;

/// The actuals of one metric.
#[derive(Clone)]
pub(super) struct Measured {
    pub metric: MetricId,
    pub series: Series,
    /// The index in the file of each entry of the series.
    pub index: Vec<usize>,
    /// Some day is given twice, with the same words.
    pub is_repeated: bool,
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
            let is_repeated = days.fold(at, self.problems);
            let index = days.indices();
            match MetricId::new(&name) {
                Ok(metric) => {
                    let series = days.series();
                    self.into.push(Measured { metric, series, index, is_repeated });
                }
                Err(_) => self.problems.add(at, Reason::BadId),
            }
        }
        Ok(())
    }

    otherwise!(self => self.problems.add(self.at, Reason::Expected(Kind::Object)));
    otherwise!(self => self.problems.add(self.at, Reason::Expected(Kind::Object)), seq);
}

/// The actuals of one metric as they come, each with its index in the file.
#[derive(Default)]
pub(super) struct Days(Vec<(usize, DayEntry)>);

impl Days {
    pub fn add(&mut self, shape: ActualV1, at: At, index: usize, problems: &mut Problems) {
        self.0.extend(DayEntry::read(shape, at, problems).map(|entry| (index, entry)));
    }

    /// Sorts them by day and leaves one for each: a day that is given twice is a problem unless both say the same. Whether
    /// any was given so.
    pub fn fold(&mut self, at: At, problems: &mut Problems) -> bool {
        let mut is_repeated = false;
        // Stable: of one day the first in the file stays.
        self.0.sort_by_key(|(_, entry)| entry.day);
        self.0.dedup_by(|(index, later), (first, entry)| {
            let is_taken = later.day == entry.day;
            if is_taken && later == entry {
                is_repeated = true;
            } else if is_taken {
                let first = at.index(*first).to_string();
                problems.add(at.index(*index), Reason::DuplicateDay { first });
            }
            is_taken
        });
        is_repeated
    }

    fn indices(&self) -> Vec<usize> {
        self.0.iter().map(|(index, _)| *index).collect()
    }

    pub fn series(self) -> Series {
        let mut extra = Vec::new();
        let entries = self.0.into_iter().map(|(_, entry)| {
            if !entry.extra.is_empty() {
                extra.push((entry.day, entry.extra));
            }
            (entry.day, entry.entry)
        });
        let mut series: Series = entries.collect();
        for (day, extra) in extra {
            series.keep_extra(day, extra);
        }
        series
    }
}
