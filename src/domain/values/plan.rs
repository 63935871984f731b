//! Plan curves: what share of its way a goal should have behind it on each day of its period.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::amount::{Amount, ratio};
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

/// A share of a way, exactly: a part of a whole that is positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    part: Decimal,
    whole: Decimal,
}

impl Share {
    pub const NOTHING: Share = Share { part: Decimal::ZERO, whole: Decimal::ONE };
    pub const ALL: Share = Share { part: Decimal::ONE, whole: Decimal::ONE };

    /// All of it where the whole is not positive.
    pub fn new(part: Decimal, whole: Decimal) -> Self {
        match whole > Decimal::ZERO {
            true => Share { part, whole },
            false => Share::ALL,
        }
    }

    /// This share of a value; `None` for one that no decimal can hold.
    pub fn of(self, value: Decimal) -> Option<Decimal> {
        let product = value.checked_mul(self.part);
        match product.and_then(|product| product.checked_div(self.whole)) {
            Some(share) => Some(share),
            None => value.checked_div(self.whole)?.checked_mul(self.part),
        }
    }

    pub fn to_f64(self) -> f64 {
        ratio(self.part, self.whole)
    }
}

impl PlanCurve {
    /// The share of the way, 0 to 1 (more where a phase says so), that should be behind at the end of `day`.
    ///
    /// Linear: elapsed days over all days, today included (X4).
    pub fn expected(&self, period: Span, day: NaiveDate) -> Share {
        let gone = period.elapsed_days(day);
        let PlanCurve::Phased(points) = self else {
            return Share::new(Decimal::from(gone), Decimal::from(period.days()));
        };
        let mut before = (0, Decimal::ZERO);
        for (date, percent) in points {
            let point = (period.elapsed_days(*date), percent.value());
            if gone <= point.0 {
                return between(before, point, gone);
            }
            before = point;
        }
        between(before, (period.days(), before.1.max(Decimal::ONE_HUNDRED)), gone)
    }

    /// The curve of a part of its period, in percent of what it asks for until the part's end: of all that, or, where the way
    /// starts anew, of what it adds there.
    pub fn within(&self, period: Span, part: Span, starts_anew: bool) -> PlanCurve {
        let is_straight = *self == PlanCurve::Linear;
        if is_straight && (starts_anew || part.start() == period.start()) {
            return PlanCurve::Linear;
        }
        let asked = |day| self.expected(period, day).of(Decimal::ONE_HUNDRED).unwrap_or_default();
        let before = part.start().pred_opt().unwrap_or(part.start());
        let from = if starts_anew { asked(before) } else { Decimal::ZERO };
        let way = asked(part.end()) - from;
        let point = |day| {
            let percent =
                (asked(day) - from).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(way)?;
            Some((day, Amount::new(percent).ok()?))
        };
        let inner = self.corners(period).into_iter().filter(|day| part.contains(*day));
        let points: Option<Vec<_>> = [before].into_iter().chain(inner).map(point).collect();
        points.map_or(PlanCurve::Linear, PlanCurve::Phased)
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

/// On the straight line between two points, each a day's number and a percentage.
fn between(from: (i64, Decimal), to: (i64, Decimal), at: i64) -> Share {
    let width = to.0 - from.0;
    if width <= 0 {
        return Share::new(to.1, Decimal::ONE_HUNDRED);
    }
    let percent = from.1 * Decimal::from(to.0 - at) + to.1 * Decimal::from(at - from.0);
    Share::new(percent, Decimal::from(100 * width))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{date, span};
    use proptest::prelude::*;

    #[test]
    fn mid_april_of_april_is_half_at_day_end() {
        let april = span(date(2026, 4, 1), date(2026, 4, 30));
        assert_eq!(PlanCurve::Linear.expected(april, date(2026, 4, 15)).to_f64(), 0.5);
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
            let expected = phased.expected(half_year, day).to_f64();
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
            let (today, tomorrow) = (curve.expected(year, day).to_f64(), curve.expected(year, day + chrono::TimeDelta::days(1)).to_f64());
            prop_assert!((0.0..=1.0).contains(&today));
            prop_assert!(tomorrow >= today - 1e-12);
        }
    }
}
