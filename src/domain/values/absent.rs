//! Why a goal has no figure: whatever can't be known is absent with a reason, never 0.

/// A figure, or why there is none.
pub type Known<T> = Result<T, Absent>;

/// Why there is no figure. Each is what a person could change, or what sort of goal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absent {
    /// Nothing was entered within the goal's period by now.
    NoNumber,
    /// No metric measures the goal.
    NotMeasured,
    NoTarget,
    NoPeriod,
    /// The goal's period hasn't begun.
    NotBegun,
    /// Nobody said where the way begins, or the target lies on its wrong side.
    NoStart,
    /// A mean or a rate is a level: nothing of it comes in per day.
    Level,
    /// What is to stay as it is moves nowhere.
    Kept,
    /// A milestone is done or not done.
    DoneOrNot,
    /// A mean of progress has no number of its own.
    MeanOfProgress,
    /// Nothing more is needed.
    Reached,
    /// The goal's period has ended.
    Over,
    /// The plan asks for nothing yet.
    TooEarly,
    /// A ratio of nothing or of negative numbers would mislead.
    Misleading,
    /// The parts of a sum count different things.
    UnlikeUnits,
    /// The parts of a sum add up differently over time.
    UnlikeAggregations,
    /// Beyond what a decimal can hold.
    TooLarge,
}
