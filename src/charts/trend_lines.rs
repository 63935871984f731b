//! What a trend chart draws, as lines on its plane.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::label::text_width;
use super::plane::Plane;
use super::reduce::straightened;
use super::ticks::{ValueAxis, value_axis};
use super::trend::{Forecast, TrendChart};
use super::{Point, Size, drawable};

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
                .map(|run| plane.line(run.iter().map(|&(_, at)| at)))
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
        for series in [&self.plan, &self.previous] {
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

/// A date as a number of days.
pub fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// A series by day number, without what cannot be drawn.
fn numbered(series: &[(NaiveDate, f64)]) -> impl Iterator<Item = Point> {
    series.iter().filter_map(|&(date, value)| Some((day(date), drawable(value)?)))
}
