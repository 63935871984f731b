//! Between the domain's change log and its frozen shape.

use std::borrow::Cow;

use super::convert::{Convert, DayEntry, camel, day_shape, id, required_id};
use super::early;
use super::problem::{At, Kind, Problems, Reason};
use super::scalar::day;
use super::sound;
use super::unknown::{keep, kept, minified};
use super::v1::{ACTUAL, ChangeV1, LogV1, SETTINGS};
use super::wire::{Field, Object, Raw, Raws, Value, read_object, write_object};
use crate::domain::records::actual::{Actual, Entry};
use crate::domain::records::edit::Edit;
use crate::domain::records::kinds::*;
use crate::domain::records::log::{Change, LogEntry};
use crate::domain::records::record::Record;
use crate::domain::records::settings::Settings;
use crate::domain::values::id::{MetricId, PersonId, WorkspaceId};
use crate::domain::values::stamp::Stamp;

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

macro_rules! by_kind {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// What a change can be of.
        const KINDS: &[&str] = &[SETTINGS, $($word,)* ACTUAL];

        /// Kind, id and field of what an edit writes to.
        fn place_told(edit: &Edit) -> (&'static str, Option<&str>, Cow<'static, str>) {
            match edit {
                Edit::Settings(field) => (SETTINGS, None, camel(field.key().name())),
                $(Edit::$kind(id, field) => {
                    ($word, Some(id.as_str()), camel(field.key().name()))
                })*
                Edit::Actual(id, day, _) => (ACTUAL, Some(id.as_str()), day.to_string().into()),
            }
        }

        /// The value of a field is spelled as it is in its record.
        fn value_told(edit: &Edit) -> Option<String> {
            match edit {
                Edit::Settings(field) => Some(told::<Settings>(&settings_id()?, field)),
                $(Edit::$kind(id, field) => Some(told::<$kind>(id, field)),)*
                Edit::Actual(_, day, actual) => {
                    actual.as_ref()?;
                    let entry = Entry { stamp: Stamp::ZERO, actual: actual.clone() };
                    let mut text = String::new();
                    write_object(&day_shape(*day, &entry, &[]), &mut text);
                    Some(text)
                }
            }
        }

        /// Reads a change of that kind; of one that this version doesn't know, its text is kept.
        fn change_of(kind: &str, said: Said, p: &mut Problems) -> Option<Change> {
            match kind {
                SETTINGS => {
                    let id = Field::Good(SETTINGS.into());
                    Said { id, ..said }.change::<Settings>(|_, field| Edit::Settings(field), p)
                }
                $($word => said.change::<$kind>(Edit::$kind, p),)*
                ACTUAL => said.actual(p),
                _ => Some(unknown(said.raw, said.at, p)),
            }
        }
    };
}
kinds!(by_kind);

fn change_shape<'a>(before: &Edit, after: &'a Edit) -> ChangeV1<'a> {
    let (kind, id, field) = place_told(after);
    ChangeV1 {
        kind: Field::Good(kind.into()),
        id: Field::some(id.map(Cow::from)),
        field: Field::Good(field),
        before: raw_value(before),
        after: raw_value(after),
        extra: Vec::new(),
    }
}

fn raw_value(edit: &Edit) -> Field<Raw<'static>> {
    let text = value_told(edit).filter(|text| text != "null");
    Field::some(text.map(|text| Raw(text.into())))
}

/// Stands for the settings where a record needs an id; a change of them names none.
fn settings_id() -> Option<WorkspaceId> {
    WorkspaceId::new(SETTINGS).ok()
}

fn told<R: Convert + Record>(id: &R::Id, field: &R::Field) -> String {
    let mut record = R::blank(id.clone());
    record.set(field.clone(), Stamp::ZERO);
    let mut text = String::new();
    record.shape().write_member(&camel(R::name(R::key(field))), &mut text);
    text
}

/// Reads one change; one that says anything which this version doesn't know is kept as its text.
fn read_change(raw: &str, at: At, p: &mut Problems) -> Option<Change> {
    let shape = read_object(raw).and_then(|shape: ChangeV1| match (&shape.kind, &shape.id) {
        (Field::Absent, Field::Absent) => early::respelled(raw),
        _ => Ok(shape),
    });
    let shape = shape.map_err(|reason| p.add(at, reason)).ok()?;
    let kind = shape.kind.required(at.key("kind"), p)?;
    if !KINDS.contains(&&*kind) || !shape.extra.is_empty() {
        return Some(unknown(raw, at, p));
    }
    let said = Said {
        raw,
        field: shape.field.required(at.key("field"), p)?,
        id: shape.id,
        before: shape.before.optional(at.key("before"), p),
        after: shape.after.optional(at.key("after"), p),
        at,
    };
    change_of(&kind, said, p)
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
    fn change<R: Convert + Record>(
        self,
        edit: impl Fn(R::Id, R::Field) -> Edit,
        p: &mut Problems,
    ) -> Option<Change> {
        let Some(&key) = R::KEYS.iter().find(|key| camel(R::name(**key)) == self.field) else {
            return Some(unknown(self.raw, self.at, p));
        };
        let id = required_id(self.id, R::id_of, self.at, p)?;
        known([("before", self.before), ("after", self.after)], |name, raw| {
            let record: R = record_saying(&id, &self.field, raw, self.at.key(name), p)?;
            Some(edit(id.clone(), record.get(key)))
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
) -> Option<R> {
    let mut id_text = String::new();
    Cow::from(id.as_ref()).write(&mut id_text);
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
