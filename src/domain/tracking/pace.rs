//! Pace and status (§7.5, X14, X20).

use crate::domain::records::settings::StatusScheme;
use crate::domain::values::amount::Amount;
use crate::domain::values::choice::choice;

/// Ratios closer than this are equal: they come from divisions.
const EPSILON: f64 = 1e-9;

choice! {
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
        /// The period is over, and what was promised is there.
        Reached,
        /// The period is over, and it isn't.
        Missed,
        /// A milestone that isn't done and not due yet.
        Open,
        /// A milestone that isn't done after its day.
        Overdue,
    }
}

impl Status {
    /// The status of a progress against what was expected by now, both as shares of the way.
    ///
    /// Who has gone the whole way is on track whatever the day; before the scheme's first percent of the plan it is too early to
    /// tell.
    pub fn of(progress: f64, expected: f64, scheme: StatusScheme) -> Self {
        let percent = |amount: Amount| amount.to_f64() / 100.0;
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

/// Whether a ratio is at its limit or beyond.
pub fn reaches(value: f64, limit: f64) -> bool {
    value >= limit - EPSILON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_follows_pace_with_the_limits_included() {
        let scheme = StatusScheme::default();
        for (progress, expected, status) in [
            (0.475, 0.5, Status::OnTrack),
            (0.4749, 0.5, Status::AtRisk),
            (0.375, 0.5, Status::AtRisk),
            (0.3749, 0.5, Status::OffTrack),
            (-0.2, 0.5, Status::OffTrack),
            (0.0, 0.04, Status::TooEarly),
            (0.0, 0.0, Status::TooEarly),
            (0.0, 0.05, Status::OffTrack),
            (1.0, 0.01, Status::OnTrack),
        ] {
            assert_eq!(Status::of(progress, expected, scheme), status, "{progress} of {expected}");
        }
    }
}
