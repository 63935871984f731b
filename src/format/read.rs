//! Reading a file: everything is checked and every problem told before anything is given out.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::change::read_entry;
use super::convert::{Convert, DayEntry};
use super::guard;
use super::locate::{offset_of, path_of};
use super::problem::{At, Kind, Place, Problem, Problems, Reason};
use super::scalar::Moment;
use super::v1::{ActualV1, LogV1};
use super::wire::{Field, Found, Name, Object, Pairs, Value, keep, otherwise};
use super::{FORMAT, VERSION};
use super::{check, checksum};
use crate::domain::goal::Goal;
use crate::domain::id::MetricId;
use crate::domain::log::LogEntry;
use crate::domain::metric::Metric;
use crate::domain::people::{Person, Unit};
use crate::domain::record::Record;
use crate::domain::series::{Entry, Series};
use crate::domain::settings::Settings;
use crate::domain::table::Table;
use crate::domain::workspace::Workspace;

/// What a file holds.
#[derive(Clone, Debug)]
pub struct Read {
    pub workspace: Workspace,
    /// By stamp.
    pub log: Vec<LogEntry>,
    /// When the file was written, in milliseconds since 1970, if it says so.
    pub saved_ms: Option<i64>,
    /// What a person should know of the file though it is accepted.
    pub notes: Vec<Note>,
}

/// What a person should know of a file though it is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// It says no checksum: somebody may have edited it by hand, and damage would not be seen.
    NoChecksum,
    /// Its checksum is wrong and the person wanted it all the same.
    WrongChecksum,
}

/// Reads a file of any version that is known, and refuses it whole where anything in it is wrong.
///
/// Gives at most [`MOST_PROBLEMS`](super::MOST_PROBLEMS) problems, at least one. A wrong checksum is told only where
/// nothing else is wrong.
pub fn read(bytes: &[u8]) -> Result<Read, Vec<Problem>> {
    let read = read_anyway(bytes)?;
    if read.notes.contains(&Note::WrongChecksum) {
        let path = "/checksum".into();
        let reason = Reason::WrongChecksum;
        return Err(vec![Problem { path, reason }]);
    }
    Ok(read)
}

/// As [`read`], but a wrong checksum is only noted: for a person who changed the file and knows it.
pub fn read_anyway(bytes: &[u8]) -> Result<Read, Vec<Problem>> {
    let text = guard::text(bytes).map_err(|problem| vec![problem])?;
    let mut reading = Reading::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let body = (&mut reading).deserialize(&mut json);
    if let Some(refusal) = reading.refusal(body.is_ok()) {
        return Err(vec![refusal]);
    }
    body.map_err(|error| vec![syntax(text, &error)])?;
    json.end().map_err(|error| {
        let place = place_of(&error);
        vec![Problem::whole(Reason::ExtraData(place))]
    })?;
    reading.finish(text)
}

/// Records of one kind with their places in the file.
pub(super) struct Rows<R: Record> {
    pub table: Table<R>,
    /// The index in the file by the place in the table.
    pub index: Vec<usize>,
}

/// The actuals of one metric.
pub(super) struct Measured {
    pub metric: MetricId,
    pub series: Series,
}

/// What was read so far.
#[derive(Default)]
pub(super) struct Reading<'de> {
    format: Field<Cow<'de, str>>,
    version: Option<&'de str>,
    saved: Field<Moment>,
    checksum: Option<&'de str>,
    seen: BTreeSet<String>,
    pub problems: Problems,
    pub settings: Option<Settings>,
    pub people: Rows<Person>,
    pub units: Rows<Unit>,
    pub metrics: Rows<Metric>,
    pub goals: Rows<Goal>,
    pub actuals: Vec<Measured>,
    log: Vec<LogEntry>,
    extra: Pairs<'de>,
}

impl<R: Record> Default for Rows<R> {
    fn default() -> Self {
        Rows {
            table: Table::default(),
            index: Vec::new(),
        }
    }
}

impl<R: Convert + Record> Rows<R> {
    /// Reads the list of this name.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        map: &mut A,
        problems: &mut Problems,
    ) -> Result<(), A::Error> {
        let list = At::Key(&At::Top, name);
        map.next_value_seed(List::new(list, problems, |shape, at, index, problems| {
            if let Some(record) = R::read(shape, at, problems) {
                self.add(record, name, index, problems);
            }
        }))
    }

    fn add(&mut self, record: R, list: &str, index: usize, problems: &mut Problems) {
        match self.table.place(record.id()) {
            Some(place) => {
                let first = format!("/{list}/{}/id", self.index[place]);
                let path = || format!("/{list}/{index}/id");
                problems.add_at(path, Reason::DuplicateId { first });
            }
            None => {
                self.table.take(record);
                self.index.push(index);
            }
        }
    }
}

impl<'de> Reading<'de> {
    /// Why the file is none that this version reads at all; `complete` where its end was reached.
    fn refusal(&self, complete: bool) -> Option<Problem> {
        let whole = |reason| Some(Problem::whole(reason));
        match &self.format {
            Field::Good(format) if format == FORMAT => {}
            Field::Good(other) => {
                return whole(Reason::ForeignFormat(other.chars().take(40).collect()));
            }
            Field::Absent if complete => return whole(self.unnamed()),
            Field::Absent => return None,
            _ => return whole(Reason::NoFormat),
        }
        let reason = match self.version {
            Some(raw) => refused_version(raw)?,
            None if complete => Reason::BadVersion("is missing".into()),
            None => return None,
        };
        let path = "/version".into();
        Some(Problem { path, reason })
    }

    /// Other apps name their files by other fields.
    fn unnamed(&self) -> Reason {
        let named = self.extra.iter().find(|(name, _)| name == "type");
        match named.and_then(|(_, raw)| Cow::read(raw).ok()) {
            Some(name) => Reason::ForeignFormat(name.chars().take(40).collect()),
            None => Reason::NoFormat,
        }
    }

    fn member<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let at = At::Top;
        let at = at.key(&name);
        if !self.seen.insert(name.clone().into_owned()) {
            self.problems.add(at, Reason::DuplicateField);
            map.next_value::<IgnoredAny>()?;
            return Ok(());
        }
        let problems = &mut self.problems;
        match name.as_ref() {
            "format" => self.format.take(raw(map)?),
            "version" => self.version = Some(raw(map)?),
            "saved" => self.saved.take(raw(map)?),
            "checksum" => self.checksum = Some(raw(map)?),
            "app" => drop(raw(map)?),
            "workspace" => match map.next_value::<Found<_>>()?.0 {
                Some(shape) => self.settings = Settings::read(shape, at, problems),
                None => problems.add(at, Reason::Expected(Kind::Object)),
            },
            "people" => self.people.read("people", map, problems)?,
            "units" => self.units.read("units", map, problems)?,
            "metrics" => self.metrics.read("metrics", map, problems)?,
            "goals" => self.goals.read("goals", map, problems)?,
            "actuals" => map.next_value_seed(Actuals {
                at,
                problems,
                into: &mut self.actuals,
            })?,
            "log" => {
                let log = &mut self.log;
                map.next_value_seed(List::new(at, problems, |shape: LogV1, at, _, problems| {
                    log.extend(read_entry(shape, at, problems));
                }))?;
            }
            _ => {
                let value = raw(map)?;
                self.extra.push((name, value.into()));
            }
        }
        Ok(())
    }

    fn note(&self, text: &str) -> Option<Note> {
        let Some(value) = self.checksum else {
            return Some(Note::NoChecksum);
        };
        let right = checksum::of(checksum::covered(text, value));
        (value.trim_matches('"') != right).then_some(Note::WrongChecksum)
    }

    fn finish(mut self, text: &str) -> Result<Read, Vec<Problem>> {
        let problems = &mut self.problems;
        let saved = std::mem::take(&mut self.saved);
        let saved_ms = saved.optional(At::Top.key("saved"), problems).map(|m| m.0);
        let extra = keep(std::mem::take(&mut self.extra), At::Top, problems);
        if !self.seen.contains("workspace") {
            problems.add(At::Top.key("workspace"), Reason::Missing);
        }
        self.log.sort_by_key(|entry| entry.stamp);
        self.log.dedup();
        let notes = self.note(text);
        check::all(&mut self);
        match self.settings {
            Some(settings) if self.problems.is_empty() => {
                let mut workspace = Workspace::new(settings.id.clone());
                workspace.settings = settings;
                workspace.people = self.people.table;
                workspace.units = self.units.table;
                workspace.metrics = self.metrics.table;
                workspace.goals = self.goals.table;
                workspace.extra = extra;
                let notes = notes.into_iter().collect();
                for measured in self.actuals {
                    workspace.take_series(&measured.metric, measured.series);
                }
                Ok(Read {
                    workspace,
                    log: self.log,
                    saved_ms,
                    notes,
                })
            }
            _ => Err(self.problems.into_list()),
        }
    }
}

fn refused_version(raw: &str) -> Option<Reason> {
    /// No app writes versions beyond this one: the number is wrong.
    const HIGHEST_PLAUSIBLE: u32 = 999;
    match raw.parse() {
        Ok(VERSION) => None,
        Ok(needed @ 1..=HIGHEST_PLAUSIBLE) => Some(Reason::NewerVersion {
            needed,
            readable: VERSION,
        }),
        _ => Some(Reason::BadVersion(raw.chars().take(40).collect())),
    }
}

fn raw<'de, A: MapAccess<'de>>(map: &mut A) -> Result<&'de str, A::Error> {
    map.next_value::<&RawValue>().map(RawValue::get)
}

fn place_of(error: &serde_json::Error) -> Place {
    Place {
        line: error.line(),
        column: error.column(),
    }
}

fn syntax(text: &str, error: &serde_json::Error) -> Problem {
    let place = place_of(error);
    let offset = offset_of(text, place);
    let wrong = text.get(offset..).unwrap_or_default();
    let number = ["NaN", "Infinity", "-Infinity"];
    let reason = match error.is_eof() {
        true => Reason::UnexpectedEnd(place),
        // A number that was cut in its middle.
        false if ["-", "+", ".", "e", "E"].contains(&wrong) => Reason::UnexpectedEnd(place),
        false if number.iter().any(|name| wrong.starts_with(name)) => Reason::NoSuchNumber(place),
        false => Reason::Syntax(place),
    };
    Problem {
        path: path_of(text, offset),
        reason,
    }
}

impl<'de> DeserializeSeed<'de> for &mut Reading<'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Reading<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Name(name)) = map.next_key()? {
            self.member(name, &mut map)?;
            if self.refusal(false).is_some() {
                return Err(A::Error::custom("another format"));
            }
        }
        Ok(())
    }
}

/// Reads a list of objects, one after the other.
struct List<'p, O, F> {
    at: At<'p>,
    problems: &'p mut Problems,
    each: F,
    shape: PhantomData<O>,
}

impl<'p, O, F: FnMut(O, At, usize, &mut Problems)> List<'p, O, F> {
    fn new(at: At<'p>, problems: &'p mut Problems, each: F) -> Self {
        List {
            at,
            problems,
            each,
            shape: PhantomData,
        }
    }
}

impl<'de, O, F> DeserializeSeed<'de> for List<'_, O, F>
where
    O: Object<'de>,
    F: FnMut(O, At, usize, &mut Problems),
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, O, F> Visitor<'de> for List<'_, O, F>
where
    O: Object<'de>,
    F: FnMut(O, At, usize, &mut Problems),
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(found) = seq.next_element::<Found<O>>()? {
            let at = self.at.index(index);
            match found.0 {
                Some(shape) => (self.each)(shape, at, index, self.problems),
                None => self.problems.add(at, Reason::Expected(Kind::Object)),
            }
            index += 1;
        }
        Ok(())
    }

    otherwise!(self => self.problems.add(self.at, Reason::Expected(Kind::List)));
    otherwise!(self => self.problems.add(self.at, Reason::Expected(Kind::List)), map);
}

/// Reads the actuals: an object of lists, named by the ids of their metrics.
struct Actuals<'p> {
    at: At<'p>,
    problems: &'p mut Problems,
    into: &'p mut Vec<Measured>,
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
            map.next_value_seed(List::new(
                at,
                self.problems,
                |shape, at, index, problems| {
                    days.add(shape, at, index, problems);
                },
            ))?;
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
