//! Where labels go: an estimate of a text's width, and a place that covers nothing.

use super::{Point, Size};

/// The size of all text in a chart.
pub const FONT_SIZE_PX: f64 = 12.0;
/// The room one line of text needs from top to bottom.
pub const LINE_HEIGHT_PX: f64 = 15.0;

/// About how wide a text is in CSS pixels, rather more than less: the real font is known to the browser only.
pub fn text_width(text: &str) -> f64 {
    let is_wide = |c: char| matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..);
    let ems: f64 = text.chars().map(|c| if is_wide(c) { 1.0 } else { 0.62 }).sum();
    ems * FONT_SIZE_PX
}

/// The middle of a centred text, moved so that the text stays between the canvas's left and right edges.
pub fn centred_within(size: Size, text: &str, x: f64) -> f64 {
    let half = text_width(text) / 2.0;
    x.min(f64::from(size.width) - half).max(half)
}

/// Which part of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// The room a text takes when it stands at `at`.
    pub fn of_text(text: &str, (x, y): Point, anchor: Anchor) -> Area {
        let width = text_width(text);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Area {
            left,
            top: y - LINE_HEIGHT_PX / 2.0,
            right: left + width,
            bottom: y + LINE_HEIGHT_PX / 2.0,
        }
    }

    /// The rectangle with each side moved inwards, at most to the middle.
    pub fn shrunk(self, by_px: f64) -> Area {
        let across = by_px.min((self.right - self.left) / 2.0);
        let down = by_px.min((self.bottom - self.top) / 2.0);
        Area {
            left: self.left + across,
            top: self.top + down,
            right: self.right - across,
            bottom: self.bottom - down,
        }
    }

    fn overlaps(self, other: Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a straight line touches the rectangle.
    fn is_crossed_by(self, (x1, y1): Point, (x2, y2): Point) -> bool {
        let mut entry = 0.0_f64;
        let mut exit = 1.0_f64;
        for (from, to, low, high) in
            [(x1, x2, self.left, self.right), (y1, y2, self.top, self.bottom)]
        {
            if from == to {
                if from < low || from > high {
                    return false;
                }
            } else {
                let (first, second) = ((low - from) / (to - from), (high - from) / (to - from));
                entry = entry.max(first.min(second));
                exit = exit.min(first.max(second));
            }
        }
        entry <= exit
    }
}

/// The labels placed so far and the lines they should not cover.
pub struct Labels {
    size: Size,
    placed: Vec<Area>,
    lines: Vec<Vec<Point>>,
}

impl Labels {
    pub fn new(size: Size) -> Labels {
        Labels { size, placed: Vec::new(), lines: Vec::new() }
    }

    /// Keep labels off this line.
    pub fn avoid(&mut self, line: Vec<Point>) {
        self.lines.push(line);
    }

    /// Keep labels out of this rectangle.
    pub fn reserve(&mut self, area: Area) {
        self.placed.push(area);
    }

    /// The first of the places that covers the fewest lines, moved sideways into the canvas if need be; none if
    /// each of them covers another label.
    pub fn place(&mut self, text: &str, places: &[(Point, Anchor)]) -> Option<(Point, Anchor)> {
        let (_, place, area) = places
            .iter()
            .map(|&(at, anchor)| self.inside(text, at, anchor))
            .filter(|&(_, area)| self.is_free(area))
            .map(|(place, area)| (self.lines_crossed(area), place, area))
            .min_by_key(|&(cost, ..)| cost)?;
        self.placed.push(area);
        Some(place)
    }

    fn inside(&self, text: &str, (x, y): Point, anchor: Anchor) -> ((Point, Anchor), Area) {
        let area = Area::of_text(text, (x, y), anchor);
        let moved = (f64::from(self.size.width) - area.right).min(0.0) + (-area.left).max(0.0);
        let x = x + moved;
        (((x, y), anchor), Area { left: area.left + moved, right: area.right + moved, ..area })
    }

    fn is_free(&self, area: Area) -> bool {
        // Two labels side by side must not read as one.
        let roomy = Area { left: area.left - 3.0, right: area.right + 3.0, ..area };
        area.top >= 0.0
            && area.bottom <= f64::from(self.size.height)
            && !self.placed.iter().any(|&other| roomy.overlaps(other))
    }

    fn lines_crossed(&self, area: Area) -> usize {
        let crosses =
            |line: &&Vec<Point>| line.windows(2).any(|ends| area.is_crossed_by(ends[0], ends[1]));
        self.lines.iter().filter(crosses).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_goes_where_it_covers_neither_a_line_nor_a_label() {
        let mut labels = Labels::new(Size { width: 200, height: 100 });
        labels.avoid(vec![(0.0, 50.0), (200.0, 50.0)]);
        let places = [
            ((100.0, 50.0), Anchor::Middle),
            ((100.0, 70.0), Anchor::Middle),
            ((100.0, 30.0), Anchor::Middle),
        ];
        assert_eq!(labels.place("plan", &places), Some(places[1]));
        assert_eq!(labels.place("plan", &places), Some(places[2]));
        assert_eq!(
            labels.place("plan", &places),
            Some(places[0]),
            "over a line rather than not at all"
        );
        assert_eq!(labels.place("plan", &places), None);
    }

    #[test]
    fn a_label_at_the_edge_is_moved_into_the_canvas() {
        let mut labels = Labels::new(Size { width: 200, height: 100 });
        let place = labels.place("0123456789", &[((198.0, 50.0), Anchor::Start)]);
        assert!(place.is_some_and(|((x, _), _)| x + text_width("0123456789") <= 200.000_001));
    }
}
