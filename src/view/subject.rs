//! What a goal's charts are made of: its numbers and its plan, day by day and period by period.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::charts::Forecast;
use crate::domain::amount::{Amount, to_f64};
use crate::domain::calendar::{PeriodKind, Span};
use crate::domain::course::{Course, Way};
use crate::domain::figures::{expected, on_the_way};
use crate::domain::goal::Goal;
use crate::domain::metric::{Aggregation, Measure};
use crate::locales::Texts;
use crate::model::open::Open;

/// What a goal's charts are made of, worked out once for both.
pub(super) struct Subject<'a> {
    pub open: &'a Open,
    pub texts: Texts,
    pub place: usize,
    pub goal: &'a Goal,
    pub period: Span,
    /// In percent for a goal whose progress is a mean; else the metric's.
    pub measure: Measure,
    /// Where the charts draw progress in percent, the whole way; else the target.
    pub target: Decimal,
    pub is_share: bool,
    pub is_flow: bool,
}

/// One reporting period.
pub(super) struct Reported {
    pub span: Span,
    pub actual: Option<Decimal>,
    pub plan: Option<Decimal>,
}

/// The number and the plan at the end of a day.
pub(super) struct Reading {
    pub day: NaiveDate,
    pub actual: Option<Decimal>,
    pub plan: Option<Decimal>,
}

impl<'a> Subject<'a> {
    pub fn new(open: &'a Open, place: usize, texts: Texts) -> Option<Self> {
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

    pub fn title(&self) -> &str {
        &self.goal.title
    }

    pub fn unit(&self) -> String {
        self.texts.unit_word(&self.measure)
    }

    pub fn value(&self, value: f64) -> String {
        self.exact(Amount::from_f64(value).unwrap_or_default().value())
    }

    pub fn exact(&self, value: Decimal) -> String {
        self.texts.amount(value, &self.measure)
    }

    pub fn difference(&self, value: Decimal) -> String {
        self.texts.difference(value, &self.measure)
    }

    /// The number and the plan at the end of each of some rising days.
    fn on(&self, days: &[NaiveDate]) -> Vec<Reading> {
        let course = Course { workspace: &self.open.workspace, cascade: &self.open.cascade, days };
        if self.is_share {
            let percent = |share: f64| Some(Amount::from_f64(share * 100.0).ok()?.value());
            let reading = |(&day, way): (&NaiveDate, Way)| Reading {
                day,
                actual: way.progress.and_then(percent),
                plan: way.expected.and_then(percent),
            };
            return days.iter().zip(course.ways(self.place)).map(reading).collect();
        }
        let metric = self.open.workspace.measured(self.goal).map(|(metric, _)| metric);
        let plan = |day| on_the_way(self.goal, metric, self.target, expected(self.goal, day)?);
        let reading = |(&day, actual): (&NaiveDate, Option<Decimal>)| Reading {
            day,
            actual,
            plan: plan(day),
        };
        days.iter().zip(course.actuals(self.place)).map(reading).collect()
    }

    /// The plan's corners.
    pub fn plan(&self) -> Vec<(NaiveDate, f64)> {
        let before = self.period.start().pred_opt();
        let corners = self.goal.plan.corners(self.period);
        let days: Vec<NaiveDate> = before.into_iter().chain(corners).collect();
        let readings = self.on(&days).into_iter();
        readings
            .filter_map(|reading| Some((reading.day, to_f64(reading.plan?))))
            .map(|(day, value)| (day.max(self.period.start()), value))
            .collect()
    }

    /// The days on which anything under the goal has an actual.
    fn days(&self, until: NaiveDate) -> BTreeSet<NaiveDate> {
        let Some(known) = Span::new(self.period.start(), self.period.end().min(until)) else {
            return BTreeSet::new();
        };
        let below = self.open.cascade.tree().subtree(self.place);
        let days = (below.iter())
            .filter_map(|&place| self.open.workspace.goals.at(place))
            .filter_map(|goal| self.open.workspace.measured(goal))
            .flat_map(|(_, series)| series.days_within(known));
        // Many series have the same days, and a set of them stays small.
        days.copied().collect()
    }

    /// The number at each day with an actual, and none at the end of each reporting period without any.
    pub fn readings(&self, today: NaiveDate) -> Vec<Reading> {
        let known = self.days(today);
        let cadence = self.goal.cadence.unwrap_or(PeriodKind::Month);
        let calendar = self.open.workspace.settings.calendar;
        let is_empty = |period: &Span| known.range(period.start()..=period.end()).next().is_none();
        let is_over = |period: &Span| period.end() <= today && self.period.contains(period.end());
        let empty = calendar.periods(cadence, self.period);
        let empty = empty.filter(|period| is_empty(period) && is_over(period));
        let days: BTreeSet<NaiveDate> =
            empty.map(|period| period.end()).chain(known.clone()).collect();
        let mut readings = self.on(&days.into_iter().collect::<Vec<_>>());
        for reading in readings.iter_mut().filter(|reading| !known.contains(&reading.day)) {
            reading.actual = None;
        }
        readings
    }

    pub fn forecast(
        &self,
        (day, value): (NaiveDate, Decimal),
        today: NaiveDate,
    ) -> Option<Forecast> {
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
    pub fn chart_periods(&self) -> PeriodKind {
        match self.period.days() {
            0..=35 => PeriodKind::Week,
            36..=750 => PeriodKind::Month,
            751..=2200 => PeriodKind::Quarter,
            _ => PeriodKind::Year,
        }
    }

    pub fn reported(&self, kind: PeriodKind, today: NaiveDate) -> Vec<Reported> {
        let calendar = self.open.workspace.settings.calendar;
        let spans = calendar.periods(kind, self.period);
        let spans: Vec<Span> = spans.filter_map(|span| span.overlap(self.period)).collect();
        let known = self.days(today);
        let ends = spans.iter().flat_map(|span| [span.end(), span.end().min(today)]);
        let befores = spans.iter().filter_map(|span| span.start().pred_opt());
        let days: BTreeSet<NaiveDate> = ends.chain(befores).collect();
        let days: Vec<NaiveDate> = days.into_iter().collect();
        let readings = self.on(&days);
        let at = |day: NaiveDate| {
            let at = days.binary_search(&day).ok()?;
            readings.get(at)
        };
        let reported = |span: Span| {
            let before = span.start().pred_opt();
            let gained = |end: NaiveDate, number: fn(&Reading) -> Option<Decimal>| {
                let now = number(at(end)?)?;
                let then = before.and_then(at).and_then(number);
                Some(match self.is_flow {
                    true => now - then.unwrap_or_default(),
                    false => now,
                })
            };
            let has_data = known.range(span.start()..=span.end()).next().is_some();
            Reported {
                span,
                actual: match has_data {
                    true => gained(span.end().min(today), |reading| reading.actual),
                    false => None,
                },
                plan: gained(span.end(), |reading| reading.plan),
            }
        };
        spans.into_iter().map(reported).collect()
    }
}
