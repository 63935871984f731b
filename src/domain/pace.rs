//! Pace, status, run rate and the straight-line forecast (§7.5–7.7, X14).

use super::amount::Amount;
use super::settings::StatusScheme;

/// Ratios closer than this are equal: they come from divisions.
const EPSILON: f64 = 1e-9;

/// Where a goal stands against its own plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    OnTrack,
    AtRisk,
    OffTrack,
    /// The plan has hardly begun: no colour yet.
    TooEarly,
    #[default]
    NoData,
}

/// How fast a goal moves and how fast it must, in the metric's unit per day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Speed {
    /// The way gone so far over the days gone.
    pub run_rate: f64,
    /// The way left over the days left; `None` once the target is reached or the period is over.
    pub required: Option<f64>,
    /// Where the run rate leads by the period's end.
    pub forecast: f64,
}

impl Status {
    pub const ALL: [Status; 5] =
        [Status::OnTrack, Status::AtRisk, Status::OffTrack, Status::TooEarly, Status::NoData];

    /// The status of a progress against what was expected by now, both as shares of the way.
    ///
    /// What is finished is on track whatever the day; before the scheme's first percent of the plan it is too early to
    /// tell.
    pub fn of(progress: Option<f64>, expected: f64, scheme: StatusScheme) -> Self {
        let percent = |amount: Amount| amount.to_f64() / 100.0;
        let Some(progress) = progress else {
            return Status::NoData;
        };
        if reaches(progress, 1.0) {
            return Status::OnTrack;
        }
        match pace(progress, expected) {
            Some(_) if !reaches(expected, percent(scheme.too_early)) => Status::TooEarly,
            None => Status::TooEarly,
            Some(pace) if reaches(pace, percent(scheme.on_track)) => Status::OnTrack,
            Some(pace) if reaches(pace, percent(scheme.at_risk)) => Status::AtRisk,
            Some(_) => Status::OffTrack,
        }
    }
}

/// Progress over expected progress; `None` where nothing is expected yet (§7.5).
pub fn pace(progress: f64, expected: f64) -> Option<f64> {
    (expected > 0.0).then(|| progress / expected)
}

/// Run rate, required run rate and forecast of a number that moves from `start` to `target` (§7.6, §7.7 F1).
///
/// `elapsed` and `whole` are days; `None` before the first day is over.
pub fn speed(start: f64, target: f64, actual: f64, elapsed: i64, whole: i64) -> Option<Speed> {
    if elapsed <= 0 {
        return None;
    }
    let left = (whole - elapsed) as f64;
    let run_rate = (actual - start) / elapsed as f64;
    let is_reached = (target - actual) * (target - start) <= 0.0;
    Some(Speed {
        run_rate,
        required: (left > 0.0 && !is_reached).then(|| (target - actual) / left),
        forecast: actual + run_rate * left,
    })
}

fn reaches(value: f64, limit: f64) -> bool {
    value >= limit - EPSILON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_follows_pace_with_the_limits_included() {
        let scheme = StatusScheme::default();
        for (progress, expected, status) in [
            (Some(0.475), 0.5, Status::OnTrack),
            (Some(0.4749), 0.5, Status::AtRisk),
            (Some(0.375), 0.5, Status::AtRisk),
            (Some(0.3749), 0.5, Status::OffTrack),
            (Some(-0.2), 0.5, Status::OffTrack),
            (Some(0.0), 0.04, Status::TooEarly),
            (Some(0.0), 0.0, Status::TooEarly),
            (Some(0.0), 0.05, Status::OffTrack),
            (Some(1.0), 0.01, Status::OnTrack),
            (None, 0.5, Status::NoData),
        ] {
            assert_eq!(
                Status::of(progress, expected, scheme),
                status,
                "{progress:?} of {expected}"
            );
        }
    }

    #[test]
    fn the_straight_line_leads_where_the_run_rate_points() {
        let speed = speed(0.0, 1200.0, 300.0, 100, 200).unwrap();
        assert_eq!(speed.run_rate, 3.0);
        assert_eq!(speed.required, Some(9.0));
        assert_eq!(speed.forecast, 600.0);
    }

    #[test]
    fn who_has_arrived_or_gone_beyond_is_asked_for_nothing() {
        for (start, target, actual, asks) in [
            (0.0, 100.0, 99.0, true),
            (0.0, 100.0, 100.0, false),
            (0.0, 100.0, 109.0, false),
            (0.0, 100.0, -5.0, true),
            (100.0, 60.0, 61.0, true),
            (100.0, 60.0, 59.0, false),
            (-10.0, -20.0, -15.0, true),
            (5.0, 5.0, 4.0, false),
        ] {
            let speed = speed(start, target, actual, 10, 30).unwrap();
            assert_eq!(speed.required.is_some(), asks, "{start} → {target} at {actual}");
        }
    }

    #[test]
    fn nothing_is_required_once_the_period_is_over() {
        let speed = speed(100.0, 60.0, 70.0, 30, 30).unwrap();
        assert_eq!((speed.required, speed.forecast), (None, 70.0));
        assert_eq!(super::speed(100.0, 60.0, 70.0, 0, 30), None);
    }
}
