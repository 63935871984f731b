//! Date axes at the turns of days, weeks, months, quarters and years.

use chrono::{Datelike, NaiveDate};

use crate::domain::values::calendar::Calendar;

/// What one tick of a date axis stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateUnit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// The ticks of a date axis, all of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct DateAxis {
    pub unit: DateUnit,
    pub ticks: Vec<DateTick>,
}

/// One day, week, month, quarter or year of a date axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTick {
    /// Its first day, which may lie before the axis begins.
    pub date: NaiveDate,
    /// The stretch of the axis its label belongs to, both ends included: a day and a week are labelled at their
    /// first day, the longer units across all their days on the axis.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Whether the axis cuts some of its days off.
    pub is_cut: bool,
}

/// The finest axis from `start` to `end` that `fits`; the coarsest one if none does. Quarters and years are those of the
/// calendar; weeks begin on Monday.
pub fn date_axis(
    (start, end): (NaiveDate, NaiveDate),
    calendar: Calendar,
    fits: impl Fn(&DateAxis) -> bool,
) -> DateAxis {
    let (start, end) = (start.min(end), start.max(end));
    let days = [(DateUnit::Day, 1), (DateUnit::Day, 2), (DateUnit::Week, 7), (DateUnit::Week, 14)];
    let months = [
        (DateUnit::Month, 1),
        (DateUnit::Month, 2),
        (DateUnit::Quarter, 3),
        (DateUnit::Quarter, 6),
    ];
    let years = (0..6)
        .flat_map(|power| [1, 2, 5].map(|lead| (DateUnit::Year, 12 * lead * 10_i32.pow(power))));
    let by_day = days.into_iter().map(|(unit, step)| day_ticks(start, end, unit, step));
    let by_month = months.into_iter().chain(years).map(|(unit, step)| {
        let begins = calendar.year_starts_in.cast_signed() - 1;
        month_ticks(start, end, unit, (step, begins))
    });
    let mut coarsest = DateAxis { unit: DateUnit::Year, ticks: Vec::new() };
    for axis in by_day.chain(by_month).flatten() {
        if fits(&axis) {
            return axis;
        }
        coarsest = axis;
    }
    coarsest
}

/// No screen has room for more labels.
const MOST_TICKS: i32 = 400;

fn day_ticks(start: NaiveDate, end: NaiveDate, unit: DateUnit, step: i32) -> Option<DateAxis> {
    let (first, last) = (start.num_days_from_ce(), end.num_days_from_ce());
    if (last - first) / step > MOST_TICKS {
        return None;
    }
    // The first day of the common era is a Monday.
    let first = if unit == DateUnit::Week { first + (1 - first).rem_euclid(7) } else { first };
    let ticks: Vec<DateTick> = (first..=last)
        .step_by(step as usize)
        .filter_map(NaiveDate::from_num_days_from_ce_opt)
        .map(|date| DateTick { date, from: date, to: date, is_cut: false })
        .collect();
    (!ticks.is_empty()).then_some(DateAxis { unit, ticks })
}

/// `begins` months after January begins a year.
fn month_ticks(
    start: NaiveDate,
    end: NaiveDate,
    unit: DateUnit,
    (step, begins): (i32, i32),
) -> Option<DateAxis> {
    let (first, last) = (month_number(start), month_number(end));
    if (last - first) / step > MOST_TICKS {
        return None;
    }
    let length = match unit {
        DateUnit::Year => 12,
        DateUnit::Quarter => 3,
        DateUnit::Month | DateUnit::Week | DateUnit::Day => 1,
    };
    let tick = |number: i32| {
        let date = month_start(number)?;
        let last_day =
            month_start(number + length).and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX);
        let is_shown = last_day >= start && date <= end;
        let is_cut = date < start || last_day > end;
        is_shown.then_some(DateTick { date, from: date.max(start), to: last_day.min(end), is_cut })
    };
    let first = first - (first - begins).rem_euclid(step);
    let ticks = (first..=last).step_by(step as usize).filter_map(tick).collect();
    Some(DateAxis { unit, ticks })
}

/// Months since the year 0.
fn month_number(date: NaiveDate) -> i32 {
    date.year() * 12 + date.month0() as i32
}

fn month_start(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(number.div_euclid(12), number.rem_euclid(12) as u32 + 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
    }

    fn dates(axis: &DateAxis) -> Vec<String> {
        axis.ticks.iter().map(|tick| tick.date.to_string()).collect()
    }

    #[test]
    fn the_finest_unit_that_fits_is_taken() {
        let (start, end) = (date(2026, 1, 1), date(2026, 12, 31));
        let at_most = |count: usize| move |axis: &DateAxis| axis.ticks.len() <= count;
        let year = |fits| date_axis((start, end), Calendar::default(), fits);
        assert_eq!(year(at_most(12)).unit, DateUnit::Month);
        assert_eq!(dates(&year(at_most(6)))[..2], ["2026-01-01", "2026-03-01"]);
        assert_eq!(dates(&year(at_most(4)))[1], "2026-04-01");
        let century = date_axis((start, date(2126, 1, 1)), Calendar::default(), at_most(5));
        assert_eq!(century.ticks.len(), 5, "each twentieth year");
    }

    #[test]
    fn quarters_and_years_begin_as_the_calendar_has_them() {
        let calendar = Calendar { year_starts_in: 2, ..Calendar::default() };
        let two_years = (date(2026, 2, 1), date(2028, 1, 31));
        let ticks = |unit| dates(&date_axis(two_years, calendar, |axis| axis.unit == unit));
        assert_eq!(ticks(DateUnit::Quarter)[..3], ["2026-02-01", "2026-05-01", "2026-08-01"]);
        assert_eq!(ticks(DateUnit::Year), ["2026-02-01", "2027-02-01"]);
    }

    #[test]
    fn weeks_begin_on_monday() {
        let november = (date(2026, 11, 1), date(2026, 11, 20));
        let axis = date_axis(november, Calendar::default(), |axis| axis.unit == DateUnit::Week);
        assert_eq!(dates(&axis), ["2026-11-02", "2026-11-09", "2026-11-16"]);
    }

    #[test]
    fn a_month_the_axis_cuts_says_so() {
        let days = (date(2026, 1, 15), date(2026, 2, 28));
        let axis = date_axis(days, Calendar::default(), |axis| axis.unit == DateUnit::Month);
        assert_eq!(axis.ticks[0].from, date(2026, 1, 15));
        assert_eq!(axis.ticks.iter().map(|tick| tick.is_cut).collect::<Vec<_>>(), [true, false]);
    }
}
