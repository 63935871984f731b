//! The milestone chart: what is done or not as a line of days, with the day it is due, the day it was done, and today.

use chrono::NaiveDate;

use crate::domain::values::calendar::Calendar;

use super::axes;
use super::canvas::{Canvas, Pen, paint};
use super::date_ticks::DateUnit;
use super::ink::{Ink, Paint};
use super::label::{Anchor, Area, LINE_HEIGHT_PX, Labels};
use super::plane::{Plane, day};
use super::ticks::value_axis;
use super::{Drawing, Hit, Point, Size};

/// Everything a milestone chart shows; an empty label is left out.
pub struct MilestoneChart<'a> {
    /// The accessible name: subject, period, and what is compared.
    pub label: &'a str,
    /// The first day of the period, whose last is the due day.
    pub start: NaiveDate,
    pub due: NaiveDate,
    /// The day it was done, if it is.
    pub done: Option<NaiveDate>,
    pub today: NaiveDate,
    /// Names quarters and years on the axis.
    pub calendar: Calendar,
    /// A date as the axis prints it, given the unit of the ticks and the first day of that unit.
    pub day_label: &'a dyn Fn(NaiveDate, DateUnit) -> String,
    pub today_label: &'a str,
    pub due_label: &'a str,
    pub done_label: &'a str,
    /// How far the day it was done, or today while it isn't, is from the due day.
    pub gap_label: &'a str,
}

/// Room beyond the first and the last day, where their marks are whole.
const MARGIN_PX: f64 = 14.0;
const BAR_HEIGHT_PX: f64 = 9.0;
/// How far the two lines of text on each side of the line of days are from it.
const NEAR_PX: f64 = 18.0;
const FAR_PX: f64 = NEAR_PX + LINE_HEIGHT_PX;

impl MilestoneChart<'_> {
    /// The days of the chart: start, done if it is, due, today.
    pub fn days(&self) -> Vec<NaiveDate> {
        [Some(self.start), self.done, Some(self.due), Some(self.today)]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Draws the chart; a hit for each day from left to right, with its index in [`MilestoneChart::days`].
    pub fn draw(&self, size: Size) -> Drawing {
        let size = size.drawable();
        let line = self.line_of_days(size);
        let hit = |(index, date)| Hit { x: line.x(date), y: line.y, index };
        let mut hits: Vec<Hit> = self.days().into_iter().enumerate().map(hit).collect();
        hits.sort_by(|left, right| left.x.total_cmp(&right.x));
        Drawing { svg: paint(size, self.label, |canvas| self.draw_on(canvas, &line)), hits }
    }

    fn line_of_days(&self, size: Size) -> LineOfDays {
        let days = self.days().into_iter();
        let (first, last) = days
            .fold((self.start, self.start), |(first, last), day| (first.min(day), last.max(day)));
        let (top, bottom) = (28.0, f64::from(size.height) - 26.0);
        let plane = Plane {
            size,
            left: MARGIN_PX,
            right: f64::from(size.width) - MARGIN_PX,
            top,
            bottom,
            days: day(first)..=day(last),
            // Days are all that it measures.
            values: value_axis(0.0, 0.0, 1),
        };
        LineOfDays { plane, first, last, y: (top + bottom) / 2.0 }
    }

    fn draw_on(&self, canvas: &mut Canvas, line: &LineOfDays) {
        let Plane { size, bottom, .. } = line.plane;
        let (width, height) = (f64::from(size.width), f64::from(size.height));
        let mut labels = Labels::new(size);
        labels.reserve(Area { left: 0.0, top: bottom, right: width, bottom: height });
        let days = (line.first, line.last);
        axes::draw_dates(canvas, &line.plane, days, self.calendar, self.day_label);
        self.draw_period(canvas, line);
        self.draw_gap(canvas, line);
        axes::draw_today(canvas, &line.plane, self.today, self.today_label, &mut labels);
        self.draw_marks(canvas, line);
        self.draw_labels(canvas, line, &mut labels);
    }

    /// The days that were planned for it: outlined, from a stop at the first to the due day.
    fn draw_period(&self, canvas: &mut Canvas, line: &LineOfDays) {
        let (y, start) = (line.y, line.x(self.start));
        let period = [(start, y), (line.x(self.due), y)];
        canvas.line(&period, Pen::solid(Ink::QuietText, 3.4));
        canvas.line(&period, Pen::solid(Ink::Sheet, 1.4));
        canvas.line(&[(start, y - 6.0), (start, y + 6.0)], Pen::solid(Ink::QuietText, 1.6));
    }

    /// The days between the due day and the one it was done on; hatched while they still add up, and thin before.
    fn draw_gap(&self, canvas: &mut Canvas, line: &LineOfDays) {
        let (due, until) = (line.x(self.due), line.x(self.done.unwrap_or(self.today)));
        let area = Area {
            left: due.min(until),
            top: line.y - BAR_HEIGHT_PX / 2.0,
            right: due.max(until),
            bottom: line.y + BAR_HEIGHT_PX / 2.0,
        };
        match self.done {
            Some(_) => canvas.bar(area, self.tone()),
            None if self.today > self.due => canvas.unfinished_bar(area, self.tone()),
            None => canvas.line(&[(until, line.y), (due, line.y)], Pen::solid(Ink::Previous, 3.4)),
        }
    }

    /// The due day outlined as what is planned, and the day it was done solid, small enough to stand within it.
    fn draw_marks(&self, canvas: &mut Canvas, line: &LineOfDays) {
        let due = (line.x(self.due), line.y);
        canvas.polygon(&diamond(due, 9.0), Ink::QuietText);
        canvas.polygon(&diamond(due, 7.0), Ink::Sheet);
        if let Some(done) = self.done {
            let done = (line.x(done), line.y);
            canvas.polygon(&diamond(done, 6.5), Ink::Sheet);
            canvas.polygon(&diamond(done, 5.5), Ink::Actual);
        }
    }

    /// What happened above the line and what was planned below it, as far as there is room.
    fn draw_labels(&self, canvas: &mut Canvas, line: &LineOfDays, labels: &mut Labels) {
        let (above, below) =
            ([-NEAR_PX, -FAR_PX, NEAR_PX, FAR_PX], [NEAR_PX, FAR_PX, -NEAR_PX, -FAR_PX]);
        let halo = |ink: Ink| Paint { halo: true, ..ink.into() };
        let due = line.x(self.due);
        if let Some(done) =
            self.done.map(|done| line.x(done)).filter(|_| !self.done_label.is_empty())
            && let Some(place) = labels.place(self.done_label, &around((done, line.y), above))
        {
            canvas.strong_text(self.done_label, place, halo(Ink::Text));
        }
        if !self.due_label.is_empty()
            && let Some(place) = labels.place(self.due_label, &around((due, line.y), below))
        {
            canvas.text(self.due_label, place, halo(Ink::QuietText));
        }
        let middle = (due + line.x(self.done.unwrap_or(self.today))) / 2.0;
        if !self.gap_label.is_empty()
            && let Some(place) = labels.place(self.gap_label, &around((middle, line.y), above))
        {
            canvas.strong_text(self.gap_label, place, halo(self.tone()));
        }
    }

    /// Early is good and late is bad; that days are left is neither.
    fn tone(&self) -> Ink {
        match self.done {
            Some(done) if done < self.due => Ink::Good,
            Some(done) if done > self.due => Ink::Bad,
            None if self.today > self.due => Ink::Bad,
            _ => Ink::Axis,
        }
    }
}

/// Where the days stand: on a line of their own above the date axis.
struct LineOfDays {
    plane: Plane,
    first: NaiveDate,
    last: NaiveDate,
    y: f64,
}

impl LineOfDays {
    fn x(&self, date: NaiveDate) -> f64 {
        self.plane.x(day(date))
    }
}

fn diamond((x, y): Point, reach_px: f64) -> [Point; 4] {
    [(x - reach_px, y), (x, y - reach_px), (x + reach_px, y), (x, y + reach_px)]
}

/// The places of a label for what stands at a point: centred on it if that is free, else beside.
fn around((x, y): Point, rows: [f64; 4]) -> Vec<(Point, Anchor)> {
    [(0.0, Anchor::Middle), (-6.0, Anchor::End), (6.0, Anchor::Start)]
        .into_iter()
        .flat_map(|(along, anchor)| rows.map(|aside| ((x + along, y + aside), anchor)))
        .collect()
}
