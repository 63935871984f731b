//! Importing: a file was read whole; now the person sees what it would change, and decides.

use crate::domain::log::{Action, LogEntry};
use crate::domain::merge::{Difference, Winner, differences};
use crate::domain::workspace::Edit;
use crate::format::preview::Preview;
use crate::format::{self, Problem, Read, Reason};

use super::history::Step;
use super::open::Open;

/// A file that waits for a decision.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Of the file.
    pub name: String,
    pub content: Result<Box<Found>, Vec<Problem>>,
    /// The file, while nothing but its checksum speaks against it: the person may insist.
    doubted: Option<Vec<u8>>,
}

/// What a readable file holds.
#[derive(Clone, Debug)]
pub struct Found {
    pub read: Read,
    /// Against the open workspace; `None` where none is open.
    pub preview: Option<Preview>,
}

/// What to do with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Merge it into the open workspace.
    Merge(Favour),
    /// Open it as a workspace of its own.
    AsNew,
}

/// Whose value stays where both sides say something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Favour {
    /// What was written later, field by field.
    #[default]
    Newer,
    Here,
    File,
}

impl Incoming {
    pub fn new(name: String, bytes: Vec<u8>, open: Option<&Open>) -> Self {
        let content = found(format::read(&bytes), open);
        let is_doubted = matches!(&content, Err(problems)
            if problems.iter().all(|problem| problem.reason == Reason::WrongChecksum));
        Incoming {
            name,
            content,
            doubted: is_doubted.then_some(bytes),
        }
    }

    /// Whether nothing but the checksum speaks against the file.
    pub fn is_doubted(&self) -> bool {
        self.doubted.is_some()
    }

    /// Reads a doubted file although its checksum is wrong.
    pub fn insist(&mut self, open: Option<&Open>) {
        if let Some(bytes) = self.doubted.take() {
            self.content = found(format::read_anyway(&bytes), open);
        }
    }
}

fn found(
    read: Result<Read, Vec<Problem>>,
    open: Option<&Open>,
) -> Result<Box<Found>, Vec<Problem>> {
    read.map(|read| {
        let preview = open.map(|open| Preview::between(&open.workspace, &read.workspace));
        Box::new(Found { read, preview })
    })
}

impl Open {
    /// Merges a file in as one step of undo; returns how many places changed.
    ///
    /// The merge itself keeps the file's stamps, so that whoever merges the same files ends up alike. Where the person
    /// favours one side, that side's values are then written anew, as of now.
    pub fn import(&mut self, read: Read, favour: Favour, entry: LogEntry) -> usize {
        let found = differences(&self.workspace, &read.workspace);
        let before: Vec<Edit> = found.iter().map(|d| d.here.clone()).collect();
        for record in self.workspace.merge(&read.workspace) {
            self.saving.mark(record);
        }
        for edit in found.iter().filter_map(|d| insisted(d, favour)) {
            self.saving.mark(edit.record());
            self.workspace.apply(edit, entry.stamp);
        }
        let now: Vec<Edit> = (before.iter())
            .map(|edit| self.workspace.read(&edit.place()))
            .collect();
        let undo: Vec<Edit> = (before.into_iter().zip(&now))
            .filter(|(before, now)| before != *now)
            .map(|(before, _)| before)
            .rev()
            .collect();
        let changed = undo.len();
        for key in self.merge_log(read.log) {
            self.saving.mark(key);
        }
        if changed > 0 {
            self.cascade.follow(&self.workspace, &now);
            self.note(entry);
            self.history.push(Step {
                action: Action::Import,
                edits: undo,
            });
        }
        changed
    }
}

/// The value that the favoured side insists on against the clock. What is new from the file is taken whoever is
/// favoured: nothing here speaks against it.
fn insisted(difference: &Difference, favour: Favour) -> Option<Edit> {
    match (favour, difference.winner) {
        (Favour::Here, Winner::There | Winner::Tie) if difference.known => {
            Some(difference.here.clone())
        }
        (Favour::File, Winner::Here | Winner::Tie) => Some(difference.there.clone()),
        _ => None,
    }
}
