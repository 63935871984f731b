//! Goals: what somebody promises to reach, by when, and how it hangs under another goal.

use rust_decimal::Decimal;

use super::record::record;
use crate::domain::values::amount::Amount;
use crate::domain::values::bound::Bound;
use crate::domain::values::calendar::{PeriodKind, Span};
use crate::domain::values::choice::choice;
use crate::domain::values::id::{GoalId, MetricId, PersonId, UnitId};
use crate::domain::values::plan::PlanCurve;

/// The most graphemes in a title.
pub const LONGEST_TITLE: usize = 500;
/// The most characters in a note.
pub const LONGEST_NOTE: usize = 20_000;
/// The widest half of a band, in percent of its target: beyond it the ends of a sum's band would be no numbers.
pub const MOST_TOLERANCE: i64 = 1_000_000;
/// Half the width of a band in percent of its target, where the goal says nothing (§7.1).
const DEFAULT_TOLERANCE_PERCENT: i64 = 5;
/// The most that a plan may ask for on a day, in percent of the way.
pub const MOST_PLANNED: i64 = 1_000;
/// How deep a cascade may be.
pub const DEEPEST: usize = 32;
/// How many goals a workspace may have.
pub const MOST_GOALS: usize = 100_000;
/// How many there may be together with the marks of deleted ones.
pub const MOST_GOAL_RECORDS: usize = 2 * MOST_GOALS;

choice! {
    /// What sort of promise a goal is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum GoalKind {
        /// A direction without a number of its own.
        Objective,
        /// A measurable result of an objective.
        KeyResult,
        /// A number that is watched cycle after cycle.
        #[default]
        Kpi,
        /// Something to be done.
        Initiative,
    }
}

choice! {
    /// Which way the number should go (F01).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Aim {
        #[default]
        Increase,
        Decrease,
        /// Stay at or above the target in every reporting period.
        AtLeast,
        /// Stay at or below the target in every reporting period.
        AtMost,
        /// Stay within target ± tolerance in every reporting period.
        Within,
        /// Done or not done.
        Milestone,
    }
}

choice! {
    /// Where a goal's number comes from (§7.10).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RollUp {
        /// Its own actuals.
        #[default]
        Own,
        /// The weighted mean of its children's progress.
        Weighted,
        /// The sum of its children's actuals and targets.
        Sum,
    }
}

/// The ends of a band; both count as within, and the upper one is never below the lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Band {
    low: Amount,
    high: Amount,
}

record! {
    /// A goal. Its parent is a field, so that moving it is one change; siblings sort by `order`, then by id.
    pub struct Goal(GoalId) / GoalField / GoalKey called title as Title {
        title: String => Title,
        note: String => Note,
        kind: GoalKind => Kind,
        parent: Option<GoalId> => Parent names Goal,
        /// A key between those of its neighbours, see [`crate::domain::values::order`].
        order: String => Order,
        owner: Option<PersonId> => Owner names Person,
        unit: Option<UnitId> => Unit names Unit,
        period: Option<Span> => Period,
        /// How often a new actual is due.
        cadence: Option<PeriodKind> => Cadence,
        /// Its share in the parent's weighted roll-up; 0 is shown and not counted.
        weight: Amount => Weight,
        roll_up: RollUp => RollUp,
        metric: Option<MetricId> => Metric names Metric,
        aim: Aim => Aim,
        /// Where the number stood at the start of the period.
        baseline: Option<Amount> => Baseline,
        target: Option<Amount> => Target,
        /// Half the width of the band of [`Aim::Within`], in percent of the target; 5 where absent.
        tolerance: Option<Amount> => Tolerance,
        /// The band of [`Aim::Within`] by its ends, where it isn't named by target and tolerance.
        band: Option<Band> => Band,
        plan: PlanCurve => Plan,
        deleted: bool => Deleted,
    }
}

/// Whether a band may be that wide.
pub fn is_tolerance(percent: Amount) -> bool {
    is_percent(percent, MOST_TOLERANCE)
}

/// Whether a plan may ask for that much of the way.
pub fn is_planned(percent: Amount) -> bool {
    is_percent(percent, MOST_PLANNED)
}

fn is_percent(percent: Amount, most: i64) -> bool {
    (Amount::ZERO..=Amount::from(most)).contains(&percent)
}

impl Band {
    /// `None` where the upper end is below the lower.
    pub fn new(low: Amount, high: Amount) -> Option<Self> {
        (low <= high).then_some(Band { low, high })
    }

    /// A band of one number.
    pub fn at(number: Amount) -> Self {
        Band { low: number, high: number }
    }

    /// With another lower end, which lifts an upper one that is below it.
    pub fn with_low(self, low: Amount) -> Self {
        Band { low, high: self.high.max(low) }
    }

    /// With another upper end, which lowers a lower one that is above it.
    pub fn with_high(self, high: Amount) -> Self {
        Band { low: self.low.min(high), high }
    }

    pub fn low(self) -> Amount {
        self.low
    }

    pub fn high(self) -> Amount {
        self.high
    }

    pub fn centre(self) -> Decimal {
        (self.low.value() + self.high.value()) / Decimal::TWO
    }
}

impl Goal {
    /// The target; of a band that is named by its ends, the middle.
    pub fn target_value(&self) -> Option<Decimal> {
        match self.band.filter(|_| self.aim.has_band()) {
            Some(band) => Some(band.centre()),
            None => self.target.map(Amount::value),
        }
    }

    /// Whether its target is set as a number: a milestone has none, and a band that is named by its ends has them instead.
    pub fn sets_target(&self) -> bool {
        let names_ends = self.aim.has_band() && self.band.is_some();
        !self.aim.is_done_or_not() && !names_ends
    }

    /// What a number is held against where the target is this: of a band its ends, as the goal names them or, where it
    /// doesn't, target ± |target| · tolerance.
    pub fn bound(&self, target: Decimal) -> Bound {
        if !self.aim.has_band() {
            return self.aim.bound(target);
        }
        if let Some(band) = self.band {
            return Bound::Within(band.low.value(), band.high.value());
        }
        let percent = self.tolerance.unwrap_or(Amount::from(DEFAULT_TOLERANCE_PERCENT));
        let half = target.abs() * percent.value() / Decimal::ONE_HUNDRED;
        Bound::Within(target - half, target + half)
    }

    /// The ends of the band to stay within, however it is named.
    pub fn ends(&self) -> Option<Band> {
        match self.bound(self.target_value()?) {
            Bound::Within(low, high) => Band::new(Amount::new(low).ok()?, Amount::new(high).ok()?),
            Bound::AtLeast(_) | Bound::AtMost(_) => None,
        }
    }

    /// How often a number is due, is judged, and stands in a chart: every week, where the goal doesn't say (X17).
    pub fn cadence(&self) -> PeriodKind {
        self.cadence.unwrap_or(PeriodKind::Week)
    }
}

impl Aim {
    /// The number should be small rather than large.
    pub fn lower_is_better(self) -> bool {
        match self {
            Aim::Decrease | Aim::AtMost => true,
            Aim::Increase | Aim::AtLeast | Aim::Within | Aim::Milestone => false,
        }
    }

    /// The number should stay where it is, period after period, rather than move.
    pub fn is_maintained(self) -> bool {
        match self {
            Aim::AtLeast | Aim::AtMost | Aim::Within => true,
            Aim::Increase | Aim::Decrease | Aim::Milestone => false,
        }
    }

    /// There is no number to reach or to keep: it is done on a day, or not.
    pub fn is_done_or_not(self) -> bool {
        match self {
            Aim::Milestone => true,
            Aim::Increase | Aim::Decrease | Aim::AtLeast | Aim::AtMost | Aim::Within => false,
        }
    }

    /// The number has two bounds, which a goal may name by their ends.
    pub fn has_band(self) -> bool {
        match self {
            Aim::Within => true,
            Aim::Increase | Aim::Decrease | Aim::AtLeast | Aim::AtMost | Aim::Milestone => false,
        }
    }

    /// The side of a number that it lies on; within it, only the number itself.
    pub fn bound(self, number: Decimal) -> Bound {
        match self {
            Aim::Increase | Aim::AtLeast | Aim::Milestone => Bound::AtLeast(number),
            Aim::Decrease | Aim::AtMost => Bound::AtMost(number),
            Aim::Within => Bound::Within(number, number),
        }
    }
}
