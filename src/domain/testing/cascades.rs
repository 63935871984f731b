//! Cascades for tests: goals `g0`, `g1`… of 2026, each with a metric `m0`, `m1`… of its own.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{date, span};
use crate::domain::records::actual::Actual;
use crate::domain::records::edit::Edit;
use crate::domain::records::goal::{GoalField, RollUp};
use crate::domain::records::metric::MetricField;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::amount::Amount;
use crate::domain::values::id::{GoalId, MetricId, WorkspaceId};
use crate::domain::values::stamp::Stamp;

pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 6, 30) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

pub fn id(n: usize) -> GoalId {
    GoalId::new(&format!("g{n}")).unwrap()
}

pub fn metric(n: usize) -> MetricId {
    MetricId::new(&format!("m{n}")).unwrap()
}

pub fn goal(
    n: usize,
    parent: Option<usize>,
    roll_up: RollUp,
    target: i64,
    weight: i64,
) -> Vec<Edit> {
    let mut edits = vec![Edit::Metric(metric(n), MetricField::Deleted(false))];
    let year = span(date(2026, 1, 1), date(2026, 12, 31));
    edits.extend(
        [
            GoalField::Parent(parent.map(id)),
            GoalField::RollUp(roll_up),
            GoalField::Metric(Some(metric(n))),
            GoalField::Target(Some(Amount::from(target))),
            GoalField::Weight(Amount::from(weight)),
            GoalField::Period(Some(year)),
            GoalField::Deleted(false),
        ]
        .map(|field| Edit::Goal(id(n), field)),
    );
    edits
}

pub fn actual(n: usize, value: i64) -> Edit {
    Edit::Actual(metric(n), date(2026, 3, 1), Some(Actual::of(Amount::from(value))))
}

pub fn workspace(edits: impl IntoIterator<Item = Edit>) -> Workspace {
    let mut workspace = Workspace::new(WorkspaceId::new("w").unwrap());
    for edit in edits {
        workspace.apply(edit, Stamp::ZERO);
    }
    workspace
}

/// Edits of a random cascade of eight goals: shapes, weights, actuals, deletions.
pub fn any_edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit =
        (0usize..8, 0usize..8, 0i64..50, 0usize..6).prop_map(|(n, m, value, kind)| match kind {
            0 => Edit::Goal(id(n), GoalField::Parent((m != n).then(|| id(m)))),
            1 => Edit::Goal(id(n), GoalField::Weight(Amount::from(value))),
            2 => Edit::Goal(id(n), GoalField::Deleted(value % 3 == 0)),
            3 => Edit::Goal(id(n), GoalField::RollUp(RollUp::ALL[m % 3])),
            4 => Edit::Goal(id(n), GoalField::Metric(Some(metric(m)))),
            _ => actual(n, value),
        });
    proptest::collection::vec(edit, 1..40)
}
