//! Value axes at round numbers.

use super::drawable;

/// A value axis.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueAxis {
    /// The first tick.
    pub low: f64,
    /// The last tick, or the highest value where the next tick would leave much room empty.
    pub high: f64,
    /// Ascending and equally far apart: multiples of 1, 2 or 5 times a power of ten. At least two.
    pub ticks: Vec<f64>,
}

/// The axis that shows every value from `low` to `high` in about `steps` steps, at most two more.
///
/// It begins at zero when that costs at most 40% of its length. Equal ends get room on both sides.
pub fn value_axis(low: f64, high: f64, steps: u32) -> ValueAxis {
    let (low, high) =
        (drawable(low.min(high)).unwrap_or(0.0), drawable(high.max(low)).unwrap_or(0.0));
    let (low, high) = with_zero_if_near(apart(low, high));
    let raw_step = (high - low) / f64::from(steps.max(1));
    let exponent = raw_step.log10().floor();
    let lead = raw_step / 10_f64.powf(exponent);
    let (lead, exponent) = match lead {
        _ if lead <= 1.000_001 => (1.0, exponent),
        _ if lead <= 2.000_001 => (2.0, exponent),
        _ if lead <= 5.000_001 => (5.0, exponent),
        _ => (1.0, exponent + 1.0),
    };
    // Dividing by ten's power gives 0.3 where multiplying by a tenth gives 0.30000000000000004.
    let at = |step: f64| match exponent {
        _ if exponent < 0.0 => step * lead / 10_f64.powf(-exponent),
        _ => step * lead * 10_f64.powf(exponent),
    };
    let slack = 1e-9;
    let first = (low / at(1.0) + slack).floor();
    let count = ((high / at(1.0) - slack).ceil() - first).clamp(1.0, 1000.0) as u32;
    let mut ticks: Vec<f64> = (0..=count).map(|step| at(first + f64::from(step))).collect();
    if ticks.len() > 3 && ticks[ticks.len() - 1] - high > at(0.5) {
        ticks.pop();
    }
    ValueAxis { low: ticks[0], high: high.max(ticks[ticks.len() - 1]), ticks }
}

/// The two ends, moved apart if no axis could tell them from each other.
fn apart(low: f64, high: f64) -> (f64, f64) {
    let size = low.abs().max(high.abs());
    match size {
        _ if size < 1e-290 => (0.0, 1.0),
        _ if high - low <= size * 1e-9 => (low - size * 0.1, high + size * 0.1),
        _ => (low, high),
    }
}

fn with_zero_if_near((low, high): (f64, f64)) -> (f64, f64) {
    match (low, high) {
        _ if low > 0.0 && low <= 0.4 * high => (0.0, high),
        _ if high < 0.0 && high >= 0.4 * low => (low, 0.0),
        ends => ends,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_at_round_numbers() {
        assert_eq!(value_axis(0.0, 2400.0, 5).ticks, [0.0, 500.0, 1000.0, 1500.0, 2000.0, 2500.0]);
        assert_eq!(value_axis(0.92, 0.995, 4).ticks, [0.92, 0.94, 0.96, 0.98, 1.0]);
        assert_eq!(value_axis(-52.0, 6.0, 4).ticks, [-60.0, -40.0, -20.0, 0.0]);
        assert_eq!(value_axis(0.5, 0.8, 3).ticks, [0.5, 0.6, 0.7, 0.8]);
    }

    #[test]
    fn an_axis_starts_at_zero_only_when_that_is_near() {
        assert_eq!(value_axis(40.0, 100.0, 5).low, 0.0);
        assert_eq!(value_axis(95.0, 100.0, 5).low, 95.0);
        assert_eq!(value_axis(-100.0, -40.0, 5).high, 0.0);
    }

    #[test]
    fn an_axis_ends_at_the_values_when_the_next_tick_is_far() {
        let axis = value_axis(0.0, 2100.0, 5);
        assert_eq!(axis.ticks, [0.0, 500.0, 1000.0, 1500.0, 2000.0]);
        assert_eq!((axis.low, axis.high), (0.0, 2100.0));
    }

    #[test]
    fn equal_ends_get_room_on_both_sides() {
        let axis = value_axis(7.0, 7.0, 4);
        assert!(axis.low < 7.0 && axis.high > 7.0, "{axis:?}");
        assert_eq!(value_axis(0.0, 0.0, 4).ticks, [0.0, 0.5, 1.0]);
    }
}
