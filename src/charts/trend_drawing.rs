//! How a trend chart is drawn.

use super::axes;
use super::canvas::{Canvas, Pen, paint};
use super::ink::{Ink, Paint};
use super::label::{Anchor, Area, Labels};
use super::plane::{Plane, day};
use super::trend::{Lines, TrendChart, numbered};
use super::wash::{self, Wash};
use super::{Drawing, Hit, Point, Size, drawable};

/// How high a pennant stands.
const PENNANT: f64 = 18.0;

impl TrendChart<'_> {
    /// Draws the chart; a hit for each actual in `start..=end`, with its index in `actual`.
    pub fn draw(&self, size: Size) -> Drawing {
        let size = size.drawable();
        let actual = self.actual_runs();
        let plane = self.plane(size, &actual);
        let hits = actual
            .iter()
            .flatten()
            .filter(|(_, at)| self.days().contains(&at.0))
            .map(|&(index, at)| (index, plane.at(at)))
            .map(|(index, (x, y))| Hit { x, y, index })
            .collect();
        let lines = self.lines(&plane, &actual);
        Drawing {
            svg: paint(size, self.label, |canvas| self.draw_on(canvas, &plane, &lines)),
            hits,
        }
    }

    fn draw_on(&self, canvas: &mut Canvas, plane: &Plane, lines: &Lines) {
        let mut labels = Labels::new(plane.size);
        let (width, height) = (f64::from(plane.size.width), f64::from(plane.size.height));
        labels.reserve(Area { left: 0.0, top: plane.bottom, right: width, bottom: height });
        labels.reserve(Area { left: 0.0, top: 0.0, right: plane.left, bottom: plane.bottom });
        axes::draw_values(canvas, plane, self.value_label);
        self.draw_band(canvas, plane);
        self.draw_wash(canvas, lines);
        if let Some(forecast) = &lines.forecast {
            canvas.polygon(&forecast.band, Paint { opacity: 0.12, ..Ink::Actual.into() });
        }
        canvas.line(&lines.previous, Pen::solid(Ink::Previous, 2.0));
        // Outlined: a line with the sheet's colour inside.
        canvas.line(&lines.plan, Pen::solid(Ink::QuietText, 3.4));
        canvas.line(&lines.plan, Pen::solid(Ink::Sheet, 1.4));
        if let Some(forecast) = &lines.forecast {
            canvas.line(&forecast.middle, Pen::dashed(Ink::Actual, 2.0));
        }
        self.draw_points(canvas, plane);
        axes::draw_today(canvas, plane, self.today, self.today_label, &mut labels);
        self.draw_actual(canvas, plane, lines);
        let days = (self.start, self.end);
        axes::draw_dates(canvas, plane, days, self.calendar, self.day_label);
        self.draw_pennants(canvas, plane, &mut labels);
        self.draw_labels(canvas, lines, &mut labels);
        self.draw_gap(canvas, lines, &mut labels);
    }

    fn draw_band(&self, canvas: &mut Canvas, plane: &Plane) {
        let Some((low, high)) = self.band.and_then(|(low, high)| drawable(low).zip(drawable(high)))
        else {
            return;
        };
        let (start, end) = (*self.days().start(), *self.days().end());
        let corners = [(start, low), (end, low), (end, high), (start, high)];
        canvas.polygon(&corners.map(|corner| plane.at(corner)), Ink::GoodWash);
    }

    fn draw_wash(&self, canvas: &mut Canvas, lines: &Lines) {
        if self.is_held.is_some() {
            return;
        }
        let pieces: Vec<Wash> =
            lines.actual.iter().flat_map(|run| wash::between(run, &lines.plan)).collect();
        // A line that crosses its plan more often than an eye can follow has no side to be on.
        if pieces.len() > 200 {
            return;
        }
        for piece in pieces {
            let is_good = piece.is_above != self.lower_is_better;
            canvas.polygon(&piece.outline, if is_good { Ink::GoodWash } else { Ink::BadWash });
        }
    }

    /// Points, with each miss as a square: not by its colour alone.
    fn draw_held(&self, canvas: &mut Canvas, plane: &Plane, is_held: &[bool]) {
        let shown = self.actual.iter().zip(is_held).filter_map(|(&(date, value), &is_held)| {
            let at = (day(date), drawable(value?)?);
            self.days().contains(&at.0).then(|| (plane.at(at), is_held))
        });
        for ((x, y), is_held) in shown {
            if is_held {
                canvas.dot((x, y), 2.8, Ink::Actual);
                continue;
            }
            let corners = [(-4.0, -4.0), (4.0, -4.0), (4.0, 4.0), (-4.0, 4.0)];
            canvas.polygon(&corners.map(|(along, down)| (x + along, y + down)), Ink::Bad);
        }
    }

    /// A pennant stands on each actual about which something is said.
    fn draw_pennants(&self, canvas: &mut Canvas, plane: &Plane, labels: &mut Labels) {
        let noted = self.noted.iter().filter_map(|&at| self.actual.get(at).copied());
        let noted = noted.filter_map(|(date, value)| Some((day(date), drawable(value?)?)));
        for at in noted.filter(|at| self.days().contains(&at.0)) {
            let (x, y) = plane.at(at);
            // Where the plot ends above it, it hangs.
            let up = if y - PENNANT > plane.top { -1.0 } else { 1.0 };
            let along = |height: f64| y + up * height;
            canvas.line(&[(x, along(3.0)), (x, along(PENNANT))], Pen::solid(Ink::Plumb, 1.2));
            let cloth = [(x, along(PENNANT)), (x + 8.0, along(13.5)), (x, along(9.0))];
            canvas.polygon(&cloth, Ink::Plumb);
            let (one, other) = (along(3.0), along(PENNANT));
            let (top, bottom) = (one.min(other), one.max(other));
            labels.reserve(Area { left: x - 1.0, top, right: x + 9.0, bottom });
        }
    }

    /// Rings, so that they are not taken for the line's own.
    fn draw_points(&self, canvas: &mut Canvas, plane: &Plane) {
        let days = self.days();
        for at in numbered(&self.points).filter(|at| days.contains(&at.0)) {
            canvas.dot(plane.at(at), 3.0, Ink::Previous);
            canvas.dot(plane.at(at), 1.7, Ink::Sheet);
        }
    }

    fn draw_actual(&self, canvas: &mut Canvas, plane: &Plane, lines: &Lines) {
        if let Some(is_held) = &self.is_held {
            return self.draw_held(canvas, plane, is_held);
        }
        let count: usize = lines.actual.iter().map(Vec::len).sum();
        let is_sparse = count as f64 * 20.0 <= plane.right - plane.left;
        for run in &lines.actual {
            canvas.line(run, Pen::solid(Ink::Actual, 2.5));
            for &point in run.iter().filter(|_| is_sparse || run.len() == 1) {
                canvas.dot(point, 2.8, Ink::Actual);
            }
        }
        if let Some(latest) = lines.latest() {
            canvas.dot(latest, 6.0, Ink::Sheet);
            canvas.dot(latest, 4.2, Ink::Actual);
        }
    }

    /// The latest gap as a bar from the plan to the actual, with its number.
    fn draw_gap(&self, canvas: &mut Canvas, lines: &Lines, labels: &mut Labels) {
        let Some((x, actual)) = lines.latest().filter(|_| self.is_held.is_none()) else {
            return;
        };
        let Some(plan) = wash::height_at(&lines.plan, x).filter(|_| !self.gap_label.is_empty())
        else {
            return;
        };
        let ink = match actual - plan {
            level if level.abs() < 0.05 => Ink::QuietText,
            down if (down < 0.0) != self.lower_is_better => Ink::Good,
            _ => Ink::Bad,
        };
        let mut beside: Vec<(Point, Anchor)> = Vec::new();
        for y in [0.5, 0.3, 0.7, 0.1, 0.9].map(|share| plan + (actual - plan) * share) {
            beside.extend([((x - 7.0, y), Anchor::End), ((x + 7.0, y), Anchor::Start)]);
        }
        // A gap too small for a label within it has one past the actual.
        let past = actual + 12.0_f64.copysign(actual - plan);
        beside.extend([((x + 14.0, past), Anchor::Start), ((x - 14.0, past), Anchor::End)]);
        let edge = 6.0_f64.copysign(plan - actual);
        if (plan - actual).abs() > 10.0 {
            canvas.line(&[(x, plan - edge / 3.0), (x, actual + edge)], Pen::solid(ink, 4.0));
        }
        if let Some(place) = labels.place(self.gap_label, &beside) {
            canvas.strong_text(self.gap_label, place, Paint { halo: true, ..ink.into() });
        }
    }

    fn draw_labels(&self, canvas: &mut Canvas, lines: &Lines, labels: &mut Labels) {
        for line in lines.actual.iter().chain([&lines.plan, &lines.previous]) {
            labels.avoid(line.clone());
        }
        if let Some(forecast) = &lines.forecast {
            labels.avoid(forecast.middle.clone());
        }
        let ends = [
            (self.plan_label, lines.plan.last(), Ink::QuietText),
            (
                self.forecast_label,
                lines.forecast.as_ref().and_then(|it| it.middle.last()),
                Ink::Text,
            ),
            (self.previous_label, lines.previous.last(), Ink::QuietText),
        ];
        for (text, end, ink) in ends {
            let Some(&(x, y)) = end.filter(|_| !text.is_empty()) else {
                continue;
            };
            let beside: Vec<(Point, Anchor)> =
                [0.0, -8.0, 8.0, -16.0, 16.0, -24.0, 24.0, -32.0, 32.0]
                    .map(|aside| ((x + 8.0, y + aside), Anchor::Start))
                    .to_vec();
            if let Some(place) = labels.place(text, &beside) {
                canvas.text(text, place, Paint { halo: true, ..ink.into() });
            }
        }
        if let Some((x, y)) = lines.latest().filter(|_| !self.actual_label.is_empty()) {
            let around: Vec<(Point, Anchor)> = [18.0, -18.0, 30.0, -30.0, 44.0, -44.0]
                .into_iter()
                .flat_map(|aside| {
                    [(-8.0, Anchor::End), (8.0, Anchor::Start)]
                        .map(|(along, anchor)| ((x + along, y + aside), anchor))
                })
                .collect();
            if let Some(place) = labels.place(self.actual_label, &around) {
                canvas.strong_text(
                    self.actual_label,
                    place,
                    Paint { halo: true, ..Ink::Text.into() },
                );
            }
        }
    }
}
