//! The area between two lines, cut where they cross: the gap one can see.

use super::Point;

/// A piece of the area between an upper and a lower line.
#[derive(Clone, Debug, PartialEq)]
pub struct Wash {
    /// Whether the first line runs above the second one here.
    pub is_above: bool,
    /// The closed outline in CSS pixels.
    pub outline: Vec<Point>,
}

/// The pieces between `line` and `reference` where both exist. Both are in CSS pixels from left to right; two points
/// of one x are a step.
pub fn between(line: &[Point], reference: &[Point]) -> Vec<Wash> {
    let mut pieces: Vec<Piece> = Vec::new();
    for stretch in breakpoints(line, reference).windows(2) {
        let (from, to) = (stretch[0], stretch[1]);
        let (start, end) = (after(line, from), before(line, to));
        let (reference_start, reference_end) = (after(reference, from), before(reference, to));
        // Down is positive, so a negative gap is a line above its reference.
        let (gap_start, gap_end) = (start - reference_start, end - reference_end);
        if gap_start * gap_end < 0.0 {
            let share = gap_start / (gap_start - gap_end);
            let crossing = (from + (to - from) * share, start + (end - start) * share);
            extend(
                &mut pieces,
                gap_start < 0.0,
                [(from, start), crossing],
                [(from, reference_start), crossing],
            );
            extend(
                &mut pieces,
                gap_end < 0.0,
                [crossing, (to, end)],
                [crossing, (to, reference_end)],
            );
        } else if gap_start + gap_end != 0.0 {
            let is_above = gap_start + gap_end < 0.0;
            let ends = ([(from, start), (to, end)], [(from, reference_start), (to, reference_end)]);
            extend(&mut pieces, is_above, ends.0, ends.1);
        }
    }
    pieces.into_iter().map(Piece::closed).collect()
}

/// The height of a line at `x`; at a step, of its right side. Nothing beyond its ends.
pub fn height_at(line: &[Point], x: f64) -> Option<f64> {
    let (from, to) = ends(line)?;
    (from..=to).contains(&x).then(|| after(line, x))
}

struct Piece {
    is_above: bool,
    line: Vec<Point>,
    reference: Vec<Point>,
}

impl Piece {
    fn closed(self) -> Wash {
        let mut outline = self.line;
        outline.extend(self.reference.into_iter().rev());
        Wash { is_above: self.is_above, outline }
    }
}

fn extend(pieces: &mut Vec<Piece>, is_above: bool, line: [Point; 2], reference: [Point; 2]) {
    match pieces.last_mut() {
        Some(piece)
            if piece.is_above == is_above
                && piece.line.last().is_some_and(|end| end.0 == line[0].0) =>
        {
            push_new(&mut piece.line, line);
            push_new(&mut piece.reference, reference);
        }
        _ => pieces.push(Piece { is_above, line: line.to_vec(), reference: reference.to_vec() }),
    }
}

fn push_new(points: &mut Vec<Point>, more: [Point; 2]) {
    for point in more {
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
}

/// Every x at which one of the lines may bend, where both exist.
fn breakpoints(line: &[Point], reference: &[Point]) -> Vec<f64> {
    let (Some(line_ends), Some(reference_ends)) = (ends(line), ends(reference)) else {
        return Vec::new();
    };
    let (from, to) = (line_ends.0.max(reference_ends.0), line_ends.1.min(reference_ends.1));
    let mut stops: Vec<f64> = line
        .iter()
        .chain(reference)
        .map(|point| point.0)
        .filter(|x| (from..=to).contains(x))
        .collect();
    stops.extend((from <= to).then_some([from, to]).into_iter().flatten());
    stops.sort_by(f64::total_cmp);
    stops.dedup();
    stops
}

fn ends(line: &[Point]) -> Option<(f64, f64)> {
    Some((line.first()?.0, line.last()?.0))
}

/// The height of a line just right of `x`.
fn after(line: &[Point], x: f64) -> f64 {
    height(line, line.partition_point(|point| point.0 <= x), x)
}

/// The height of a line just left of `x`.
fn before(line: &[Point], x: f64) -> f64 {
    height(line, line.partition_point(|point| point.0 < x), x)
}

/// The height at `x` on the stretch that ends at point `end`, or that of the nearest point beyond the ends.
fn height(line: &[Point], end: usize, x: f64) -> f64 {
    match (end.checked_sub(1).and_then(|start| line.get(start)), line.get(end)) {
        (Some(from), Some(to)) => from.1 + (to.1 - from.1) * (x - from.0) / (to.0 - from.0),
        (Some(only), None) | (None, Some(only)) => only.1,
        (None, None) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_cross_leave_one_piece_on_each_side() {
        let pieces = between(&[(0.0, 0.0), (10.0, 10.0)], &[(0.0, 5.0), (10.0, 5.0)]);
        let above = vec![(0.0, 0.0), (5.0, 5.0), (5.0, 5.0), (0.0, 5.0)];
        let below = vec![(5.0, 5.0), (10.0, 10.0), (10.0, 5.0), (5.0, 5.0)];
        assert_eq!(
            pieces,
            [Wash { is_above: true, outline: above }, Wash { is_above: false, outline: below }]
        );
    }

    #[test]
    fn a_step_in_the_reference_is_a_step_in_the_outline() {
        let pieces =
            between(&[(0.0, 9.0), (10.0, 9.0)], &[(0.0, 5.0), (4.0, 5.0), (4.0, 2.0), (10.0, 2.0)]);
        assert_eq!(pieces.len(), 1);
        assert!(
            pieces[0].outline.windows(2).any(|ends| ends == [(4.0, 2.0), (4.0, 5.0)]),
            "{pieces:?}"
        );
    }

    #[test]
    fn lines_that_never_meet_in_time_leave_nothing() {
        assert_eq!(between(&[(0.0, 1.0), (1.0, 1.0)], &[(2.0, 5.0), (3.0, 5.0)]), []);
    }
}
