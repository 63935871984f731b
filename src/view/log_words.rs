//! Changes of the log in words.

use chrono::NaiveDate;

use crate::domain::records::edit::Edit;
use crate::domain::records::goal::GoalField;
use crate::domain::records::metric::{MetricField, Scale};
use crate::domain::records::people::{PersonField, UnitField};
use crate::domain::records::settings::SettingsField;
use crate::domain::values::id::UnitId;
use crate::locales::Texts;
use crate::model::open::Open;

/// One field before and after, in words; `None` where a person sees no difference, as of order keys.
pub fn told(open: &Open, before: &Edit, after: &Edit, texts: Texts) -> Option<String> {
    let name = match after {
        Edit::Goal(_, field) => texts.goal_field(field.key())?,
        Edit::Metric(_, field) => texts.metric_field(field)?,
        Edit::Actual(_, day, _) => return Some(actual_told(before, after, texts.day(*day), texts)),
        Edit::Person(_, PersonField::Name(_)) | Edit::Unit(_, UnitField::Name(_)) => {
            texts.field_name()
        }
        Edit::Person(_, PersonField::Unit(_)) => texts.field_unit(),
        Edit::Unit(_, UnitField::Kind(_)) => texts.field_kind(),
        Edit::Unit(_, UnitField::Parent(_)) => texts.field_parent(),
        Edit::Settings(SettingsField::Name(_)) => texts.workspace_name(),
        Edit::Settings(SettingsField::Currency(_)) => texts.settings_currency(),
        Edit::Settings(SettingsField::Calendar(_)) => texts.settings_calendar(),
        Edit::Settings(SettingsField::Scheme(_)) => texts.settings_scheme(),
        Edit::Settings(SettingsField::Bounds(_)) => texts.settings_roll_up(),
        _ => return None,
    };
    let (before, after) = (value(open, before, texts), value(open, after, texts));
    (before != after).then(|| told_of(name, &before, &after, texts))
}

fn actual_told(before: &Edit, after: &Edit, day: String, texts: Texts) -> String {
    let number = |edit: &Edit| match edit {
        Edit::Actual(_, _, Some(actual)) => actual.reading(),
        _ => None,
    };
    let number = |edit: &Edit| match number(edit) {
        Some(reading) => texts.exact(reading, Scale::One),
        None => texts.figure_none().into(),
    };
    told_of(&day, &number(before), &number(after), texts)
}

/// What was not there before needs no telling.
fn told_of(name: &str, before: &str, after: &str, texts: Texts) -> String {
    match before == texts.figure_none() {
        true => texts.log_set(name, after),
        false => texts.log_change(name, before, after),
    }
}

fn value(open: &Open, edit: &Edit, texts: Texts) -> String {
    let none = || texts.figure_none().to_owned();
    let amount =
        |value: &crate::domain::values::amount::Amount| texts.exact(value.value(), Scale::One);
    let optional = |value: &Option<_>| value.as_ref().map_or_else(none, amount);
    let unit = |id: Option<&UnitId>| {
        let unit = id.and_then(|id| open.workspace.units.get(id));
        unit.map_or_else(none, |unit| unit.name.clone())
    };
    let text = match edit {
        Edit::Goal(_, field) => match field {
            GoalField::Title(text) | GoalField::Note(text) => text.clone(),
            GoalField::Kind(kind) => texts.goal_kind(*kind).into(),
            GoalField::Parent(id) => (id.as_ref())
                .and_then(|id| open.workspace.goals.get(id))
                .map_or_else(none, |goal| goal.title.clone()),
            GoalField::Owner(id) => (id.as_ref())
                .and_then(|id| open.workspace.people.get(id))
                .map_or_else(none, |person| person.name.clone()),
            GoalField::Unit(id) => unit(id.as_ref()),
            GoalField::Period(period) => period
                .map_or_else(none, |period| texts.period(period, open.workspace.settings.calendar)),
            GoalField::Cadence(cadence) => {
                cadence.map_or_else(none, |kind| texts.period_kind(kind).into())
            }
            GoalField::Weight(weight) => amount(weight),
            GoalField::RollUp(roll_up) => texts.roll_up(*roll_up).into(),
            GoalField::Aim(aim) => texts.aim(*aim).into(),
            GoalField::Baseline(value) | GoalField::Target(value) | GoalField::Tolerance(value) => {
                optional(value)
            }
            GoalField::Band(band) => band.map_or_else(none, |band| {
                format!("{} – {}", amount(&band.low()), amount(&band.high()))
            }),
            GoalField::Order(_)
            | GoalField::Metric(_)
            | GoalField::Plan(_)
            | GoalField::Deleted(_) => String::new(),
        },
        Edit::Metric(_, field) => match field {
            MetricField::Name(name) => name.clone(),
            MetricField::Measure(measure) => texts.measure(measure),
            MetricField::Scale(scale) => texts.scale_word(*scale).into(),
            MetricField::Aggregation(aggregation) => texts.aggregation(*aggregation).into(),
            MetricField::Deleted(_) => String::new(),
        },
        Edit::Person(_, PersonField::Name(name))
        | Edit::Unit(_, UnitField::Name(name))
        | Edit::Settings(SettingsField::Name(name)) => name.clone(),
        Edit::Person(_, PersonField::Unit(id)) | Edit::Unit(_, UnitField::Parent(id)) => {
            unit(id.as_ref())
        }
        Edit::Unit(_, UnitField::Kind(kind)) => texts.unit_kind(*kind).into(),
        Edit::Settings(SettingsField::Currency(currency)) => currency.code().into(),
        Edit::Settings(SettingsField::Calendar(calendar)) => {
            let first = NaiveDate::from_ymd_opt(2026, calendar.year_starts_in, 1);
            let month = first.map_or_else(String::new, |first| texts.month(first));
            format!("{month} · {}", texts.week_start(calendar.week_starts_on))
        }
        Edit::Settings(SettingsField::Scheme(scheme)) => {
            let bounds = [scheme.on_track, scheme.at_risk, scheme.too_early];
            bounds.map(|bound| amount(&bound)).join(" / ")
        }
        Edit::Settings(SettingsField::Bounds(bounds)) => match bounds.initiatives {
            true => texts.settings_initiatives_count().into(),
            false => texts.settings_initiatives_shown().into(),
        },
        _ => String::new(),
    };
    if text.is_empty() { none() } else { text }
}
