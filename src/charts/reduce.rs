//! Fewer points with the same picture: what one column of pixels can show of a long series, and what an eye can tell from
//! a straight line.

use super::Point;

/// The points that still matter when each pixel column shows only its first, lowest, highest and last: a
/// subsequence of the input, in its order.
///
/// `points` are in CSS pixels, left to right. A series of at most two points a pixel is returned whole.
pub fn reduce(points: &[Point]) -> Vec<Point> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    if points.len() as f64 <= 2.0 * (last.0 - first.0).abs().max(1.0) {
        return points.to_vec();
    }
    let mut kept = Vec::new();
    for column in points.chunk_by(|left, right| left.0.floor() == right.0.floor()) {
        let by_height = |&left: &usize, &right: &usize| column[left].1.total_cmp(&column[right].1);
        let highest = (0..column.len()).min_by(by_height).unwrap_or(0);
        let lowest = (0..column.len()).max_by(by_height).unwrap_or(0);
        let mut indexes = vec![0, highest, lowest, column.len() - 1];
        indexes.sort_unstable();
        indexes.dedup();
        kept.extend(indexes.into_iter().map(|index| column[index]));
    }
    kept
}

/// How far a point may lie beside a line that goes without it, in CSS pixels: less than a drawing's coordinates tell.
const BESIDE: f64 = 0.04;

/// The points without those that lie on the straight way between others.
///
/// `points` are in CSS pixels, left to right; two of one x are a step, which stays.
pub fn straightened(points: &[Point]) -> Vec<Point> {
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let mut kept = vec![first];
    let mut from = first;
    // The slopes of all lines from the last kept point that pass close enough to each point since.
    let mut open = (f64::NEG_INFINITY, f64::INFINITY);
    for pair in points.windows(2) {
        let (point, next) = (pair[0], pair[1]);
        let slope = |to: Point, aside: f64| (to.1 + aside - from.1) / (to.0 - from.0);
        let is_step = point.0 == from.0;
        if !is_step {
            open = (open.0.max(slope(point, -BESIDE)), open.1.min(slope(point, BESIDE)));
        }
        let goes_on = !is_step && next.0 > from.0 && (open.0..=open.1).contains(&slope(next, 0.0));
        if point != from && !goes_on {
            kept.push(point);
            from = point;
            open = (f64::NEG_INFINITY, f64::INFINITY);
        }
    }
    if points.len() > 1 {
        kept.push(last);
    }
    kept
}
