//! Changes of the log in words.

use chrono::NaiveDate;

use crate::domain::records::edit::Edit;
use crate::domain::records::goal::GoalField;
use crate::domain::records::metric::{MetricField, Scale};
use crate::domain::records::people::{PersonField, UnitField};
use crate::domain::records::settings::SettingsField;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::UnitId;
use crate::locales::Texts;
use crate::model::open::Open;

/// One field before and after, in words; `None` where a person sees no difference, as of order keys.
pub fn told(open: &Open, before: &Edit, after: &Edit, texts: Texts) -> Option<String> {
    let [name, before, after] = said([&open.workspace; 2], before, after, texts)?;
    Some(told_of(&name, &before, &after, texts))
}

/// What a field is called, and what two workspaces say in it; `None` where a person sees no difference.
pub fn said(sides: [&Workspace; 2], one: &Edit, other: &Edit, texts: Texts) -> Option<[String; 3]> {
    let name = match other {
        Edit::Goal(_, field) => texts.goal_field(field.key())?.to_owned(),
        Edit::Metric(_, field) => texts.metric_field(field)?.to_owned(),
        Edit::Actual(_, day, _) => texts.day(*day),
        Edit::Person(_, PersonField::Name(_)) | Edit::Unit(_, UnitField::Name(_)) => {
            texts.field_name().to_owned()
        }
        Edit::Person(_, PersonField::Unit(_)) => texts.field_unit().to_owned(),
        Edit::Unit(_, UnitField::Kind(_)) => texts.field_kind().to_owned(),
        Edit::Unit(_, UnitField::Parent(_)) => texts.field_parent().to_owned(),
        Edit::Settings(SettingsField::Name(_)) => texts.workspace_name().to_owned(),
        Edit::Settings(SettingsField::Currency(_)) => texts.settings_currency().to_owned(),
        Edit::Settings(SettingsField::Calendar(_)) => texts.settings_calendar().to_owned(),
        Edit::Settings(SettingsField::Scheme(_)) => texts.settings_scheme().to_owned(),
        Edit::Settings(SettingsField::Bounds(_)) => texts.settings_roll_up().to_owned(),
        _ => return None,
    };
    let (one, other) = (value(sides[0], one, texts), value(sides[1], other, texts));
    (one != other).then_some([name, one, other])
}

/// What was not there before needs no telling.
fn told_of(name: &str, before: &str, after: &str, texts: Texts) -> String {
    match before == texts.figure_none() {
        true => texts.log_set(name, after),
        false => texts.log_change(name, before, after),
    }
}

fn value(workspace: &Workspace, edit: &Edit, texts: Texts) -> String {
    let none = || texts.figure_none().to_owned();
    let amount =
        |value: &crate::domain::values::amount::Amount| texts.exact(value.value(), Scale::One);
    let optional = |value: &Option<_>| value.as_ref().map_or_else(none, amount);
    let unit = |id: Option<&UnitId>| {
        let unit = id.and_then(|id| workspace.units.get(id));
        unit.map_or_else(none, |unit| unit.name.clone())
    };
    let text = match edit {
        Edit::Goal(_, field) => match field {
            GoalField::Title(text) | GoalField::Note(text) => text.clone(),
            GoalField::Kind(kind) => texts.goal_kind(*kind).into(),
            GoalField::Parent(id) => (id.as_ref())
                .and_then(|id| workspace.goals.get(id))
                .map_or_else(none, |goal| goal.title.clone()),
            GoalField::Owner(id) => (id.as_ref())
                .and_then(|id| workspace.people.get(id))
                .map_or_else(none, |person| person.name.clone()),
            GoalField::Unit(id) => unit(id.as_ref()),
            GoalField::Period(period) => {
                period.map_or_else(none, |period| texts.period(period, workspace.settings.calendar))
            }
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
        Edit::Actual(_, _, Some(actual)) => {
            let number =
                actual.reading().map_or_else(none, |number| texts.exact(number, Scale::One));
            match actual.note.is_empty() {
                true => number,
                false => format!("{number} · {}", actual.note),
            }
        }
        _ => String::new(),
    };
    if text.is_empty() { none() } else { text }
}
