//! Committing: one action to storage at a time, and what its answer means.

use crate::domain::id::WorkspaceId;
use crate::format::{head, record};

use super::command::Refusal;
use super::commit::{Commit, Revision, StorageError, Stored, WorkspaceHead};
use super::effect::Effect;
use super::event::Event;
use super::importing::How;
use super::open::Open;
use super::state::{Durability, Model, Notice, Now};
use super::update::update;

impl Model {
    /// The open workspace, if it is the one that storage answers about.
    pub(super) fn open_if(&mut self, workspace: &WorkspaceId) -> Option<&mut Open> {
        self.open
            .as_mut()
            .filter(|open| open.workspace.id() == workspace)
    }

    /// The next write, if anything waits and storage may be written.
    pub(super) fn begin_commit(&mut self, now: Now) -> Option<Effect> {
        if !self.may_commit() {
            return None;
        }
        let open = self.open.as_mut()?;
        let is_whole = open.saving.is_whole();
        let keys = open.saving.begin(now.time_ms)?;
        let puts = keys.iter().filter_map(|key| {
            let body = record::encode(&open.workspace, key, &open.log)?;
            Some((key.to_string(), body))
        });
        let puts: Vec<_> = puts.collect();
        let expected = open.saving.revision();
        let next = Revision(expected.0 + 1);
        let head = head::encode(&open.workspace.settings.name, open.sample);
        let workspace = open.workspace.id().to_string();
        if !is_whole {
            return Some(Effect::Commit(Commit {
                workspace,
                expected,
                next,
                head,
                puts,
                deletes: Vec::new(),
            }));
        }
        let whole = Stored {
            head: WorkspaceHead {
                id: workspace,
                revision: next,
                body: head,
            },
            records: puts,
        };
        Some(match expected {
            Revision::NOTHING => Effect::Create(whole),
            _ => Effect::Replace { expected, whole },
        })
    }

    pub(super) fn committed(
        &mut self,
        workspace: &WorkspaceId,
        revision: Revision,
        now: Now,
    ) -> Vec<Effect> {
        if let Some(shelved) = self.shelf.iter_mut().find(|s| s.id == *workspace) {
            shelved.revision = revision;
        }
        let Some(open) = self.open_if(workspace) else {
            return Vec::new();
        };
        open.saving.completed(revision, now.time_ms);
        let name = open.workspace.settings.name.clone();
        let is_safe = open.saving.is_safe();
        if let Some(shelved) = self.shelf.iter_mut().find(|s| s.id == *workspace) {
            shelved.name = name;
        }
        match self.held.take_if(|_| is_safe) {
            Some(event) => update(self, *event, now),
            None => vec![Effect::SaveSoon],
        }
    }

    pub(super) fn commit_failed(&mut self, workspace: &WorkspaceId, error: StorageError) {
        let Some(open) = self.open_if(workspace) else {
            return;
        };
        if error.is_gone() {
            open.saving.removed(open.record_keys());
        }
        open.saving.failed(error);
        if self.held.take().is_some() {
            self.say(Notice::Refused(Refusal::NotSaved));
        }
    }

    /// Whether an event would leave the open workspace, for another one or for another build, before storage has all of
    /// it (R26).
    pub(super) fn must_save_before(&self, event: &Event) -> bool {
        let leaves = matches!(
            event,
            Event::Loaded(Ok(Some(_)))
                | Event::SampleRead(..)
                | Event::NewWorkspace(_)
                | Event::Import(How::AsNew)
                | Event::TakeNewVersion
        );
        leaves
            && self.may_commit()
            && self
                .open
                .as_ref()
                .is_some_and(|open| !open.saving.is_safe())
    }

    fn may_commit(&self) -> bool {
        matches!(self.durability, Durability::Durable | Durability::Memory(_))
    }

    pub(super) fn stored_elsewhere(&mut self, stored: Stored) -> Vec<Effect> {
        let Ok(id) = WorkspaceId::new(&stored.head.id) else {
            return Vec::new();
        };
        let Some(open) = self.open_if(&id) else {
            return Vec::new();
        };
        if !open.saving.is_replacement() {
            let assembled = record::assemble(id, stored.records);
            open.merge(&assembled.workspace, assembled.log);
        }
        open.saving.rebase(stored.head.revision);
        vec![Effect::SaveSoon]
    }
}
