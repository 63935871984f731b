//! Reading what people type and paste, numbers and days as they are written in either language; and writing them so.

mod block;
mod number;

use chrono::NaiveDate;

use crate::domain::records::actual::Actual;
use crate::domain::records::metric::Scale;
use crate::model::form::Wrong;

pub use block::{Torn, two_columns};
pub use number::{amount, written};

/// Reads a typed actual: a number or, of a rate, a part and its whole as `48/50`; a rate without a whole is a percentage.
/// `Ok(None)` for nothing.
pub fn actual(text: &str, scale: Scale, is_rate: bool) -> Result<Option<Actual>, Wrong> {
    let parts = text.split_once(['/', '／']).filter(|_| is_rate);
    let Some((part, whole)) = parts else {
        return Ok(amount(text, scale)?.map(Actual::of));
    };
    match (amount(part, scale)?, amount(whole, Scale::One)?) {
        (Some(part), Some(whole)) => {
            Ok(Some(Actual { denominator: Some(whole), ..Actual::of(part) }))
        }
        _ => Err(Wrong::NotANumber),
    }
}

/// An actual as it is typed; that of a rate as part and whole, where it has them.
pub fn written_actual(actual: &Actual, scale: Scale) -> String {
    let value = written(actual.value.value(), scale);
    match actual.denominator {
        Some(whole) => format!("{value}/{}", written(whole.value(), Scale::One)),
        None => value,
    }
}

/// Reads a typed day: `2026-03-31`, `2026/3/31`, `2026.3.31`, `2026年3月31日`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let plain: String = text.chars().map(plain).collect();
    let mut parts = plain
        .split(['-', '/', '.', '年', '月', '日'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || year < 1000 {
        return None;
    }
    NaiveDate::from_ymd_opt(year as i32, month, day)
}

/// A character as ASCII writes it.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        '\u{a0}' | '\u{202f}' | '\u{3000}' => ' ',
        '，' => ',',
        '．' => '.',
        '／' => '/',
        '－' | '−' | '–' => '-',
        '％' => '%',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::date;
    use crate::domain::values::amount::Amount;

    #[test]
    fn a_rate_is_a_part_of_a_whole_or_a_percentage() {
        let rate = |part: i64, whole: Option<i64>| {
            Ok(Some(Actual {
                denominator: whole.map(Amount::from),
                ..Actual::of(Amount::from(part))
            }))
        };
        for (text, read) in [
            ("48/50", rate(48, Some(50))),
            ("４８ ／ ５０", rate(48, Some(50))),
            ("96%", rate(96, None)),
            ("", Ok(None)),
            ("48/", Err(Wrong::NotANumber)),
            ("/50", Err(Wrong::NotANumber)),
            ("48/x", Err(Wrong::NotANumber)),
            ("1,2/50", Err(Wrong::Ambiguous)),
        ] {
            assert_eq!(actual(text, Scale::One, true), read, "{text}");
        }
        assert_eq!(actual("48/50", Scale::One, false), Err(Wrong::NotANumber));
        assert_eq!(actual("48", Scale::One, false), rate(48, None));
    }

    #[test]
    fn a_day_begins_with_its_year() {
        for text in ["2026-03-31", "2026/3/31", "2026.3.31", "2026年3月31日", " ２０２６-３-31 "]
        {
            assert_eq!(day(text), Some(date(2026, 3, 31)), "{text}");
        }
        for text in ["", "03/04/2026", "2026-13-01", "2026-02-30", "2026-3", "2026-3-31-1", "soon"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
