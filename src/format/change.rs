//! Between the domain's change log and its frozen shape.

use std::borrow::Cow;

use super::convert::{Convert, DayEntry, camel, day_shape, id, required_id};
use super::early;
use super::problem::{At, Kind, Problems, Reason};
use super::scalar::day;
use super::sound;
use super::v1::{ChangeV1, LogV1};
use super::wire::{
    Field, Object, Raw, Raws, Value, keep, kept, minified, read_object, write_object,
};
use super::words::Word;
use crate::domain::actual::{Actual, Entry};
use crate::domain::edit::Edit;
use crate::domain::goal::{Goal, GoalKey};
use crate::domain::id::{GoalId, IdError, MetricId, PersonId, UnitId, WorkspaceId};
use crate::domain::log::{Change, LogEntry};
use crate::domain::metric::{Metric, MetricKey};
use crate::domain::people::{Person, PersonKey, Unit, UnitKey};
use crate::domain::record::Record;
use crate::domain::settings::{Settings, SettingsKey};
use crate::domain::stamp::Stamp;

/// What a change is of.
#[derive(Clone, Copy)]
pub(super) enum ChangeKind {
    Settings,
    Goal,
    Metric,
    Person,
    Unit,
    Actual,
}

/// Stands for the settings where a record needs an id; a change of them names none.
const SETTINGS: &str = "s";

/// Reads one entry of the log.
pub(super) fn read_entry(shape: LogV1, at: At, p: &mut Problems) -> Option<LogEntry> {
    let extra = keep(shape.extra, at, p);
    let stamp = shape.stamp.required(at.key("stamp"), p);
    let by = id(shape.by, PersonId::new, at.key("by"), p);
    let action = shape.action.required(at.key("action"), p);
    let raws = shape.changes.or(Raws(Vec::new()), at.key("changes"), p).0;
    let mut changes = Vec::with_capacity(raws.len());
    for (index, raw) in raws.iter().enumerate() {
        let list = at.key("changes");
        changes.extend(read_change(raw, list.index(index), p));
    }
    Some(LogEntry { stamp: stamp?, by, action: action?, changes, extra })
}

/// The shape of one entry of the log.
pub(super) fn entry_shape(entry: &LogEntry) -> LogV1<'_> {
    let changes = entry.changes.iter().map(|change| match change {
        Change::Known { before, after } => {
            let mut text = String::new();
            write_object(&change_shape(before, after), &mut text);
            text.into()
        }
        Change::Unknown(text) => text.into(),
    });
    let changes = Raws(changes.collect());
    LogV1 {
        stamp: Field::Good(entry.stamp),
        by: Field::some(entry.by.as_ref().map(|by| by.as_str().into())),
        action: Field::Good(entry.action.clone()),
        changes: Field::some((!changes.0.is_empty()).then_some(changes)),
        extra: kept::<LogV1>(&entry.extra),
    }
}

fn change_shape<'a>(before: &Edit, after: &'a Edit) -> ChangeV1<'a> {
    let (kind, id, field) = match after {
        Edit::Settings(field) => (ChangeKind::Settings, None, camel(field.key().name())),
        Edit::Goal(id, field) => (ChangeKind::Goal, Some(id.as_str()), camel(field.key().name())),
        Edit::Metric(id, field) => {
            (ChangeKind::Metric, Some(id.as_str()), camel(field.key().name()))
        }
        Edit::Person(id, field) => {
            (ChangeKind::Person, Some(id.as_str()), camel(field.key().name()))
        }
        Edit::Unit(id, field) => (ChangeKind::Unit, Some(id.as_str()), camel(field.key().name())),
        Edit::Actual(id, day, _) => (ChangeKind::Actual, Some(id.as_str()), day.to_string().into()),
    };
    ChangeV1 {
        kind: Field::Good(kind.word().into()),
        id: Field::some(id.map(Cow::from)),
        field: Field::Good(field),
        before: raw_value(before),
        after: raw_value(after),
        extra: Vec::new(),
    }
}

/// The value of a field is spelled as it is in its record.
fn raw_value(edit: &Edit) -> Field<Raw<'static>> {
    fn of<R: Convert + Record>(id: &R::Id, field: &R::Field, name: &str) -> String
    where
        R::Field: Clone,
    {
        let mut record = R::blank(id.clone());
        record.set(field.clone(), Stamp::ZERO);
        let mut text = String::new();
        record.shape().write_member(&camel(name), &mut text);
        text
    }
    let text = match edit {
        Edit::Settings(field) => match WorkspaceId::new(SETTINGS) {
            Ok(id) => of::<Settings>(&id, field, field.key().name()),
            Err(_) => return Field::Absent,
        },
        Edit::Goal(id, field) => of::<Goal>(id, field, field.key().name()),
        Edit::Metric(id, field) => of::<Metric>(id, field, field.key().name()),
        Edit::Person(id, field) => of::<Person>(id, field, field.key().name()),
        Edit::Unit(id, field) => of::<Unit>(id, field, field.key().name()),
        Edit::Actual(_, day, actual) => {
            if actual.is_none() {
                return Field::Absent;
            }
            let entry = Entry { stamp: Stamp::ZERO, actual: actual.clone() };
            let mut text = String::new();
            write_object(&day_shape(*day, &entry, &[]), &mut text);
            text
        }
    };
    Field::some((text != "null").then_some(Raw(text.into())))
}

/// Reads one change; one that says anything which this version doesn't know is kept as its text.
fn read_change(raw: &str, at: At, p: &mut Problems) -> Option<Change> {
    let shape = read_object(raw).and_then(|shape: ChangeV1| match (&shape.kind, &shape.id) {
        (Field::Absent, Field::Absent) => early::respelled(raw),
        _ => Ok(shape),
    });
    let shape = shape.map_err(|reason| p.add(at, reason)).ok()?;
    let kind = shape.kind.required(at.key("kind"), p)?;
    let kind = ChangeKind::of(&kind).filter(|_| shape.extra.is_empty());
    let Some(kind) = kind else {
        return Some(unknown(raw, at, p));
    };
    let said = Said {
        raw,
        field: shape.field.required(at.key("field"), p)?,
        id: shape.id,
        before: shape.before.optional(at.key("before"), p),
        after: shape.after.optional(at.key("after"), p),
        at,
    };
    match kind {
        ChangeKind::Settings => {
            let edit = |_, field| Edit::Settings(field);
            let said = Said { id: Field::Good(SETTINGS.into()), ..said };
            let keys = (SettingsKey::ALL, SettingsKey::name);
            said.change(WorkspaceId::new, keys, Settings::get, edit, p)
        }
        ChangeKind::Goal => {
            said.change(GoalId::new, (GoalKey::ALL, GoalKey::name), Goal::get, Edit::Goal, p)
        }
        ChangeKind::Metric => {
            let keys = (MetricKey::ALL, MetricKey::name);
            said.change(MetricId::new, keys, Metric::get, Edit::Metric, p)
        }
        ChangeKind::Person => {
            let keys = (PersonKey::ALL, PersonKey::name);
            said.change(PersonId::new, keys, Person::get, Edit::Person, p)
        }
        ChangeKind::Unit => {
            said.change(UnitId::new, (UnitKey::ALL, UnitKey::name), Unit::get, Edit::Unit, p)
        }
        ChangeKind::Actual => said.actual(p),
    }
}

fn unknown(raw: &str, at: At, p: &mut Problems) -> Change {
    sound::check(raw, at, p);
    Change::Unknown(minified(raw))
}

/// One change of a known kind as a file says it.
struct Said<'a> {
    raw: &'a str,
    id: Field<Cow<'a, str>>,
    field: Cow<'a, str>,
    before: Option<Raw<'a>>,
    after: Option<Raw<'a>>,
    at: At<'a>,
}

impl Said<'_> {
    /// The change of a record's field.
    fn change<R: Convert + Record, K: Copy>(
        self,
        new_id: fn(&str) -> Result<R::Id, IdError>,
        (keys, name): (&[K], impl Fn(K) -> &'static str),
        get: fn(&R, K) -> R::Field,
        edit: impl Fn(R::Id, R::Field) -> Edit,
        p: &mut Problems,
    ) -> Option<Change>
    where
        R::Id: std::fmt::Display,
    {
        let Some(&key) = keys.iter().find(|key| camel(name(**key)) == self.field) else {
            return Some(unknown(self.raw, self.at, p));
        };
        let id = required_id(self.id, new_id, self.at, p)?;
        known([("before", self.before), ("after", self.after)], |name, raw| {
            let record: R = record_saying(&id, &self.field, raw, self.at.key(name), p)?;
            Some(edit(id.clone(), get(&record, key)))
        })
    }

    fn actual(self, p: &mut Problems) -> Option<Change> {
        let day = day(&self.field).map_err(|reason| p.add(self.at.key("field"), reason));
        let id = required_id(self.id, MetricId::new, self.at, p)?;
        let day = day.ok()?;
        known([("before", self.before), ("after", self.after)], |name, raw| {
            let actual = match raw {
                Some(raw) => read_actual(&raw.0, self.at.key(name), p)?,
                None => None,
            };
            Some(Edit::Actual(id.clone(), day, actual))
        })
    }
}

/// Reads both values, so that the problems of both are told.
fn known<'a>(
    values: [(&'static str, Option<Raw<'a>>); 2],
    mut read: impl FnMut(&'static str, Option<Raw<'a>>) -> Option<Edit>,
) -> Option<Change> {
    let [before, after] = values.map(|(name, raw)| read(name, raw));
    Some(Change::Known { before: before?, after: after? })
}

/// Reads the value of a field as a record that says nothing else.
fn record_saying<R: Convert + Record>(
    id: &R::Id,
    field: &str,
    raw: Option<Raw>,
    at: At,
    p: &mut Problems,
) -> Option<R>
where
    R::Id: std::fmt::Display,
{
    let mut id_text = String::new();
    Cow::from(id.to_string()).write(&mut id_text);
    let mut shape = <R::Shape<'_> as Default>::default();
    shape.member("id".into(), &id_text);
    if let Some(raw) = &raw {
        shape.member(field.into(), &raw.0);
    }
    let mut own = Problems::default();
    let record = R::read(shape, At::Top, &mut own);
    for problem in own.into_list() {
        p.add(at, problem.reason);
    }
    record
}

/// Reads an actual; a deleted one is none.
fn read_actual(raw: &str, at: At, p: &mut Problems) -> Option<Option<Actual>> {
    match read_object(raw) {
        Ok(shape) => Some(DayEntry::read(shape, at, p)?.entry.actual),
        Err(_) => {
            p.add(at, Reason::Expected(Kind::Object));
            None
        }
    }
}
