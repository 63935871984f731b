//! Reading what people type and paste: numbers and days as they are written in either language.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::records::actual::Actual;
use crate::domain::records::metric::Scale;
use crate::domain::values::amount::Amount;

/// What was typed is no number, or out of range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

/// Reads a typed number, in the metric's scale unless a 万, 亿, K, M or B behind it says otherwise. Group separators,
/// full-width digits and a percent sign are understood. `Ok(None)` for nothing.
pub fn amount(text: &str, scale: Scale) -> Result<Option<Amount>, NotANumber> {
    let plain: String = text.chars().filter_map(plain).collect();
    let text = plain.trim_end_matches('%');
    let (digits, factor) = match text.char_indices().next_back() {
        Some((at, '万')) => (&text[..at], 10_000),
        Some((at, '亿')) => (&text[..at], 100_000_000),
        Some((at, 'k' | 'K')) => (&text[..at], 1_000),
        Some((at, 'm' | 'M')) => (&text[..at], 1_000_000),
        Some((at, 'b' | 'B')) => (&text[..at], 1_000_000_000),
        _ => (text, scale.factor()),
    };
    if digits.is_empty() && plain.is_empty() {
        return Ok(None);
    }
    let typed: Amount = digits.parse().map_err(|_| NotANumber)?;
    let stored = typed.value() * Decimal::from(factor);
    Amount::new(stored).map(Some).map_err(|_| NotANumber)
}

/// Reads a typed actual: a number or, of a rate, a part and its whole, in two fields or in the first as `48/50`; a rate
/// without a whole is a percentage. `Ok(None)` for nothing.
pub fn actual(
    text: &str,
    whole: &str,
    scale: Scale,
    is_rate: bool,
) -> Result<Option<Actual>, NotANumber> {
    let in_one = text.split_once(['/', '／']).filter(|_| is_rate);
    let (part, whole) = in_one.unwrap_or((text, whole));
    let value = amount(part, scale)?;
    let denominator = match is_rate {
        true => amount(whole, Scale::One)?,
        false => None,
    };
    let is_torn = in_one.is_some() && (value.is_none() || denominator.is_none());
    if is_torn || value.is_none() && denominator.is_some() {
        return Err(NotANumber);
    }
    Ok(value.map(|value| Actual { denominator, ..Actual::of(value) }))
}

/// Reads a typed day: `2026-03-31`, `2026/3/31`, `2026.3.31`, `2026年3月31日`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let plain: String = text.chars().filter_map(plain).collect();
    let mut parts = plain
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || year < 1000 {
        return None;
    }
    NaiveDate::from_ymd_opt(year as i32, month, day)
}

/// Reads a pasted block of two columns, day and value; a first line without a day is a heading. `Err` names the first
/// line, from 1, that can't be read, with its text.
pub fn two_columns(text: &str, scale: Scale) -> Result<Vec<(NaiveDate, Amount)>, (usize, String)> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut rows = Vec::new();
    for (index, line) in lines {
        match row(line, scale) {
            Some(row) => rows.push(row),
            None if index == 0 && !line.contains(|c: char| c.is_ascii_digit()) => {}
            None => return Err((index + 1, line.trim().to_owned())),
        }
    }
    Ok(rows)
}

fn row(line: &str, scale: Scale) -> Option<(NaiveDate, Amount)> {
    // Spreadsheets paste tabs; a comma may be a separator of groups, so it divides only at its first place.
    let (first, second) =
        line.split_once('\t').or_else(|| line.split_once([';', ',', ' ', '，']))?;
    Some((day(first.trim())?, amount(second.trim(), scale).ok()??))
}

/// A character as ASCII writes it; separators of groups and blanks are dropped.
fn plain(c: char) -> Option<char> {
    match c {
        ',' | '，' | '_' | '\'' | ' ' | '\u{a0}' | '\u{202f}' | '\u{3000}' => None,
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        '．' => Some('.'),
        '－' | '−' | '–' => Some('-'),
        '％' => Some('%'),
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::date;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, scale, stored) in [
            ("31", Scale::TenThousand, "310000"),
            ("200k", Scale::One, "200000"),
            ("1.2M", Scale::TenThousand, "1200000"),
            ("3B", Scale::One, "3000000000"),
            ("1,234.5", Scale::One, "1234.5"),
            ("１２３", Scale::One, "123"),
            ("1万", Scale::One, "10000"),
            ("1.2亿", Scale::TenThousand, "120000000"),
            ("57.2%", Scale::One, "57.2"),
            ("−5", Scale::One, "-5"),
        ] {
            let stored: Amount = stored.parse().unwrap();
            assert_eq!(amount(text, scale), Ok(Some(stored)), "{text}");
        }
        assert_eq!(amount("  ", Scale::One), Ok(None));
        for text in ["abc", "1.2.3", "%", "万", "9e20", "12元"] {
            assert_eq!(amount(text, Scale::One), Err(NotANumber), "{text}");
        }
    }

    #[test]
    fn a_rate_is_read_from_one_field_or_from_two() {
        let rate = |part: i64, whole: Option<i64>| {
            Ok(Some(Actual {
                denominator: whole.map(Amount::from),
                ..Actual::of(Amount::from(part))
            }))
        };
        for (text, whole, read) in [
            ("48", "50", rate(48, Some(50))),
            ("48/50", "", rate(48, Some(50))),
            ("４８／５０", "7", rate(48, Some(50))),
            ("96%", "", rate(96, None)),
            ("", "", Ok(None)),
            ("", "50", Err(NotANumber)),
            ("48/", "", Err(NotANumber)),
            ("/50", "", Err(NotANumber)),
            ("48/x", "", Err(NotANumber)),
        ] {
            assert_eq!(actual(text, whole, Scale::One, true), read, "{text} and {whole}");
        }
        assert_eq!(actual("48/50", "", Scale::One, false), Err(NotANumber));
        assert_eq!(actual("48", "50", Scale::One, false), rate(48, None));
    }

    #[test]
    fn a_pasted_block_is_read_line_by_line() {
        let block = "日期\t销售额\n2026-01-05\t1,200\n2026/1/12\t31万\n\n2026年1月19日\t8\n";
        let rows = two_columns(block, Scale::One).unwrap();
        let value = |n: i64| Amount::from(n);
        assert_eq!(
            rows,
            [
                (date(2026, 1, 5), value(1200)),
                (date(2026, 1, 12), value(310_000)),
                (date(2026, 1, 19), value(8)),
            ]
        );
        assert_eq!(
            two_columns("2026-01-05\t1\n2026-02-30\t2", Scale::One),
            Err((2, "2026-02-30\t2".to_owned()))
        );
    }
}
