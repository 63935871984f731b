//! What is asked of a person over the screen; one thing at a time.

use crate::domain::values::id::GoalId;

use super::command::Command;

/// A dialog that is open, with what it is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Search, with the goal that has the focus or fills the screen: what can be done with it is offered too.
    Palette(Option<GoalId>),
    /// The list of keys.
    Keys,
    /// A new goal, under another or at the top.
    AddGoal(Option<GoalId>),
    /// The name of a person who is to own a goal and is not among the people yet.
    NewOwner(GoalId),
    /// Under which goal this one should hang.
    MoveGoal(GoalId),
    /// Whether to carry out what changes the numbers of the goals above.
    Confirm(Command),
}
