//! Where days and values stand on a drawing.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::reduce::reduce;
use super::ticks::ValueAxis;
use super::{Point, Size};

/// The part of a drawing that holds the data: `left` to `right` and `top` to `bottom` in CSS pixels.
pub struct Plane {
    pub size: Size,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// The first and the last day, as day numbers.
    pub days: RangeInclusive<f64>,
    pub values: ValueAxis,
}

impl Plane {
    pub fn x(&self, day: f64) -> f64 {
        let span = self.days.end() - self.days.start();
        let share = if span > 0.0 { (day - self.days.start()) / span } else { 0.5 };
        self.left + (self.right - self.left) * share
    }

    pub fn y(&self, value: f64) -> f64 {
        let share = (value - self.values.low) / (self.values.high - self.values.low);
        self.bottom - (self.bottom - self.top) * share
    }

    pub fn at(&self, (day, value): Point) -> Point {
        (self.x(day), self.y(value))
    }

    /// A series on the drawing: cut at the first and the last day, and no finer than the pixels.
    pub fn line(&self, points: impl Iterator<Item = Point>) -> Vec<Point> {
        let days = &self.days;
        let mut inside: Vec<Point> = Vec::new();
        let mut before: Option<Point> = None;
        for point in points {
            if let Some(before) = before {
                let crossed = [*days.start(), *days.end()].into_iter().filter(|edge| {
                    (before.0 < *edge && point.0 > *edge) || (before.0 > *edge && point.0 < *edge)
                });
                inside.extend(crossed.map(|edge| {
                    let share = (edge - before.0) / (point.0 - before.0);
                    (edge, before.1 * (1.0 - share) + point.1 * share)
                }));
            }
            if days.contains(&point.0) {
                inside.push(point);
            }
            before = Some(point);
        }
        reduce(&inside.into_iter().map(|point| self.at(point)).collect::<Vec<_>>())
    }
}

/// A date as a number of days.
pub fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}
