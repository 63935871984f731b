//! Importing: a file or a snapshot was read whole; now the person sees what it would change, and decides.

use crate::domain::cascade::tree::Tree;
use crate::domain::records::by_hand::Compared;
use crate::domain::records::edit::Edit;
use crate::domain::records::goal::{Goal, MOST_GOAL_RECORDS, MOST_GOALS};
use crate::domain::records::log::{Action, LogEntry};
use crate::domain::records::merge::{Difference, Winner};
use crate::domain::records::table::Table;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::stamp::Stamp;
use crate::format::glimpse::Glimpse;
use crate::format::preview::Preview;
use crate::format::snapshot::Told;
use crate::format::{self, Allowed, Problem, Read, Reason};

use super::command::Refusal;
use super::history::Step;
use super::open::Open;
use super::restoring;

/// A file that waits for a decision.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Of the file, or of the workspace in a snapshot.
    pub name: String,
    /// When the snapshot's state was changed last, where it is one.
    pub snapshot_ms: Option<u64>,
    pub content: Content,
    /// The file, as long as the person may let something pass in it.
    bytes: Vec<u8>,
    allowed: Allowed,
}

/// What came of reading a file.
#[derive(Clone, Debug)]
pub enum Content {
    /// It can be imported.
    Whole(Box<Found>),
    /// It can be looked at and no more: a newer version wrote it.
    Newer(Box<Glimpse>),
    /// It is refused.
    /// Each with the title of the record that it lies in, if it lies in one that has one.
    Broken(Vec<(Option<String>, Problem)>),
}

/// What a readable file holds.
#[derive(Clone, Debug)]
pub struct Found {
    pub read: Read,
    /// Against the open workspace; `None` where none is open, and for a snapshot of another one.
    pub preview: Option<Preview>,
    /// Why it was not imported as the person wanted.
    pub refused: Option<Refusal>,
}

/// What a person may let pass, where nothing else speaks against a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Read the file although its checksum is wrong.
    WrongChecksum,
    /// Put the goals whose parents are missing at the top level.
    MissingParents,
}

/// What to do with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Merge it into the open workspace.
    Merge(Favour),
    /// Open it as a workspace of its own.
    AsNew,
    /// Have the open workspace go back to what the snapshot says.
    Restore,
}

/// Whose value stays where both sides say something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Favour {
    /// What was written later, field by field; of the file what was written by hand (X19).
    #[default]
    Newer,
    Here,
    File,
}

impl Incoming {
    /// A file, and what came of reading it.
    pub fn file(
        name: String,
        bytes: Vec<u8>,
        read: Result<Read, Vec<Problem>>,
        open: Option<&Open>,
    ) -> Self {
        let mut incoming = Incoming {
            name,
            snapshot_ms: None,
            content: Content::of(read, &bytes, open, merging),
            bytes,
            allowed: Allowed::default(),
        };
        incoming.keep_what_is_needed();
        incoming
    }

    /// A state that was kept: what it would change is told where it is one of the open workspace.
    pub fn snapshot(
        told: Told,
        bytes: &[u8],
        read: Result<Read, Vec<Problem>>,
        open: Option<&Open>,
    ) -> Self {
        Incoming {
            name: told.name,
            snapshot_ms: Some(told.changed_ms),
            content: Content::of(read, bytes, open, going_back),
            bytes: Vec::new(),
            allowed: Allowed::default(),
        }
    }

    /// What the person may let pass so that the file is read after all.
    pub fn offer(&self) -> Option<Offer> {
        let Content::Broken(problems) = &self.content else {
            return None;
        };
        if self.snapshot_ms.is_some() {
            return None;
        }
        let all = |speaks: fn(&Reason) -> bool| {
            problems.iter().all(|(_, problem)| speaks(&problem.reason))
        };
        if all(|reason| *reason == Reason::WrongChecksum) {
            Some(Offer::WrongChecksum)
        } else if all(|reason| matches!(reason, Reason::MissingParent(_))) {
            Some(Offer::MissingParents)
        } else {
            None
        }
    }

    /// Reads the file again and lets pass what was offered.
    pub fn insist(&mut self, open: Option<&Open>) {
        match self.offer() {
            Some(Offer::WrongChecksum) => self.allowed.wrong_checksum = true,
            Some(Offer::MissingParents) => self.allowed.missing_parents = true,
            None => return,
        }
        let beside = open.map(|open| &open.workspace);
        let read = format::read_beside(&self.bytes, beside, self.allowed);
        self.content = Content::of(read, &self.bytes, open, merging);
        self.keep_what_is_needed();
    }

    fn keep_what_is_needed(&mut self) {
        if self.offer().is_none() {
            self.bytes = Vec::new();
        }
    }
}

impl Content {
    fn of(
        read: Result<Read, Vec<Problem>>,
        bytes: &[u8],
        open: Option<&Open>,
        compare: fn(&Workspace, &Read) -> Preview,
    ) -> Self {
        let problems = match read {
            Ok(read) => {
                let preview = open.map(|open| compare(&open.workspace, &read));
                return Content::Whole(Box::new(Found { read, preview, refused: None }));
            }
            Err(problems) => problems,
        };
        let newer = match problems.as_slice() {
            [Problem { reason: Reason::NewerVersion { needed, .. }, .. }] => {
                Glimpse::of(bytes, *needed)
            }
            _ => None,
        };
        match newer {
            Some(glimpse) => Content::Newer(Box::new(glimpse)),
            None => {
                let text = String::from_utf8_lossy(bytes);
                let paths: Vec<&str> = problems.iter().map(|one| one.path.as_str()).collect();
                let titles = format::titles_at(&text, &paths);
                Content::Broken(titles.into_iter().zip(problems).collect())
            }
        }
    }
}

fn merging(open: &Workspace, file: &Read) -> Preview {
    Preview::between(open, &file.workspace, &file.by_hand)
}

fn going_back(open: &Workspace, snapshot: &Read) -> Preview {
    Preview::going_back(open, &snapshot.workspace)
}

impl Found {
    /// Why it can't be imported this way into what is open now.
    pub fn refusal(&self, how: How, open: Option<&Open>) -> Option<Refusal> {
        let open = open.filter(|_| how != How::AsNew);
        if let Some(leaning) = &self.read.leaning {
            let beside = open.map(|open| open.workspace.id());
            if beside != Some(&leaning.workspace) {
                return Some(Refusal::OnlyMerged);
            }
        }
        match (how, open) {
            (How::Merge(favour), Some(open)) => open.refuse_merging(&self.read, favour),
            (How::Restore, Some(open)) => restoring::refusal(&open.workspace, &self.read.workspace),
            (How::Restore, None) => Some(Refusal::Gone),
            _ => None,
        }
    }
}

impl Open {
    /// Merges a file in as one step of undo; returns how many places changed.
    ///
    /// The merge itself keeps the file's stamps, so that whoever merges the same files ends up alike. Where the person
    /// favours one side, that side's values are then written anew, as of now; and so is what is taken of what was written
    /// by hand, which no stamp decides.
    pub fn import(&mut self, mut read: Read, favour: Favour, entry: LogEntry) -> usize {
        let compared = read.by_hand.compare(&self.workspace, &read.workspace);
        for difference in compared.undecided() {
            read.workspace.apply(difference.here.clone(), difference.written_here);
        }
        let found = compared.differences;
        let before: Vec<Edit> = found.iter().map(|d| d.here.clone()).collect();
        for record in self.workspace.merge(&read.workspace) {
            self.saving.mark(record);
        }
        for edit in found.iter().filter_map(|d| insisted(d, favour)) {
            self.saving.mark(edit.record());
            self.workspace.apply(edit, entry.stamp);
        }
        let now: Vec<Edit> =
            (before.iter()).map(|edit| self.workspace.read(&edit.place())).collect();
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
            self.follow(&now);
            self.note(entry);
            self.history.push(Step { action: Action::Import, edits: undo });
        }
        self.touch();
        changed
    }

    /// Why merging would make what no file may hold; nothing is changed.
    fn refuse_merging(&self, read: &Read, favour: Favour) -> Option<Refusal> {
        let compared = read.by_hand.compare(&self.workspace, &read.workspace);
        let new_actual = |d: &&Difference| {
            matches!((&d.here, &d.there), (Edit::Actual(_, _, None), Edit::Actual(_, _, Some(_))))
        };
        if !self
            .workspace
            .has_room_for_actuals(compared.differences.iter().filter(new_actual).count())
        {
            return Some(Refusal::TooManyActuals);
        }
        let goals = merged_goals(&self.workspace, &read.workspace, &compared, favour);
        if goals.living().count() > MOST_GOALS || goals.places() > MOST_GOAL_RECORDS {
            return Some(Refusal::TooManyGoals);
        }
        let tree = Tree::new(&goals);
        // What is too deep here already is no reason.
        let here = self.cascade.tree().too_deep();
        let place = tree.too_deep().iter().find(|place| !here.contains(place))?;
        let title = goals.at(*place).map(|goal| goal.title.clone());
        title.map(Refusal::MergedTooDeep)
    }
}

/// The goals as they would be after merging.
fn merged_goals(
    here: &Workspace,
    file: &Workspace,
    compared: &Compared,
    favour: Favour,
) -> Table<Goal> {
    let mut goals = here.goals.clone();
    for goal in file.goals.all() {
        goals.merge(goal);
    }
    let undecided = compared.undecided().map(|difference| difference.here.clone());
    let insisted = compared.differences.iter().filter_map(|d| insisted(d, favour));
    for edit in undecided.chain(insisted) {
        if let Edit::Goal(id, field) = edit {
            goals.set(&id, field, Stamp::ZERO);
        }
    }
    goals
}

/// The value that is written anew: what the favoured side insists on against the clock, and what was written by hand
/// unless what is here is favoured. What is new from the file is taken whoever is favoured: nothing here speaks against
/// it.
fn insisted(difference: &Difference, favour: Favour) -> Option<Edit> {
    match (favour, difference.winner) {
        (Favour::Here, Winner::There) if difference.known => Some(difference.here.clone()),
        (Favour::Newer | Favour::File, Winner::ByHand) | (Favour::File, Winner::Here) => {
            Some(difference.there.clone())
        }
        _ => None,
    }
}
