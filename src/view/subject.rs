//! What a goal's charts are made of: its numbers and its plan, day by day and period by period.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::charts::Forecast;
use crate::domain::absent::Absent;
use crate::domain::amount::{Amount, to_f64};
use crate::domain::calendar::{PeriodKind, Span};
use crate::domain::course::Course;
use crate::domain::figures::{Figures, expected};
use crate::domain::gap::Bound;
use crate::domain::goal::Goal;
use crate::domain::held::Judged;
use crate::domain::metric::{Aggregation, Measure};
use crate::domain::road::Road;
use crate::domain::roll_up::Way;
use crate::locales::Texts;
use crate::model::open::Open;

use super::goal::measure;

/// The most periods that a chart of what is kept has room for.
const MOST_PERIODS: usize = 60;

/// What a goal's charts are made of, worked out once for both.
pub(super) struct Subject<'a> {
    pub open: &'a Open,
    pub texts: Texts,
    pub place: usize,
    pub goal: &'a Goal,
    pub period: Span,
    /// In percent for a goal whose progress is a mean; else the metric's.
    pub measure: Measure,
    figures: &'a Figures,
    way: Course<'a>,
    drawn: Drawn,
}

/// What the charts draw.
enum Drawn {
    /// Progress in percent of the way.
    Progress,
    /// A number on its way.
    Number(Road),
    /// What each period came to, against one bound (X26).
    Kept(Decimal),
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
    /// `None` without a period, for a milestone, which is a day and no way, and where there is nothing to draw.
    pub fn new(open: &'a Open, place: usize, texts: Texts) -> Option<Self> {
        let goal = open.workspace.goals.at(place)?;
        let figures = open.cascade.figures(place);
        let drawn = match figures.actual {
            Err(Absent::DoneOrNot) => return None,
            Err(Absent::MeanOfProgress) => figures.progress.map(|_| Drawn::Progress).ok()?,
            _ if goal.aim.is_maintained() => Drawn::Kept(figures.target.ok()?),
            _ => Drawn::Number(figures.road(goal, figures.aggregation(&open.workspace)).ok()?),
        };
        Some(Subject {
            open,
            texts,
            place,
            goal,
            period: goal.period?,
            measure: match drawn {
                Drawn::Progress => Measure::Percent,
                _ => measure(open, goal),
            },
            figures,
            way: Course(open.below()),
            drawn,
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

    /// The difference of two values; of progress it is in percent of the way (X25).
    pub fn difference(&self, value: Decimal) -> String {
        match self.drawn {
            Drawn::Progress => self.texts.progress_gap(to_f64(value) / 100.0),
            _ => self.texts.difference(value, &self.measure),
        }
    }

    /// How far a number is from its plan: negative is behind, positive is ahead (X29).
    pub fn gap(&self, actual: Option<Decimal>, plan: Option<Decimal>) -> Option<Decimal> {
        let plan = plan?;
        let bound = match self.drawn {
            Drawn::Progress => Bound::AtLeast(plan),
            Drawn::Number(_) => Bound::towards(self.goal.aim, plan),
            Drawn::Kept(_) => self.goal.bound(plan),
        };
        bound.gap(actual?).ok()
    }

    /// Whether it is judged period by period.
    pub fn is_kept(&self) -> bool {
        matches!(self.drawn, Drawn::Kept(_))
    }

    /// The ends of the band that the number is to stay within.
    pub fn band(&self) -> Option<(f64, f64)> {
        let Drawn::Kept(target) = self.drawn else {
            return None;
        };
        match self.goal.bound(target) {
            Bound::Within(low, high) => Some((to_f64(low), to_f64(high))),
            Bound::AtLeast(_) | Bound::AtMost(_) => None,
        }
    }

    /// The plan's corners.
    pub fn plan(&self) -> Vec<(NaiveDate, f64)> {
        let (start, end) = (self.period.start(), self.period.end());
        if let Drawn::Kept(bound) = self.drawn {
            return vec![(start, to_f64(bound)), (end, to_f64(bound))];
        }
        let corners = self.goal.plan.corners(self.period);
        let days: Vec<NaiveDate> = start.pred_opt().into_iter().chain(corners).collect();
        let readings = self.on(&days).into_iter();
        readings
            .filter_map(|reading| Some((reading.day.max(start), to_f64(reading.plan?))))
            .collect()
    }

    /// The number at each day with an actual and on the as-of day, and none at the end of each period without any; of what is
    /// kept, each period that was judged.
    pub fn readings(&self) -> Vec<Reading> {
        let today = self.open.cascade.today();
        if let Drawn::Kept(bound) = self.drawn {
            let (judged, day) = (self.open.below().judged(self.place), self.figures.day(today));
            let reading = |judged: Judged| Reading {
                day: judged.period.end().min(day),
                actual: judged.value,
                plan: Some(bound),
            };
            return judged.into_iter().map(reading).collect();
        }
        let mut known = self.days(today);
        known.extend(self.figures.as_of.map(|as_of| as_of.day));
        let calendar = self.open.workspace.settings.calendar;
        let is_empty = |period: &Span| known.range(period.start()..=period.end()).next().is_none();
        let is_over = |period: &Span| period.end() <= today && self.period.contains(period.end());
        let empty = calendar.periods(self.goal.cadence(), self.period);
        let empty = empty.filter(|period| is_empty(period) && is_over(period));
        let days: BTreeSet<NaiveDate> =
            empty.map(|period| period.end()).chain(known.clone()).collect();
        let mut readings = self.on(&days.into_iter().collect::<Vec<_>>());
        for reading in readings.iter_mut().filter(|reading| !known.contains(&reading.day)) {
            reading.actual = None;
        }
        readings
    }

    /// From the as-of day on.
    pub fn forecast(&self) -> Option<Forecast> {
        let (actual, forecast) = (self.figures.actual.ok()?, self.figures.forecast.ok()?);
        let (day, end) = (self.figures.as_of?.day, self.period.end());
        let landing = to_f64(forecast);
        let from = (day, to_f64(actual));
        (day < end).then_some(Forecast { from, to: (end, landing), low: landing, high: landing })
    }

    /// The periods of the bars: as many as can be read, or those by which a goal is judged.
    pub fn chart_periods(&self) -> PeriodKind {
        match (&self.drawn, self.period.days()) {
            (Drawn::Kept(_), _) => self.goal.cadence(),
            (_, 0..=35) => PeriodKind::Week,
            (_, 36..=750) => PeriodKind::Month,
            (_, 751..=2200) => PeriodKind::Quarter,
            _ => PeriodKind::Year,
        }
    }

    pub fn reported(&self, kind: PeriodKind) -> Vec<Reported> {
        let calendar = self.open.workspace.settings.calendar;
        let spans = calendar.periods(kind, self.period);
        let spans: Vec<Span> = spans.filter_map(|span| span.overlap(self.period)).collect();
        match &self.drawn {
            Drawn::Kept(bound) => self.judged(*bound, spans),
            Drawn::Number(road) if road.aggregation == Aggregation::Flow => {
                self.flows(road, &spans)
            }
            _ => self.levels(&spans),
        }
    }

    fn judged(&self, bound: Decimal, spans: Vec<Span>) -> Vec<Reported> {
        let judged = self.open.below().judged(self.place);
        let value = |span: &Span| judged.iter().find(|judged| judged.period == *span)?.value;
        let running = spans.partition_point(|span| span.start() <= self.open.cascade.today());
        let reported = spans.iter().map(|span| Reported {
            span: *span,
            actual: value(span),
            plan: Some(bound),
        });
        reported.skip(running.saturating_sub(MOST_PERIODS)).take(MOST_PERIODS).collect()
    }

    /// What flowed in within each period, against what the plan adds in it.
    fn flows(&self, road: &Road, spans: &[Span]) -> Vec<Reported> {
        let at = |day: NaiveDate| road.plan(expected(self.goal, day).ok()?).ok();
        let plan = |span: &Span| at(span.end())?.checked_sub(at(span.start().pred_opt()?)?);
        let actuals = self.way.flows(self.place, spans);
        let reported = spans.iter().zip(actuals);
        reported.map(|(span, actual)| Reported { span: *span, actual, plan: plan(span) }).collect()
    }

    /// Where the number stands at the end of each period that has one of its own.
    fn levels(&self, spans: &[Span]) -> Vec<Reported> {
        let today = self.open.cascade.today();
        let known = self.days(today);
        let ends: Vec<NaiveDate> = spans.iter().map(|span| span.end()).collect();
        let readings = self.on(&ends);
        let reported = |(span, reading): (&Span, Reading)| Reported {
            span: *span,
            actual: reading
                .actual
                .filter(|_| known.range(span.start()..=span.end()).next().is_some()),
            plan: reading.plan,
        };
        spans.iter().zip(readings).map(reported).collect()
    }

    /// The number and the plan at the end of each of some rising days.
    fn on(&self, days: &[NaiveDate]) -> Vec<Reading> {
        let Drawn::Number(road) = self.drawn else {
            let percent = |share: f64| Some(Amount::from_f64(share * 100.0).ok()?.value());
            let reading = |(&day, way): (&NaiveDate, Way)| Reading {
                day,
                actual: way.progress.ok().and_then(percent),
                plan: way.expected.ok().and_then(percent),
            };
            return days.iter().zip(self.way.ways(self.place, days)).map(reading).collect();
        };
        let reading = |(&day, actual): (&NaiveDate, Option<Decimal>)| Reading {
            day,
            actual,
            plan: expected(self.goal, day).and_then(|share| road.plan(share)).ok(),
        };
        days.iter().zip(self.way.actuals(self.place, days)).map(reading).collect()
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
}
