//! A gap in pixels: the bullet, the bar of the absolute variance and the pin of the relative one.

/// Half the width of the variance column; zero is in its middle.
pub const VARIANCE_HALF: f64 = 66.0;
/// Half the width of the column of relative variances; [`FULL_RATIO`] reaches its edge.
pub const RATIO_HALF: f64 = 70.0;
/// The relative variance at the edge of its column.
pub const FULL_RATIO: f64 = 0.5;
/// The width of the bullet.
pub const BULLET_WIDTH: f64 = 140.0;
/// How much of the reference the bullet has room for.
const BULLET_FULL: f64 = 1.5;

/// Lengths in pixels; left of zero is behind, right of it ahead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnGap {
    pub bullet_bar: f64,
    pub bullet_mark: f64,
    pub bullet_cut: bool,
    /// `None` where no other goal has the unit: there is nothing that a length could be compared with.
    pub bar: Option<f64>,
    pub pin: f64,
    pub pin_cut: bool,
}

/// `widest` is the widest gap among those of its unit.
pub(super) fn drawn(actual: f64, reference: f64, gap: f64, widest: Option<f64>) -> DrawnGap {
    let ratio = gap / reference.abs().max(f64::MIN_POSITIVE);
    let reach = reference.abs() * BULLET_FULL;
    let at = |value: f64| {
        if reach > 0.0 { (value / reach * BULLET_WIDTH).clamp(0.0, BULLET_WIDTH) } else { 0.0 }
    };
    DrawnGap {
        bullet_bar: at(actual),
        bullet_mark: at(reference),
        bullet_cut: actual > reach || actual < 0.0,
        bar: widest.map(|widest| gap / widest.max(f64::MIN_POSITIVE) * VARIANCE_HALF),
        pin: (ratio / FULL_RATIO * RATIO_HALF).clamp(-RATIO_HALF, RATIO_HALF),
        pin_cut: ratio.abs() > FULL_RATIO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bars_are_value_times_scale_and_what_is_off_it_is_marked(actual in 0.0f64..1e6, reference in 1.0f64..1e6, widest in 1e6f64..2e6) {
            let gap = actual - reference;
            let drawn = drawn(actual, reference, gap, Some(widest));
            prop_assert!((drawn.bar.unwrap() - gap * VARIANCE_HALF / widest).abs() < 1.0);
            let pin = gap / reference * RATIO_HALF / FULL_RATIO;
            prop_assert!(drawn.pin_cut || (drawn.pin - pin).abs() < 1.0);
            let bar = actual / (reference * BULLET_FULL) * BULLET_WIDTH;
            prop_assert!(drawn.bullet_cut || (drawn.bullet_bar - bar).abs() < 1.0);
        }
    }
}
