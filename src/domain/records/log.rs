//! The change log: who changed what, when, from which value to which.

use super::edit::Edit;
use crate::domain::values::choice::choice;
use crate::domain::values::id::PersonId;
use crate::domain::values::stamp::Stamp;

/// One action of a person, and so one step of undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// The action's stamp; its time is for display only.
    pub stamp: Stamp,
    /// The identity that was chosen (X11), if any.
    pub by: Option<PersonId>,
    pub action: LoggedAction,
    /// Empty where the action was too large to be told field by field.
    pub changes: Vec<Change>,
    /// Fields of a file that this version doesn't know: name and JSON text, sorted by name.
    pub extra: Vec<(String, String)>,
}

/// One field before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Both edits write to the same place.
    Known { before: Edit, after: Edit },
    /// The JSON text of a change of a kind or a field that this version doesn't know, without white space.
    Unknown(String),
}

/// What the log says was done: whatever is done here is an action that this version knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoggedAction {
    Known(Action),
    /// The word of an action of a newer version.
    Other(PlainWord),
}

/// A word of ASCII letters, digits and hyphens, short enough for a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainWord(String);

choice! {
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
}

/// Changes beyond this number are told as a count only: the log is for reading.
pub const MOST_CHANGES_TOLD: usize = 500;

/// The most characters that a word may have.
pub const LONGEST_WORD: usize = 40;

impl LogEntry {
    /// The changes that this version knows, each as what was before and what came after.
    pub fn known(&self) -> impl Iterator<Item = (&Edit, &Edit)> + Clone {
        self.changes.iter().filter_map(|change| match change {
            Change::Known { before, after } => Some((before, after)),
            Change::Unknown(_) => None,
        })
    }

    /// What every known change wrote.
    pub fn written(&self) -> impl Iterator<Item = &Edit> + Clone {
        self.known().map(|(_, after)| after)
    }

    /// How many changes this version doesn't know.
    pub fn unknown(&self) -> usize {
        self.changes.len() - self.known().count()
    }
}

impl From<Action> for LoggedAction {
    fn from(action: Action) -> Self {
        LoggedAction::Known(action)
    }
}

impl PlainWord {
    /// Checks length and alphabet.
    pub fn new(text: &str) -> Option<Self> {
        let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (plain && (1..=LONGEST_WORD).contains(&text.len())).then(|| PlainWord(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
