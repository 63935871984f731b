//! The chart of a goal that is done or not: its days, with what they say as a sentence and as a table.

use crate::charts::{MilestoneChart, Size};
use crate::domain::tracking::milestone::Milestone;
use crate::locales::Texts;
use crate::model::open::Open;

use super::goal_charts::{Chart, tick};

/// The line of days. `None` for a goal that is more than done or not, and for one without a period.
pub fn milestone(open: &Open, place: usize, texts: Texts, size: Size) -> Option<Chart> {
    let goal = open.workspace.goals.at(place)?;
    let milestone = Milestone::of(goal, open.cascade.figures(place), open.cascade.today())?;
    let Milestone { period, done, today } = milestone;
    let calendar = open.workspace.settings.calendar;
    let name = texts.milestone_name(&goal.title, texts.period(period, calendar));
    let mark = |what: &str, day| texts.milestone_mark(what, texts.day_with_year(day));
    let chart = MilestoneChart {
        label: &name,
        start: period.start(),
        due: period.end(),
        done,
        today,
        calendar,
        day_label: &|day, unit| tick(texts, calendar, day, unit),
        today_label: texts.chart_today(),
        due_label: &mark(texts.milestone_due(), period.end()),
        done_label: &done.map_or(String::new(), |done| mark(texts.milestone_done(), done)),
        gap_label: &gap(milestone, texts),
    };
    let done_word = done.map(|_| texts.milestone_done());
    let words =
        [Some(texts.field_start()), done_word, Some(texts.milestone_due()), Some(texts.today())];
    let days = chart.days().into_iter().map(|day| texts.day_with_year(day));
    let rows: Vec<(&str, String)> = words.into_iter().flatten().zip(days).collect();
    Some(Chart {
        summary: summary(milestone, texts),
        drawing: chart.draw(size),
        readouts: rows.iter().map(|(what, day)| texts.milestone_readout(what, day)).collect(),
        columns: vec![texts.column_what().into(), texts.column_day().into()],
        table: rows.into_iter().map(|(what, day)| vec![what.into(), day]).collect(),
        name,
    })
}

fn summary(milestone: Milestone, texts: Texts) -> String {
    let due = texts.day_with_year(milestone.period.end());
    match (milestone.done, milestone.days_left()) {
        (Some(done), _) => {
            texts.milestone_was_done(texts.day_with_year(done), gap(milestone, texts))
        }
        (None, 0) => texts.milestone_is_due_today(due),
        (None, left) if left > 0 => texts.milestone_is_due_in(left, due),
        (None, _) => texts.milestone_is_overdue(due, gap(milestone, texts)),
    }
}

/// How far the day it was done, or today while it isn't, is from the due day.
fn gap(milestone: Milestone, texts: Texts) -> String {
    match (milestone.done, milestone.days_left()) {
        (Some(_), 0) => texts.milestone_on_the_day().into(),
        (Some(_), left) if left > 0 => texts.milestone_early(left),
        (Some(_), left) => texts.milestone_late(-left),
        (None, 0) => texts.milestone_due_today().into(),
        (None, left) if left > 0 => texts.milestone_due_in(left),
        (None, left) => texts.milestone_days_overdue(-left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::domain::records::actual::Actual;
    use crate::domain::records::edit::Edit;
    use crate::domain::records::goal::{Aim, GoalField};
    use crate::domain::records::metric::MetricField;
    use crate::domain::records::workspace::Workspace;
    use crate::domain::testing::{date, span};
    use crate::domain::values::amount::Amount;
    use crate::domain::values::calendar::Span;
    use crate::domain::values::id::{GoalId, MetricId, WorkspaceId};
    use crate::domain::values::stamp::{Clock, Stamp};
    use chrono::NaiveDate;

    const SIZE: Size = Size { width: 1100, height: 136 };

    /// A goal of the second quarter.
    fn open(aim: Aim, period: Option<Span>, done: Option<NaiveDate>, today: NaiveDate) -> Open {
        let mut workspace = Workspace::new(WorkspaceId::new("w").unwrap());
        let mut apply = |edit| drop(workspace.apply(edit, Stamp::ZERO));
        let (goal, metric) = (GoalId::new("g").unwrap(), MetricId::new("m").unwrap());
        apply(Edit::Metric(metric.clone(), MetricField::Deleted(false)));
        for field in [
            GoalField::Title("Certificate".into()),
            GoalField::Aim(aim),
            GoalField::Metric(Some(metric.clone())),
            GoalField::Period(period),
            GoalField::Deleted(false),
        ] {
            apply(Edit::Goal(goal.clone(), field));
        }
        if let Some(done) = done {
            apply(Edit::Actual(metric, done, Some(Actual::of(Amount::from(1)))));
        }
        Open::new(workspace, Vec::new(), Clock::new(1), today)
    }

    fn quarter() -> Option<Span> {
        Some(span(date(2026, 4, 1), date(2026, 6, 30)))
    }

    /// What is said in each language of one that was done on a day and is looked at on another.
    fn said(done: Option<NaiveDate>, today: NaiveDate) -> [String; 2] {
        let open = open(Aim::Milestone, quarter(), done, today);
        [Language::Chinese, Language::English]
            .map(|language| milestone(&open, 0, Texts::of(language), SIZE).unwrap().summary)
    }

    #[test]
    fn its_sentence_says_how_many_days_it_is_early_late_overdue_or_has_left() {
        let july = date(2026, 7, 20);
        for (done, today, chinese, english) in [
            (
                Some(date(2026, 6, 27)),
                july,
                "2026年6月27日完成，提前 3 天。",
                "Done on 27 Jun 2026, 3 days early.",
            ),
            (
                Some(date(2026, 6, 30)),
                july,
                "2026年6月30日完成，如期。",
                "Done on 30 Jun 2026, on the day it was due.",
            ),
            (
                Some(date(2026, 7, 1)),
                july,
                "2026年7月1日完成，延迟 1 天。",
                "Done on 1 Jul 2026, 1 day late.",
            ),
            (
                None,
                july,
                "2026年6月30日到期，已逾期 20 天。",
                "Due on 30 Jun 2026, 20 days overdue.",
            ),
            (None, date(2026, 6, 30), "今天（2026年6月30日）到期。", "Due today, 30 Jun 2026."),
            (
                None,
                date(2026, 6, 29),
                "还有 1 天，2026年6月30日到期。",
                "Due in 1 day, on 30 Jun 2026.",
            ),
        ] {
            assert_eq!(said(done, today), [chinese, english]);
        }
    }

    #[test]
    fn each_day_is_a_row_and_is_read_out_where_it_stands() {
        let open = open(Aim::Milestone, quarter(), Some(date(2026, 3, 2)), date(2026, 7, 20));
        let chart = milestone(&open, 0, Texts::of(Language::English), SIZE).unwrap();
        let rows = [
            ["Start", "1 Apr 2026"],
            ["Done", "2 Mar 2026"],
            ["Due", "30 Jun 2026"],
            ["Today", "20 Jul 2026"],
        ];
        assert_eq!(chart.table, rows);
        let hits = chart.drawing.hits.iter();
        let heard: Vec<&str> = hits.map(|hit| chart.readouts[hit.index].as_str()).collect();
        assert_eq!(
            heard,
            ["Done: 2 Mar 2026", "Start: 1 Apr 2026", "Due: 30 Jun 2026", "Today: 20 Jul 2026"]
        );
        assert!(chart.drawing.svg.contains(">120 days early<"), "{}", chart.drawing.svg);
        assert_eq!(chart.name, "Due and done · Certificate (2026 Q2) · day done against day due");
    }

    #[test]
    fn a_goal_with_a_number_or_without_a_due_day_has_no_line_of_days() {
        let today = date(2026, 5, 1);
        let texts = Texts::of(Language::English);
        assert_eq!(milestone(&open(Aim::Increase, quarter(), None, today), 0, texts, SIZE), None);
        assert_eq!(milestone(&open(Aim::Milestone, None, None, today), 0, texts, SIZE), None);
    }
}
