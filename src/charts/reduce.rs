//! Fewer points with the same picture: what one column of pixels can show of a long series.

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
