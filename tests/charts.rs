//! The charts as pictures: golden drawings, and what must hold of every drawing whatever the numbers.

use chrono::{Datelike, NaiveDate};
use expect_test::expect_file;
use plumbline::charts::{
    DateUnit, Drawing, Forecast, GapByPeriod, MilestoneChart, PeriodGap, PeriodStage, Point, Size,
    TrendChart, exported, reduce, straightened,
};
use plumbline::domain::values::calendar::Calendar;
use proptest::prelude::*;

const WIDE: Size = Size { width: 860, height: 300 };
const PHONE: Size = Size { width: 350, height: 280 };
const DAYS: Size = Size { width: 1100, height: 136 };
const DAYS_PHONE: Size = Size { width: 350, height: 136 };

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
}

fn in_tens_of_thousands(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let grouped = match digits.len() {
        4.. => format!("{},{}万", &digits[..digits.len() - 3], &digits[digits.len() - 3..]),
        _ => format!("{digits}万"),
    };
    if value < 0.0 { format!("−{grouped}") } else { grouped }
}

fn with_sign(value: f64) -> String {
    if value < 0.0 { format!("−{:.0}", -value) } else { format!("+{value:.0}") }
}

fn in_chinese(date: NaiveDate, unit: DateUnit) -> String {
    match unit {
        DateUnit::Day | DateUnit::Week => format!("{}/{}", date.month(), date.day()),
        DateUnit::Month => format!("{}月", date.month()),
        DateUnit::Quarter => format!("Q{}", date.month0() / 3 + 1),
        DateUnit::Year => date.year().to_string(),
    }
}

fn plain(value: f64) -> String {
    value.to_string()
}

fn empty_trend(start: NaiveDate, end: NaiveDate) -> TrendChart<'static> {
    TrendChart {
        label: "trend",
        actual: Vec::new(),
        is_held: None,
        noted: Vec::new(),
        is_stepped: false,
        points: Vec::new(),
        band: None,
        plan: Vec::new(),
        previous: Vec::new(),
        forecast: None,
        today: start,
        start,
        end,
        lower_is_better: false,
        value_label: &plain,
        calendar: Calendar::default(),
        day_label: &in_chinese,
        today_label: "today",
        actual_label: "actual",
        plan_label: "plan",
        previous_label: "last year",
        forecast_label: "forecast",
        gap_label: "",
    }
}

/// A year of weekly signings that fall behind from May on, with a forecast and last year's line.
fn signings() -> TrendChart<'static> {
    let (start, today, end) = (date(2026, 1, 1), date(2026, 11, 20), date(2026, 12, 31));
    let weeks = || start.iter_weeks().take_while(|&week| week <= today);
    let total = |week: usize| {
        (0..week).map(|week| 30.0 + f64::from((week as u32 * 7919) % 13) - 0.1 * week as f64).sum()
    };
    let latest = total(weeks().count());
    let mut actual: Vec<(NaiveDate, Option<f64>)> =
        weeks().enumerate().map(|(week, date)| (date, Some(total(week)))).collect();
    actual.push((today, Some(latest)));
    TrendChart {
        label: "华南区新签约,2026 全年,累计签约额(万元),实际对计划",
        actual,
        plan: vec![
            (start, 0.0),
            (date(2026, 3, 31), 460.0),
            (date(2026, 9, 30), 1500.0),
            (end, 2100.0),
        ],
        previous: vec![(start, 0.0), (date(2026, 6, 30), 800.0), (end, 1750.0)],
        forecast: Some(Forecast {
            from: (today, latest),
            to: (end, latest + 190.0),
            low: latest + 90.0,
            high: latest + 270.0,
        }),
        today,
        value_label: &in_tens_of_thousands,
        today_label: "今天 11月20日",
        actual_label: "实际 1,577万",
        plan_label: "计划 2,100万",
        previous_label: "去年",
        gap_label: "−255万",
        forecast_label: "预测 1,767万",
        ..empty_trend(start, end)
    }
}

/// Response hours of a quarter: lower is better, one week is missing, and the target was tightened half-way.
fn response_hours() -> TrendChart<'static> {
    let (start, end) = (date(2026, 10, 1), date(2026, 12, 31));
    let hours = [3.1, 2.9, 3.0, 2.6, f64::NAN, 2.2, 2.3, 1.9];
    let actual = (0..).zip(hours).map(|(week, value)| {
        (start + chrono::Days::new(2 + 7 * week), (!f64::is_nan(value)).then_some(value))
    });
    TrendChart {
        label: "Response time in hours, Q4 2026, actual against plan",
        actual: actual.collect(),
        plan: vec![(start, 2.8), (date(2026, 11, 1), 2.8), (date(2026, 11, 1), 2.0), (end, 2.0)],
        today: date(2026, 11, 22),
        lower_is_better: true,
        value_label: &|value| format!("{value:.1} h"),
        today_label: "Today",
        actual_label: "Actual 1.9 h",
        plan_label: "Plan 2.0 h",
        gap_label: "−0.1 h",
        ..empty_trend(start, end)
    }
}

/// Twelve months: one without data, one under way, one ahead.
fn months() -> GapByPeriod<'static> {
    let gaps =
        [6.0, -8.0, 4.0, -12.0, -20.0, -31.0, f64::NAN, -44.0, -39.0, -52.0, -46.0, f64::NAN];
    let period = |(month, gap): (usize, f64)| {
        let plan = 150.0 + 5.0 * month as f64;
        let known = (!gap.is_nan()).then_some(gap);
        PeriodGap {
            name: format!("{}月", month + 1),
            plan: Some(plan),
            actual: known.map(|gap| plan + gap),
            gap: known,
            good: known.map(|gap| gap >= 0.0),
            stage: match month {
                0..=9 => PeriodStage::Finished,
                10 => PeriodStage::Running,
                _ => PeriodStage::Ahead,
            },
        }
    };
    GapByPeriod {
        label: "华南区新签约,2026 年各月,实际减计划(万元)",
        periods: gaps.into_iter().enumerate().map(period).collect(),
        value_label: &in_tens_of_thousands,
        gap_label: &with_sign,
        no_data_label: "无数据",
        gap_title: "实际 − 计划",
        actual_label: "实际",
        plan_label: "计划",
        hangs_from: None,
    }
}

/// A certificate that is due at the end of the second quarter.
fn certificate(done: Option<NaiveDate>, today: NaiveDate) -> MilestoneChart<'static> {
    MilestoneChart {
        label: "到期与完成 · 取得认证（2026年）",
        start: date(2026, 1, 1),
        due: date(2026, 6, 30),
        done,
        today,
        calendar: Calendar::default(),
        day_label: &in_chinese,
        today_label: "今天",
        due_label: "到期 2026年6月30日",
        done_label: "",
        gap_label: "",
    }
}

fn assert_golden(name: &str, drawing: &Drawing) {
    expect_file![format!("golden/{name}.svg")].assert_eq(&drawing.svg.replace("><", ">\n<"));
}

#[test]
fn the_trend_of_a_year_looks_as_agreed() {
    assert_golden("trend_year", &signings().draw(WIDE));
    assert_golden("trend_year_phone", &signings().draw(PHONE));
}

#[test]
fn a_missing_week_and_a_changed_target_look_as_agreed() {
    assert_golden("trend_quarter", &response_hours().draw(WIDE));
    assert_golden("trend_quarter_phone", &response_hours().draw(PHONE));
}

#[test]
fn the_gap_by_month_looks_as_agreed() {
    assert_golden("gap_months", &months().draw(WIDE));
    assert_golden("gap_months_phone", &months().draw(PHONE));
}

#[test]
fn a_milestone_that_is_open_or_overdue_looks_as_agreed() {
    let open = MilestoneChart {
        gap_label: "还有 102 天到期",
        ..certificate(None, date(2026, 3, 20))
    };
    assert_golden("milestone_open", &open.draw(DAYS));
    let overdue =
        MilestoneChart { gap_label: "已逾期 51 天", ..certificate(None, date(2026, 8, 20)) };
    assert_golden("milestone_overdue", &overdue.draw(DAYS));
    assert_golden("milestone_overdue_phone", &overdue.draw(DAYS_PHONE));
}

#[test]
fn a_milestone_that_is_done_early_or_late_looks_as_agreed() {
    let early = MilestoneChart {
        done_label: "Done 27 Jun 2026",
        due_label: "Due 30 Jun 2026",
        gap_label: "3 days early",
        today_label: "today",
        ..certificate(Some(date(2026, 6, 27)), date(2026, 11, 20))
    };
    assert_golden("milestone_early", &early.draw(DAYS));
    assert_golden("milestone_early_phone", &early.draw(DAYS_PHONE));
    let late = MilestoneChart {
        done_label: "完成 2026年8月12日",
        gap_label: "延迟 43 天",
        ..certificate(Some(date(2026, 8, 12)), date(2026, 8, 20))
    };
    assert_golden("milestone_late", &late.draw(DAYS));
}

#[test]
fn a_first_actual_looks_as_agreed() {
    let (start, end) = (date(2026, 11, 16), date(2026, 11, 29));
    let chart = TrendChart {
        actual: vec![(date(2026, 11, 18), Some(3.0))],
        plan: vec![(start, 0.0), (end, 20.0)],
        today: date(2026, 11, 20),
        actual_label: "Actual 3",
        plan_label: "Plan 20",
        gap_label: "−0.1",
        ..empty_trend(start, end)
    };
    assert_golden("trend_first_actual", &chart.draw(Size { width: 560, height: 260 }));
}

#[test]
fn a_loss_that_stays_the_same_over_years_looks_as_agreed() {
    let (start, end) = (date(2021, 7, 1), date(2026, 6, 30));
    let ends: Vec<NaiveDate> =
        (2021..=2025).flat_map(|year| [date(year, 9, 30), date(year, 12, 31)]).collect();
    let chart = TrendChart {
        actual: ends.iter().map(|&end| (end, Some(-1250.5))).collect(),
        plan: vec![(start, -1250.5), (end, -1250.5)],
        today: date(2026, 1, 10),
        actual_label: "Actual −1,250.5",
        plan_label: "Plan",
        gap_label: "±0",
        ..empty_trend(start, end)
    };
    assert_golden("trend_flat", &chart.draw(Size { width: 560, height: 260 }));
}

#[test]
fn a_year_of_weekly_gaps_looks_as_agreed() {
    let period = |week: i32| {
        let (plan, actual) = (f64::from(60 - week), f64::from((week * 7919) % 97 - 24));
        PeriodGap {
            name: format!("W{}", week + 1),
            plan: Some(plan),
            actual: (!(20..23).contains(&week)).then_some(actual),
            gap: Some(actual - plan),
            good: (week != 3).then_some(actual >= plan),
            stage: if week < 46 { PeriodStage::Finished } else { PeriodStage::Ahead },
        }
    };
    let chart = GapByPeriod {
        periods: (0..52).map(period).collect(),
        value_label: &plain,
        no_data_label: "no data",
        gap_title: "Actual − plan",
        actual_label: "Actual",
        plan_label: "Plan",
        ..months()
    };
    assert_golden("gap_weeks", &chart.draw(Size { width: 560, height: 320 }));
}

#[test]
fn gaps_to_one_bound_hang_from_it_and_need_no_columns() {
    let period = |week: i32| PeriodGap {
        name: format!("W{week}"),
        plan: Some(98.0),
        actual: (week != 7).then(|| 98.0 + f64::from(week * 37 % 11 - 3) / 10.0),
        gap: (week != 7).then(|| f64::from(week * 37 % 11 - 3) / 10.0),
        good: Some(week * 37 % 11 > 3),
        stage: if week < 20 { PeriodStage::Finished } else { PeriodStage::Running },
    };
    let label = |value: f64| format!("{value:.1}%");
    let chart = GapByPeriod {
        periods: (1..=20).map(period).collect(),
        value_label: &label,
        gap_label: &label,
        no_data_label: "no data",
        gap_title: "Actual − bound",
        actual_label: "",
        plan_label: "",
        hangs_from: Some(98.0),
        ..months()
    };
    let drawing = chart.draw(WIDE);
    assert!(drawing.svg.contains(">98.0%<"), "the bound stands on the axis");
    assert_golden("gap_bound", &drawing);
}

#[test]
fn gaps_of_levels_hang_from_zero_at_a_scale_of_their_own() {
    let mut chart = GapByPeriod { hangs_from: Some(0.0), value_label: &with_sign, ..months() };
    for period in &mut chart.periods {
        period.plan = Some(7.0);
        period.gap = period.gap.map(|gap| gap / 100.0);
        period.actual = period.gap.map(|gap| 7.0 + gap);
    }
    let drawing = chart.draw(WIDE);
    let heights = bar_heights(&drawing.svg, "bad", 10.0);
    let tallest = heights.iter().copied().fold(0.0, f64::max);
    assert!(tallest > 100.0, "{heights:?}");
    assert!(drawing.hits.iter().all(|hit| (0.0..=300.0).contains(&hit.y)), "{:?}", drawing.hits);
}

/// The elements of a kind, each as the text of its attributes and what follows up to the next element.
fn elements<'a>(svg: &'a str, kind: &str) -> Vec<&'a str> {
    svg.split('<').filter_map(|element| element.strip_prefix(kind)?.strip_prefix(' ')).collect()
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let quoted = element.split_once(&format!("{name}=\""))?.1;
    Some(quoted.split_once('"')?.0)
}

fn number(element: &str, name: &str) -> f64 {
    attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or(f64::NAN)
}

/// The heights of the bars of one ink, from left to right.
fn bar_heights(svg: &str, token: &str, width_over_px: f64) -> Vec<f64> {
    let fill = format!("var(--{token})");
    let bars = elements(svg, "rect")
        .into_iter()
        .filter(|bar| attribute(bar, "fill") == Some(fill.as_str()));
    let mut bars: Vec<(f64, f64)> = bars
        .filter(|bar| number(bar, "width") > width_over_px)
        .map(|bar| (number(bar, "x"), number(bar, "height")))
        .collect();
    bars.sort_by(|left, right| left.0.total_cmp(&right.0));
    bars.into_iter().map(|(_, height)| height).collect()
}

/// How many pixels the printed axis gives one unit, read from its two outermost labels.
fn px_per_unit(svg: &str) -> Option<f64> {
    let labels: Vec<(f64, f64)> = elements(svg, "text")
        .into_iter()
        .filter(|text| attribute(text, "text-anchor") == Some("end"))
        .filter_map(|text| Some((text.split_once('>')?.1.parse().ok()?, number(text, "y"))))
        .collect();
    let (first, last) = (labels.first()?, labels.last()?);
    (first.0 != last.0).then(|| (first.1 - last.1) / (last.0 - first.0))
}

fn assert_sound(drawing: &Drawing, size: Size) -> Result<(), TestCaseError> {
    for word in ["NaN", "inf"] {
        prop_assert!(!drawing.svg.contains(word), "{}", drawing.svg);
    }
    prop_assert_eq!(drawing.svg.matches("<text").count(), drawing.svg.matches("</text>").count());
    for hit in &drawing.hits {
        prop_assert!((0.0..=f64::from(size.width)).contains(&hit.x), "{hit:?}");
        prop_assert!((0.0..=f64::from(size.height)).contains(&hit.y), "{hit:?}");
    }
    Ok(())
}

fn any_finite() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -1000.0..1000.0_f64,
        1 => any::<f64>().prop_filter("finite", |value| value.is_finite()),
        1 => prop::sample::select(vec![0.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, 1e16, 1e16 + 2.0]),
    ]
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    let day = |days: i32| NaiveDate::from_num_days_from_ce_opt(days).unwrap_or(NaiveDate::MAX);
    prop_oneof![
        4 => (739_000..740_000).prop_map(day),
        1 => any::<i32>().prop_map(day),
        1 => prop::sample::select(vec![NaiveDate::MIN, NaiveDate::MAX]),
    ]
}

/// Days as a goal may state them, often close to each other.
fn any_stated_date() -> impl Strategy<Value = NaiveDate> {
    let day = |days: i64| date(1970, 1, 1) + chrono::Duration::days(days);
    prop_oneof![
        2 => (20_000_i64..20_004).prop_map(day),
        2 => (20_000_i64..20_400).prop_map(day),
        1 => (0_i64..84_000).prop_map(day),
    ]
}

fn milestone(
    (start, due, today): (NaiveDate, NaiveDate, NaiveDate),
    done: Option<NaiveDate>,
) -> MilestoneChart<'static> {
    MilestoneChart {
        start,
        due,
        today_label: "today",
        due_label: "Due 30 Jun 2026",
        done_label: "Done 27 Jun 2026",
        gap_label: "days 10,000 overdue",
        ..certificate(done, today)
    }
}

/// Left, right, top and bottom of a text of Latin letters, each about as wide as its letters are.
fn area_of_text(text: &str) -> [f64; 4] {
    let letters = text.split_once('>').map_or("", |(_, letters)| letters);
    let ems: f64 = letters.chars().map(|c| if c.is_ascii() { 0.6 } else { 1.0 }).sum();
    let (x, y, width) = (number(text, "x"), number(text, "y"), ems * 12.0);
    let left = match attribute(text, "text-anchor") {
        Some("middle") => x - width / 2.0,
        Some("end") => x - width,
        _ => x,
    };
    [left, left + width, y - 7.0, y + 7.0]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_trend_of_any_numbers_and_dates_is_drawn_on_its_canvas(
        actual in prop::collection::vec((any_date(), prop::option::of(any_finite())), 0..12),
        plan in prop::collection::vec((any_date(), any_finite()), 0..6),
        previous in prop::collection::vec((any_date(), any_finite()), 0..6),
        forecast in prop::option::of(((any_date(), any_finite()), (any_date(), any_finite()), any_finite(), any_finite())),
        days in (any_date(), any_date(), any_date()),
        sizes in (160_u32..1300, 120_u32..500),
        lower_is_better: bool,
    ) {
        let size = Size { width: sizes.0, height: sizes.1 };
        let chart = TrendChart {
            actual,
            plan,
            previous,
            forecast: forecast.map(|(from, to, low, high)| Forecast { from, to, low, high }),
            today: days.0,
            lower_is_better,
            ..empty_trend(days.1, days.2)
        };
        assert_sound(&chart.draw(size), size)?;
    }

    #[test]
    fn gaps_of_any_numbers_are_drawn_on_their_canvas(
        values in prop::collection::vec(prop::array::uniform3(prop::option::of(any_finite())), 0..60),
        sizes in (160_u32..1300, 160_u32..500),
    ) {
        let size = Size { width: sizes.0, height: sizes.1 };
        let stages = [PeriodStage::Finished, PeriodStage::Running, PeriodStage::Ahead];
        let period = |(index, [plan, actual, gap]): (usize, [Option<f64>; 3])| PeriodGap {
            name: index.to_string(),
            plan,
            actual,
            gap,
            good: gap.map(|gap| gap > 0.0),
            stage: stages[index % 3],
        };
        let chart = GapByPeriod {
            periods: values.into_iter().enumerate().map(period).collect(),
            value_label: &plain,
            gap_label: &plain,
            ..months()
        };
        let drawing = chart.draw(size);
        prop_assert_eq!(drawing.hits.len(), chart.periods.len());
        assert_sound(&drawing, size)?;
    }

    #[test]
    fn a_milestone_of_any_days_is_drawn_on_its_canvas(
        days in (any_date(), any_date(), any_date()),
        done in prop::option::of(any_date()),
        sizes in (160_u32..1300, 120_u32..500),
    ) {
        let size = Size { width: sizes.0, height: sizes.1 };
        let drawing = milestone(days, done).draw(size);
        prop_assert_eq!(drawing.hits.len(), 3 + usize::from(done.is_some()));
        prop_assert!(drawing.hits.is_sorted_by(|left, right| left.x <= right.x));
        assert_sound(&drawing, size)?;
    }

    #[test]
    fn no_labels_of_a_milestone_overlap_and_none_is_missing(
        days in (any_stated_date(), any_stated_date(), any_stated_date()),
        done in prop::option::of(any_stated_date()),
        width in 320_u32..1300,
    ) {
        let svg = milestone(days, done).draw(Size { width, ..DAYS }).svg;
        let wanted = if done.is_some() { 4 } else { 3 };
        let words = ["today", "Due ", "Done ", "days"];
        let shown = words.iter().filter(|word| svg.contains(&format!(">{word}"))).count();
        prop_assert_eq!(shown, wanted, "{}", svg);
        let areas: Vec<[f64; 4]> = elements(&svg, "text").into_iter().map(area_of_text).collect();
        for (index, one) in areas.iter().enumerate() {
            prop_assert!(one[0] >= -0.1 && one[1] <= f64::from(width) + 0.1, "{one:?} in {svg}");
            for other in &areas[..index] {
                let is_apart = one[1] <= other[0] || other[1] <= one[0] || one[3] <= other[2] || other[3] <= one[2];
                prop_assert!(is_apart, "{one:?} and {other:?} in {svg}");
            }
        }
    }

    #[test]
    fn every_bar_is_as_long_as_its_value_times_the_one_scale(
        pairs in prop::collection::vec((-200_i32..1000, -200_i32..1000), 1..13),
    ) {
        let period = |&(plan, actual): &(i32, i32)| PeriodGap {
            name: String::new(),
            plan: Some(f64::from(plan)),
            actual: Some(f64::from(actual)),
            gap: Some(f64::from(actual - plan)),
            good: Some(true),
            stage: PeriodStage::Finished,
        };
        let periods = pairs.iter().map(period).collect();
        let svg = GapByPeriod { periods, value_label: &plain, ..months() }.draw(WIDE).svg;
        // The key's swatch is ten pixels wide, and no bar here is that narrow.
        let (columns, gaps) = (bar_heights(&svg, "actual", 10.0), bar_heights(&svg, "good", 10.0));
        prop_assert_eq!((columns.len(), gaps.len()), (pairs.len(), pairs.len()));
        let Some(scale) = px_per_unit(&svg) else {
            prop_assert!(pairs.iter().all(|&pair| pair == (0, 0)), "no scale to read in {svg}");
            return Ok(());
        };
        for ((plan, actual), (column, gap)) in pairs.into_iter().zip(columns.into_iter().zip(gaps)) {
            prop_assert!((column - f64::from(actual.abs()) * scale).abs() <= 1.0, "{actual}: {column} px at {scale}");
            prop_assert!((gap - f64::from((actual - plan).abs()) * scale).abs() <= 1.0, "{gap} px at {scale}");
        }
    }

    #[test]
    fn a_reduced_series_keeps_its_ends_its_extremes_and_its_order(
        steps in prop::collection::vec((0.0..0.2_f64, -100.0..100.0_f64), 1..2000),
    ) {
        let mut x = 0.0;
        let points: Vec<Point> = steps.into_iter().map(|(step, y)| { x += step; (x, y) }).collect();
        let kept = reduce(&points);
        prop_assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
        let extremes = |points: &[Point]| {
            let heights = || points.iter().map(|point| point.1);
            (heights().reduce(f64::min), heights().reduce(f64::max))
        };
        prop_assert_eq!(extremes(&kept), extremes(&points));
        let mut rest = points.iter();
        prop_assert!(kept.iter().all(|point| rest.any(|other| other == point)), "a subsequence");
        prop_assert!(kept.len() as f64 <= (4.0 * (x.ceil() + 1.0)).max(2.0 * x.max(1.0)));
    }

    #[test]
    fn a_straightened_line_passes_every_point_it_leaves_out(
        steps in prop::collection::vec((0..3_u8, prop_oneof![Just(0.5_f64), -1.0..1.0_f64]), 1..200),
    ) {
        let (mut x, mut y) = (0.0, 0.0);
        let points: Vec<Point> = steps
            .into_iter()
            .map(|(step, rise)| {
                (x, y) = (x + f64::from(step), y + rise);
                (x, y)
            })
            .collect();
        let kept = straightened(&points);
        prop_assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
        let is_near = |&(x, y): &Point| {
            kept.contains(&(x, y)) || kept.windows(2).any(|ends| {
                let ((x1, y1), (x2, y2)) = (ends[0], ends[1]);
                (x1..=x2).contains(&x) && x2 > x1 && (y1 + (y2 - y1) * (x - x1) / (x2 - x1) - y).abs() < 0.05
            })
        };
        prop_assert!(points.iter().all(is_near), "{points:?} {kept:?}");
    }
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "\"]]><img src=x onerror=alert(1)>&\u{0}";
    let mut trend = signings();
    trend.label = hostile;
    trend.actual_label = hostile;
    trend.value_label = &|_| "<script>".to_owned();
    let mut gaps = months();
    gaps.no_data_label = hostile;
    gaps.periods[0].name = hostile.to_owned();
    for svg in [trend.draw(WIDE).svg, gaps.draw(WIDE).svg] {
        assert!(svg.contains("]]&gt;&lt;img src=x onerror=alert(1)&gt;&amp;<"), "{svg}");
        assert!(!svg.contains("<img") && !svg.contains("<script") && !svg.contains('\0'), "{svg}");
    }
}

#[test]
fn a_drawing_has_no_style_attribute_and_a_file_needs_no_style_sheet() {
    for drawing in [signings().draw(WIDE), response_hours().draw(WIDE), months().draw(WIDE)] {
        assert!(!drawing.svg.contains("style="), "{}", drawing.svg);
        assert!(drawing.svg.contains("var(--actual)"));
        let file = exported(&drawing.svg);
        assert!(!file.contains("var(--") && file.contains("font-family="), "{file}");
    }
}

#[test]
fn a_missing_week_breaks_the_line_and_has_no_hit() {
    let drawing = response_hours().draw(WIDE);
    let actual_lines = elements(&drawing.svg, "polyline")
        .into_iter()
        .filter(|line| attribute(line, "stroke") == Some("var(--actual)"))
        .count();
    assert_eq!(actual_lines, 2);
    assert_eq!(drawing.hits.iter().map(|hit| hit.index).collect::<Vec<_>>(), [0, 1, 2, 3, 5, 6, 7]);
}

#[test]
fn running_above_the_plan_is_red_where_lower_is_better() {
    let (start, end) = (date(2026, 1, 1), date(2026, 1, 31));
    let washes = |lower_is_better| {
        let chart = TrendChart {
            actual: vec![(start, Some(3.0)), (end, Some(3.0))],
            plan: vec![(start, 2.0), (end, 2.0)],
            lower_is_better,
            ..empty_trend(start, end)
        };
        let svg = chart.draw(WIDE).svg;
        (svg.contains("var(--good-wash)"), svg.contains("var(--bad-wash)"))
    };
    assert_eq!(washes(true), (false, true));
    assert_eq!(washes(false), (true, false));
}

#[test]
fn a_month_without_data_has_words_instead_of_a_bar_and_one_ahead_has_neither() {
    let mut chart = months();
    // A number entered before its month began is not shown as if the month had been.
    chart.periods[11].actual = Some(3.0);
    chart.periods[11].gap = Some(-202.0);
    let svg = chart.draw(WIDE).svg;
    assert_eq!(svg.matches(">无数据<").count(), 1);
    let finished = bar_heights(&svg, "good", 10.0).len() + bar_heights(&svg, "bad", 10.0).len();
    assert!(!svg.contains("−202"), "{svg}");
    assert_eq!(finished, 9, "ten finished months, one of them without data");
}

#[test]
fn what_is_kept_is_points_and_each_miss_is_a_square() {
    let (start, end) = (date(2026, 1, 1), date(2026, 3, 31));
    let months = [(date(2026, 1, 31), 99.0), (date(2026, 2, 28), 97.0), (end, 98.0)];
    let chart = TrendChart {
        actual: months.map(|(day, value)| (day, Some(value))).to_vec(),
        is_held: Some(vec![true, false, true]),
        plan: vec![(start, 98.0), (end, 98.0)],
        ..empty_trend(start, end)
    };
    let svg = chart.draw(WIDE).svg;
    assert_eq!(svg.matches("<circle").count(), 2, "{svg}");
    let squares = elements(&svg, "polygon").into_iter();
    let squares = squares.filter(|shape| attribute(shape, "fill") == Some("var(--bad)"));
    assert_eq!(squares.count(), 1, "{svg}");
    let lines = elements(&svg, "polyline").into_iter();
    let lines = lines.filter(|line| attribute(line, "stroke") == Some("var(--actual)"));
    assert_eq!(lines.count(), 0, "points are not joined");
}

#[test]
fn what_happens_now_and_then_goes_in_steps() {
    let (start, end) = (date(2026, 1, 1), date(2026, 3, 31));
    let chart = |is_stepped| TrendChart {
        actual: vec![(date(2026, 1, 10), Some(1.0)), (date(2026, 3, 10), Some(2.0))],
        is_stepped,
        ..empty_trend(start, end)
    };
    let line = |is_stepped| {
        let svg = chart(is_stepped).draw(WIDE).svg;
        let lines = elements(&svg, "polyline").into_iter();
        let mut lines = lines.filter(|line| attribute(line, "stroke") == Some("var(--actual)"));
        let points = attribute(lines.next().unwrap(), "points").unwrap();
        let at = |point: &str| {
            let (x, y) = point.split_once(',').unwrap();
            (x.parse::<f64>().unwrap(), y.parse::<f64>().unwrap())
        };
        points.split(' ').map(at).collect::<Vec<_>>()
    };
    let (steps, slope) = (line(true), line(false));
    assert_eq!((steps.len(), slope.len()), (3, 2));
    assert_eq!((steps[0], steps[2]), (slope[0], slope[1]));
    assert_eq!(steps[1], (slope[1].0, slope[0].1), "along, then up");
}

#[test]
fn single_periods_are_rings_beside_the_line_of_all_of_them_and_the_axis_reaches_them() {
    let (start, end) = (date(2026, 1, 1), date(2026, 3, 31));
    let months = [(date(2026, 1, 31), 20.0), (date(2026, 2, 28), 90.0)];
    let chart = TrendChart {
        actual: vec![(months[0].0, Some(20.0)), (months[1].0, Some(30.0))],
        points: months.to_vec(),
        ..empty_trend(start, end)
    };
    let svg = chart.draw(WIDE).svg;
    let rings = elements(&svg, "circle").into_iter();
    let rings = rings.filter(|circle| attribute(circle, "fill") == Some("var(--previous)"));
    let heights: Vec<f64> =
        rings.map(|ring| attribute(ring, "cy").unwrap().parse().unwrap()).collect();
    assert_eq!(heights.len(), 2, "{svg}");
    assert!(heights[1] < heights[0] && heights[1] > 0.0, "{heights:?}");
}

#[test]
fn a_single_actual_on_a_single_day_stands_in_the_middle() {
    let day = date(2026, 11, 20);
    let chart = TrendChart { actual: vec![(day, Some(5.0))], ..empty_trend(day, day) };
    let drawing = chart.draw(Size { width: 320, height: 260 });
    assert_eq!(drawing.hits.len(), 1);
    assert!((100.0..220.0).contains(&drawing.hits[0].x), "{:?}", drawing.hits);
    assert!(drawing.svg.contains("<circle"), "{}", drawing.svg);
}

#[test]
fn lines_are_cut_at_the_first_and_the_last_day() {
    let (start, end) = (date(2026, 4, 1), date(2026, 6, 30));
    let year = |value: f64| {
        vec![(date(2026, 1, 1), 0.0), (date(2026, 5, 1), value), (date(2026, 12, 31), value)]
    };
    let chart = TrendChart {
        actual: year(50.0).into_iter().map(|(date, value)| (date, Some(value))).collect(),
        plan: year(60.0),
        ..empty_trend(start, end)
    };
    let drawing = chart.draw(WIDE);
    assert_eq!(drawing.hits.iter().map(|hit| hit.index).collect::<Vec<_>>(), [1]);
    let points =
        elements(&drawing.svg, "polyline").into_iter().filter_map(|line| attribute(line, "points"));
    let across: Vec<f64> = points
        .flat_map(|points| points.split(' ').filter_map(|at| at.split_once(',')?.0.parse().ok()))
        .collect();
    assert!(across.iter().all(|x| (0.0..=860.0).contains(x)), "{across:?}");
}

#[test]
fn numbers_at_the_edge_of_what_a_float_holds_are_drawn() {
    for value in [f64::MIN_POSITIVE, 5e-324, f64::MAX, f64::MIN] {
        let mut gaps = months();
        gaps.periods.truncate(1);
        gaps.periods[0].plan = Some(value);
        gaps.periods[0].actual = None;
        let drawing = gaps.draw(WIDE);
        assert!((0.0..=300.0).contains(&drawing.hits[0].y), "{value}: {:?}", drawing.hits);
    }
}

#[test]
fn ten_thousand_points_are_drawn_as_what_the_pixels_can_show() {
    let (start, end) = (date(2000, 1, 1), date(2027, 5, 18));
    let actual = start
        .iter_days()
        .take(10_000)
        .enumerate()
        .map(|(day, date)| (date, Some(f64::from((day as u32 * 7919) % 1000))));
    let chart = TrendChart {
        actual: actual.collect(),
        plan: vec![(start, 500.0), (end, 500.0)],
        ..empty_trend(start, end)
    };
    let drawing = chart.draw(WIDE);
    assert_eq!(drawing.hits.len(), 10_000);
    let points =
        elements(&drawing.svg, "polyline").into_iter().filter_map(|line| attribute(line, "points"));
    let longest = points.map(|points| points.split(' ').count()).max();
    assert!(longest.is_some_and(|count| (800..=4 * 860).contains(&count)), "{longest:?}");
}

#[test]
fn a_year_of_weeks_is_a_small_drawing() {
    for svg in [signings().draw(WIDE).svg, months().draw(WIDE).svg] {
        assert!(svg.len() < 30_000, "{} bytes", svg.len());
    }
}
