//! The axes around a plane: values on the left, dates at the bottom, and today between them.

use chrono::NaiveDate;

use crate::domain::values::calendar::Calendar;

use super::canvas::{Canvas, Pen};
use super::date_ticks::{DateAxis, DateUnit, date_axis};
use super::ink::Ink;
use super::label::{Anchor, Labels, centred_within, text_width};
use super::plane::{Plane, day};

/// The value axis on the left: a rule and a label for each tick, zero in a darker one.
pub fn draw_values(canvas: &mut Canvas, plane: &Plane, value_label: &dyn Fn(f64) -> String) {
    for &tick in &plane.values.ticks {
        let y = plane.y(tick);
        let ink = if tick == 0.0 { Ink::Axis } else { Ink::Rule };
        canvas.line(&[(plane.left, y), (plane.right, y)], Pen::solid(ink, 1.0));
        canvas.text(&value_label(tick), ((plane.left - 8.0, y), Anchor::End), Ink::QuietText);
    }
}

/// The date axis at the bottom: the finest unit whose labels stand clear of each other.
pub fn draw_dates(
    canvas: &mut Canvas,
    plane: &Plane,
    days: (NaiveDate, NaiveDate),
    calendar: Calendar,
    day_label: &dyn Fn(NaiveDate, DateUnit) -> String,
) {
    let label_of = |axis: &DateAxis| -> Vec<(f64, String)> {
        let middle = |from, to| (plane.x(day(from)) + plane.x(day(to))) / 2.0;
        let span = |from, to| plane.x(day(to)) - plane.x(day(from));
        let labels = axis.ticks.iter().map(|tick| (tick, day_label(tick.date, axis.unit)));
        labels
            .filter(|(tick, text)| !tick.is_cut || span(tick.from, tick.to) >= text_width(text))
            .map(|(tick, text)| (middle(tick.from, tick.to), text))
            .collect()
    };
    let axis = date_axis(days, calendar, |axis| {
        let gap = if matches!(axis.unit, DateUnit::Day | DateUnit::Week) { 16.0 } else { 6.0 };
        label_of(axis).windows(2).all(|pair| {
            let ((left, left_text), (right, right_text)) = (&pair[0], &pair[1]);
            right - left >= (text_width(left_text) + text_width(right_text)) / 2.0 + gap
        })
    });
    canvas.line(
        &[(plane.left, plane.bottom), (plane.right, plane.bottom)],
        Pen::solid(Ink::Axis, 1.0),
    );
    for tick in axis.ticks.iter().filter(|tick| tick.from == tick.date) {
        let x = plane.x(day(tick.date));
        canvas.line(&[(x, plane.bottom), (x, plane.bottom + 4.0)], Pen::solid(Ink::Axis, 1.0));
    }
    for (x, text) in label_of(&axis) {
        let x = centred_within(plane.size, &text, x);
        canvas.text(&text, ((x, plane.bottom + 14.0), Anchor::Middle), Ink::QuietText);
    }
}

/// The plumb line of today with its word on top; nothing where today isn't on the axis.
pub fn draw_today(
    canvas: &mut Canvas,
    plane: &Plane,
    today: NaiveDate,
    label: &str,
    labels: &mut Labels,
) {
    if !plane.days.contains(&day(today)) {
        return;
    }
    let x = plane.x(day(today));
    canvas.line(&[(x, plane.top - 8.0), (x, plane.bottom)], Pen::solid(Ink::Plumb, 1.5));
    // The bob at its end, pointing at the date.
    canvas.polygon(
        &[(x - 4.5, plane.bottom - 8.0), (x + 4.5, plane.bottom - 8.0), (x, plane.bottom)],
        Ink::Plumb,
    );
    labels.avoid(vec![(x, 0.0), (x, plane.bottom)]);
    if let Some(place) = labels.place(label, &[((x, plane.top - 16.0), Anchor::Middle)]) {
        canvas.strong_text(label, place, Ink::Plumb);
    }
}
