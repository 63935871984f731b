//! Reading a file: everything is checked and every problem told before anything is given out.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::change::read_entry;
use super::check::{self, Beside};
use super::checksum::{self, Sum};
use super::convert::Convert;
use super::days::Actuals;
use super::guard;
use super::list::{List, unstamped};
use super::lists::Lists;
use super::problem::{At, Kind, Problem, Problems, Reason};
use super::scalar::Moment;
use super::syntax::{place_of, syntax};
use super::unknown::keep;
use super::v1::{LogV1, WorkspaceV1};
use super::wire::{Field, Found, Name, Object, Pairs, Value};
use super::{FORMAT, VERSION};
use crate::domain::records::by_hand::ByHand;
use crate::domain::records::log::LogEntry;
use crate::domain::records::settings::{Settings, SettingsKey};
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::WorkspaceId;

/// What a file holds.
#[derive(Clone, Debug)]
pub struct Read {
    pub workspace: Workspace,
    pub by_hand: ByHand,
    /// By stamp.
    pub log: Vec<LogEntry>,
    /// When the file was written, in milliseconds since 1970, if it says so.
    pub saved_ms: Option<i64>,
    /// What a person should know of the file though it is accepted.
    pub notes: Vec<Note>,
    /// What the file names and doesn't hold; it can be merged into that workspace only.
    pub leaning: Option<Leaning>,
}

/// Records that a file names, and that only the workspace beside which it was read holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaning {
    pub workspace: WorkspaceId,
    /// How often one is named.
    pub references: usize,
}

/// What a person lets pass in a file that is refused otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// The file was changed by hand, and the person knows it.
    pub wrong_checksum: bool,
    /// Goals whose parent is nowhere to be found become roots.
    pub missing_parents: bool,
}

/// What a person should know of a file though it is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// It says no checksum: somebody may have edited it by hand, and damage would not be seen.
    NoChecksum,
    /// Its checksum is wrong and the person wanted it all the same.
    WrongChecksum,
    /// Some actuals stand in it twice with the same content: each counts once.
    RepeatedActuals,
}

/// Reads a file of any version that is known, and refuses it whole where anything in it is wrong.
///
/// Gives at most [`MOST_PROBLEMS`](super::MOST_PROBLEMS) problems, at least one. A wrong checksum is told only where
/// nothing else is wrong.
pub fn read(bytes: &[u8]) -> Result<Read, Vec<Problem>> {
    read_beside(bytes, None, Allowed::default())
}

/// As [`read`], but a record that lives in the workspace beside the file may be named without being in the file, and
/// what a person allowed is let pass.
pub fn read_beside(
    bytes: &[u8],
    beside: Option<&Workspace>,
    allowed: Allowed,
) -> Result<Read, Vec<Problem>> {
    let text = guard::text(bytes).map_err(|problem| vec![problem])?;
    let mut reading = Reading::new(allowed);
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
    let sum = (reading.checksum.as_ref())
        .map(|told| checksum::of(checksum::covered(text, told.address - text.as_ptr() as usize)));
    reading.finish(beside, sum.as_ref())
}

/// What was read so far.
#[derive(Clone, Default)]
pub(super) struct Reading {
    pub allowed: Allowed,
    format: Field<String>,
    version: Option<String>,
    saved: Field<Moment>,
    pub checksum: Option<ToldChecksum>,
    seen: BTreeSet<String>,
    /// What comes next goes on with the list that was read last.
    pub goes_on: bool,
    pub problems: Problems,
    pub settings: Option<Settings>,
    /// What the settings leave out, where they carry no stamp.
    unstamped: Option<Vec<SettingsKey>>,
    lists: Lists,
    log: Vec<LogEntry>,
    /// How many entries of the log were read, those with a problem too.
    told: usize,
    extra: Pairs<'static>,
}

/// The checksum that a file tells.
#[derive(Clone)]
pub(super) struct ToldChecksum {
    /// Its value, as it stands in the text.
    value: String,
    /// Where that is in memory.
    pub address: usize,
    /// Nothing follows it.
    is_last: bool,
}

impl Reading {
    pub fn new(allowed: Allowed) -> Self {
        Reading { allowed, ..Reading::default() }
    }

    /// Why the file is none that this version reads at all; `complete` where its end was reached.
    pub fn refusal(&self, complete: bool) -> Option<Problem> {
        let whole = |reason| Some(Problem::whole(reason));
        match &self.format {
            Field::Good(format) if *format == FORMAT => {}
            Field::Good(other) => {
                return whole(Reason::ForeignFormat(other.chars().take(40).collect()));
            }
            Field::Absent if complete => return whole(self.unnamed()),
            Field::Absent => return None,
            _ => return whole(Reason::NoFormat),
        }
        let reason = match &self.version {
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
        match named.and_then(|(_, raw)| <Cow<str>>::read(raw).ok()) {
            Some(name) => Reason::ForeignFormat(name.chars().take(40).collect()),
            None => Reason::NoFormat,
        }
    }

    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let at = At::Top;
        let at = at.key(&name);
        if !self.seen.insert(name.clone().into_owned()) && !self.goes_on {
            self.problems.add(at, Reason::DuplicateField);
            map.next_value::<IgnoredAny>()?;
            return Ok(());
        }
        if let Some(told) = &mut self.checksum {
            told.is_last = false;
        }
        let problems = &mut self.problems;
        match name.as_ref() {
            "format" => {
                let mut format: Field<Cow<str>> = Field::Absent;
                format.take(raw(map)?);
                self.format = format.map(Cow::into_owned);
            }
            "version" => self.version = Some(raw(map)?.to_owned()),
            "saved" => self.saved.take(raw(map)?),
            "checksum" => {
                let value = raw(map)?;
                self.checksum = Some(ToldChecksum {
                    address: value.as_ptr() as usize,
                    value: value.to_owned(),
                    is_last: true,
                });
            }
            "app" => drop(raw(map)?),
            "workspace" => match map.next_value::<Found<WorkspaceV1>>()?.0 {
                Some(shape) => {
                    let left_out = shape.left_out();
                    self.settings = Settings::read(shape, at, problems);
                    self.unstamped =
                        self.settings.as_ref().and_then(|settings| unstamped(settings, &left_out));
                }
                None => problems.add(at, Reason::Expected(Kind::Object)),
            },
            "actuals" => {
                let into = &mut self.lists.actuals;
                map.next_value_seed(Actuals { at, problems, into })?;
            }
            "log" => {
                let log = &mut self.log;
                let list = List::new(at, problems, |shape: LogV1, at, _, problems| {
                    log.extend(read_entry(shape, at, problems));
                });
                self.told = map.next_value_seed(list.after(self.told))?;
            }
            list if self.lists.read(list, map, problems)? => {}
            _ => {
                let value = raw(map)?.to_owned();
                self.extra.push((name.into_owned().into(), value.into()));
            }
        }
        Ok(())
    }

    fn note_of_checksum(&self, sum: Option<&Sum>) -> Option<Note> {
        let (Some(told), Some(sum)) = (&self.checksum, sum) else {
            return Some(Note::NoChecksum);
        };
        let is_right = told.is_last && sum.is(told.value.trim_matches('"'));
        (!is_right).then_some(Note::WrongChecksum)
    }

    /// Checks what holds between the records, and gives all of it out; `sum` is that of what stands before the
    /// checksum that it tells, where it tells one.
    pub fn finish(
        mut self,
        beside: Option<&Workspace>,
        sum: Option<&Sum>,
    ) -> Result<Read, Vec<Problem>> {
        let problems = &mut self.problems;
        let saved = std::mem::take(&mut self.saved);
        let saved_ms = saved.optional(At::Top.key("saved"), problems).map(|m| m.0);
        let extra = keep(std::mem::take(&mut self.extra), At::Top, problems);
        if !self.seen.contains("workspace") {
            problems.add(At::Top.key("workspace"), Reason::Missing);
        }
        self.log.sort_by_key(|entry| entry.stamp);
        self.log.dedup();
        let of_checksum = self.note_of_checksum(sum);
        let repeated = self.lists.actuals.iter().any(|measured| measured.is_repeated);
        let checked_with = Beside {
            settings: self.settings.as_ref(),
            workspace: beside,
            missing_parents: self.allowed.missing_parents,
        };
        let references = check::all(&mut self.lists, &checked_with, &mut self.problems);
        if of_checksum == Some(Note::WrongChecksum)
            && self.problems.is_empty()
            && !self.allowed.wrong_checksum
        {
            self.problems.add(At::Top.key("checksum"), Reason::WrongChecksum);
        }
        match self.settings {
            Some(settings) if self.problems.is_empty() => {
                let by_hand = ByHand {
                    unsealed: of_checksum.is_some(),
                    settings: self.unstamped,
                    ..self.lists.unstamped()
                };
                let mut workspace = Workspace::new(settings.id.clone());
                workspace.settings = settings;
                workspace.extra = extra;
                let actuals = self.lists.fill(&mut workspace);
                let repeated = repeated.then_some(Note::RepeatedActuals);
                let notes = of_checksum.into_iter().chain(repeated).collect();
                let leaning = (beside.filter(|_| references > 0))
                    .map(|beside| Leaning { workspace: beside.id().clone(), references });
                for measured in actuals {
                    // A blank metric would win against one without stamps.
                    let metric = beside.and_then(|w| w.metrics.get(&measured.metric));
                    if let Some(metric) =
                        metric.filter(|m| workspace.metrics.place(&m.id).is_none())
                    {
                        workspace.metrics.take(metric.clone());
                    }
                    workspace.take_series(&measured.metric, measured.series);
                }
                Ok(Read { workspace, by_hand, log: self.log, saved_ms, notes, leaning })
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
        Ok(needed @ 1..=HIGHEST_PLAUSIBLE) => {
            Some(Reason::NewerVersion { needed, readable: VERSION })
        }
        _ => Some(Reason::BadVersion(raw.chars().take(40).collect())),
    }
}

fn raw<'de, A: MapAccess<'de>>(map: &mut A) -> Result<&'de str, A::Error> {
    map.next_value::<&RawValue>().map(RawValue::get)
}

impl<'de> DeserializeSeed<'de> for &mut Reading {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Reading {
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
