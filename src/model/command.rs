//! Commands: what a person asks to be changed, and why it may be refused.

use chrono::NaiveDate;

use crate::domain::records::actual::Actual;
use crate::domain::records::goal::{Aim, GoalField, GoalKind};
use crate::domain::records::metric::{Aggregation, Measure, MetricField, Scale};
use crate::domain::records::people::{PersonField, UnitField};
use crate::domain::records::settings::SettingsField;
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::Span;
use crate::domain::values::id::{GoalId, PersonId, UnitId};

/// One action of a person; it becomes one step of undo.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    AddGoal(Box<Draft>),
    EditGoal(GoalId, GoalField),
    /// Gives a goal to a person who is not among the people yet.
    GiveToNew(GoalId, String),
    /// Changes what a goal is measured by; a goal without a metric gets one.
    EditMetric(GoalId, MetricField),
    /// Weighs the goals under one by their targets.
    WeighByTarget(GoalId),
    MoveGoal(GoalId, Destination),
    /// A goal and everything under it.
    DeleteGoal(GoalId),
    EnterActual(GoalId, NaiveDate, Actual),
    PasteActuals(GoalId, Vec<(NaiveDate, Actual)>),
    /// Numbers of several goals at once; `None` deletes the one of that day.
    EnterBlock(Vec<(GoalId, NaiveDate, Option<Actual>)>),
    DeleteActual(GoalId, NaiveDate),
    AddPerson(String),
    EditPerson(PersonId, PersonField),
    AddUnit(String),
    EditUnit(UnitId, UnitField),
    EditSettings(SettingsField),
}

impl Command {
    /// The goal that it is done with, if it is one.
    pub fn goal(&self) -> Option<&GoalId> {
        match self {
            Command::EditGoal(id, _)
            | Command::GiveToNew(id, _)
            | Command::EditMetric(id, _)
            | Command::WeighByTarget(id)
            | Command::MoveGoal(id, _)
            | Command::DeleteGoal(id)
            | Command::EnterActual(id, ..)
            | Command::PasteActuals(id, _)
            | Command::DeleteActual(id, _) => Some(id),
            Command::AddGoal(_)
            | Command::EnterBlock(_)
            | Command::AddPerson(_)
            | Command::EditPerson(..)
            | Command::AddUnit(_)
            | Command::EditUnit(..)
            | Command::EditSettings(_) => None,
        }
    }
}

/// Where a goal is moved to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    Up,
    Down,
    /// Under the sibling above it.
    Indent,
    /// Next to its parent.
    Outdent,
    /// To the end under a goal, or to the end of the roots.
    Into(Option<GoalId>),
    Before(GoalId),
    After(GoalId),
}

/// A goal about to be added.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub parent: Option<GoalId>,
    pub title: String,
    pub kind: GoalKind,
    pub owner: Option<Owner>,
    pub period: Option<Span>,
    /// `None` where the goal has no number of its own.
    pub number: Option<Number>,
}

/// Who is to own a new goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    Known(PersonId),
    /// A person who is not among the people yet, by name.
    New(String),
}

/// What a new goal measures and wants.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub aim: Aim,
    pub measure: Measure,
    pub scale: Scale,
    pub aggregation: Aggregation,
    pub baseline: Option<Amount>,
    pub target: Option<Amount>,
    /// What is reached of it already, and by which day.
    pub so_far: Option<(NaiveDate, Actual)>,
}

/// Why a command changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The goal, metric, person or unit is not there (any more).
    Gone,
    EmptyTitle,
    TitleTooLong,
    NoteTooLong,
    /// A goal can't hang under itself or what is under it; the titles from the goal down to where it should go.
    Cycle(Vec<String>),
    TooDeep,
    TooManyGoals,
    TooManyActuals,
    NegativeWeight,
    /// Where a status begins is 0 % of the plan or more.
    NegativeShare,
    /// To be weighed by their targets, goals need targets above 0 of one unit.
    NoCommonTargets,
    /// A tolerance is 0 % to [`MOST_TOLERANCE`](crate::domain::records::goal::MOST_TOLERANCE).
    ToleranceOutOfRange,
    /// A plan asks for 0 % to [`MOST_PLANNED`](crate::domain::records::goal::MOST_PLANNED) of the way.
    PlanOutOfRange,
    /// A numerator over so small a denominator that it is no percentage.
    RateOutOfRange,
    DateOutOfRange(NaiveDate),
    /// The points of a phased plan must be in order, each on a day of its own.
    DaysDoNotRise,
    /// A text holds a character that can be neither seen nor printed.
    ControlCharacter,
    /// A year can't begin in it.
    NoSuchMonth,
    /// There is nothing above, below or beside it to move to.
    NowhereToGo,
    /// The goal has no number that an actual could be entered for.
    NoMetric,
    /// Merged with the file, the goal of this title would stand deeper than a cascade may be.
    MergedTooDeep(String),
    /// The file names records that only the workspace has beside which it was read: it is merged there or not at all.
    OnlyMerged,
    /// Something that an action changed was changed again since, so that it can't be taken back by itself.
    ChangedSince,
    /// The log doesn't tell all that an action changed, or not so that this version knows it.
    NotTold,
    /// The workspace may only be read: a newer version of the app wrote it.
    ReadOnly,
    /// The open workspace has changes that storage refused; it is not left for another.
    NotSaved,
}
