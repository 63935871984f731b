//! Committing: one action to storage at a time, and what its answer means.

use crate::domain::values::id::WorkspaceId;
use crate::format::{head, record};

use crate::model::command::Refusal;
use crate::model::commit::{Commit, Revision, StorageError, Stored, WorkspaceHead};
use crate::model::effect::Effect;
use crate::model::event::{Event, FileEvent};
use crate::model::importing::How;
use crate::model::open::Open;
use crate::model::state::{Durability, Model, Notice, Now};

impl Model {
    /// The open workspace, if it is the one that storage answers about.
    pub(super) fn open_if(&mut self, workspace: &WorkspaceId) -> Option<&mut Open> {
        self.open.as_mut().filter(|open| open.workspace.id() == workspace)
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
            head: WorkspaceHead { id: workspace, revision: next, body: head },
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
        let mut effects: Vec<Effect> = self.mark_data().into_iter().collect();
        match self.held.take_if(|_| is_safe) {
            Some(event) => effects.push(Effect::Resend(event)),
            None if is_safe => effects.push(Effect::PauseSoon),
            None => effects.push(Effect::SaveSoon),
        }
        effects.extend(self.let_go());
        self.then_look(effects)
    }

    pub(super) fn commit_failed(
        &mut self,
        workspace: &WorkspaceId,
        error: StorageError,
    ) -> Vec<Effect> {
        let Some(open) = self.open_if(workspace) else {
            return Vec::new();
        };
        if error.is_gone() {
            self.removed_elsewhere(workspace);
        } else {
            open.saving.failed(error);
        }
        let mut effects: Vec<Effect> = self.let_go().into_iter().collect();
        if self.held.take().is_some() {
            self.say(Notice::Refused(Refusal::NotSaved));
            effects.push(self.stay());
        }
        self.then_look(effects)
    }

    /// Tries again what storage refused; a workspace that was removed elsewhere is stored anew.
    pub(super) fn retry(&mut self) -> Vec<Effect> {
        if let Some(open) = &mut self.open
            && open.saving.is_removed()
        {
            open.saving.store_anew(open.record_keys());
        }
        vec![Effect::SaveSoon]
    }

    /// Keeps what leaves the open workspace until storage has all of it. What was removed elsewhere is not stored again
    /// for that.
    pub(super) fn hold(&mut self, event: Event) -> Vec<Effect> {
        if (self.open.as_ref()).is_some_and(|open| open.saving.is_removed()) {
            self.say(Notice::Refused(Refusal::NotSaved));
            return vec![self.stay()];
        }
        self.held = Some(Box::new(event));
        vec![Effect::SaveSoon]
    }

    /// Whether an event would leave the open workspace, for another one or for another build, before storage has all of
    /// it (R26). Its removal waits for what is on its way, which would find nothing to be written to, and not for what
    /// storage refused: perhaps it is removed to make room.
    pub(super) fn must_save_before(&self, event: &Event) -> bool {
        let Some(open) = self.open.as_ref().filter(|_| self.may_commit()) else {
            return false;
        };
        match event {
            Event::Loaded(Ok(Some(_)))
            | Event::File(FileEvent::SampleRead(..))
            | Event::NewWorkspace(_)
            | Event::File(FileEvent::Import(How::AsNew))
            | Event::TakeNewVersion => !open.saving.is_safe(),
            Event::RemoveWorkspace(id) => id == open.workspace.id() && open.saving.is_under_way(),
            _ => false,
        }
    }

    pub(super) fn may_commit(&self) -> bool {
        matches!(self.durability, Durability::Durable | Durability::Memory(_))
    }
}
