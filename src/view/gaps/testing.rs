//! Workspaces and their gaps for tests.

use crate::domain::Language;
use crate::domain::records::actual::Actual;
use crate::domain::records::edit::Edit;
use crate::domain::records::goal::GoalField;
use crate::domain::records::metric::{Measure, MetricField};
use crate::domain::records::workspace::Workspace;
use crate::domain::testing::{date, span};
use crate::domain::values::amount::Amount;
use crate::domain::values::id::{GoalId, MetricId, WorkspaceId};
use crate::domain::values::stamp::{Clock, Stamp};
use crate::locales::Texts;
use crate::model::open::Open;

use super::{GapGroup, Gaps};

/// Goals of 2026 on its last day, all against their targets.
pub fn open(goals: &[(&str, Measure, i64, Option<i64>)]) -> Open {
    let mut workspace = Workspace::new(WorkspaceId::new("w").unwrap());
    let mut apply = |edit| drop(workspace.apply(edit, Stamp::ZERO));
    let year = span(date(2026, 1, 1), date(2026, 12, 31));
    for (name, measure, target, actual) in goals {
        let (goal, metric) = (GoalId::new(name).unwrap(), MetricId::new(name).unwrap());
        apply(Edit::Metric(metric.clone(), MetricField::Measure(measure.clone())));
        apply(Edit::Metric(metric.clone(), MetricField::Deleted(false)));
        for field in [
            GoalField::Title((*name).into()),
            GoalField::Order((*name).into()),
            GoalField::Metric(Some(metric.clone())),
            GoalField::Target(Some(Amount::from(*target))),
            GoalField::Period(Some(year)),
            GoalField::Deleted(false),
        ] {
            apply(Edit::Goal(goal.clone(), field));
        }
        let actual = actual.map(|value| Actual::of(Amount::from(value)));
        apply(Edit::Actual(metric, date(2026, 6, 1), actual));
    }
    Open::new(workspace, Vec::new(), Clock::new(1), date(2026, 12, 31))
}

/// The titles of each group.
pub fn shown(gaps: &Gaps) -> Vec<Vec<&str>> {
    fn titles(group: &GapGroup) -> Vec<&str> {
        group.rows.iter().map(|row| row.title.as_str()).collect()
    }
    gaps.groups.iter().map(titles).collect()
}

pub fn texts() -> Texts {
    Texts::of(Language::English)
}
