//! Days and periods as people read them.

use chrono::{Datelike, NaiveDate};

use crate::domain::Language;
use crate::domain::values::calendar::{Calendar, PeriodKind, PeriodName, Span, local};

use super::Texts;

const ENGLISH_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Texts {
    /// `11月20日`, `20 Nov`.
    pub fn day(self, day: NaiveDate) -> String {
        match self.0 {
            Language::Chinese => format!("{}月{}日", day.month(), day.day()),
            Language::English => format!("{} {}", day.day(), english_month(day)),
        }
    }

    /// `2026年11月20日`, `20 Nov 2026`.
    pub fn day_with_year(self, day: NaiveDate) -> String {
        match self.0 {
            Language::Chinese => format!("{}年{}", day.year(), self.day(day)),
            Language::English => format!("{} {}", self.day(day), day.year()),
        }
    }

    /// `11月`, `Nov`.
    pub fn month(self, day: NaiveDate) -> String {
        match self.0 {
            Language::Chinese => format!("{}月", day.month()),
            Language::English => english_month(day).to_owned(),
        }
    }

    /// `11月20日 09:05`: a moment in local time, `offset_min` minutes east of UTC; with its year, unless that is today's.
    pub fn moment(self, time_ms: u64, offset_min: i32, today: NaiveDate) -> String {
        let Some(day) = local(time_ms, offset_min).map(|moment| moment.date()) else {
            return String::new();
        };
        let day = match day.year() == today.year() {
            true => self.day(day),
            false => self.day_with_year(day),
        };
        format!("{day} {}", self.time(time_ms, offset_min))
    }

    /// `09:05`, in local time as [`Texts::moment`].
    pub fn time(self, time_ms: u64, offset_min: i32) -> String {
        let moment = local(time_ms, offset_min);
        moment.map_or(String::new(), |moment| moment.format("%H:%M").to_string())
    }

    /// How often something is due.
    pub fn period_kind(self, kind: PeriodKind) -> &'static str {
        match kind {
            PeriodKind::Week => self.period_week(),
            PeriodKind::Month => self.period_month(),
            PeriodKind::Quarter => self.period_quarter(),
            PeriodKind::Year => self.period_year(),
        }
    }

    /// What the calendar calls a span: `2026年`, `2026 Q1`, `2026年3月`, `2026年第12周`, or its two ends.
    pub fn period(self, span: Span, calendar: Calendar) -> String {
        match (calendar.name(span), self.0) {
            (PeriodName::Year(year), Language::Chinese) => format!("{year}年"),
            (PeriodName::Year(year), Language::English) => format!("{year}"),
            (PeriodName::Quarter(year, quarter), _) => format!("{year} Q{quarter}"),
            (PeriodName::Month(year, month), Language::Chinese) => format!("{year}年{month}月"),
            (PeriodName::Month(year, _), Language::English) => {
                format!("{} {year}", english_month(span.start()))
            }
            (PeriodName::Week(year, week), Language::Chinese) => format!("{year}年第{week}周"),
            (PeriodName::Week(year, week), Language::English) => format!("Week {week}, {year}"),
            (PeriodName::Other(span), _) => {
                format!("{} – {}", self.day_with_year(span.start()), self.day_with_year(span.end()))
            }
        }
    }

    /// What a span is called where others of its kind stand beside it: a week without its year.
    pub fn period_beside_others(self, span: Span, calendar: Calendar) -> String {
        match (calendar.name(span), self.0) {
            (PeriodName::Week(_, week), Language::Chinese) => format!("第{week}周"),
            (PeriodName::Week(_, week), Language::English) => format!("Week {week}"),
            _ => self.period(span, calendar),
        }
    }

    /// The shortest name of a period among others of its kind and year: `Q1`, `3月`, `3月2日`.
    pub fn short_period(self, span: Span, kind: PeriodKind, calendar: Calendar) -> String {
        match (kind, calendar.name(span)) {
            (PeriodKind::Year, _) => self.period(span, calendar),
            (PeriodKind::Quarter, PeriodName::Quarter(_, quarter)) => format!("Q{quarter}"),
            (PeriodKind::Month, _) => self.month(span.start()),
            _ => self.day(span.start()),
        }
    }
}

fn english_month(day: NaiveDate) -> &'static str {
    ENGLISH_MONTHS[day.month0() as usize % 12]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{date, span};

    #[test]
    fn a_moment_of_another_year_says_which() {
        let (noon_ms, texts) = (1_767_182_400_000, Texts::of(Language::English));
        let told = |offset_min, year| texts.moment(noon_ms, offset_min, date(year, 6, 30));
        assert_eq!(told(0, 2025), "31 Dec 12:00");
        assert_eq!(told(0, 2026), "31 Dec 2025 12:00");
        assert_eq!(told(13 * 60, 2026), "1 Jan 01:00", "where it is another year already");
        let chinese = Texts::of(Language::Chinese).moment(noon_ms, 0, date(2026, 6, 30));
        assert_eq!(chinese, "2025年12月31日 12:00");
    }

    #[test]
    fn periods_are_called_as_people_call_them() {
        let calendar = Calendar::default();
        for (span, chinese, english) in [
            (span(date(2026, 1, 1), date(2026, 12, 31)), "2026年", "2026"),
            (span(date(2026, 1, 1), date(2026, 3, 31)), "2026 Q1", "2026 Q1"),
            (span(date(2026, 3, 1), date(2026, 3, 31)), "2026年3月", "Mar 2026"),
            (span(date(2026, 3, 16), date(2026, 3, 22)), "2026年第12周", "Week 12, 2026"),
        ] {
            assert_eq!(Texts::of(Language::Chinese).period(span, calendar), chinese);
            assert_eq!(Texts::of(Language::English).period(span, calendar), english);
        }
        let week = span(date(2026, 3, 16), date(2026, 3, 22));
        for (language, name) in [(Language::Chinese, "第12周"), (Language::English, "Week 12")] {
            assert_eq!(Texts::of(language).period_beside_others(week, calendar), name);
        }
    }
}
