//! The two charts of a goal with a number or a progress, with what they say as a sentence and as a table.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_segmentation::UnicodeSegmentation;

use crate::charts::{
    DateUnit, Drawing, Forecast, GapByPeriod, PeriodGap, PeriodStage, Size, TrendChart,
};
use crate::domain::cascade::track::{Landing, Reading, Reported, Track, TrackOf};
use crate::domain::tracking::figures::rolls_up;
use crate::domain::values::absent::Absent;
use crate::domain::values::amount::{nearest, to_f64};
use crate::domain::values::calendar::{Calendar, PeriodKind, Span};
use crate::locales::Texts;
use crate::model::open::Open;

use super::subject::Subject;

/// How many characters of a note are read out.
const LONGEST_READOUT: usize = 120;

/// A chart, and the same content in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub name: String,
    pub summary: String,
    pub drawing: Drawing,
    /// One for each hit of the drawing, by its index.
    pub readouts: Vec<String>,
    pub columns: Vec<String>,
    pub table: Vec<Vec<String>>,
}

/// The trend: actual against the goal's own curve. `None` for a goal without a period or a target.
pub fn trend(open: &Open, place: usize, texts: Texts, size: Size) -> Option<Chart> {
    let subject = Subject::new(open, place, texts)?;
    let track = &subject.track;
    let readings = track.readings();
    let last = readings
        .iter()
        .rev()
        .find_map(|reading| Some((reading.day, reading.actual?, reading.plan)));
    let name = texts.trend_name(subject.title(), subject.unit());
    let value_label = |value: f64| subject.value(value);
    let gap = last.and_then(|(_, value, plan)| track.gap(Some(value), plan));
    let gap_label = gap.map_or(String::new(), |gap| subject.difference(gap));
    let alone = track.alone();
    let notes = notes(open, place, track, &readings);
    let noted = notes.iter().enumerate().filter(|(_, note)| !note.is_empty());
    let calendar = open.workspace.settings.calendar;
    let chart = TrendChart {
        label: &name,
        actual: readings.iter().map(|reading| (reading.day, reading.actual.map(to_f64))).collect(),
        noted: noted.map(|(at, _)| at).collect(),
        is_held: track.is_kept().then(|| readings.iter().map(|r| is_held(track, r)).collect()),
        is_stepped: track.is_sparse(),
        points: alone.iter().map(|&(day, value)| (day, to_f64(value))).collect(),
        band: track.band().map(|(low, high)| (to_f64(low), to_f64(high))),
        plan: track.plan().into_iter().map(|(day, plan)| (day, to_f64(plan))).collect(),
        previous: Vec::new(),
        forecast: track.landing().map(forecast),
        today: open.cascade.today(),
        start: track.period.start(),
        end: track.period.end(),
        lower_is_better: track.goal.aim.lower_is_better(),
        value_label: &value_label,
        calendar,
        day_label: &|day, unit| tick(texts, calendar, day, unit),
        today_label: texts.chart_today(),
        actual_label: texts.chart_actual(),
        plan_label: texts.chart_plan(),
        previous_label: "",
        forecast_label: texts.chart_forecast(),
        gap_label: &gap_label,
    };
    let has_notes = !chart.noted.is_empty();
    let rows = readings.iter().zip(&notes).map(|(reading, note)| {
        let (actual, plan) = (reading.actual, reading.plan);
        let cells = [
            Some(texts.day_with_year(reading.day)),
            Some(actual.map_or(texts.no_data().into(), |actual| subject.exact(actual))),
            Some(plan.map_or(String::new(), |plan| subject.exact(plan))),
            has_notes.then(|| note.clone()),
        ];
        cells.into_iter().flatten().collect()
    });
    let table: Vec<Vec<String>> = rows.collect();
    let readouts = table.iter().zip(&notes).map(|(row, note)| match note.as_str() {
        "" => readout(texts, row),
        note => texts.chart_readout_noted(readout(texts, row), begin(note)),
    });
    let summary = match (last, gap) {
        (Some((day, value, Some(plan))), Some(gap)) => texts.trend_summary(
            texts.day(day),
            subject.exact(value),
            subject.exact(plan),
            subject.difference(gap),
        ),
        _ => texts.lead_absent(subject.title(), texts.absent(Absent::NoNumber)),
    };
    Some(Chart {
        summary: match alone.is_empty() {
            true => summary,
            false => {
                let kind = texts.period_kind(track.goal.cadence());
                texts.two_sentences(summary, texts.trend_points(kind))
            }
        },
        drawing: chart.draw(size),
        readouts: readouts.collect(),
        columns: [texts.column_day(), texts.chart_actual(), texts.chart_plan()]
            .into_iter()
            .chain(has_notes.then(|| texts.chart_note()))
            .map(Into::into)
            .collect(),
        table,
        name,
    })
}

/// What is said about the numbers behind each reading: those since the reading before it.
fn notes(open: &Open, place: usize, track: &Track, readings: &[Reading]) -> Vec<String> {
    let is_own = !rolls_up(track.goal, open.cascade.tree().children(place));
    let series = open.workspace.measured(track.goal).map(|(_, series)| series).filter(|_| is_own);
    let mut from = track.period.start();
    let note = |reading: &Reading| {
        let since = Span::new(from, reading.day);
        from = reading.day.succ_opt().unwrap_or(reading.day);
        let all = series.zip(since).map(|(series, since)| series.notes(since).collect::<Vec<_>>());
        all.unwrap_or_default().join(" · ")
    };
    readings.iter().map(note).collect()
}

/// As much of a note as stands beside a pointer; the table has all of it.
fn begin(note: &str) -> String {
    let mut graphemes = note.graphemes(true);
    let shown: String = graphemes.by_ref().take(LONGEST_READOUT).collect();
    if graphemes.next().is_none() { shown } else { format!("{shown}…") }
}

/// The gap by period. `None` as for [`trend`].
pub fn gap_by_period(open: &Open, place: usize, texts: Texts, size: Size) -> Option<Chart> {
    let subject = Subject::new(open, place, texts)?;
    let today = open.cascade.today();
    let kind = subject.track.told_by();
    let calendar = open.workspace.settings.calendar;
    let reported = subject.track.reported();
    let gap = |r: &Reported| subject.track.gap(r.actual, r.plan);
    // The bar shows actual minus plan; whether that is good is told by its colour.
    let raw = |r: &Reported| r.actual?.checked_sub(r.plan?);
    let name = texts.gap_name(subject.title(), subject.unit());
    let gap_label = |gap: f64| match nearest(gap) {
        Some(gap) => subject.difference(gap),
        None => texts.figure_none().into(),
    };
    let hangs_from = match subject.track.of {
        TrackOf::Kept(bound) => Some(to_f64(bound)),
        // A level stands far from 0, and at its scale nobody would see how far it is from its plan.
        TrackOf::Number if !subject.track.is_flow() => Some(0.0),
        TrackOf::Number | TrackOf::Progress => None,
    };
    let value_label = |value: f64| match hangs_from {
        Some(0.0) => gap_label(value),
        _ => subject.value(value),
    };
    let periods = reported.iter().map(|r| PeriodGap {
        name: texts.short_period(r.span, kind, calendar),
        plan: r.plan.map(to_f64),
        actual: r.actual.map(to_f64),
        gap: raw(r).map(to_f64),
        good: gap(r).filter(|g| !g.is_zero()).map(|g| g > Decimal::ZERO),
        stage: match r.span {
            span if span.end() <= today => PeriodStage::Finished,
            span if span.start() <= today => PeriodStage::Running,
            _ => PeriodStage::Ahead,
        },
    });
    let chart = GapByPeriod {
        label: &name,
        periods: periods.collect(),
        value_label: &value_label,
        gap_label: &gap_label,
        no_data_label: texts.no_data(),
        gap_title: texts.chart_gap_title(),
        actual_label: texts.chart_actual(),
        plan_label: texts.chart_plan(),
        hangs_from,
    };
    let rows = reported.iter().map(|r| {
        vec![
            texts.short_period(r.span, kind, calendar),
            match r.actual {
                Some(actual) => subject.exact(actual),
                None if r.span.end() > today => String::new(),
                None => texts.no_data().into(),
            },
            r.plan.map_or(String::new(), |plan| subject.exact(plan)),
            raw(r).map_or(String::new(), |gap| subject.difference(gap)),
        ]
    });
    let table: Vec<Vec<String>> = rows.collect();
    let met: Vec<bool> = match subject.track.is_kept() {
        true => subject.track.over().into_iter().map(|judged| judged.is_held).collect(),
        false => {
            let over = reported.iter().filter(|r| r.span.end() <= today && r.actual.is_some());
            over.map(|r| gap(r).is_none_or(|gap| gap >= Decimal::ZERO)).collect()
        }
    };
    let missed = met.iter().filter(|is_met| !**is_met).count();
    Some(Chart {
        summary: match (met.len(), missed) {
            (0, _) => texts.gap_none_finished().into(),
            (all, 0) => texts.gap_all_met(all),
            (all, missed) => texts.gap_summary(all, missed),
        },
        drawing: chart.draw(size),
        readouts: table.iter().map(|row| readout(texts, row)).collect(),
        columns: vec![
            texts.column_period().into(),
            texts.chart_actual().into(),
            texts.chart_plan().into(),
            texts.chart_gap_title().into(),
        ],
        table,
        name,
    })
}

fn is_held(track: &Track, reading: &Reading) -> bool {
    track.gap(reading.actual, reading.plan).is_some_and(|gap| gap >= Decimal::ZERO)
}

fn forecast(landing: Landing) -> Forecast {
    let drawn = |(day, value)| (day, to_f64(value));
    let to = drawn(landing.to);
    Forecast { from: drawn(landing.from), to, low: to.1, high: to.1 }
}

fn readout(texts: Texts, row: &[String]) -> String {
    let cell = |index: usize| row.get(index).map_or("", String::as_str);
    texts.chart_readout(cell(0), cell(1), cell(2))
}

/// A date as the axes print it.
pub(super) fn tick(texts: Texts, calendar: Calendar, day: NaiveDate, unit: DateUnit) -> String {
    let kind = match unit {
        DateUnit::Day | DateUnit::Week => return texts.day(day),
        DateUnit::Month => PeriodKind::Month,
        DateUnit::Quarter => PeriodKind::Quarter,
        DateUnit::Year => PeriodKind::Year,
    };
    texts.short_period(calendar.period(kind, day), kind, calendar)
}
