//! Plan curves: where a goal should be on each day of its period.

use chrono::NaiveDate;

use super::amount::Amount;
use super::calendar::Span;

/// How the way from baseline to target is spread over the period (§7.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanCurve {
    /// The same share every day.
    #[default]
    Linear,
    /// Piecewise linear through points: by the end of a day, this percentage of the way. Days rise strictly; before the
    /// first point the curve starts from 0 % at the period's start, after the last it runs to 100 % at the end.
    Phased(Vec<(NaiveDate, Amount)>),
}

impl PlanCurve {
    /// The share of the way, 0 to 1 (more where a phase says so), that should be behind at the end of `day`.
    ///
    /// Linear: elapsed days over all days, today included (X4).
    pub fn expected(&self, period: Span, day: NaiveDate) -> f64 {
        let gone = period.elapsed_days(day) as f64;
        let whole = period.days() as f64;
        match self {
            PlanCurve::Linear => gone / whole,
            PlanCurve::Phased(points) => {
                let mut before = (0.0, 0.0);
                for (date, percent) in points {
                    let point = (period.elapsed_days(*date) as f64, percent.to_f64() / 100.0);
                    if gone <= point.0 {
                        return between(before, point, gone);
                    }
                    before = point;
                }
                between(before, (whole, before.1.max(1.0)), gone)
            }
        }
    }

    /// The days between which the curve is straight, the period's ends included.
    pub fn corners(&self, period: Span) -> Vec<NaiveDate> {
        let mut days = vec![period.start()];
        if let PlanCurve::Phased(points) = self {
            days.extend(
                points
                    .iter()
                    .map(|(date, _)| *date)
                    .filter(|day| period.start() < *day && *day < period.end()),
            );
        }
        days.push(period.end());
        days
    }
}

fn between(from: (f64, f64), to: (f64, f64), at: f64) -> f64 {
    let width = to.0 - from.0;
    if width <= 0.0 {
        return to.1;
    }
    from.1 + (to.1 - from.1) * (at - from.0) / width
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{date, span};
    use proptest::prelude::*;

    #[test]
    fn mid_april_of_april_is_half_at_day_end() {
        let april = span(date(2026, 4, 1), date(2026, 4, 30));
        assert_eq!(PlanCurve::Linear.expected(april, date(2026, 4, 15)), 0.5);
    }

    #[test]
    fn eighty_percent_at_the_first_quarter_and_all_at_the_second() {
        let half_year = span(date(2026, 1, 1), date(2026, 6, 30));
        let phased = PlanCurve::Phased(vec![
            (date(2026, 3, 31), Amount::from(80)),
            (date(2026, 6, 30), Amount::HUNDRED),
        ]);
        for (day, share) in [
            (date(2025, 12, 31), 0.0),
            (date(2026, 2, 14), 0.4),
            (date(2026, 3, 31), 0.8),
            (date(2026, 6, 30), 1.0),
            (date(2026, 9, 1), 1.0),
        ] {
            let expected = phased.expected(half_year, day);
            assert!((expected - share).abs() < 1e-9, "{day}: {expected}");
        }
    }

    proptest! {
        #[test]
        fn a_rising_plan_never_falls(days in proptest::collection::btree_set(0i64..365, 0..6), at in 0i64..400) {
            let year = span(date(2026, 1, 1), date(2026, 12, 31));
            let start = year.start();
            let count = days.len() as i64;
            let points = days.into_iter().enumerate().map(|(i, day)| {
                (start + chrono::TimeDelta::days(day), Amount::from(100 * (i as i64 + 1) / (count + 1)))
            });
            let curve = PlanCurve::Phased(points.collect());
            let day = start + chrono::TimeDelta::days(at);
            let (today, tomorrow) = (curve.expected(year, day), curve.expected(year, day + chrono::TimeDelta::days(1)));
            prop_assert!((0.0..=1.0).contains(&today));
            prop_assert!(tomorrow >= today - 1e-12);
        }
    }
}
