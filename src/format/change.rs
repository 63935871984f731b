//! Between the domain's change log and its frozen shape.

use std::borrow::Cow;

use super::convert::{Convert, DayEntry, camel, day_shape, id};
use super::problem::{At, Kind, Problems, Reason};
use super::v1::{ChangeV1, LogV1};
use super::wire::{Field, Object, Raw, Raws, Value, keep, kept, read_object, write_object};
use crate::domain::actual::{Actual, Entry};
use crate::domain::goal::{Goal, GoalKey};
use crate::domain::id::{GoalId, MetricId, PersonId, UnitId, WorkspaceId};
use crate::domain::log::{Change, LogEntry};
use crate::domain::metric::{Metric, MetricKey};
use crate::domain::people::{Person, PersonKey, Unit, UnitKey};
use crate::domain::record::Record;
use crate::domain::settings::{Settings, SettingsKey};
use crate::domain::stamp::Stamp;
use crate::domain::workspace::Edit;

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
        let at = list.index(index);
        match read_object(raw) {
            Ok(shape) => changes.extend(read_change(shape, at, p)),
            Err(reason) => p.add(at, reason),
        }
    }
    Some(LogEntry { stamp: stamp?, by, action: action?, changes, extra })
}

/// The shape of one entry of the log.
pub(super) fn entry_shape(entry: &LogEntry) -> LogV1<'_> {
    let changes = entry.changes.iter().map(|change| {
        let mut text = String::new();
        write_object(&change_shape(change), &mut text);
        text.into()
    });
    let changes = Raws(changes.collect());
    LogV1 {
        stamp: Field::Good(entry.stamp),
        by: Field::some(entry.by.as_ref().map(|by| by.as_str().into())),
        action: Field::Good(entry.action),
        changes: Field::some((!changes.0.is_empty()).then_some(changes)),
        extra: kept::<LogV1>(&entry.extra),
    }
}

fn change_shape(change: &Change) -> ChangeV1<'_> {
    let mut shape = ChangeV1 {
        before: raw_value(&change.before),
        after: raw_value(&change.after),
        ..ChangeV1::default()
    };
    let name = |text: &'static str| Field::Good(camel(text));
    match &change.after {
        Edit::Settings(field) => shape.field = name(field.key().name()),
        Edit::Goal(id, field) => {
            shape.goal = Field::Good(id.as_str().into());
            shape.field = name(field.key().name());
        }
        Edit::Metric(id, field) => {
            shape.metric = Field::Good(id.as_str().into());
            shape.field = name(field.key().name());
        }
        Edit::Person(id, field) => {
            shape.person = Field::Good(id.as_str().into());
            shape.field = name(field.key().name());
        }
        Edit::Unit(id, field) => {
            shape.unit = Field::Good(id.as_str().into());
            shape.field = name(field.key().name());
        }
        Edit::Actual(id, day, _) => {
            shape.metric = Field::Good(id.as_str().into());
            shape.on = Field::Good(*day);
        }
    }
    shape
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
        Edit::Settings(field) => match WorkspaceId::new("s") {
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

fn read_change(shape: ChangeV1, at: At, p: &mut Problems) -> Option<Change> {
    let goal = id(shape.goal, GoalId::new, at.key("goal"), p);
    let metric = id(shape.metric, MetricId::new, at.key("metric"), p);
    let person = id(shape.person, PersonId::new, at.key("person"), p);
    let unit = id(shape.unit, UnitId::new, at.key("unit"), p);
    let day = shape.on.optional(at.key("on"), p);
    let before = shape.before.optional(at.key("before"), p);
    let after = shape.after.optional(at.key("after"), p);
    if let (Some(metric), Some(day)) = (&metric, day) {
        let mut actual = |raw: Option<Raw>, name| match raw {
            Some(raw) => read_actual(&raw.0, at.key(name), p).map(Some),
            None => Some(None),
        };
        let before = actual(before, "before")?;
        let after = actual(after, "after")?;
        return Some(Change {
            before: Edit::Actual(metric.clone(), day, before),
            after: Edit::Actual(metric.clone(), day, after),
        });
    }
    let field = shape.field.required(at.key("field"), p)?;
    let mut value = |raw: Option<Raw>, name| {
        let at = Named { field: &field, at: at.key("field"), value_at: at.key(name) };
        if let Some(id) = &goal {
            let get = |goal: &Goal, key| Edit::Goal(id.clone(), goal.get(key));
            at.value(id, raw, (GoalKey::ALL, GoalKey::name), get, p)
        } else if let Some(id) = &metric {
            let get = |metric: &Metric, key| Edit::Metric(id.clone(), metric.get(key));
            at.value(id, raw, (MetricKey::ALL, MetricKey::name), get, p)
        } else if let Some(id) = &person {
            let get = |person: &Person, key| Edit::Person(id.clone(), person.get(key));
            at.value(id, raw, (PersonKey::ALL, PersonKey::name), get, p)
        } else if let Some(id) = &unit {
            let get = |unit: &Unit, key| Edit::Unit(id.clone(), unit.get(key));
            at.value(id, raw, (UnitKey::ALL, UnitKey::name), get, p)
        } else {
            let id = WorkspaceId::new("s").ok()?;
            let get = |settings: &Settings, key| Edit::Settings(settings.get(key));
            at.value(&id, raw, (SettingsKey::ALL, SettingsKey::name), get, p)
        }
    };
    let before = value(before, "before")?;
    let after = value(after, "after")?;
    Some(Change { before, after })
}

/// A field that a change names, with the paths of its name and of its value.
struct Named<'a> {
    field: &'a str,
    at: At<'a>,
    value_at: At<'a>,
}

impl Named<'_> {
    /// Reads the value as a record's that says nothing else.
    fn value<R: Convert + Record, K: Copy>(
        &self,
        id: &R::Id,
        raw: Option<Raw>,
        (keys, name): (&[K], fn(K) -> &'static str),
        get: impl Fn(&R, K) -> Edit,
        p: &mut Problems,
    ) -> Option<Edit>
    where
        R::Id: std::fmt::Display,
    {
        let Some(key) = keys.iter().find(|key| camel(name(**key)) == self.field) else {
            let found = self.field.chars().take(40).collect();
            let allowed = keys.iter().map(|key| name(*key)).collect();
            p.add(self.at, Reason::UnknownWord { found, allowed });
            return None;
        };
        let mut id_text = String::new();
        Cow::from(id.to_string()).write(&mut id_text);
        let mut shape = <R::Shape<'_> as Default>::default();
        shape.member("id".into(), &id_text);
        if let Some(raw) = &raw {
            shape.member(self.field.into(), &raw.0);
        }
        let mut own = Problems::default();
        let record = R::read(shape, At::Top, &mut own);
        for problem in own.into_list() {
            p.add(self.value_at, problem.reason);
        }
        record.map(|record| get(&record, *key))
    }
}

fn read_actual(raw: &str, at: At, p: &mut Problems) -> Option<Actual> {
    match read_object(raw) {
        Ok(shape) => DayEntry::read(shape, at, p)?.entry.actual,
        Err(_) => {
            p.add(at, Reason::Expected(Kind::Object));
            None
        }
    }
}
