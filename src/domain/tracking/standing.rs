//! The days that an entry of a flow stands for, and what of it falls into a span that cuts them (X9, §7.10).

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use crate::domain::records::metric::Metric;
use crate::domain::records::series::Series;
use crate::domain::values::amount::Amount;
use crate::domain::values::apportion::apportion;
use crate::domain::values::calendar::{Calendar, FIRST_DAY, LAST_DAY, PeriodKind, Span};

/// How a flow's entries are cut: an entry stands for the days after the entry before it within the same period of the
/// cadence (the first one from that period's first day on) through its own day.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub calendar: Calendar,
    pub cadence: PeriodKind,
    /// Digits behind the point of the metric's smallest unit.
    pub decimals: u32,
}

impl Standing {
    pub fn of(metric: &Metric, cadence: PeriodKind, calendar: Calendar) -> Self {
        Standing { calendar, cadence, decimals: metric.measure.decimals() }
    }

    /// What of the entry of a day falls into a span; `None` where it stands for no day of it.
    pub fn counted(
        self,
        series: &Series,
        (day, value): (NaiveDate, Amount),
        span: Span,
    ) -> Option<Decimal> {
        let days = self.days(series, day);
        days.overlap(span).map(|_| self.within(value.value(), days, span))
    }

    /// The days that the entry of a day stands for.
    fn days(self, series: &Series, day: NaiveDate) -> Span {
        let known = day.pred_opt().and_then(|end| Span::new(FIRST_DAY, end));
        let last = known.and_then(|known| series.numbers(known).next_back());
        self.days_after(last.map_or(FIRST_DAY, |(last, ..)| last), day)
    }

    /// The days that the entry of a day stands for after the entry of a day before it.
    fn days_after(self, before: NaiveDate, day: NaiveDate) -> Span {
        let period = self.calendar.period(self.cadence, day);
        let start = before.succ_opt().map_or(day, |next| next.max(period.start()));
        Span::new(start, day).unwrap_or(Span::day(day))
    }

    /// The parts of a number that stands for some days within each of some spans, which rise and don't overlap; what falls
    /// between them is nobody's.
    fn split(self, value: Decimal, days: Span, spans: &[Span]) -> Vec<Decimal> {
        // What lies before each span, the span, …, what lies behind the last.
        let mut weights = Vec::with_capacity(2 * spans.len() + 1);
        let mut counted = 0;
        for span in spans {
            let before = span.start().pred_opt().map_or(0, |end| days.elapsed_days(end));
            let until = days.elapsed_days(span.end());
            weights.extend([before - counted, until - before]);
            counted = until;
        }
        weights.push(days.days() - counted);
        let weights = weights.into_iter().map(|days| u32::try_from(days).unwrap_or(0));
        let decimals = self.decimals.max(value.normalize().scale());
        let parts = apportion(value, &weights.collect::<Vec<_>>(), decimals).unwrap_or_default();
        parts.into_iter().skip(1).step_by(2).take(spans.len()).collect()
    }

    /// What of a number that stands for some days falls into a span.
    fn within(self, value: Decimal, days: Span, span: Span) -> Decimal {
        if days.overlap(span) == Some(days) {
            return value;
        }
        self.split(value, days, &[span]).first().copied().unwrap_or_default()
    }
}

impl Series {
    /// What of a flow falls into a span, by the entries until a day that may lie behind it; `None` without any.
    pub fn flow(&self, standing: Standing, span: Span, until: NaiveDate) -> Option<Decimal> {
        let inside = Span::new(span.start(), span.end().min(until))?;
        let mut numbers = self.numbers(inside);
        let first = numbers.next();
        let rest: Decimal = numbers.map(|(_, value, _)| value.value()).sum();
        let part = |entry| standing.counted(self, entry, span);
        let first = first.and_then(|(day, value, _)| part((day, value)));
        match (first, self.behind(span, until).and_then(part)) {
            (None, None) => None,
            (first, tail) => Some(rest + first.unwrap_or_default() + tail.unwrap_or_default()),
        }
    }

    /// What of a flow falls into each of some spans that rise and touch, as [`Series::flow`]; an entry's parts add up to it.
    pub fn flows(
        &self,
        standing: Standing,
        spans: &[Span],
        until: NaiveDate,
    ) -> Vec<Option<Decimal>> {
        let mut flows = vec![None; spans.len()];
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
            return flows;
        };
        let Some(whole) = Span::new(first.start(), last.end()) else {
            return flows;
        };
        let inside = Span::new(whole.start(), whole.end().min(until));
        let inside = inside.into_iter().flat_map(|inside| self.numbers(inside));
        let entries = inside.map(|(day, value, _)| (day, value)).chain(self.behind(whole, until));
        let mut before: Option<NaiveDate> = None;
        let mut from = 0;
        for (day, value) in entries {
            let days = match before {
                Some(before) => standing.days_after(before, day),
                None => standing.days(self, day),
            };
            before = Some(day);
            let Some(held) = days.overlap(whole) else {
                continue;
            };
            let value = standing.within(value.value(), days, whole);
            // Entries rise, and so do the spans that they touch.
            while spans.get(from).is_some_and(|span| span.end() < held.start()) {
                from += 1;
            }
            let rest = spans.get(from..).unwrap_or_default();
            let touched = rest.iter().take_while(|span| span.start() <= held.end()).count();
            let touched = rest.get(..touched).unwrap_or_default();
            let parts = match touched {
                [_] => vec![value],
                _ => standing.split(value, held, touched),
            };
            for (flow, part) in flows.iter_mut().skip(from).zip(parts) {
                *flow = Some(flow.unwrap_or_default() + part);
            }
        }
        flows
    }

    /// The first entry behind a span, which may stand for its last days too.
    fn behind(&self, span: Span, until: NaiveDate) -> Option<(NaiveDate, Amount)> {
        let after = span.end().checked_add_days(Days::new(1))?;
        let (day, value, _) = self.numbers(Span::new(after, until.min(LAST_DAY))?).next()?;
        Some((day, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::actual::Actual;
    use crate::domain::testing::{date, span};
    use crate::domain::values::stamp::Stamp;
    use proptest::prelude::*;

    const WEEKLY: Standing = Standing {
        calendar: Calendar {
            year_starts_in: 1,
            week_starts_on: crate::domain::values::calendar::WeekStart::Monday,
        },
        cadence: PeriodKind::Week,
        decimals: 0,
    };

    fn series(entries: &[(NaiveDate, i64)]) -> Series {
        let mut series = Series::default();
        for (day, value) in entries {
            series.set(*day, Some(Actual::of(Amount::from(*value))), Stamp::ZERO);
        }
        series
    }

    #[test]
    fn a_sundays_number_is_split_over_the_months_of_its_week() {
        let numbers = series(&[(date(2026, 5, 3), 70)]);
        let april = span(date(2026, 4, 1), date(2026, 4, 30));
        let may = span(date(2026, 5, 1), date(2026, 5, 31));
        let today = date(2026, 5, 10);
        assert_eq!(numbers.flow(WEEKLY, april, today), Some(Decimal::from(40)));
        assert_eq!(numbers.flow(WEEKLY, may, today), Some(Decimal::from(30)));
        assert_eq!(numbers.flow(WEEKLY, april, date(2026, 5, 2)), None, "not known yet");
        assert_eq!(
            numbers.flows(WEEKLY, &[april, may], today),
            [Some(Decimal::from(40)), Some(Decimal::from(30))]
        );
        let daily = series(&[(date(2026, 4, 30), 10), (date(2026, 5, 1), 5)]);
        assert_eq!(
            daily.flow(WEEKLY, may, today),
            Some(Decimal::from(5)),
            "a day's number stands for its day"
        );
    }

    proptest! {
        #[test]
        fn an_entrys_shares_over_periods_sum_to_it(days in proptest::collection::btree_map(0u64..120, -500i64..500, 1..20), cadence in 0usize..4) {
            let start = date(2026, 1, 1);
            let entries: Vec<_> = days.iter().map(|(day, value)| (start + Days::new(*day), *value)).collect();
            let numbers = series(&entries);
            let standing = Standing { cadence: PeriodKind::ALL[cadence], ..WEEKLY };
            let wide = span(date(2025, 1, 1), date(2026, 12, 31));
            let total: i64 = days.values().sum();
            for kind in PeriodKind::ALL {
                let spans: Vec<Span> = standing.calendar.periods(kind, wide).collect();
                let flows = numbers.flows(standing, &spans, date(2026, 12, 31));
                prop_assert_eq!(flows.into_iter().flatten().sum::<Decimal>(), Decimal::from(total));
            }
            // A goal's whole is cut at its ends only.
            let (first, second) = (span(date(2025, 1, 1), date(2026, 2, 10)), span(date(2026, 2, 11), date(2026, 12, 31)));
            let halves = [first, second].map(|half| numbers.flow(standing, half, date(2026, 12, 31)).unwrap_or_default());
            prop_assert_eq!(halves[0] + halves[1], Decimal::from(total));
        }
    }
}
