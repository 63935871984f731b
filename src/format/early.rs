//! Migration: changes of the log as they were spelled before 0.1.0, by a member for each kind of record.

use std::borrow::Cow;

use super::problem::Reason;
use super::v1::{ACTUAL, ChangeV1, SETTINGS};
use super::wire::{Field, Raw, dto, read_object};

dto! {
    /// One field before and after: of a goal, a metric, a person, a unit, or, where none is named, the settings; of a
    /// metric on a day, its actual.
    EarlyChange<'a> {
        /// The id of the goal.
        goal: Cow<'a, str> = "goal",
        /// The id of the metric.
        metric: Cow<'a, str> = "metric",
        /// The id of the person.
        person: Cow<'a, str> = "person",
        /// The id of the unit.
        unit: Cow<'a, str> = "unit",
        /// The day of the metric's actual.
        on: Cow<'a, str> = "on",
        /// The field's name.
        field: Cow<'a, str> = "field",
        /// The field's value before.
        before: Raw<'a> = "before",
        /// The field's value after.
        after: Raw<'a> = "after",
    }
}

/// An early change as it is spelled now.
pub(super) fn respelled(raw: &str) -> Result<ChangeV1<'_>, Reason> {
    let early: EarlyChange = read_object(raw)?;
    let ids = [
        ("goal", early.goal),
        ("metric", early.metric),
        ("person", early.person),
        ("unit", early.unit),
    ];
    let named = ids.into_iter().find(|(_, id)| !matches!(id, Field::Absent));
    let (kind, id, field) = match (named, early.on) {
        (None, _) => (SETTINGS, Field::Absent, early.field),
        (Some((kind, id)), Field::Absent) => (kind, id, early.field),
        (Some((_, id)), day) => (ACTUAL, id, day),
    };
    Ok(ChangeV1 {
        kind: Field::Good(kind.into()),
        id,
        field,
        before: early.before,
        after: early.after,
        extra: early.extra,
    })
}
