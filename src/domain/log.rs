//! The change log: who changed what, when, from which value to which.

use super::id::PersonId;
use super::stamp::Stamp;
use super::workspace::Edit;

/// One action of a person, and so one step of undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// The action's stamp; its time is for display only.
    pub stamp: Stamp,
    /// The identity that was chosen (X11), if any.
    pub by: Option<PersonId>,
    pub action: Action,
    /// Empty where the action was too large to be told field by field.
    pub changes: Vec<Change>,
    /// Fields of a file that this version doesn't know: name and JSON text, sorted by name.
    pub extra: Vec<(String, String)>,
}

/// One field before and after; both edits write to the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub before: Edit,
    pub after: Edit,
}

/// What the person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    AddGoal,
    EditGoal,
    MoveGoal,
    DeleteGoal,
    EnterActual,
    PasteActuals,
    DeleteActual,
    EditPeople,
    EditSettings,
    Import,
    Restore,
    Undo,
    Redo,
    /// An action of the log was undone by itself, whatever came after it.
    TakeBack,
}

impl Action {
    pub const ALL: [Action; 14] = [
        Action::AddGoal,
        Action::EditGoal,
        Action::MoveGoal,
        Action::DeleteGoal,
        Action::EnterActual,
        Action::PasteActuals,
        Action::DeleteActual,
        Action::EditPeople,
        Action::EditSettings,
        Action::Import,
        Action::Restore,
        Action::Undo,
        Action::Redo,
        Action::TakeBack,
    ];
}

/// Changes beyond this number are told as a count only: the log is for reading.
pub const MOST_CHANGES_TOLD: usize = 500;
