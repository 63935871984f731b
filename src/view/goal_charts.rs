//! The two charts of a goal, with what they say as a sentence and as a table.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::charts::{
    DateUnit, Drawing, Forecast, GapByPeriod, PeriodGap, PeriodStage, Size, TrendChart,
};
use crate::domain::amount::{Amount, to_f64};
use crate::domain::calendar::{PeriodKind, Span};
use crate::domain::figures::{expected, on_the_way};
use crate::domain::goal::Goal;
use crate::domain::metric::{Aggregation, Measure};
use crate::domain::progress;
use crate::locales::Texts;
use crate::model::open::Open;

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

/// What a goal's charts are made of, worked out once for both.
struct Subject<'a> {
    open: &'a Open,
    texts: Texts,
    place: usize,
    goal: &'a Goal,
    period: Span,
    /// In percent for a goal whose progress is a mean; else the metric's.
    measure: Measure,
    /// Where the charts draw progress in percent, the whole way; else the target.
    target: Decimal,
    is_share: bool,
    is_flow: bool,
}

/// One reporting period.
struct Reported {
    span: Span,
    actual: Option<Decimal>,
    plan: Option<Decimal>,
}

/// The trend: actual against the goal's own curve. `None` for a goal without a period or a target.
pub fn trend(open: &Open, place: usize, texts: Texts, size: Size) -> Option<Chart> {
    let subject = Subject::new(open, place, texts)?;
    let today = open.cascade.as_of();
    let actual = subject.readings(today);
    let plan: Vec<(NaiveDate, f64)> = subject.plan();
    let last = actual
        .iter()
        .rev()
        .find_map(|(day, value)| Some((*day, (*value)?)));
    let name = texts.trend_name(subject.title(), subject.unit());
    let value_label = |value: f64| subject.value(value);
    let gap = last.and_then(|(day, value)| Some(value - subject.plan_at(day)?));
    let gap_label = gap.map_or(String::new(), |gap| subject.difference(gap));
    let chart = TrendChart {
        label: &name,
        actual: actual
            .iter()
            .map(|(day, value)| (*day, value.map(to_f64)))
            .collect(),
        plan,
        previous: Vec::new(),
        forecast: subject.forecast(last, today),
        today,
        start: subject.period.start(),
        end: subject.period.end(),
        lower_is_better: subject.goal.aim.lower_is_better(),
        value_label: &value_label,
        day_label: &|day, unit| tick(texts, day, unit),
        today_label: texts.chart_today(),
        actual_label: texts.chart_actual(),
        plan_label: texts.chart_plan(),
        previous_label: "",
        forecast_label: texts.chart_forecast(),
        gap_label: &gap_label,
    };
    let rows = actual.iter().map(|(day, value)| {
        let plan = subject.plan_at(*day);
        vec![
            texts.day_with_year(*day),
            value.map_or(texts.no_data().into(), |v| subject.exact(v)),
            plan.map_or(String::new(), |p| subject.exact(p)),
        ]
    });
    let table: Vec<Vec<String>> = rows.collect();
    Some(Chart {
        summary: match (last, gap) {
            (Some((day, value)), Some(gap)) => texts.trend_summary(
                texts.day(day),
                subject.exact(value),
                subject.exact(value - gap),
                subject.difference(gap),
            ),
            _ => texts.lead_no_actual().into(),
        },
        drawing: chart.draw(size),
        readouts: table.iter().map(|row| readout(texts, row)).collect(),
        columns: vec![
            texts.column_day().into(),
            texts.chart_actual().into(),
            texts.chart_plan().into(),
        ],
        table,
        name,
    })
}

/// The gap by period. `None` as for [`trend`].
pub fn gap_by_period(open: &Open, place: usize, texts: Texts, size: Size) -> Option<Chart> {
    let subject = Subject::new(open, place, texts)?;
    let today = open.cascade.as_of();
    let kind = subject.chart_periods();
    let calendar = open.workspace.settings.calendar;
    let reported = subject.reported(kind, today);
    let gap = |r: &Reported| {
        let goal = subject.goal;
        Some(progress::gap(goal.aim, r.plan?, goal.tolerance, r.actual?))
    };
    // The bar shows actual minus plan; whether that is good is told by its colour.
    let raw = |r: &Reported| Some(r.actual? - r.plan?);
    let name = texts.gap_name(subject.title(), subject.unit());
    let value_label = |value: f64| subject.value(value);
    let gap_label =
        |value: f64| subject.difference(Amount::from_f64(value).unwrap_or_default().value());
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
    };
    let rows = reported.iter().map(|r| {
        vec![
            texts.short_period(r.span, kind, calendar),
            match r.actual {
                Some(actual) => subject.exact(actual),
                None if r.span.start() > today => String::new(),
                None => texts.no_data().into(),
            },
            r.plan.map_or(String::new(), |plan| subject.exact(plan)),
            raw(r).map_or(String::new(), |gap| subject.difference(gap)),
        ]
    });
    let table: Vec<Vec<String>> = rows.collect();
    let finished = reported
        .iter()
        .filter(|r| r.span.end() <= today && r.actual.is_some());
    let missed = finished
        .clone()
        .filter(|r| gap(r).is_some_and(|g| g < Decimal::ZERO));
    Some(Chart {
        summary: texts.gap_summary(finished.count(), missed.count()),
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

fn readout(texts: Texts, row: &[String]) -> String {
    let cell = |index: usize| row.get(index).map_or("", String::as_str);
    texts.chart_readout(cell(0), cell(1), cell(2))
}

fn tick(texts: Texts, day: NaiveDate, unit: DateUnit) -> String {
    match unit {
        DateUnit::Day | DateUnit::Week => texts.day(day),
        DateUnit::Month => texts.month(day),
        DateUnit::Quarter | DateUnit::Year => texts.quarter_or_year(day, unit == DateUnit::Year),
    }
}

impl<'a> Subject<'a> {
    fn new(open: &'a Open, place: usize, texts: Texts) -> Option<Self> {
        let goal = open.workspace.goals.at(place)?;
        let period = goal.period?;
        let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
        let figures = open.cascade.figures(place);
        let is_share = figures.actual.is_none() && figures.progress.is_some();
        let target = match is_share {
            true => Decimal::ONE_HUNDRED,
            false => figures.target?,
        };
        Some(Subject {
            open,
            texts,
            place,
            goal,
            period,
            measure: match (is_share, metric) {
                (true, _) => Measure::Percent,
                (false, metric) => metric.map_or(Measure::Count, |m| m.measure.clone()),
            },
            target,
            is_share,
            is_flow: !is_share && metric.is_none_or(|m| m.aggregation == Aggregation::Flow),
        })
    }

    fn title(&self) -> &str {
        &self.goal.title
    }

    fn unit(&self) -> String {
        self.texts.unit_word(&self.measure)
    }

    fn value(&self, value: f64) -> String {
        self.exact(Amount::from_f64(value).unwrap_or_default().value())
    }

    fn exact(&self, value: Decimal) -> String {
        self.texts.amount(value, &self.measure)
    }

    fn difference(&self, value: Decimal) -> String {
        self.texts.difference(value, &self.measure)
    }

    /// The goal's number at the end of a day.
    fn state(&self, day: NaiveDate) -> Option<Decimal> {
        let figures = self
            .open
            .cascade
            .figures_on(&self.open.workspace, self.place, day);
        if self.is_share {
            let percent = Amount::from_f64(figures.progress? * 100.0).ok()?;
            return Some(percent.value());
        }
        figures.actual
    }

    /// What the plan asks for at the end of a day.
    fn plan_at(&self, day: NaiveDate) -> Option<Decimal> {
        if self.is_share {
            let figures = self
                .open
                .cascade
                .figures_on(&self.open.workspace, self.place, day);
            let percent = Amount::from_f64(figures.expected? * 100.0).ok()?;
            return Some(percent.value());
        }
        on_the_way(self.goal, self.target, expected(self.goal, day)?)
    }

    fn plan(&self) -> Vec<(NaiveDate, f64)> {
        let before = self.period.start().pred_opt();
        let corners = before
            .into_iter()
            .chain(self.goal.plan.corners(self.period));
        corners
            .filter_map(|day| Some((day, to_f64(self.plan_at(day)?))))
            .map(|(day, value)| (day.max(self.period.start()), value))
            .collect()
    }

    /// The days on which anything under the goal has an actual.
    fn days(&self, until: NaiveDate) -> Vec<NaiveDate> {
        let Some(known) = Span::new(self.period.start(), self.period.end().min(until)) else {
            return Vec::new();
        };
        let below = self.open.cascade.tree().subtree(self.place);
        let mut days: Vec<NaiveDate> = (below.iter())
            .filter_map(|&place| self.open.workspace.goals.at(place))
            .filter_map(|goal| self.open.workspace.measured(goal))
            .flat_map(|(_, series)| series.within(known).map(|(day, _)| day))
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The number at each day with an actual; `None` stands for a reporting period without any.
    fn readings(&self, today: NaiveDate) -> Vec<(NaiveDate, Option<Decimal>)> {
        let mut days = self.days(today).into_iter().peekable();
        let cadence = self.goal.cadence.unwrap_or(PeriodKind::Month);
        let calendar = self.open.workspace.settings.calendar;
        let mut readings = Vec::new();
        for period in calendar.periods(cadence, self.period) {
            let mut is_empty = true;
            while let Some(day) = days.next_if(|day| *day <= period.end()) {
                readings.push((day, self.state(day)));
                is_empty = false;
            }
            if is_empty && period.end() <= today && self.period.contains(period.end()) {
                readings.push((period.end(), None));
            }
        }
        readings
    }

    fn forecast(&self, last: Option<(NaiveDate, Decimal)>, today: NaiveDate) -> Option<Forecast> {
        let (day, value) = last?;
        let speed = self.open.cascade.figures(self.place).speed?;
        if self.is_share || today >= self.period.end() {
            return None;
        }
        Some(Forecast {
            from: (day, to_f64(value)),
            to: (self.period.end(), speed.forecast),
            low: speed.forecast,
            high: speed.forecast,
        })
    }

    /// Periods that give a readable number of bars.
    fn chart_periods(&self) -> PeriodKind {
        match self.period.days() {
            0..=35 => PeriodKind::Week,
            36..=750 => PeriodKind::Month,
            751..=2200 => PeriodKind::Quarter,
            _ => PeriodKind::Year,
        }
    }

    fn reported(&self, kind: PeriodKind, today: NaiveDate) -> Vec<Reported> {
        let days = self.days(today);
        let calendar = self.open.workspace.settings.calendar;
        let spans = calendar.periods(kind, self.period);
        let spans = spans.filter_map(|span| span.overlap(self.period));
        spans
            .map(|span| {
                let has_data = days.iter().any(|day| span.contains(*day));
                let end = span.end().min(today);
                Reported {
                    span,
                    actual: has_data
                        .then(|| self.gained(span, end, Subject::state))
                        .flatten(),
                    plan: self.gained(span, span.end(), Subject::plan_at),
                }
            })
            .collect()
    }

    /// What came in during a span, of a flow; where it stood at the end, of anything else.
    fn gained(
        &self,
        span: Span,
        end: NaiveDate,
        at: impl Fn(&Self, NaiveDate) -> Option<Decimal>,
    ) -> Option<Decimal> {
        let now = at(self, end)?;
        if !self.is_flow {
            return Some(now);
        }
        let before = span.start().pred_opt().and_then(|day| at(self, day));
        Some(now - before.unwrap_or_default())
    }
}
