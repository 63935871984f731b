//! The trend chart: what happened against the goal's own curve, and where that leads, as lines on its plane.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::values::calendar::Calendar;

use super::date_ticks::DateUnit;
use super::label::text_width;
use super::plane::{Plane, day};
use super::reduce::straightened;
use super::ticks::{ValueAxis, value_axis};
use super::{Point, Size, drawable};

/// Where the goal will land by the chosen method (formulas.md 7.7): a dashed line with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// Where it begins: the latest actual.
    pub from: (NaiveDate, f64),
    /// Where it ends: the period's last day and the expected value.
    pub to: (NaiveDate, f64),
    /// The interval around the expected value on that day.
    pub low: f64,
    pub high: f64,
}

/// Everything a trend chart shows. Series ascend by date; values are in the goal's unit; an empty label is left out.
/// What lies outside `start..=end` is not drawn, and a value that is not finite counts as missing.
pub struct TrendChart<'a> {
    /// The accessible name: subject, unit, period, and what is compared.
    pub label: &'a str,
    /// `None` is a period without an actual: the line is not joined across it.
    pub actual: Vec<(NaiveDate, Option<f64>)>,
    /// Of what is to stay as it is: for each actual, whether it was held. Then the actuals are points, and misses are marked.
    pub is_held: Option<Vec<bool>>,
    /// Which of the actuals have something said about them; each gets a pennant.
    pub noted: Vec<usize>,
    /// Nothing happened between two actuals: the line goes in steps.
    pub is_stepped: bool,
    /// What single periods came to, where the actual is what all of them so far come to; may be empty.
    pub points: Vec<(NaiveDate, f64)>,
    /// The ends of the band that a value is to stay within.
    pub band: Option<(f64, f64)>,
    /// The goal's own curve, point by point; a change of target is two points of one date.
    pub plan: Vec<(NaiveDate, f64)>,
    /// The period before, laid over this one; may be empty.
    pub previous: Vec<(NaiveDate, f64)>,
    pub forecast: Option<Forecast>,
    pub today: NaiveDate,
    pub start: NaiveDate,
    pub end: NaiveDate,
    /// Whether running below the plan is good for the business.
    pub lower_is_better: bool,
    /// A value as the axis prints it.
    pub value_label: &'a dyn Fn(f64) -> String,
    /// Names quarters and years on the axis.
    pub calendar: Calendar,
    /// A date as the axis prints it, given the unit of the ticks and the first day of that unit.
    pub day_label: &'a dyn Fn(NaiveDate, DateUnit) -> String,
    pub today_label: &'a str,
    pub actual_label: &'a str,
    pub plan_label: &'a str,
    pub previous_label: &'a str,
    pub forecast_label: &'a str,
    /// The gap between the latest actual and the plan of that day, with its sign.
    pub gap_label: &'a str,
}

/// The drawn lines in CSS pixels, left to right; the actual in runs without a gap, none of them empty.
pub struct Lines {
    pub actual: Vec<Vec<Point>>,
    pub plan: Vec<Point>,
    pub previous: Vec<Point>,
    pub forecast: Option<ForecastLines>,
}

impl Lines {
    /// Where the latest actual stands.
    pub fn latest(&self) -> Option<Point> {
        self.actual.last()?.last().copied()
    }
}

/// The expected line and the closed outline of its interval.
pub struct ForecastLines {
    pub middle: Vec<Point>,
    pub band: Vec<Point>,
}

impl TrendChart<'_> {
    /// Every line of the chart, cut at the first and the last day and no finer than the pixels; `actual` are the
    /// [`TrendChart::actual_runs`].
    pub fn lines(&self, plane: &Plane, actual: &[Vec<(usize, Point)>]) -> Lines {
        Lines {
            actual: actual
                .iter()
                .map(|run| self.joined(plane, run))
                .filter(|line| !line.is_empty())
                .collect(),
            plan: straightened(&plane.line(numbered(&self.plan))),
            previous: plane.line(numbered(&self.previous)),
            forecast: self.forecast_lines(plane),
        }
    }

    pub fn days(&self) -> RangeInclusive<f64> {
        day(self.start.min(self.end))..=day(self.start.max(self.end))
    }

    /// The actuals without their gaps: each run is joined, with the index of each point.
    pub fn actual_runs(&self) -> Vec<Vec<(usize, Point)>> {
        let mut runs = vec![Vec::new()];
        for (index, &(date, value)) in self.actual.iter().enumerate() {
            match (value.and_then(drawable), runs.last_mut()) {
                (Some(value), Some(run)) => run.push((index, (day(date), value))),
                _ => runs.push(Vec::new()),
            }
        }
        runs
    }

    /// A run of actuals as one line.
    fn joined(&self, plane: &Plane, run: &[(usize, Point)]) -> Vec<Point> {
        let mut before = None;
        let corners = run.iter().flat_map(|&(_, at)| {
            let level = before.replace(at.1).filter(|_| self.is_stepped);
            level.map(|level| (at.0, level)).into_iter().chain([at])
        });
        plane.line(corners)
    }

    fn forecast_lines(&self, plane: &Plane) -> Option<ForecastLines> {
        let Forecast { from, to, low, high } = self.forecast?;
        let (from, to) = ((day(from.0), drawable(from.1)?), (day(to.0), drawable(to.1)?));
        let (low, high) = ((to.0, drawable(low)?), (to.0, drawable(high)?));
        let mut band = plane.line([from, low].into_iter());
        band.extend(plane.line([from, high].into_iter()).into_iter().rev());
        Some(ForecastLines { middle: plane.line([from, to].into_iter()), band })
    }

    /// The room that is left for the data between the labels of both sides.
    pub fn plane(&self, size: Size, actual: &[Vec<(usize, Point)>]) -> Plane {
        let (width, height) = (f64::from(size.width), f64::from(size.height));
        let (top, bottom) = (28.0, height - 26.0);
        let values = self.value_axis_for(bottom - top, actual);
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
        let left =
            widest(&mut values.ticks.iter().map(|&tick| text_width(&(self.value_label)(tick))))
                + 10.0;
        let at_the_end = [
            (self.plan_label, !self.plan.is_empty()),
            (self.previous_label, !self.previous.is_empty()),
            (self.forecast_label, self.forecast.is_some()),
        ];
        let shown = at_the_end.into_iter().filter(|(text, is_drawn)| *is_drawn && !text.is_empty());
        let right = widest(&mut shown.map(|(text, _)| text_width(text) + 8.0)).max(12.0);
        Plane {
            size,
            left: left.min(width * 0.35),
            right: width - right.min(width * 0.3),
            top,
            bottom,
            days: self.days(),
            values,
        }
    }

    /// The finest axis with room for its ticks, unless the caller's format prints two of them alike.
    fn value_axis_for(&self, height_px: f64, actual: &[Vec<(usize, Point)>]) -> ValueAxis {
        let days = self.days();
        let shown = |at: &Point| days.contains(&at.0);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut reach = |value: f64| (low, high) = (low.min(value), high.max(value));
        let actual = actual.iter().flatten().map(|&(_, at)| at);
        actual.filter(shown).for_each(|at| reach(at.1));
        let ends = self.band.into_iter().flat_map(|(low, high)| [low, high]);
        ends.filter_map(drawable).for_each(&mut reach);
        for series in [&self.plan, &self.previous, &self.points] {
            numbered(series).filter(shown).for_each(|at| reach(at.1));
        }
        if let Some(forecast) = self.forecast {
            [forecast.from.1, forecast.to.1, forecast.low, forecast.high]
                .into_iter()
                .filter_map(drawable)
                .for_each(reach);
        }
        let (low, high) = match low <= high {
            true if self.band.is_some() => with_margin(low, high),
            true => (low, high),
            false => (0.0, 0.0),
        };
        let most = (height_px / 45.0).clamp(2.0, 6.0) as u32;
        let has_distinct_labels = |axis: &ValueAxis| {
            axis.ticks
                .windows(2)
                .all(|pair| (self.value_label)(pair[0]) != (self.value_label)(pair[1]))
        };
        let mut finest_first = (1..=most).rev().map(|steps| value_axis(low, high, steps));
        finest_first.find(has_distinct_labels).unwrap_or_else(|| value_axis(low, high, 1))
    }
}

/// Some room beyond both ends, so that a point on an end is whole and a band is seen to end; none beyond zero.
fn with_margin(low: f64, high: f64) -> (f64, f64) {
    let margin = (high - low) * 0.08;
    let low = if low >= 0.0 { (low - margin).max(0.0) } else { low - margin };
    let high = if high <= 0.0 { (high + margin).min(0.0) } else { high + margin };
    (low, high)
}

/// A series by day number, without what cannot be drawn.
pub(super) fn numbered(series: &[(NaiveDate, f64)]) -> impl Iterator<Item = Point> {
    series.iter().filter_map(|&(date, value)| Some((day(date), drawable(value)?)))
}
