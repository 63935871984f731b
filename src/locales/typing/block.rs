//! Reading a pasted block of two columns, day and value.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::records::actual::Actual;
use crate::domain::records::metric::Scale;

use super::{actual, day};

/// Why a block is not taken: the line, counted from 1, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Torn {
    /// It is not a day and a number.
    Unread(usize, String),
    /// Its day stands in a line before it.
    Again(usize, String),
}

/// Reads a block, in which a rate may be a part and its whole; a first line without a day is a heading.
pub fn two_columns(
    text: &str,
    scale: Scale,
    is_rate: bool,
) -> Result<Vec<(NaiveDate, Actual)>, Torn> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut rows = Vec::new();
    let mut days = BTreeSet::new();
    for (index, line) in lines {
        let place = || (index + 1, line.trim().to_owned());
        match row(line, scale, is_rate) {
            Some((day, _)) if !days.insert(day) => {
                let (line, text) = place();
                return Err(Torn::Again(line, text));
            }
            Some(row) => rows.push(row),
            None if index == 0 && !line.contains(|c: char| c.is_ascii_digit()) => {}
            None => {
                let (line, text) = place();
                return Err(Torn::Unread(line, text));
            }
        }
    }
    Ok(rows)
}

fn row(line: &str, scale: Scale, is_rate: bool) -> Option<(NaiveDate, Actual)> {
    // Spreadsheets paste tabs; a comma may be a separator of groups, so it divides only at its first place.
    let (first, second) =
        line.split_once('\t').or_else(|| line.split_once([';', ',', ' ', '，']))?;
    Some((day(first.trim())?, actual(second.trim(), scale, is_rate).ok()??))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::date;
    use crate::domain::values::amount::Amount;

    #[test]
    fn a_pasted_block_is_read_line_by_line() {
        let block = "日期\t销售额\n2026-01-05\t1,200\n2026/1/12\t31万\n\n2026年1月19日\t8\n";
        let rows = two_columns(block, Scale::One, false).unwrap();
        let value = |n: i64| Actual::of(Amount::from(n));
        assert_eq!(
            rows,
            [
                (date(2026, 1, 5), value(1200)),
                (date(2026, 1, 12), value(310_000)),
                (date(2026, 1, 19), value(8)),
            ]
        );
    }

    #[test]
    fn a_rate_is_read_as_a_part_and_its_whole() {
        let block = "2026-01-05\t10/40\n2026-01-12,26%\n";
        let part = Actual { denominator: Some(Amount::from(40)), ..Actual::of(Amount::from(10)) };
        let percent = Actual::of(Amount::from(26));
        let read = vec![(date(2026, 1, 5), part), (date(2026, 1, 12), percent)];
        assert_eq!(two_columns(block, Scale::One, true), Ok(read));
        let torn = Torn::Unread(1, "2026-01-05\t10/40".into());
        assert_eq!(two_columns(block, Scale::One, false), Err(torn));
    }

    #[test]
    fn a_block_that_cannot_be_read_for_sure_names_its_line() {
        for (block, torn) in [
            ("2026-01-05\t1\n2026-02-30\t2", Torn::Unread(2, "2026-02-30\t2".into())),
            ("2026-01-05\t1,23", Torn::Unread(1, "2026-01-05\t1,23".into())),
            ("03/04/2026\t5", Torn::Unread(1, "03/04/2026\t5".into())),
            ("2026-01-05\t1\n2026/1/5\t2", Torn::Again(2, "2026/1/5\t2".into())),
        ] {
            assert_eq!(two_columns(block, Scale::One, false), Err(torn));
        }
    }
}
