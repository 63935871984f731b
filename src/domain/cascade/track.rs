//! Tracks: a goal's number and its plan over its period, day by day and period by period, as its charts show them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::below::Below;
use crate::domain::records::goal::Goal;
use crate::domain::records::metric::Aggregation;
use crate::domain::tracking::figures::Figures;
use crate::domain::tracking::held::Judged;
use crate::domain::values::absent::{Absent, Known};
use crate::domain::values::amount::nearest;
use crate::domain::values::bound::Bound;
use crate::domain::values::calendar::{PeriodKind, Span};

/// The most periods that are told of what is kept: the latest.
const MOST_PERIODS: usize = 60;

/// The track of one goal; numbers are in the metric's base unit, or in percent of the way.
pub struct Track<'a> {
    pub goal: &'a Goal,
    pub period: Span,
    pub of: TrackOf,
    place: usize,
    figures: &'a Figures,
    below: Below<'a>,
    /// The days until today on which anything under the goal has an actual.
    entered: Vec<NaiveDate>,
    /// All days that are told of, so that they are worked out together.
    days: Vec<NaiveDate>,
}

/// What a track tells of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TrackOf {
    /// Progress in percent of the way: the goal has no number of its own.
    Progress,
    /// A number on its way.
    Number,
    /// What each period came to, against one bound (X26).
    Kept(Decimal),
}

/// The number and the plan at the end of a day; `None` where there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    pub day: NaiveDate,
    pub actual: Option<Decimal>,
    pub plan: Option<Decimal>,
}

/// What a period came to and what was planned for it; `None` where there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reported {
    pub span: Span,
    pub actual: Option<Decimal>,
    pub plan: Option<Decimal>,
}

/// Where a number stands on its as-of day, and where its run rate leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Landing {
    pub from: (NaiveDate, Decimal),
    pub to: (NaiveDate, Decimal),
}

impl<'a> Track<'a> {
    /// `None` without a period, for a milestone, which is a day and no way, and where there is nothing to tell.
    pub fn new(below: Below<'a>, place: usize) -> Option<Self> {
        let goal = below.workspace.goals.at(place)?;
        let figures = below.of(place);
        let of = match figures.actual {
            Err(Absent::DoneOrNot) => return None,
            Err(Absent::MeanOfProgress) => figures.progress.map(|_| TrackOf::Progress).ok()?,
            _ if goal.aim.is_maintained() => TrackOf::Kept(figures.target.ok()?),
            _ => figures.target.map(|_| TrackOf::Number).ok()?,
        };
        let period = goal.period?;
        let mut track = Track {
            goal,
            period,
            of,
            place,
            figures,
            below,
            entered: Vec::new(),
            days: Vec::new(),
        };
        if !track.is_kept() {
            track.entered = track.entered();
            track.days = track.days();
        }
        Some(track)
    }

    /// How far a number is from its plan: negative is behind, positive is ahead (X29).
    pub fn gap(&self, actual: Option<Decimal>, plan: Option<Decimal>) -> Option<Decimal> {
        let plan = plan?;
        let bound = match self.of {
            TrackOf::Progress => Bound::AtLeast(plan),
            TrackOf::Number | TrackOf::Kept(_) => self.goal.bound(plan),
        };
        bound.gap(actual?).ok()
    }

    /// Whether it is judged period by period.
    pub fn is_kept(&self) -> bool {
        matches!(self.of, TrackOf::Kept(_))
    }

    /// Of what is kept, the periods that are over, as they were judged.
    pub fn over(&self) -> Vec<Judged> {
        let until = self.figures.day(self.below.today);
        let judged = self.below.judged(self.place).into_iter();
        judged.filter(|judged| judged.period.end() <= until).collect()
    }

    /// The ends of the band that the number is to stay within.
    pub fn band(&self) -> Option<(Decimal, Decimal)> {
        let TrackOf::Kept(target) = self.of else {
            return None;
        };
        match self.goal.bound(target) {
            Bound::Within(low, high) => Some((low, high)),
            Bound::AtLeast(_) | Bound::AtMost(_) => None,
        }
    }

    /// The plan's corners; that of a mean bends with those of the goals below.
    pub fn plan(&self) -> Vec<(NaiveDate, Decimal)> {
        let (start, end) = (self.period.start(), self.period.end());
        let days = match self.of {
            TrackOf::Kept(bound) => return vec![(start, bound), (end, bound)],
            TrackOf::Number => self.corners(),
            TrackOf::Progress => self.days.clone(),
        };
        let readings = self.on(&days).into_iter();
        readings.filter_map(|reading| Some((reading.day.max(start), reading.plan?))).collect()
    }

    /// The number at each day with an actual and on the as-of day, and none at the end of each period without any, unless the
    /// number is of what happens now and then; of what is kept, each period that was judged.
    pub fn readings(&self) -> Vec<Reading> {
        let today = self.below.today;
        if let TrackOf::Kept(bound) = self.of {
            let day = self.figures.day(today);
            let reading = |judged: Judged| Reading {
                day: judged.period.end().min(day),
                actual: judged.value,
                plan: Some(bound),
            };
            return self.below.judged(self.place).into_iter().map(reading).collect();
        }
        let as_of = self.figures.as_of.map(|as_of| as_of.day);
        let is_known = |day: NaiveDate| Some(day) == as_of || self.is_entered(Span::day(day));
        let is_empty = |span: &Span| {
            span.end() <= today
                && !self.is_entered(*span)
                && !as_of.is_some_and(|d| span.contains(d))
        };
        let periods = if self.is_sparse() { Vec::new() } else { self.periods(self.goal.cadence()) };
        let empty = periods.into_iter().filter(is_empty).map(Span::end);
        let mut days: Vec<NaiveDate> =
            self.entered.iter().copied().chain(as_of).chain(empty).collect();
        days.sort();
        days.dedup();
        let mut readings = self.on(&days);
        for reading in readings.iter_mut().filter(|reading| !is_known(reading.day)) {
            reading.actual = None;
        }
        readings
    }

    /// Of a level, what each period of the cadence came to by itself: the number is what all of them so far come to.
    pub fn alone(&self) -> Vec<(NaiveDate, Decimal)> {
        if self.of != TrackOf::Number || !self.aggregation().is_level() {
            return Vec::new();
        }
        let today = self.below.today;
        let begun = self.periods(self.goal.cadence()).into_iter();
        let begun = begun.filter(|span| span.start() <= today);
        let alone = |span: Span| {
            let value = self.below.value(self.place, span)?;
            Some((span.end().min(today), value))
        };
        begun.filter_map(alone).collect()
    }

    /// Whether it counts what happens now and then: whole things, of which fewer than two are planned for a period.
    pub fn is_sparse(&self) -> bool {
        let is_counted = self.below.workspace.measure_of(self.goal).decimals() == 0;
        let periods = self.periods(self.goal.cadence()).len();
        let planned = self.figures.target.ok().filter(|_| self.of == TrackOf::Number);
        is_counted && self.is_flow() && planned.is_some_and(|all| all < Decimal::from(periods * 2))
    }

    /// Whether periods add to the number.
    pub fn is_flow(&self) -> bool {
        self.aggregation() == Aggregation::Flow
    }

    fn aggregation(&self) -> Aggregation {
        self.figures.aggregation(self.below.workspace)
    }

    /// From the as-of day on, as long as the period lasts.
    pub fn landing(&self) -> Option<Landing> {
        let (actual, forecast) = (self.figures.actual.ok()?, self.figures.forecast.ok()?);
        let (day, end) = (self.figures.as_of?.day, self.period.end());
        (day < end).then_some(Landing { from: (day, actual), to: (end, forecast) })
    }

    /// The periods by which it is told: so few that each can be read, or those by which it is judged.
    pub fn told_by(&self) -> PeriodKind {
        match (self.of, self.period.days()) {
            (TrackOf::Kept(_), _) => self.goal.cadence(),
            (_, 0..=35) => PeriodKind::Week,
            (_, 36..=750) => PeriodKind::Month,
            (_, 751..=2200) => PeriodKind::Quarter,
            _ => PeriodKind::Year,
        }
    }

    /// What each of the periods by which it is told came to: of a flow what it added, else where it stood in the end.
    pub fn reported(&self) -> Vec<Reported> {
        let spans = self.periods(self.told_by());
        match self.of {
            TrackOf::Kept(bound) => self.judged(bound, &spans),
            TrackOf::Number if self.is_flow() => self.flows(&spans),
            TrackOf::Number | TrackOf::Progress => self.levels(&spans),
        }
    }

    fn judged(&self, bound: Decimal, spans: &[Span]) -> Vec<Reported> {
        let judged = self.below.judged(self.place);
        let value = |span: Span| judged.iter().find(|judged| judged.period == span)?.value;
        let begun = spans.partition_point(|span| span.start() <= self.below.today);
        let latest = spans.iter().skip(begun.saturating_sub(MOST_PERIODS)).take(MOST_PERIODS);
        let reported = |&span: &Span| Reported { span, actual: value(span), plan: Some(bound) };
        latest.map(reported).collect()
    }

    fn flows(&self, spans: &[Span]) -> Vec<Reported> {
        let actuals = self.below.flows(self.place, spans);
        let plan = |span| self.below.plan_within(self.place, span).ok();
        let reported = |(&span, actual): (&Span, _)| Reported { span, actual, plan: plan(span) };
        spans.iter().zip(actuals).map(reported).collect()
    }

    /// A period without a number of its own has none.
    fn levels(&self, spans: &[Span]) -> Vec<Reported> {
        let ends: Vec<NaiveDate> = spans.iter().copied().map(Span::end).collect();
        let reported = |(&span, reading): (&Span, Reading)| Reported {
            span,
            actual: reading.actual.filter(|_| self.is_entered(span)),
            plan: reading.plan,
        };
        spans.iter().zip(self.on(&ends)).map(reported).collect()
    }

    /// As much of each period as the goal's own has.
    fn periods(&self, kind: PeriodKind) -> Vec<Span> {
        let periods = self.below.workspace.settings.calendar.periods(kind, self.period);
        periods.filter_map(|period| period.overlap(self.period)).collect()
    }

    /// The days between which the goal's plan is straight, from the evening before its period on.
    fn corners(&self) -> Vec<NaiveDate> {
        let before = self.period.start().pred_opt();
        before.into_iter().chain(self.goal.plan.corners(self.period)).collect()
    }

    fn days(&self) -> Vec<NaiveDate> {
        let kinds = [self.goal.cadence(), self.told_by()].into_iter();
        let mut days: Vec<NaiveDate> =
            kinds.flat_map(|kind| self.periods(kind)).map(Span::end).collect();
        days.extend(&self.entered);
        days.extend(self.corners());
        days.extend(self.figures.as_of.map(|as_of| as_of.day));
        days.sort();
        days.dedup();
        days
    }

    fn entered(&self) -> Vec<NaiveDate> {
        let until = self.period.end().min(self.below.today);
        let Some(known) = Span::new(self.period.start(), until) else {
            return Vec::new();
        };
        let below = self.below.tree.subtree(self.place).into_iter();
        let goals = below.filter_map(|place| self.below.workspace.goals.at(place));
        let measured = goals.filter_map(|goal| self.below.workspace.measured(goal));
        let mut is_entered = vec![false; usize::try_from(known.days()).unwrap_or(0)];
        for day in measured.flat_map(|(_, series)| series.days_within(known)) {
            let at = usize::try_from((*day - known.start()).num_days()).unwrap_or(usize::MAX);
            is_entered.get_mut(at).into_iter().for_each(|is_entered| *is_entered = true);
        }
        let days = known.start().iter_days().zip(is_entered);
        days.filter(|(_, is_entered)| *is_entered).map(|(day, _)| day).collect()
    }

    fn is_entered(&self, span: Span) -> bool {
        let from = self.entered.partition_point(|day| *day < span.start());
        self.entered.get(from).is_some_and(|day| *day <= span.end())
    }

    /// The number and the plan on some of the days that are told of.
    fn on(&self, days: &[NaiveDate]) -> Vec<Reading> {
        let known: Vec<(Option<Decimal>, Option<Decimal>)> = match self.of {
            TrackOf::Progress => {
                let percent =
                    |share: Known<f64>| share.ok().and_then(|share| nearest(share * 100.0));
                let ways = self.below.ways(self.place, &self.days).into_iter();
                ways.map(|way| (percent(way.progress), percent(way.expected))).collect()
            }
            TrackOf::Number | TrackOf::Kept(_) => {
                let actuals = self.below.actuals(self.place, &self.days).into_iter();
                let plan = |day: &NaiveDate| self.below.plan_on(self.place, *day).ok();
                actuals.zip(self.days.iter().map(plan)).collect()
            }
        };
        let reading = |&day: &NaiveDate| {
            let at = self.days.binary_search(&day).ok();
            let (actual, plan) = at.and_then(|at| known.get(at).copied()).unwrap_or_default();
            Reading { day, actual, plan }
        };
        days.iter().map(reading).collect()
    }
}
