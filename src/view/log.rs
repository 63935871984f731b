//! The change log in words.

use crate::domain::goal::GoalField;
use crate::domain::id::GoalId;
use crate::domain::log::LogEntry;
use crate::domain::metric::{MetricField, Scale};
use crate::domain::people::{PersonField, UnitField};
use crate::domain::workspace::Edit;
use crate::locales::Texts;
use crate::model::open::Open;

/// One action.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRow {
    pub key: String,
    pub when: String,
    pub who: String,
    pub action: &'static str,
    /// “target: 1,000 → 1,200”, one for each field.
    pub changes: Vec<String>,
}

/// The actions that concern a goal, the latest first, at most `most`.
pub fn of_goal(
    open: &Open,
    id: &GoalId,
    texts: Texts,
    offset_min: i32,
    most: usize,
) -> Vec<LogRow> {
    let metric = open
        .workspace
        .goals
        .get(id)
        .and_then(|goal| goal.metric.clone());
    let concerns = |edit: &Edit| match edit {
        Edit::Goal(goal, _) => goal == id,
        Edit::Metric(m, _) | Edit::Actual(m, _, _) => Some(m) == metric.as_ref(),
        _ => false,
    };
    let rows = open.log.iter().rev().filter_map(|entry| {
        let told: Vec<String> = (entry.changes.iter())
            .filter(|change| concerns(&change.after))
            .filter_map(|change| told(open, &change.before, &change.after, texts))
            .collect();
        let concerned = entry.changes.iter().any(|change| concerns(&change.after));
        concerned.then(|| row(open, entry, told, texts, offset_min))
    });
    rows.take(most).collect()
}

fn row(
    open: &Open,
    entry: &LogEntry,
    changes: Vec<String>,
    texts: Texts,
    offset_min: i32,
) -> LogRow {
    let person = entry
        .by
        .as_ref()
        .and_then(|id| open.workspace.people.get(id));
    LogRow {
        key: entry.stamp.to_string(),
        when: texts.moment(entry.stamp.time_ms(), offset_min),
        who: person.map_or(String::new(), |person| person.name.clone()),
        action: texts.action(entry.action),
        changes,
    }
}

/// One field before and after, in words; `None` for what a person never sees, such as order keys.
fn told(open: &Open, before: &Edit, after: &Edit, texts: Texts) -> Option<String> {
    let name = match after {
        Edit::Goal(_, field) => texts.goal_field(field.key())?,
        Edit::Metric(_, field) => texts.metric_field(field)?,
        Edit::Actual(_, day, _) => return Some(actual_told(before, after, texts.day(*day), texts)),
        _ => return None,
    };
    Some(texts.log_change(name, value(open, before, texts), value(open, after, texts)))
}

fn actual_told(before: &Edit, after: &Edit, day: String, texts: Texts) -> String {
    let number = |edit: &Edit| match edit {
        Edit::Actual(_, _, Some(actual)) => texts.exact(actual.reading(), Scale::One),
        _ => texts.figure_none().into(),
    };
    texts.log_change(day, number(before), number(after))
}

fn value(open: &Open, edit: &Edit, texts: Texts) -> String {
    let none = || texts.figure_none().to_owned();
    let amount = |value: &crate::domain::amount::Amount| texts.exact(value.value(), Scale::One);
    let optional = |value: &Option<_>| value.as_ref().map_or_else(none, amount);
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
            GoalField::Unit(id) => (id.as_ref())
                .and_then(|id| open.workspace.units.get(id))
                .map_or_else(none, |unit| unit.name.clone()),
            GoalField::Period(period) => period.map_or_else(none, |period| {
                texts.period(period, open.workspace.settings.calendar)
            }),
            GoalField::Cadence(cadence) => {
                cadence.map_or_else(none, |kind| texts.period_kind(kind).into())
            }
            GoalField::Weight(weight) => amount(weight),
            GoalField::RollUp(roll_up) => texts.roll_up(*roll_up).into(),
            GoalField::Aim(aim) => texts.aim(*aim).into(),
            GoalField::Baseline(value) | GoalField::Target(value) | GoalField::Tolerance(value) => {
                optional(value)
            }
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
        Edit::Person(_, PersonField::Name(name)) | Edit::Unit(_, UnitField::Name(name)) => {
            name.clone()
        }
        _ => String::new(),
    };
    if text.is_empty() { none() } else { text }
}
