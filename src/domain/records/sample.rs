//! Samples: workspaces that come with the app, with a year of actuals laid around today.

use chrono::{Datelike, Days, NaiveDate};

use super::actual::Actual;
use super::edit::Edit;
use super::goal::{Goal, GoalField};
use super::workspace::Workspace;
use crate::domain::values::calendar::{PeriodKind, Span};
use crate::domain::values::plan::PlanCurve;
use crate::domain::values::stamp::Stamp;

/// Moves a sample, whose goals are of the year in its file, to the year of `today`: periods keep their month and day,
/// actuals their weekday. What would lie in this week or later has not happened yet: this week's numbers are due.
/// Until a year's first quarter is over there is little to see of it, and the sample tells of the year before; what it
/// asks for then belongs to goals that run on through that quarter.
pub fn around(mut workspace: Workspace, today: NaiveDate) -> Workspace {
    let Some(year) = latest_year(&workspace) else {
        return workspace;
    };
    let years = today.year() - year - i32::from(today.month() <= 3);
    let this_week = workspace.settings.calendar.period(PeriodKind::Week, today);
    let mut edits = Vec::new();
    for (_, goal) in workspace.goals.living() {
        edits.extend(moved_goal(goal, years));
    }
    for (_, metric) in workspace.metrics.living() {
        let entries = workspace.series(&metric.id).entries();
        let actuals: Vec<(NaiveDate, Actual)> =
            entries.filter_map(|(day, entry)| Some((day, entry.actual.clone()?))).collect();
        let moved: Vec<(NaiveDate, Actual)> = (actuals.iter())
            .map(|(day, actual)| (same_weekday(*day, years), actual.clone()))
            .filter(|(day, _)| *day < this_week.start())
            .collect();
        edits.extend((actuals.iter()).map(|(day, _)| Edit::Actual(metric.id.clone(), *day, None)));
        edits.extend(
            (moved.into_iter())
                .map(|(day, actual)| Edit::Actual(metric.id.clone(), day, Some(actual))),
        );
    }
    for edit in edits {
        workspace.apply(edit, Stamp::ZERO);
    }
    workspace.without_marks()
}

/// The year of the file: the last one in which a goal begins.
fn latest_year(workspace: &Workspace) -> Option<i32> {
    let periods = workspace.goals.living().filter_map(|(_, goal)| goal.period);
    periods.map(|period| period.start().year()).max()
}

fn moved_goal(goal: &Goal, years: i32) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let Some(period) = goal.period {
        let moved = Span::new(same_day(period.start(), years), same_day(period.end(), years));
        edits.push(Edit::Goal(goal.id.clone(), GoalField::Period(moved)));
    }
    if let PlanCurve::Phased(points) = &goal.plan {
        let points = points.iter().map(|(day, share)| (same_day(*day, years), *share));
        let plan = PlanCurve::Phased(points.collect());
        edits.push(Edit::Goal(goal.id.clone(), GoalField::Plan(plan)));
    }
    edits
}

/// The same day of the month in another year; the last of February stays the last.
fn same_day(day: NaiveDate, years: i32) -> NaiveDate {
    let year = day.year() + years;
    let is_month_end = day.succ_opt().is_some_and(|next| next.day() == 1);
    let last = |day: NaiveDate| {
        let next = day.checked_add_months(chrono::Months::new(1))?;
        next.with_day(1)?.pred_opt()
    };
    let first = NaiveDate::from_ymd_opt(year, day.month(), 1).unwrap_or(day);
    match first.with_day(day.day()) {
        Some(moved) if !is_month_end => moved,
        _ => last(first).unwrap_or(first),
    }
}

/// The same weekday about a year away: 52 or 53 weeks, whichever comes closer to the same day of the year.
fn same_weekday(day: NaiveDate, years: i32) -> NaiveDate {
    let target = same_day(day, years);
    let off = (i64::from(day.weekday().num_days_from_monday())
        - i64::from(target.weekday().num_days_from_monday())
        + 10)
        .rem_euclid(7)
        - 3;
    let days = Days::new(off.unsigned_abs());
    let moved = if off < 0 { target.checked_sub_days(days) } else { target.checked_add_days(days) };
    moved.unwrap_or(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::date;

    #[test]
    fn days_move_by_whole_years_and_keep_what_they_are() {
        assert_eq!(same_day(date(2026, 12, 31), 1), date(2027, 12, 31));
        assert_eq!(same_day(date(2026, 2, 28), 2), date(2028, 2, 29));
        assert_eq!(same_day(date(2026, 3, 15), -1), date(2025, 3, 15));
        for (years, day) in [(0, 2), (1, 2), (2, 13), (-3, 27)] {
            let from = date(2026, 11, day);
            let to = same_weekday(from, years);
            assert_eq!(to.weekday(), from.weekday());
            assert!((to - same_day(from, years)).num_days().abs() <= 3);
        }
    }
}
