//! Days, spans of days, and the periods that a team plans and reports in.

use super::choice::choice;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, Weekday};

/// The first day that may be stated.
pub const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1970, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The last day that may be stated.
pub const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2199, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// A moment in local time, `offset_min` minutes ahead of UTC; `None` for one that no calendar has.
pub fn local(time_ms: u64, offset_min: i32) -> Option<NaiveDateTime> {
    let seconds = (time_ms / 1000) as i64 + i64::from(offset_min) * 60;
    Some(DateTime::from_timestamp(seconds, 0)?.naive_utc())
}

/// A span of whole local calendar days, both ends included; the end is never before the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: NaiveDate,
    end: NaiveDate,
}

choice! {
    /// How long a reporting period is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PeriodKind {
        Week,
        Month,
        Quarter,
        Year,
    }
}

/// A workspace's calendar (X9): where its years and its weeks begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Calendar {
    /// The month, 1 to 12, in which the fiscal year begins.
    pub year_starts_in: u32,
    pub week_starts_on: WeekStart,
}

choice! {
    /// The weekdays on which a week may begin.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
    pub enum WeekStart {
        #[default]
        Monday,
        Saturday,
        Sunday,
    }
}

/// A period with its place in the calendar: a year, a quarter, a month or a week, or any other span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodName {
    /// The year in which the fiscal year begins.
    Year(i32),
    /// Fiscal year and quarter, 1 to 4.
    Quarter(i32, u32),
    /// Calendar year and month, 1 to 12.
    Month(i32, u32),
    /// ISO week-numbering year and week where weeks begin on Monday; else those of the week's fourth day.
    Week(i32, u32),
    Other(Span),
}

impl Span {
    /// `None` where the end is before the start.
    pub fn new(start: NaiveDate, end: NaiveDate) -> Option<Self> {
        (start <= end).then_some(Span { start, end })
    }

    pub fn day(day: NaiveDate) -> Self {
        Span { start: day, end: day }
    }

    pub fn start(self) -> NaiveDate {
        self.start
    }

    pub fn end(self) -> NaiveDate {
        self.end
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        self.start <= day && day <= self.end
    }

    /// Whole days, at least 1.
    pub fn days(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    /// Days gone at the end of `day`, that day included (X4): 0 before the start, all of them after the end.
    pub fn elapsed_days(self, day: NaiveDate) -> i64 {
        ((day - self.start).num_days() + 1).clamp(0, self.days())
    }

    /// The days that both spans hold.
    pub fn overlap(self, other: Span) -> Option<Span> {
        Span::new(self.start.max(other.start), self.end.min(other.end))
    }
}

impl Default for Calendar {
    fn default() -> Self {
        Calendar { year_starts_in: 1, week_starts_on: WeekStart::Monday }
    }
}

impl WeekStart {
    fn weekday(self) -> Weekday {
        match self {
            WeekStart::Monday => Weekday::Mon,
            WeekStart::Saturday => Weekday::Sat,
            WeekStart::Sunday => Weekday::Sun,
        }
    }
}

impl Calendar {
    /// The whole period of a kind that holds a day.
    pub fn period(self, kind: PeriodKind, day: NaiveDate) -> Span {
        let start = match kind {
            PeriodKind::Week => {
                let gone = day.weekday().days_since(self.week_starts_on.weekday());
                earlier(day, Days::new(u64::from(gone)))
            }
            PeriodKind::Month => first_of_month(day),
            PeriodKind::Quarter => self.months_back(day, 3),
            PeriodKind::Year => self.months_back(day, 12),
        };
        let next = match kind {
            PeriodKind::Week => start.checked_add_days(Days::new(7)),
            PeriodKind::Month => start.checked_add_months(Months::new(1)),
            PeriodKind::Quarter => start.checked_add_months(Months::new(3)),
            PeriodKind::Year => start.checked_add_months(Months::new(12)),
        };
        let end = next.and_then(|day| day.pred_opt()).unwrap_or(day);
        Span { start, end }
    }

    /// The periods of a kind that touch a span, in order; the first and last may reach beyond it.
    pub fn periods(self, kind: PeriodKind, span: Span) -> impl Iterator<Item = Span> {
        let first = self.period(kind, span.start);
        std::iter::successors(Some(first), move |period| {
            let next = period.end.succ_opt()?;
            (next <= span.end).then(|| self.period(kind, next))
        })
    }

    /// What people call a span: a year, quarter, month or week of this calendar, or neither.
    pub fn name(self, span: Span) -> PeriodName {
        let kind = PeriodKind::ALL.into_iter().find(|&kind| self.period(kind, span.start) == span);
        match kind {
            Some(PeriodKind::Year) => PeriodName::Year(span.start.year()),
            Some(PeriodKind::Quarter) => {
                let year = self.months_back(span.start, 12);
                let months = (span.start.year() - year.year()) * 12 + span.start.month() as i32
                    - year.month() as i32;
                PeriodName::Quarter(year.year(), months as u32 / 3 + 1)
            }
            Some(PeriodKind::Month) => PeriodName::Month(span.start.year(), span.start.month()),
            Some(PeriodKind::Week) => {
                let week = later(span.start, Days::new(3)).iso_week();
                PeriodName::Week(week.year(), week.week())
            }
            None => PeriodName::Other(span),
        }
    }

    /// The first day of the block of `length` months, counted from the fiscal year's start, that holds a day.
    fn months_back(self, day: NaiveDate, length: u32) -> NaiveDate {
        let start_month = self.year_starts_in.clamp(1, 12);
        let gone = (day.month() + 12 - start_month) % length;
        let first = first_of_month(day);
        first.checked_sub_months(Months::new(gone)).unwrap_or(first)
    }
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn earlier(day: NaiveDate, days: Days) -> NaiveDate {
    day.checked_sub_days(days).unwrap_or(day)
}

fn later(day: NaiveDate, days: Days) -> NaiveDate {
    day.checked_add_days(days).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{date, span};
    use proptest::prelude::*;

    fn fiscal(month: u32) -> Calendar {
        Calendar { year_starts_in: month, ..Calendar::default() }
    }

    #[test]
    fn periods_follow_the_fiscal_year_and_the_week_start() {
        let calendar = fiscal(4);
        let day = date(2027, 2, 10);
        assert_eq!(
            calendar.period(PeriodKind::Year, day),
            span(date(2026, 4, 1), date(2027, 3, 31))
        );
        assert_eq!(
            calendar.period(PeriodKind::Quarter, day),
            span(date(2027, 1, 1), date(2027, 3, 31))
        );
        let sunday = Calendar { week_starts_on: WeekStart::Sunday, ..Calendar::default() };
        assert_eq!(
            sunday.period(PeriodKind::Week, date(2026, 11, 20)),
            span(date(2026, 11, 15), date(2026, 11, 21))
        );
    }

    #[test]
    fn a_span_is_called_what_the_calendar_calls_it() {
        let calendar = Calendar::default();
        for (span, name) in [
            (span(date(2026, 1, 1), date(2026, 12, 31)), PeriodName::Year(2026)),
            (span(date(2026, 4, 1), date(2026, 6, 30)), PeriodName::Quarter(2026, 2)),
            (span(date(2024, 2, 1), date(2024, 2, 29)), PeriodName::Month(2024, 2)),
            (span(date(2026, 12, 28), date(2027, 1, 3)), PeriodName::Week(2026, 53)),
        ] {
            assert_eq!(calendar.name(span), name);
        }
        let spring = span(date(2026, 3, 5), date(2026, 5, 1));
        assert_eq!(calendar.name(spring), PeriodName::Other(spring));
        assert_eq!(
            fiscal(4).name(span(date(2027, 1, 1), date(2027, 3, 31))),
            PeriodName::Quarter(2026, 4)
        );
    }

    #[test]
    fn today_counts_as_gone_at_day_end() {
        let april = span(date(2026, 4, 1), date(2026, 4, 30));
        assert_eq!(april.elapsed_days(date(2026, 4, 15)), 15);
        assert_eq!(april.elapsed_days(date(2026, 3, 31)), 0);
        assert_eq!(april.elapsed_days(date(2026, 5, 9)), 30);
    }

    proptest! {
        #[test]
        fn periods_of_a_kind_tile_the_time(
            days in 0i64..80_000, kind in 0usize..4, month in 1u32..=12, length in 0i64..900,
        ) {
            let start = FIRST_DAY + chrono::TimeDelta::days(days);
            let span = span(start, start + chrono::TimeDelta::days(length));
            let periods: Vec<_> = fiscal(month).periods(PeriodKind::ALL[kind], span).collect();
            prop_assert!(periods[0].contains(span.start()));
            prop_assert!(periods[periods.len() - 1].contains(span.end()));
            for pair in periods.windows(2) {
                prop_assert_eq!(pair[0].end().succ_opt(), Some(pair[1].start()));
            }
        }
    }
}
