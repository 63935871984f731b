//! Checking: what a command may state, so that whatever is accepted here can be written to a file and read back.

use chrono::NaiveDate;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::records::actual::Actual;
use crate::domain::records::edit::Edit;
use crate::domain::records::goal::{
    GoalField, LONGEST_NOTE, LONGEST_TITLE, is_planned, is_tolerance,
};
use crate::domain::records::metric::{Measure, MetricField};
use crate::domain::records::people::{PersonField, UnitField};
use crate::domain::records::record::Record;
use crate::domain::records::settings::SettingsField;
use crate::domain::records::table::Table;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::calendar::{FIRST_DAY, LAST_DAY, Span};
use crate::domain::values::id::UnitId;
use crate::domain::values::order;
use crate::domain::values::plan::PlanCurve;
use crate::domain::values::text::{LARGEST_TITLE, holds_control};

use super::command::Refusal;

/// A title or a name as it is kept: trimmed, not empty, not too long.
pub fn title(title: String) -> Result<String, Refusal> {
    let trimmed = title.trim();
    if trimmed.is_empty() {
        return Err(Refusal::EmptyTitle);
    }
    if trimmed.len() > LARGEST_TITLE || trimmed.graphemes(true).count() > LONGEST_TITLE {
        return Err(Refusal::TitleTooLong);
    }
    printable(trimmed)?;
    Ok(trimmed.to_owned())
}

pub fn note(note: String) -> Result<String, Refusal> {
    if note.chars().count() > LONGEST_NOTE {
        return Err(Refusal::NoteTooLong);
    }
    printable(&note)?;
    Ok(note)
}

pub fn actual(day: NaiveDate, actual: Actual) -> Result<Actual, Refusal> {
    self::day(day)?;
    if !actual.is_in_range() {
        return Err(Refusal::RateOutOfRange);
    }
    Ok(Actual { note: note(actual.note)?, ..actual })
}

pub fn period(period: Span) -> Result<Span, Refusal> {
    day(period.start())?;
    day(period.end())?;
    Ok(period)
}

pub fn measure(measure: Measure) -> Result<Measure, Refusal> {
    Ok(match measure {
        Measure::Custom(word) => Measure::Custom(title(word)?),
        known => known,
    })
}

/// That a record which is to be named is there.
pub fn named<R: Record>(table: &Table<R>, id: Option<&R::Id>) -> Result<(), Refusal> {
    match id {
        Some(id) if table.get(id).is_none() => Err(Refusal::Gone),
        _ => Ok(()),
    }
}

/// A goal's field, but for those that place or delete it: they are no matter of the field alone.
pub fn goal_field(workspace: &Workspace, field: GoalField) -> Result<GoalField, Refusal> {
    match &field {
        GoalField::Weight(weight) if weight.is_negative() => return Err(Refusal::NegativeWeight),
        GoalField::Tolerance(Some(percent)) if !is_tolerance(*percent) => {
            return Err(Refusal::ToleranceOutOfRange);
        }
        GoalField::Order(key) if !order::is_valid(key) => return Err(Refusal::NowhereToGo),
        GoalField::Owner(owner) => named(&workspace.people, owner.as_ref())?,
        GoalField::Unit(unit) => named(&workspace.units, unit.as_ref())?,
        GoalField::Metric(metric) => named(&workspace.metrics, metric.as_ref())?,
        GoalField::Plan(plan) => plan_curve(plan)?,
        GoalField::Period(Some(span)) => drop(period(*span)?),
        _ => {}
    }
    Ok(match field {
        GoalField::Title(text) => GoalField::Title(title(text)?),
        GoalField::Note(text) => GoalField::Note(note(text)?),
        other => other,
    })
}

pub fn metric_field(field: MetricField) -> Result<MetricField, Refusal> {
    Ok(match field {
        MetricField::Name(name) => MetricField::Name(title(name)?),
        MetricField::Measure(word) => MetricField::Measure(measure(word)?),
        other => other,
    })
}

pub fn person_field(workspace: &Workspace, field: PersonField) -> Result<PersonField, Refusal> {
    Ok(match field {
        PersonField::Name(name) => PersonField::Name(title(name)?),
        PersonField::Unit(unit) => {
            named(&workspace.units, unit.as_ref())?;
            PersonField::Unit(unit)
        }
        other => other,
    })
}

pub fn unit_field(
    workspace: &Workspace,
    id: &UnitId,
    field: UnitField,
) -> Result<UnitField, Refusal> {
    match &field {
        UnitField::Order(key) if !order::is_valid(key) => return Err(Refusal::NowhereToGo),
        UnitField::Parent(Some(parent)) => above_another(workspace, id, parent)?,
        _ => {}
    }
    Ok(match field {
        UnitField::Name(name) => UnitField::Name(title(name)?),
        other => other,
    })
}

pub fn settings_field(field: SettingsField) -> Result<SettingsField, Refusal> {
    Ok(match field {
        SettingsField::Name(name) => SettingsField::Name(title(name)?),
        SettingsField::Calendar(calendar) if !(1..=12).contains(&calendar.year_starts_in) => {
            return Err(Refusal::NoSuchMonth);
        }
        SettingsField::Scheme(scheme) if scheme.is_negative() => {
            return Err(Refusal::NegativeShare);
        }
        other => other,
    })
}

/// A field of a record that lives says what could be entered.
pub fn edit(after: &Workspace, edit: &Edit) -> Result<(), Refusal> {
    if !after.lives(&edit.record()) {
        return Ok(());
    }
    match edit {
        Edit::Settings(field) => settings_field(field.clone()).map(drop),
        Edit::Goal(_, field) => goal_field(after, field.clone()).map(drop),
        Edit::Metric(_, field) => metric_field(field.clone()).map(drop),
        Edit::Person(_, field) => person_field(after, field.clone()).map(drop),
        Edit::Unit(id, field) => unit_field(after, id, field.clone()).map(drop),
        Edit::Actual(_, day, Some(entered)) => actual(*day, entered.clone()).map(drop),
        Edit::Actual(_, _, None) => Ok(()),
    }
}

fn printable(text: &str) -> Result<(), Refusal> {
    match holds_control(text) {
        true => Err(Refusal::ControlCharacter),
        false => Ok(()),
    }
}

pub fn day(day: NaiveDate) -> Result<(), Refusal> {
    match (FIRST_DAY..=LAST_DAY).contains(&day) {
        true => Ok(()),
        false => Err(Refusal::DateOutOfRange(day)),
    }
}

fn plan_curve(plan: &PlanCurve) -> Result<(), Refusal> {
    let PlanCurve::Phased(points) = plan else {
        return Ok(());
    };
    points.iter().try_for_each(|(on, _)| day(*on))?;
    if !points.iter().all(|(_, percent)| is_planned(*percent)) {
        return Err(Refusal::PlanOutOfRange);
    }
    match points.is_sorted_by(|a, b| a.0 < b.0) {
        true => Ok(()),
        false => Err(Refusal::DaysDoNotRise),
    }
}

/// That a unit may hang under another: it is there, and not under the unit itself.
fn above_another(workspace: &Workspace, id: &UnitId, parent: &UnitId) -> Result<(), Refusal> {
    named(&workspace.units, Some(parent))?;
    let units = &workspace.units;
    let step = |unit: &UnitId| units.all().get(units.place(unit)?)?.parent.clone();
    let upwards = std::iter::successors(Some(parent.clone()), step);
    let mut way: Vec<UnitId> = upwards.take(units.places()).collect();
    let Some(at) = way.iter().position(|unit| unit == id) else {
        return Ok(());
    };
    way.truncate(at + 1);
    let names = way.iter().rev().filter_map(|unit| units.get(unit));
    Err(Refusal::Cycle(names.map(|unit| unit.name.clone()).collect()))
}
