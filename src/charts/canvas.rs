//! The sheet a chart is drawn on: CSS pixels and inks in, SVG out through plotters.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use super::ink::{Ink, Paint};
use super::label::{Anchor, Area, FONT_SIZE_PX};
use super::markup::{UNITS_PER_PX, printable, themed};
use super::reduce::straightened;
use super::{Point, Size};

/// What a line looks like.
#[derive(Clone, Copy)]
pub struct Pen {
    pub paint: Paint,
    pub width_px: f64,
}

impl Pen {
    pub const fn solid(ink: Ink, width_px: f64) -> Pen {
        Pen { paint: Paint::plain(ink), width_px }
    }

    pub fn dashed(ink: Ink, width_px: f64) -> Pen {
        Pen { paint: Paint { dashed: true, ..Paint::plain(ink) }, width_px }
    }
}

/// plotters' SVG backend, in CSS pixels. It writes into a string, which cannot fail, so its results are let go.
pub struct Canvas<'a> {
    backend: SVGBackend<'a>,
}

/// The SVG element that `draw` draws, `label` being its accessible name.
pub fn paint(size: Size, label: &str, draw: impl FnOnce(&mut Canvas)) -> String {
    let mut plotted = String::new();
    draw(&mut Canvas { backend: SVGBackend::with_string(&mut plotted, (size.width, size.height)) });
    themed(&plotted, size, label)
}

impl Canvas<'_> {
    /// An open line through the points; fewer than two draw nothing.
    pub fn line(&mut self, points: &[Point], pen: Pen) {
        if points.len() > 1 {
            let points = straightened(points);
            let _ = self.backend.draw_path(points.iter().map(units), &stroke(pen));
        }
    }

    /// A filled shape; fewer than three points draw nothing.
    pub fn polygon(&mut self, points: &[Point], fill: impl Into<Paint>) {
        if points.len() > 2 {
            let _ = self
                .backend
                .fill_polygon(points.iter().map(units), &ShapeStyle::from(fill.into().carrier()));
        }
    }

    /// A filled rectangle.
    pub fn bar(&mut self, area: Area, fill: impl Into<Paint>) {
        let (from, to) = (units(&(area.left, area.top)), units(&(area.right, area.bottom)));
        let _ = self.backend.draw_rect(
            from,
            to,
            &ShapeStyle::from(fill.into().carrier()).filled(),
            true,
        );
    }

    /// A rectangle's outline, its outer edge on the area's.
    pub fn frame(&mut self, area: Area, pen: Pen) {
        let Area { left, top, right, bottom } = area.shrunk(pen.width_px / 2.0);
        // The first side once more, so that the last corner is joined like the others.
        let corners =
            [(left, top), (right, top), (right, bottom), (left, bottom), (left, top), (right, top)];
        self.line(&corners, pen);
    }

    /// Slanted lines that fill a rectangle.
    fn hatch(&mut self, area: Area, pen: Pen) {
        let Area { left, top, right, bottom } = area;
        let (width, height) = (right - left, bottom - top);
        let spacing_px = 5.0;
        for step in 1.. {
            let reach = f64::from(step) * spacing_px;
            if reach >= width + height {
                break;
            }
            let from = (left + (reach - height).max(0.0), top + reach.min(height));
            let to = (left + reach.min(width), top + (reach - width).max(0.0));
            self.line(&[from, to], pen);
        }
    }

    /// A bar that is hatched in its outline: something that is not finished.
    pub fn unfinished_bar(&mut self, area: Area, ink: Ink) {
        self.bar(area, Ink::Sheet);
        self.hatch(area, Pen::solid(ink, 1.2));
        self.frame(area, Pen::solid(ink, 1.2));
    }

    pub fn dot(&mut self, centre: Point, radius_px: f64, fill: Ink) {
        let style = ShapeStyle::from(Paint::plain(fill).carrier()).filled();
        let _ = self.backend.draw_circle(
            units(&centre),
            (radius_px * UNITS_PER_PX) as u32,
            &style,
            true,
        );
    }

    /// One line of text, centred vertically on its point.
    pub fn text(&mut self, text: &str, (at, anchor): (Point, Anchor), paint: impl Into<Paint>) {
        self.write(text, at, anchor, paint.into(), FontStyle::Normal);
    }

    /// The same in bold.
    pub fn strong_text(
        &mut self,
        text: &str,
        (at, anchor): (Point, Anchor),
        paint: impl Into<Paint>,
    ) {
        self.write(text, at, anchor, paint.into(), FontStyle::Bold);
    }

    fn write(&mut self, text: &str, at: Point, anchor: Anchor, paint: Paint, weight: FontStyle) {
        let across = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let colour = paint.carrier();
        let style = TextStyle::from(FontDesc::new(FontFamily::SansSerif, FONT_SIZE_PX, weight))
            .color(&colour)
            .pos(Pos::new(across, VPos::Center));
        let _ = self.backend.draw_text(&printable(text), &style, units(&at));
    }
}

fn units(&(x, y): &Point) -> (i32, i32) {
    ((x * UNITS_PER_PX).round() as i32, (y * UNITS_PER_PX).round() as i32)
}

fn stroke(pen: Pen) -> ShapeStyle {
    ShapeStyle::from(pen.paint.carrier()).stroke_width((pen.width_px * UNITS_PER_PX) as u32)
}
