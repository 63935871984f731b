//! Forms: their fields, and what is being typed in them.

use super::command::{Command, Refusal};
use crate::domain::values::choice::choice;
use crate::domain::values::id::GoalId;

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Of the definition of a goal.
    Goal(GoalId, GoalInput),
    /// Of the settings of a workspace.
    Settings(SettingsInput),
}

choice! {
    /// A field of a goal's definition.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum GoalInput {
        Title,
        Kind,
        Owner,
        Unit,
        Start,
        End,
        Aim,
        Baseline,
        Target,
        Tolerance,
        BandLow,
        BandHigh,
        Measure,
        /// The word of a measure of its own.
        MeasureWord,
        Scale,
        Aggregation,
        RollUp,
        Weight,
        Cadence,
        Note,
    }
}

choice! {
    /// A field of a workspace's settings.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum SettingsInput {
        Name,
        Currency,
        YearStart,
        WeekStart,
        OnTrack,
        AtRisk,
        TooEarly,
        /// Whether initiatives count in a weighted roll-up.
        Initiatives,
    }
}

/// What stands in a field before it is committed.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    pub text: String,
    /// What it comes to.
    pub means: Result<Command, Wrong>,
    /// It was committed and not taken: the person is told why.
    pub is_refused: bool,
}

/// Why what was typed is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    NotANumber,
    NotADay,
    Refused(Refusal),
}
