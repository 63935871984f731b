//! Saving: which records storage doesn't have yet, and whether what is on screen is safe (R1, R11, R23).

use std::collections::BTreeSet;

use crate::domain::records::edit::RecordKey;

use super::commit::{Revision, StorageError};

/// How durable the open workspace is. "Saved" is said only after a transaction completed.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    /// The revision that storage had when it last answered.
    revision: Revision,
    /// Changed since the last commit was begun.
    waiting: BTreeSet<RecordKey>,
    /// In the commit that storage has not answered yet.
    in_flight: BTreeSet<RecordKey>,
    /// Since when something is not saved, in milliseconds since 1970.
    unsaved_since_ms: Option<u64>,
    saved_at_ms: Option<u64>,
    failure: Option<StorageError>,
    /// Storage must be given the whole workspace, in the place of whatever it holds.
    whole: bool,
    /// Other tabs wrote while a commit was on its way.
    heard: bool,
}

/// How long a change may be on its way to storage before the person is warned (R23).
const LATE_MS: u64 = 5_000;

/// What the header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed since the workspace was opened.
    Untouched,
    Saved {
        at_ms: u64,
    },
    /// Changes are on their way to storage.
    Saving,
    /// Storage refused; what is on screen is in memory only.
    NotSaved {
        since_ms: u64,
        error: StorageError,
    },
}

impl Saving {
    /// The state of a workspace that storage holds at a revision.
    pub fn stored(revision: Revision) -> Self {
        Saving { revision, ..Saving::default() }
    }

    /// The state of a workspace that is to be stored whole, over the one that storage holds at `revision`.
    pub fn whole(revision: Revision, records: Vec<RecordKey>) -> Self {
        Saving {
            revision,
            waiting: records.into_iter().collect(),
            whole: true,
            ..Saving::default()
        }
    }

    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// A person asked for the stored workspace to go and this one to take its place.
    pub fn is_replacement(&self) -> bool {
        self.whole && self.revision != Revision::NOTHING
    }

    pub fn revision(&self) -> Revision {
        self.revision
    }

    pub fn mark(&mut self, record: RecordKey) {
        self.waiting.insert(record);
    }

    /// Begins a commit of everything that waits: the records to write, or `None` where nothing waits, a commit is still
    /// on its way, or a person has to decide first.
    pub fn begin(&mut self, now_ms: u64) -> Option<Vec<RecordKey>> {
        if self.waiting.is_empty() || self.is_committing() || self.is_removed() {
            return None;
        }
        self.unsaved_since_ms.get_or_insert(now_ms);
        self.in_flight = std::mem::take(&mut self.waiting);
        Some(self.in_flight.iter().cloned().collect())
    }

    /// Storage has completed the commit and is now at `revision`.
    pub fn completed(&mut self, revision: Revision, now_ms: u64) {
        self.revision = revision;
        self.in_flight.clear();
        self.failure = None;
        self.whole = false;
        self.saved_at_ms = Some(now_ms);
        self.unsaved_since_ms = (!self.waiting.is_empty()).then_some(now_ms);
    }

    /// Storage has refused the commit: its records wait again.
    pub fn failed(&mut self, error: StorageError) {
        self.waiting.append(&mut self.in_flight);
        self.failure = Some(error);
    }

    /// Storage does not hold the workspace any more: somebody removed it, and only a person can have it stored anew.
    pub fn removed(&mut self, gone: StorageError) {
        self.revision = Revision::NOTHING;
        self.whole = true;
        self.failed(gone);
    }

    pub fn is_removed(&self) -> bool {
        self.failure.as_ref().is_some_and(StorageError::is_gone)
    }

    /// A person wants the workspace that was removed to be stored again, with all its records.
    pub fn store_anew(&mut self, records: Vec<RecordKey>) {
        self.failure = None;
        self.waiting.extend(records);
    }

    /// Other tabs have brought storage to this revision, and what they wrote is known: saving goes on from there. What
    /// should have been created is there already, so that only what waits is written over it; a replacement stays one.
    pub fn follow(&mut self, revision: Revision) {
        self.whole = self.is_replacement();
        self.revision = revision;
        if self.is_removed() {
            self.failure = None;
        }
    }

    /// As [`Saving::follow`], after storage refused a commit because of that.
    pub fn rebase(&mut self, revision: Revision) {
        self.follow(revision);
        self.waiting.append(&mut self.in_flight);
        self.failure = None;
    }

    /// Other tabs wrote while a commit is on its way.
    pub fn hear(&mut self) {
        self.heard = true;
    }

    /// Whether other tabs wrote while a commit was on its way, once it isn't any more.
    pub fn take_heard(&mut self) -> bool {
        !self.is_committing() && std::mem::take(&mut self.heard)
    }

    pub fn is_safe(&self) -> bool {
        self.waiting.is_empty() && self.in_flight.is_empty()
    }

    /// Whether storage has not answered a commit yet.
    pub fn is_committing(&self) -> bool {
        !self.in_flight.is_empty()
    }

    /// Whether something is on its way to storage, or will be by itself.
    pub fn is_under_way(&self) -> bool {
        self.is_committing() || !self.waiting.is_empty() && self.failure.is_none()
    }

    /// Every record that storage doesn't have as it is on screen.
    pub fn unsaved(&self) -> BTreeSet<RecordKey> {
        self.waiting.union(&self.in_flight).cloned().collect()
    }

    /// Whether a change is on its way to storage for longer than it should be.
    pub fn is_late(&self, now_ms: u64) -> bool {
        let since_ms = self.unsaved_since_ms.filter(|_| self.failure.is_none());
        since_ms.is_some_and(|since_ms| now_ms > since_ms + LATE_MS)
    }

    pub fn state(&self) -> SaveState {
        match (&self.failure, self.is_safe(), self.saved_at_ms) {
            (Some(error), ..) => SaveState::NotSaved {
                since_ms: self.unsaved_since_ms.unwrap_or_default(),
                error: error.clone(),
            },
            (None, false, _) => SaveState::Saving,
            (None, true, Some(at_ms)) => SaveState::Saved { at_ms },
            (None, true, None) => SaveState::Untouched,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::commit::StorageErrorKind;

    #[test]
    fn r1_saved_is_said_only_after_storage_completed_and_a_refusal_loses_nothing() {
        let mut saving = Saving::stored(Revision(3));
        assert_eq!(saving.state(), SaveState::Untouched);
        saving.mark(RecordKey::Settings);
        assert_eq!(saving.begin(1_000), Some(vec![RecordKey::Settings]));
        assert_eq!(saving.begin(1_001), None, "one commit at a time");
        assert_eq!(saving.state(), SaveState::Saving);
        assert!(!saving.is_late(1_000 + LATE_MS) && saving.is_late(1_001 + LATE_MS));

        let error = StorageError::of(StorageErrorKind::Quota);
        saving.failed(error.clone());
        assert!(!saving.is_late(u64::MAX), "it is refused, not late");
        let since_ms = 1_000;
        assert_eq!(saving.state(), SaveState::NotSaved { since_ms, error });
        assert_eq!(saving.begin(2_000), Some(vec![RecordKey::Settings]), "it is tried again");

        saving.completed(Revision(4), 2_500);
        assert_eq!(saving.state(), SaveState::Saved { at_ms: 2_500 });
        assert!(!saving.is_late(u64::MAX));
        assert_eq!(saving.revision(), Revision(4));
    }

    #[test]
    fn what_changes_during_a_commit_is_not_saved_by_it() {
        let mut saving = Saving::default();
        saving.mark(RecordKey::Settings);
        saving.begin(1);
        saving.mark(RecordKey::Settings);
        saving.completed(Revision(1), 2);
        assert_eq!(saving.state(), SaveState::Saving);
        assert_eq!(saving.begin(3), Some(vec![RecordKey::Settings]));
    }
}
