//! When a snapshot is taken, and what is done with the list.

use crate::domain::values::id::WorkspaceId;
use crate::format::snapshot::{self, Told};
use crate::format::{self, LARGEST_FILE, Scope};

use crate::model::arriving::Arriving;
use crate::model::commit::{Revision, StorageError, StorageErrorKind, WorkspaceHead};
use crate::model::effect::Effect;
use crate::model::snapshots::{Handed, State, newest_first};
use crate::model::state::{Durability, Model, Notice, Now};

/// The least time between two snapshots of one session, for so many bytes each: to write a large workspace down takes a
/// moment in which the page does nothing else.
const SPACING_MS: u64 = 2 * 60 * 1_000;
const SPACED_BYTES: usize = 4 << 20;

impl Model {
    /// Nobody has changed anything for a while, or the page was hidden: a good time to look whether a snapshot is due.
    pub(super) fn paused(&self, now: Now) -> Vec<Effect> {
        let Some(state) = self.state_to_keep() else {
            return Vec::new();
        };
        let waits = self.snapshots.handed.as_ref().is_some_and(|handed| {
            let is_soon = now.time_ms < handed.next_ms;
            handed.state.workspace == state.workspace && (is_soon || handed.state == state)
        });
        match waits {
            true => Vec::new(),
            false => vec![Effect::ListSnapshots],
        }
    }

    /// What there is; if the state that is stored is not among it, that one is kept too.
    pub(super) fn snapshots_are(
        &mut self,
        answer: Result<Vec<WorkspaceHead>, StorageError>,
        now: Now,
    ) -> Vec<Effect> {
        match answer {
            Ok(heads) => {
                self.snapshots.all = newest_first(&heads);
                self.snapshots.trouble = None;
                self.take_snapshot(now).into_iter().collect()
            }
            Err(error) => {
                self.snapshots.trouble = Some(error);
                Vec::new()
            }
        }
    }

    /// Has the open workspace kept as it is, unless it was already.
    pub(super) fn take_snapshot(&mut self, now: Now) -> Option<Effect> {
        let state = self.state_to_keep()?;
        let is_handed = |handed: &Handed| handed.state == state;
        let is_kept = self.snapshots.all.iter().any(|one| one.state() == state);
        if is_kept || self.snapshots.handed.as_ref().is_some_and(is_handed) {
            return None;
        }
        let id = self.fresh(now).to_string();
        let open = self.open.as_ref()?;
        let text = format::write(&open.workspace, &open.log, now.time_ms as i64, &Scope::Whole);
        self.snapshots.handed = Some(Handed {
            state: state.clone(),
            next_ms: now.time_ms + SPACING_MS * (1 + text.len() / SPACED_BYTES) as u64,
        });
        if text.len() > LARGEST_FILE {
            // It could not be read back.
            let key = state.workspace.to_string();
            let error = StorageError::of(StorageErrorKind::TooLarge { key });
            self.snapshots.trouble = Some(error);
            return None;
        }
        let last = open.log.last().map(|entry| entry.stamp.time_ms());
        let body = snapshot::encode(&Told {
            workspace: state.workspace,
            name: open.workspace.settings.name.clone(),
            changed_ms: last.unwrap_or(now.time_ms),
            actions: state.actions,
        });
        let revision = state.revision;
        let head = WorkspaceHead { id, revision, body };
        Some(Effect::KeepSnapshot { head, text })
    }

    /// The snapshots of a workspace that is removed go with it.
    pub(super) fn forget_snapshots(&mut self, workspace: &WorkspaceId) -> Effect {
        let all = &mut self.snapshots.all;
        all.retain(|one| one.told.workspace != *workspace);
        Effect::ForgetSnapshots(workspace.clone())
    }

    pub(super) fn snapshot_read(
        &mut self,
        id: &str,
        answer: Result<Option<Vec<u8>>, StorageError>,
    ) -> Vec<Effect> {
        let found = self.snapshots.all.iter().find(|one| one.id == id).cloned();
        match (answer, found) {
            (Ok(Some(bytes)), Some(snapshot)) => {
                return self.begin_reading(Arriving::snapshot(snapshot.told, bytes));
            }
            (Err(error), _) => self.say(Notice::NotOpened(error)),
            _ => self.say(Notice::NotOpened(StorageError::gone())),
        }
        Vec::new()
    }

    /// The stored state of the open workspace, where there are snapshots at all: not in memory, and not where a newer
    /// version wrote.
    fn state_to_keep(&self) -> Option<State> {
        let is_durable = self.durability == Durability::Durable;
        let open = self.open.as_ref().filter(|_| is_durable)?;
        let revision = open.saving.revision();
        (open.saving.is_safe() && revision != Revision::NOTHING).then(|| State {
            workspace: open.workspace.id().clone(),
            revision,
            actions: open.log.len(),
        })
    }
}
