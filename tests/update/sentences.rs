//! What a goal's own screen says of it: the sentence, what its figures rest on, and the tiles.

use expect_test::{Expect, expect};
use plumbline::charts::Size;
use plumbline::domain::Language;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::goal::{Aim, GoalField, RollUp};
use plumbline::domain::records::metric::{Aggregation, Measure, MetricField};
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::{PeriodKind, Span};
use plumbline::domain::values::id::GoalId;
use plumbline::locales::Texts;
use plumbline::model::command::Command;
use plumbline::view::goal_charts::{Chart, gap_by_period, trend};
use plumbline::view::{goal, lead};

use crate::page::{Page, date};

/// A page with one goal of 2026, which has these fields and numbers.
fn page(
    fields: &[GoalField],
    metric: &[MetricField],
    numbers: &[(u32, u32, i64)],
) -> (Page, GoalId) {
    let mut page = Page::with_workspace();
    let id = page.add(None, "Signings", 1200);
    for field in metric {
        page.run(Command::EditMetric(id.clone(), field.clone()));
    }
    for field in fields {
        page.run(Command::EditGoal(id.clone(), field.clone()));
    }
    for (month, day, number) in numbers {
        page.enter(&id, date(*month, *day), *number);
    }
    (page, id)
}

fn says(page: &Page, id: &GoalId, expected: Expect) {
    let texts = Texts::of(Language::English);
    let open = page.open();
    let place = goal::place(open, id).unwrap();
    let lead = lead::goal(open, place, texts);
    let mut told =
        format!("{}{}{}\n", lead.before, [" ", &lead.number].concat().trim_end(), lead.after);
    told += &format!("{}\n", goal::head(open, place, texts).unwrap().basis);
    for tile in goal::tiles(open, place, texts) {
        told += &format!("{}: {} ({})\n", tile.label, tile.value, tile.below);
    }
    expected.assert_eq(&told);
}

fn target(value: i64) -> GoalField {
    GoalField::Target(Some(Amount::from(value)))
}

#[test]
fn a_goal_that_is_behind_says_by_how_much_in_its_own_unit() {
    let (page, id) = page(&[], &[], &[(6, 29, 300)]);
    says(
        &page,
        &id,
        expect![[r#"
        “Signings” is behind plan by 292.
        as of 29 Jun 2026
        Actual: 300 (of 1,200 · attainment 25%)
        Progress: 25% (pace 0.51)
        Expected: 592 (progress gap −24%)
        Gap to date: −292 (−49.3%)
        Gap to target: −900 (−75%)
        Required run rate: 34.1 (a week, now 11.7)
        Forecast: 608 (at the present rate)
    "#]],
    );
}

#[test]
fn a_difference_of_percentages_is_in_points_and_no_percentage_of_it_is_told() {
    let metric =
        [MetricField::Measure(Measure::Percent), MetricField::Aggregation(Aggregation::Stock)];
    let fields = [GoalField::Baseline(Some(Amount::from(7))), target(15)];
    let (page, id) = page(&fields, &metric, &[(6, 29, 12)]);
    says(
        &page,
        &id,
        expect![[r#"
        “Signings” is ahead of plan by 1.05pp.
        as of 29 Jun 2026
        Actual: 12% (of 15% · attainment 80%)
        Progress: 62.5% (pace 1.27)
        Expected: 11% (progress gap +13%)
        Gap to date: +1.05pp ()
        Gap to target: −3pp ()
        Required run rate: +0.11pp (a week, now +0.19pp)
        Forecast: 17.1% (at the present rate)
    "#]],
    );
}

#[test]
fn what_is_kept_speaks_of_periods() {
    let fields =
        [GoalField::Aim(Aim::AtLeast), GoalField::Cadence(Some(PeriodKind::Month)), target(98)];
    let metric = [MetricField::Aggregation(Aggregation::Stock)];
    let numbers = [(1, 10, 99), (2, 10, 97), (3, 10, 98), (4, 10, 99), (5, 10, 99)];
    let (page, id) = page(&fields, &metric, &numbers);
    says(
        &page,
        &id,
        expect![[r#"
        “Signings” was held in 4 of 5 periods; last missed: Feb 2026.
        as of 31 May 2026 · 4 of 5 held
        Actual: 99 (of 98 · attainment 101%)
        Progress: 80% (pace 0.80)
        Expected: 98 (progress gap −20%)
        Gap to target: +1 (+1%)
    "#]],
    );
}

#[test]
fn a_milestone_speaks_of_days() {
    let (mut page, id) = page(&[GoalField::Aim(Aim::Milestone)], &[], &[]);
    says(
        &page,
        &id,
        expect![[r#"
        “Signings” is due in 184 days.

        Progress: 0% ()
        Expected: 0% (progress gap ±0%)
    "#]],
    );
    let may = Span::new(date(5, 1), date(5, 31));
    page.run(Command::EditGoal(id.clone(), GoalField::Period(may)));
    says(
        &page,
        &id,
        expect![[r#"
        “Signings” is 30 days overdue.
        as of 31 May 2026
        Progress: 0% ()
        Expected: 100% (progress gap −100%)
    "#]],
    );
}

#[test]
fn what_has_ended_is_reached_or_missed() {
    let quarter = GoalField::Period(Span::new(date(1, 1), date(3, 31)));
    let (mut page, id) = page(&[quarter], &[], &[(3, 30, 1000)]);
    says(
        &page,
        &id,
        expect![[r#"
            “Signings” was missed by 200.
            as of 31 Mar 2026
            Actual: 1,000 (of 1,200 · attainment 83.3%)
            Progress: 83.3% (pace 0.83)
            Expected: 1,200 (progress gap −17%)
            Gap to date: −200 (−16.7%)
            Gap to target: −200 (−16.7%)
            Required run rate: — (no day of the period is left · now 77.8 a week)
        "#]],
    );
    page.enter(&id, date(3, 31), 200);
    says(
        &page,
        &id,
        expect![[r#"
            “Signings” was reached.
            as of 31 Mar 2026
            Actual: 1,200 (of 1,200 · attainment 100%)
            Progress: 100% (pace 1.00)
            Expected: 1,200 (progress gap ±0%)
            Gap to date: ±0 (±0%)
            Gap to target: ±0 (±0%)
            Required run rate: — (already reached · now 93.3 a week)
        "#]],
    );
}

#[test]
fn what_is_required_is_told_for_no_more_days_than_are_left() {
    let required = |end| {
        let period = GoalField::Period(Span::new(date(1, 1), end));
        let (page, id) = page(&[period], &[], &[(6, 29, 600)]);
        let open = page.open();
        let tiles =
            goal::tiles(open, goal::place(open, &id).unwrap(), Texts::of(Language::English));
        let tile = tiles.into_iter().find(|tile| tile.label == "Required run rate").unwrap();
        format!("{} {}", tile.value, tile.below)
    };
    expect!["600 in the last 1 day, now 23.3 a week"].assert_eq(&required(date(6, 30)));
    expect!["600 in the last 3 days, now 23.3 a week"].assert_eq(&required(date(7, 2)));
    expect!["600 a week, now 23.3"].assert_eq(&required(date(7, 6)));
}

#[test]
fn the_trend_of_a_level_says_what_its_rings_are_and_a_sparse_count_has_no_holes() {
    let trend_of = |metric: &[MetricField], planned: i64| {
        let monthly = [GoalField::Cadence(Some(PeriodKind::Month)), target(planned)];
        let numbers = &[(1, 9, 2), (2, 9, 2), (3, 9, 4), (5, 9, 3)];
        let (page, id) = page(&monthly, metric, numbers);
        let (open, texts) = (page.open(), Texts::of(Language::English));
        let place = goal::place(open, &id).unwrap();
        trend(open, place, texts, Size { width: 800, height: 300 }).unwrap()
    };
    let count = MetricField::Measure(Measure::Count);
    let is_missing = |row: &Vec<String>| row[1] == Texts::of(Language::English).no_data();
    let holes = |chart: &Chart| chart.table.iter().filter(|row| is_missing(row)).count();
    let level = [count.clone(), MetricField::Aggregation(Aggregation::Average)];
    let rings = trend_of(&level, 20);
    assert!(rings.summary.ends_with("Monthly figures are rings; the line is everything so far."));
    assert_eq!(holes(&rings), 2, "April and June");
    assert_eq!(holes(&trend_of(std::slice::from_ref(&count), 23)), 0);
    assert_eq!(holes(&trend_of(&[count], 24)), 2, "two a month");
    assert_eq!(holes(&trend_of(&[], 23)), 2, "money is no count");
}

#[test]
fn what_can_not_be_known_says_why() {
    let metric = [MetricField::Aggregation(Aggregation::Stock)];
    let (page, id) = page(&[GoalField::Aim(Aim::Decrease)], &metric, &[(6, 29, 1300)]);
    says(
        &page,
        &id,
        expect![[r#"
            “Signings”: no start: enter a baseline.
            as of 29 Jun 2026
            Actual: 1,300 (of 1,200 · attainment 92.3%)
            Progress: — (no start: enter a baseline)
            Expected: — (no start: enter a baseline)
            Gap to date: — (no start: enter a baseline)
            Gap to target: −100 (−8.3%)
            Required run rate: −3.78 (a week)
            Forecast: — (no start: enter a baseline)
        "#]],
    );
}

#[test]
fn a_cause_is_a_share_of_the_gap_that_the_children_explain() {
    let mut page = Page::with_workspace();
    let whole = page.add(None, "Signings", 1200);
    page.run(Command::EditGoal(whole.clone(), GoalField::RollUp(RollUp::Sum)));
    let parts = [("North", 700, 250), ("South", 500, 240)];
    for (title, target, number) in parts {
        let part = page.add(Some(&whole), title, target);
        page.enter(&part, date(6, 29), number);
    }
    says(
        &page,
        &whole,
        expect![[r#"
        “Signings” is behind plan by 102, 93.5% of it from “North”.
        as of 29 Jun 2026
        Actual: 490 (of 1,200 · attainment 40.8%)
        Progress: 40.8% (pace 0.83)
        Expected: 592 (progress gap −8%)
        Gap to date: −102 (−17.2%)
        Gap to target: −710 (−59.2%)
        Required run rate: 26.9 (a week, now 19.1)
        Forecast: 994 (at the present rate)
    "#]],
    );
}

#[test]
fn a_number_that_crosses_the_goals_border_says_what_of_it_counts() {
    let (page, id) = page(&[], &[], &[(1, 4, 70)]);
    let open = page.open();
    let rows = goal::actuals(open, goal::place(open, &id).unwrap(), Texts::of(Language::English));
    assert!(rows[0].value.contains("40 of it counts here"), "{}", rows[0].value);
}

#[test]
fn the_chart_of_what_is_kept_counts_the_periods_that_its_sentence_counts() {
    let kept =
        [GoalField::Aim(Aim::AtLeast), GoalField::Cadence(Some(PeriodKind::Month)), target(10)];
    let summary = |numbers: &[(u32, u32, i64)]| {
        let (page, id) = page(&kept, &[], numbers);
        let (open, texts) = (page.open(), Texts::of(Language::English));
        let place = goal::place(open, &id).unwrap();
        let chart = gap_by_period(open, place, texts, Size { width: 800, height: 300 }).unwrap();
        format!("{} {}", lead::goal(open, place, texts).number, chart.summary)
    };
    // What was before the first number is unknown.
    expect!["3 of 3 periods All 3 finished periods met the plan."].assert_eq(&summary(&[
        (3, 9, 11),
        (4, 9, 10),
        (5, 9, 10),
    ]));
    // February has no number.
    expect!["3 of 5 periods 2 of 5 finished periods missed the plan."].assert_eq(&summary(&[
        (1, 9, 12),
        (3, 9, 11),
        (4, 9, 7),
        (5, 9, 10),
    ]));
    expect!["5 of 5 periods All 5 finished periods met the plan."].assert_eq(&summary(&[
        (1, 9, 12),
        (2, 9, 10),
        (3, 9, 11),
        (4, 9, 10),
        (5, 9, 10),
    ]));
}

#[test]
fn what_was_said_about_a_number_stands_with_it_in_the_trend() {
    let texts = Texts::of(Language::English);
    let (mut page, id) = page(&[], &[], &[(1, 10, 100), (2, 10, 90)]);
    let told = |page: &Page| {
        let place = page.open().workspace.goals.place(&id).unwrap();
        trend(page.open(), place, texts, Size { width: 800, height: 300 }).unwrap()
    };
    let plain = told(&page);
    assert_eq!(plain.columns, [texts.column_day(), texts.chart_actual(), texts.chart_plan()]);
    let noted = Actual { note: "A fair".into(), ..Actual::of(Amount::from(90)) };
    page.run(Command::EnterActual(id.clone(), date(2, 10), noted));
    let chart = told(&page);
    let at = chart.table.iter().position(|row| row[0] == texts.day_with_year(date(2, 10))).unwrap();
    assert_eq!(chart.columns.last().map(String::as_str), Some(texts.chart_note()));
    let notes: Vec<&str> = chart.table.iter().map(|row| row[3].as_str()).collect();
    assert_eq!(notes.iter().filter(|note| !note.is_empty()).count(), 1);
    assert_eq!(notes[at], "A fair");
    let plain_words = &plain.readouts[at];
    assert_eq!(chart.readouts[at], format!("{plain_words} · A fair"));
    let pennants = |chart: &Chart| chart.drawing.svg.matches("var(--plumb").count();
    assert!(pennants(&chart) > pennants(&plain), "it is marked");
}
