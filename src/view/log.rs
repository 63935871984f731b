//! The change log in words.

use crate::domain::goal::{Aim, GoalField, GoalKey, GoalKind, RollUp};
use crate::domain::id::GoalId;
use crate::domain::log::{Action, LogEntry};
use crate::domain::metric::{Aggregation, Measure, MetricField, Scale};
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
pub fn of_goal(open: &Open, id: &GoalId, texts: Texts, offset_min: i32, most: usize) -> Vec<LogRow> {
    let metric = open.workspace.goals.get(id).and_then(|goal| goal.metric.clone());
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

fn row(open: &Open, entry: &LogEntry, changes: Vec<String>, texts: Texts, offset_min: i32) -> LogRow {
    let person = entry.by.as_ref().and_then(|id| open.workspace.people.get(id));
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
        Edit::Person(_, PersonField::Name(name)) | Edit::Unit(_, UnitField::Name(name)) => name.clone(),
        _ => String::new(),
    };
    if text.is_empty() { none() } else { text }
}

/// The words for the core's enums.
impl Texts {
    pub fn action(self, action: Action) -> &'static str {
        match action {
            Action::AddGoal => self.action_add_goal(),
            Action::EditGoal => self.action_edit_goal(),
            Action::MoveGoal => self.action_move_goal(),
            Action::DeleteGoal => self.action_delete_goal(),
            Action::EnterActual => self.action_enter_actual(),
            Action::PasteActuals => self.action_paste_actuals(),
            Action::DeleteActual => self.action_delete_actual(),
            Action::EditPeople => self.action_edit_people(),
            Action::EditSettings => self.action_edit_settings(),
            Action::Import => self.action_import(),
            Action::Undo => self.action_undo(),
            Action::Redo => self.action_redo(),
        }
    }

    pub fn goal_kind(self, kind: GoalKind) -> &'static str {
        match kind {
            GoalKind::Objective => self.kind_objective(),
            GoalKind::KeyResult => self.kind_key_result(),
            GoalKind::Kpi => self.kind_kpi(),
            GoalKind::Initiative => self.kind_initiative(),
        }
    }

    pub fn aim(self, aim: Aim) -> &'static str {
        match aim {
            Aim::Increase => self.aim_increase(),
            Aim::Decrease => self.aim_decrease(),
            Aim::AtLeast => self.aim_at_least(),
            Aim::AtMost => self.aim_at_most(),
            Aim::Within => self.aim_within(),
            Aim::Milestone => self.aim_milestone(),
        }
    }

    pub fn roll_up(self, roll_up: RollUp) -> &'static str {
        match roll_up {
            RollUp::Own => self.roll_up_own(),
            RollUp::Weighted => self.roll_up_weighted(),
            RollUp::Sum => self.roll_up_sum(),
        }
    }

    pub fn aggregation(self, aggregation: Aggregation) -> &'static str {
        match aggregation {
            Aggregation::Flow => self.aggregation_flow(),
            Aggregation::Stock => self.aggregation_stock(),
            Aggregation::Average => self.aggregation_average(),
            Aggregation::Rate => self.aggregation_rate(),
        }
    }

    pub fn measure(self, measure: &Measure) -> String {
        match measure {
            Measure::Money => self.unit_money_long().into(),
            Measure::Percent => self.unit_percent_long().into(),
            Measure::Count => self.unit_count_long().into(),
            Measure::Hours => self.unit_hours_long().into(),
            Measure::Days => self.unit_days_long().into(),
            Measure::Custom(word) => word.clone(),
        }
    }

    /// `None` for fields that a person never sees.
    pub fn goal_field(self, key: GoalKey) -> Option<&'static str> {
        Some(match key {
            GoalKey::Title => self.field_title(),
            GoalKey::Note => self.field_note(),
            GoalKey::Kind => self.field_kind(),
            GoalKey::Parent => self.field_parent(),
            GoalKey::Owner => self.field_owner(),
            GoalKey::Unit => self.field_unit(),
            GoalKey::Period => self.field_period(),
            GoalKey::Cadence => self.field_cadence(),
            GoalKey::Weight => self.field_weight(),
            GoalKey::RollUp => self.field_roll_up(),
            GoalKey::Aim => self.field_aim(),
            GoalKey::Baseline => self.field_baseline(),
            GoalKey::Target => self.field_target(),
            GoalKey::Tolerance => self.field_tolerance(),
            GoalKey::Order | GoalKey::Metric | GoalKey::Plan | GoalKey::Deleted => return None,
        })
    }

    fn metric_field(self, field: &MetricField) -> Option<&'static str> {
        Some(match field {
            MetricField::Measure(_) => self.field_measure(),
            MetricField::Scale(_) => self.field_scale(),
            MetricField::Aggregation(_) => self.field_aggregation(),
            MetricField::Name(_) | MetricField::Deleted(_) => return None,
        })
    }
}
