//! Actuals in storage: those of one metric in one calendar year.
//!
//! Most entries say a number and, besides it, what all others say too, as when they were pasted or imported together. Those
//! stand in two columns, which are read many times faster than a list; every other entry stands beside them as in a file.

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate};

use super::convert::{day_shape, id};
use super::days::Days as Listed;
use super::problem::{At, Problems};
use super::scalar::{day, write_day};
use super::wire::{Field, Raws, Value, dto, read_object, write_object};
use crate::domain::records::actual::Entry;
use crate::domain::records::series::Series;
use crate::domain::values::amount::Amount;
use crate::domain::values::id::PersonId;
use crate::domain::values::stamp::Stamp;

dto! {
    /// The entries of one year.
    ColumnsV1<'a> {
        /// The days of the entries that are alike: the first one, then how many days each lies behind the one before,
        /// `7*51` for 51 times `7`.
        days: Cow<'a, str> = "days",
        /// Their numbers, with spaces between them.
        values: Cow<'a, str> = "values",
        /// Who entered them.
        by: Cow<'a, str> = "by",
        /// When they were last changed.
        stamp: Stamp = "stamp",
        /// The other entries.
        apart: Raws<'a> = "apart",
    }
}

/// What entries in columns have in common.
type Alike = (Stamp, Option<PersonId>);

/// The entries of a year; `None` where there are none.
pub(super) fn encode(series: &Series, year: i32) -> Option<String> {
    let mut alike: Option<Alike> = None;
    let mut days = Steps::default();
    let mut values = String::new();
    let mut apart = Vec::new();
    for (day, entry) in series.entries().filter(|(day, _)| day.year() == year) {
        let extra = series.extra(day);
        match plain(&entry).filter(|_| extra.is_empty()) {
            Some((value, own)) if alike.as_ref().is_none_or(|alike| *alike == own) => {
                alike = Some(own);
                days.push(day);
                if !values.is_empty() {
                    values.push(' ');
                }
                values.push_str(&value.to_string());
            }
            _ => {
                let mut text = String::new();
                write_object(&day_shape(day, &entry, extra), &mut text);
                apart.push(text.into());
            }
        }
    }
    if alike.is_none() && apart.is_empty() {
        return None;
    }
    let (stamp, by) = alike.unwrap_or_default();
    let columns = ColumnsV1 {
        days: Field::some((!values.is_empty()).then(|| days.text().into())),
        values: Field::some((!values.is_empty()).then(|| values.into())),
        by: Field::some(by.as_ref().map(|by| by.as_str().into())),
        stamp: Field::some((stamp != Stamp::ZERO).then_some(stamp)),
        apart: Field::some((!apart.is_empty()).then_some(Raws(apart))),
        ..ColumnsV1::default()
    };
    let mut out = String::new();
    columns.write(&mut out);
    Some(out)
}

/// The entries that [`encode`] has written; `None` where anything can't be read.
pub(super) fn decode(body: &str, year: i32) -> Option<Series> {
    let columns: ColumnsV1 = read_object(body).ok()?;
    let mut problems = Problems::default();
    let p = &mut problems;
    let days = columns.days.or("".into(), At::Top, p);
    let values = columns.values.or("".into(), At::Top, p);
    let by = id(columns.by, PersonId::new, At::Top, p);
    let stamp = columns.stamp.or(Stamp::ZERO, At::Top, p);
    let mut listed = Listed::default();
    let apart = columns.apart.or(Raws(Vec::new()), At::Top, p);
    for (index, raw) in apart.0.iter().enumerate() {
        listed.add(read_object(raw).ok()?, At::Top, index, p);
    }
    listed.fold(At::Top, p);

    let days = days_of(&days)?;
    let values = values.split(' ').filter(|value| !value.is_empty());
    let values = values.map(|value| value.parse().ok());
    let count = days.len() + apart.0.len();
    let mut series = Series::of_alike(days, values.collect::<Option<_>>()?, stamp, by)?;
    series.merge(&listed.series());
    let is_own = series.days() == count && series.years().iter().all(|own| *own == year);
    (problems.is_empty() && columns.extra.is_empty() && is_own).then_some(series)
}

/// The number of an entry and what it has in common with others; `None` where it says more.
fn plain(entry: &Entry) -> Option<(Amount, Alike)> {
    let actual = entry.actual.as_ref()?;
    let says_more = actual.denominator.is_some() || !actual.note.is_empty();
    (!says_more).then(|| (actual.value, (entry.stamp, actual.by.clone())))
}

/// Rising days as the first one and the steps from each to the next.
#[derive(Default)]
struct Steps {
    text: String,
    last: Option<NaiveDate>,
    /// The step that was taken last, and how many times in a row.
    run: Option<(i64, usize)>,
}

impl Steps {
    fn push(&mut self, day: NaiveDate) {
        match self.last.replace(day) {
            None => write_day(day, &mut self.text),
            Some(last) => {
                let step = (day - last).num_days();
                match &mut self.run {
                    Some((own, count)) if *own == step => *count += 1,
                    _ => {
                        self.end_run();
                        self.run = Some((step, 1));
                    }
                }
            }
        }
    }

    fn end_run(&mut self) {
        match self.run.take() {
            Some((step, 1)) => self.text.push_str(&format!(" {step}")),
            Some((step, count)) => self.text.push_str(&format!(" {step}*{count}")),
            None => {}
        }
    }

    fn text(mut self) -> String {
        self.end_run();
        self.text
    }
}

/// The days that [`Steps`] has written, all of them within one year.
fn days_of(text: &str) -> Option<Vec<NaiveDate>> {
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    let Some(first) = words.next() else {
        return Some(Vec::new());
    };
    let mut last = day(first).ok()?;
    let mut days = vec![last];
    for word in words {
        let (step, count) = word.split_once('*').unwrap_or((word, "1"));
        let step = Days::new(step.parse().ok().filter(|step| (1..=366).contains(step))?);
        let count: u32 = count.parse().ok().filter(|count| (1..=366).contains(count))?;
        for _ in 0..count {
            last = last.checked_add_days(step)?;
            days.push(last);
        }
    }
    Some(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::actual::Actual;
    use crate::domain::testing::date;
    use crate::domain::values::stamp::Clock;
    use proptest::prelude::*;

    #[test]
    fn weeks_that_were_imported_together_are_two_columns() {
        let stamp = Clock::new(1).tick(1_790_000_000_000);
        let week = |n: u64| {
            let value: Amount = format!("{n}.5").parse().unwrap();
            let actual = Some(Actual::of(value));
            (date(2026, 1, 5) + Days::new(7 * n), Entry { stamp, actual })
        };
        let mut series: Series = (0..4).map(week).collect();
        series.set(date(2026, 1, 20), None, Stamp::ZERO);
        let text = encode(&series, 2026).unwrap();
        let stamp = stamp.to_string();
        let expected = format!(
            r#"{{"days":"2026-01-05 7*3","values":"0.5 1.5 2.5 3.5","stamp":"{stamp}","apart":[{{"on":"2026-01-20","deleted":true}}]}}"#
        );
        assert_eq!(text, expected);
        assert_eq!(decode(&text, 2026), Some(series));
    }

    #[test]
    fn what_was_not_written_so_is_not_read() {
        for body in [
            r#"{"days":"2026-01-05 7","values":"1"}"#,
            r#"{"days":"2026-01-05 0","values":"1 2"}"#,
            r#"{"days":"2026-01-05 7*99999999","values":"1 2"}"#,
            r#"{"days":"2026-01-05 x","values":"1 2"}"#,
            r#"{"days":"2026-01-05","values":"one"}"#,
            r#"{"days":"2027-01-05","values":"1"}"#,
            r#"{"days":"2026-01-05","values":"1","apart":[{"on":"2026-01-05","value":2}]}"#,
            r#"{"days":"2026-01-05","values":"1","colour":"red"}"#,
            "[]",
            "",
        ] {
            assert_eq!(decode(body, 2026), None, "{body}");
        }
    }

    fn any_series() -> impl Strategy<Value = Series> {
        let entry = (0u64..360, -1000i64..1000, 0u32..6, 0u32..6, 0u64..2);
        let entries = proptest::collection::vec(entry, 0..40);
        entries.prop_map(|entries| {
            let entry = |(day, value, kind, by, stamp): (u64, i64, u32, u32, u64)| {
                let actual = Actual {
                    denominator: (kind == 1).then_some(Amount::HUNDRED),
                    note: if kind == 2 { "note, \"quoted\"".into() } else { String::new() },
                    by: (by == 1).then(|| PersonId::new("ann").unwrap()),
                    ..Actual::of(Amount::from(value))
                };
                let stamp = Clock::new(1).tick(stamp);
                let entry = Entry { stamp, actual: (kind != 3).then_some(actual) };
                (date(2026, 1, 1) + Days::new(day), entry)
            };
            entries.into_iter().map(entry).collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same_series(series in any_series()) {
            match encode(&series, 2026) {
                Some(text) => prop_assert_eq!(decode(&text, 2026), Some(series)),
                None => prop_assert_eq!(series, Series::EMPTY),
            }
            prop_assert_eq!(encode(&Series::EMPTY, 2026), None);
        }
    }
}
