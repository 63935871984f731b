//! Forms: their fields, and what is being typed in them.

use chrono::NaiveDate;

use super::command::{Command, Refusal};
use crate::domain::values::choice::choice;
use crate::domain::values::id::{GoalId, PersonId, UnitId};

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Of the definition of a goal.
    Goal(GoalId, GoalInput),
    /// Of a goal about to be added, under another or at the top.
    Draft(Option<GoalId>, DraftInput),
    /// Of an actual of a goal: of the day that is given, or of one that is typed too.
    Actual(GoalId, Option<NaiveDate>, ActualInput),
    /// A block of two columns for the actuals of a goal.
    Block(GoalId),
    /// A person's name.
    Person(PersonId),
    /// Of a unit.
    Unit(UnitId, UnitInput),
    /// The name of what is about to be added.
    New(New),
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
        /// The name of an owner who is not among the people yet.
        NewOwner,
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
    /// A field of a goal about to be added.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DraftInput {
        Title,
        Kind,
        Owner,
        /// The name of an owner who is not among the people yet.
        NewOwner,
        Start,
        End,
        /// Whether it has a number of its own.
        HasNumber,
        Aim,
        Aggregation,
        Target,
        Baseline,
        /// What is reached of it on the day when it is added.
        SoFar,
        Measure,
        /// The word of a measure of its own.
        MeasureWord,
        Scale,
    }
}

choice! {
    /// A field of an actual.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ActualInput {
        Day,
        Value,
        Note,
    }
}

choice! {
    /// A field of a unit.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum UnitInput {
        Name,
        Kind,
    }
}

/// What is added by its name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum New {
    Person,
    Unit,
    /// A goal at the top.
    Goal,
    Workspace,
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

impl Field {
    /// The field that is committed along with it.
    pub(super) fn along(&self) -> Option<Field> {
        let of_goal = |id: &GoalId, input| Some(Field::Goal(id.clone(), input));
        match self {
            Field::Goal(id, GoalInput::NewOwner) => of_goal(id, GoalInput::Owner),
            Field::Goal(id, GoalInput::Start) => of_goal(id, GoalInput::End),
            Field::Goal(id, GoalInput::End) => of_goal(id, GoalInput::Start),
            _ => None,
        }
    }
}

/// What stands in a field before it is committed.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    pub text: String,
    /// What it comes to by itself; nothing where it is a part of what the whole form comes to.
    pub means: Result<Option<Command>, Wrong>,
    /// It was committed and not taken: the person is told why.
    pub is_refused: bool,
}

/// A form that is sent as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A goal to be added, under another or at the top.
    Draft(Option<GoalId>),
    /// An actual of a goal.
    Actual(GoalId),
    /// A block of actuals of a goal.
    Block(GoalId),
    /// A person who is to own a goal.
    Owner(GoalId),
    /// A field of a goal in its row of the cascade.
    Cell(Field),
    /// What is added by its name.
    New(New),
}

impl Form {
    /// Whether a field is empty again once the form was sent; the next actual is of the same day more often than not.
    pub(super) fn empties(&self, field: &Field) -> bool {
        match (self, field) {
            (Form::Draft(above), Field::Draft(of, _)) => above == of,
            (Form::Owner(id), Field::Goal(of, GoalInput::Owner | GoalInput::NewOwner)) => id == of,
            (Form::Cell(cell), field) => cell == field,
            (Form::New(new), Field::New(of)) => new == of,
            (Form::Block(id), Field::Block(of)) => id == of,
            (Form::Actual(_), Field::Actual(.., ActualInput::Day)) => false,
            (Form::Actual(id), Field::Actual(of, None, _)) => id == of,
            _ => false,
        }
    }
}

/// What a form comes to or, where that is nothing, the fields that are wrong: what stands in them, and why.
pub type Sent = Result<Box<Command>, Vec<(Field, String, Wrong)>>;

/// Why what was typed is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    NotANumber,
    /// It could be one number or another.
    Ambiguous,
    NotADay,
    /// The period would end before it starts.
    EndsBeforeStart,
    /// A number without a target says nothing.
    NoTarget,
    Refused(Refusal),
}
