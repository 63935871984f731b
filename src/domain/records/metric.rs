//! Metrics: what is measured, in which unit, and how its actuals add up over time.

use super::record::record;
use crate::domain::values::choice::choice;
use crate::domain::values::id::MetricId;

choice! {
    /// How the actuals of a span become one number (F39).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Aggregation {
        /// What flows in is summed: revenue, new customers.
        #[default]
        Flow,
        /// The latest reading counts: headcount, market share.
        Stock,
        /// The mean of the readings: response time.
        Average,
        /// Sum of numerators over sum of denominators, in percent: pass rate, conversion.
        Rate,
    }
}

/// What is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// The workspace's one currency.
    Money,
    /// Percent; gaps are percentage points.
    Percent,
    #[default]
    Count,
    Hours,
    Days,
    /// A word of the team's own.
    Custom(String),
}

choice! {
    /// The unit in which numbers are typed and shown; what is stored stays in the base unit (F03).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Scale {
        #[default]
        One,
        /// 千
        Thousand,
        /// 万
        TenThousand,
        /// 百万
        Million,
        /// 亿
        HundredMillion,
    }
}

record! {
    /// What is measured; its series of actuals lives beside it and outlives any one goal.
    pub struct Metric(MetricId) / MetricField / MetricKey called name as Name {
        name: String => Name,
        measure: Measure => Measure,
        scale: Scale => Scale,
        aggregation: Aggregation => Aggregation,
        deleted: bool => Deleted,
    }
}

impl Measure {
    /// Digits behind the point of the smallest unit that is counted in, where a number says nothing finer.
    pub fn decimals(&self) -> u32 {
        match self {
            Measure::Money | Measure::Percent | Measure::Hours => 2,
            Measure::Count | Measure::Days | Measure::Custom(_) => 0,
        }
    }
}

impl Aggregation {
    /// A quotient of sums: nothing of it comes in per day.
    pub fn is_level(self) -> bool {
        matches!(self, Aggregation::Average | Aggregation::Rate)
    }
}

impl Scale {
    /// How many base units one unit of this scale is.
    pub fn factor(self) -> i64 {
        match self {
            Scale::One => 1,
            Scale::Thousand => 1_000,
            Scale::TenThousand => 10_000,
            Scale::Million => 1_000_000,
            Scale::HundredMillion => 100_000_000,
        }
    }
}
