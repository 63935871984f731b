//! Days of the sample's year and the numbers that happened on them: made by rule, with a little noise that is always the
//! same.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use super::spec::{Actual, Words};

/// How much of an ordinary week's business the weeks of public holidays see, in percent, by month and day of the Friday.
const HOLIDAY_WEEKS: [(u32, u32, i64); 6] =
    [(1, 2, 70), (2, 13, 75), (2, 20, 30), (2, 27, 85), (5, 1, 75), (10, 2, 50)];

/// Amounts are spread in thousandths, so that small counts don't lose by rounding.
const PARTS: i64 = 1_000;

/// Numbers that look like chance.
pub struct Noise(u64);

/// A year's amount as it came in: how the plan spreads it over the quarters, and how much of each quarter's share
/// really came, both in percent.
pub struct Flow {
    pub total: i64,
    pub plan: [i64; 4],
    pub reached: [i64; 4],
    pub seed: u64,
}

/// A day of 2026.
pub fn day(month: u32, day: u32) -> NaiveDate {
    date(2026, month, day)
}

/// The 52 Fridays of 2026.
pub fn fridays() -> impl Iterator<Item = NaiveDate> {
    fridays_into_spring().take(52)
}

/// The Fridays of 2026 and those of the quarter after it.
pub fn fridays_into_spring() -> impl Iterator<Item = NaiveDate> {
    (0..65).filter_map(|week| day(1, 2).checked_add_days(Days::new(7 * week)))
}

/// One Friday a month, far enough from the month's ends that it stays in its month when the sample moves to another
/// year.
pub fn monthly_fridays() -> impl Iterator<Item = NaiveDate> {
    fridays().filter(|friday| (19..=25).contains(&friday.day()))
}

pub fn actual(day: NaiveDate, value: Decimal) -> Actual {
    Actual { day, value, denominator: None, note: Words::default() }
}

/// Whole numbers on days.
pub fn whole(days: impl Iterator<Item = NaiveDate>, values: &[i64]) -> Vec<Actual> {
    days.zip(values).map(|(day, value)| actual(day, Decimal::from(*value))).collect()
}

/// Numbers with one decimal on days, given in tenths.
pub fn tenths(days: impl Iterator<Item = NaiveDate>, values: &[i64]) -> Vec<Actual> {
    days.zip(values).map(|(day, value)| actual(day, Decimal::new(*value, 1))).collect()
}

/// The year before, at the end of each month.
pub fn last_year(values: [i64; 12]) -> Vec<Actual> {
    (1..)
        .zip(values)
        .map(|(month, value)| actual(date(2025, month, 25), Decimal::from(value)))
        .collect()
}

/// Puts a note to the actual of a day.
pub fn noted(mut actuals: Vec<Actual>, day: NaiveDate, note: Words) -> Vec<Actual> {
    for actual in actuals.iter_mut().filter(|actual| actual.day == day) {
        actual.note = note;
    }
    actuals
}

impl Noise {
    pub fn new(seed: u64) -> Self {
        let mut noise = Noise(seed);
        // Seeds that are close give alike first numbers.
        for _ in 0..4 {
            noise.step();
        }
        noise
    }

    /// A number from `-size` to `size`.
    pub fn within(&mut self, size: i64) -> i64 {
        let range = 2 * size.unsigned_abs() + 1;
        (self.step() % range) as i64 - size
    }

    fn step(&mut self) -> u64 {
        self.0 = (self.0)
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}

impl Flow {
    /// What came in each week, in steps of `step`; what rounding leaves goes to the next week.
    pub fn weekly(&self, step: i64) -> Vec<i64> {
        let step = step * PARTS;
        let mut noise = Noise::new(self.seed);
        let mut left = 0;
        fridays()
            .map(|friday| {
                let at = quarter(friday);
                let of_quarter = self.total * PARTS * self.plan[at] / 100 * self.reached[at] / 100;
                let weeks = fridays().filter(|other| quarter(*other) == at);
                let seasons: i64 = weeks.map(season).sum();
                left += of_quarter * season(friday) / seasons * (100 + noise.within(11)) / 100;
                let value = left / step * step;
                left -= value;
                value / PARTS
            })
            .collect()
    }
}

/// The quarter of a day, from 0.
fn quarter(day: NaiveDate) -> usize {
    day.month0() as usize / 3
}

/// Business slackens over holidays and quickens towards a quarter's end, in percent of an ordinary week.
fn season(friday: NaiveDate) -> i64 {
    let holiday = (HOLIDAY_WEEKS.iter())
        .find(|(month, day, _)| (*month, *day) == (friday.month(), friday.day()));
    match holiday {
        Some((_, _, percent)) => *percent,
        None if friday.month().is_multiple_of(3) && friday.day() > 14 => 120,
        None => 103,
    }
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
