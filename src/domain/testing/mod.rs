//! Short literals for tests.

use chrono::NaiveDate;

use super::values::calendar::Span;

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn span(start: NaiveDate, end: NaiveDate) -> Span {
    Span::new(start, end).unwrap()
}

pub mod cascades;
