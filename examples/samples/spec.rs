//! What a sample is made of: plain data in both languages, with short ids.

use chrono::NaiveDate;
use plumbline::domain::Language;
use plumbline::domain::records::goal::{Aim, GoalKind, RollUp};
use plumbline::domain::records::metric::{Aggregation, Scale};
use plumbline::domain::records::people::UnitKind;
use plumbline::domain::values::calendar::PeriodKind;
use rust_decimal::Decimal;

/// The same in Chinese and in English.
#[derive(Clone, Copy, Default)]
pub struct Words(pub &'static str, pub &'static str);

pub struct Unit {
    pub id: &'static str,
    pub kind: UnitKind,
    /// Empty for the company.
    pub parent: &'static str,
    pub name: Words,
}

pub struct Person {
    pub id: &'static str,
    pub unit: &'static str,
    pub name: Words,
}

pub struct Metric {
    pub id: &'static str,
    pub name: Words,
    pub counts: Counts,
    pub aggregation: Aggregation,
    pub actuals: Vec<Actual>,
}

/// What a metric counts.
#[derive(Clone, Copy)]
pub enum Counts {
    Money,
    Percent,
    Hours,
    /// With a word for the unit and the scale in which Chinese speakers type it.
    Things(Words, Scale),
}

pub struct Actual {
    pub day: NaiveDate,
    pub value: Decimal,
    pub denominator: Option<i64>,
    pub note: Words,
}

/// A goal; ids that are empty name nothing, numbers are in the metric's base unit.
pub struct Goal {
    pub id: &'static str,
    pub parent: &'static str,
    pub title: Words,
    pub note: Words,
    pub kind: GoalKind,
    pub owner: &'static str,
    pub unit: &'static str,
    /// Month and day of 2026 in which the period begins and ends.
    pub period: [(u32, u32); 2],
    /// Whether it runs on through the first quarter after that.
    pub into_spring: bool,
    pub cadence: Option<PeriodKind>,
    pub weight: i64,
    pub roll_up: RollUp,
    pub metric: &'static str,
    pub aim: Aim,
    pub baseline: Option<i64>,
    pub target: Option<i64>,
    pub tolerance: Option<i64>,
    /// Month and day with the percentage of the way that should be behind by then; empty for a straight line.
    pub phases: &'static [(u32, u32, i64)],
}

/// One chapter of the company's year.
#[derive(Default)]
pub struct Chapter {
    pub metrics: Vec<Metric>,
    pub goals: Vec<Goal>,
}

pub const YEAR: [(u32, u32); 2] = [(1, 1), (12, 31)];
pub const FIRST_QUARTER: [(u32, u32); 2] = [(1, 1), (3, 31)];

impl Words {
    pub fn spoken(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.0,
            Language::English => self.1,
        }
    }
}

impl Default for Goal {
    fn default() -> Self {
        Goal {
            id: "",
            parent: "",
            title: Words::default(),
            note: Words::default(),
            kind: GoalKind::Kpi,
            owner: "",
            unit: "",
            period: YEAR,
            into_spring: false,
            cadence: None,
            weight: 1,
            roll_up: RollUp::Own,
            metric: "",
            aim: Aim::Increase,
            baseline: None,
            target: None,
            tolerance: None,
            phases: &[],
        }
    }
}
