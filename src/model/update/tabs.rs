//! What a tab makes of what others wrote (R9, R10).
//!
//! A tab that is told of a write on the very revision that it knows takes the written records in as they come. In every
//! other case it reads what is stored, so that news may be lost, come late or come twice. Where tabs can't talk at all,
//! they still look at storage when they are shown again, and a commit still finds out that it has come second.

use crate::domain::values::id::WorkspaceId;
use crate::format::record;

use crate::model::commit::{Revision, StorageError, StorageErrorKind, Stored, WorkspaceHead};
use crate::model::effect::Effect;
use crate::model::news::{News, Written};
use crate::model::open::Open;
use crate::model::overwritten::Overwritten;
use crate::model::state::{Durability, Model, Notice, Now, Shelved};

impl Model {
    /// Another tab has told what storage completed there.
    pub(super) fn hear(&mut self, news: News) -> Vec<Effect> {
        if self.durability != Durability::Durable {
            return Vec::new();
        }
        match news {
            News::Written(written) => self.hear_of_writing(written),
            News::Removed(id) => {
                self.hear_of_removal(&id);
                Vec::new()
            }
        }
    }

    fn hear_of_writing(&mut self, written: Written) -> Vec<Effect> {
        let Ok(id) = WorkspaceId::new(&written.head.id) else {
            return Vec::new();
        };
        let revision = written.head.revision;
        let load_first = self.load_first();
        self.shelve(&written.head);
        let Some(open) = self.open_if(&id) else {
            return load_first.then(|| Effect::Load(id.to_string())).into_iter().collect();
        };
        if revision <= open.saving.revision() {
            return Vec::new();
        }
        if open.saving.is_committing() {
            // The answer to the commit will tell more.
            open.saving.hear();
            return Vec::new();
        }
        if open.saving.is_replacement() {
            // A person wants something else in its place, whatever was written.
            open.saving.follow(revision);
            return Vec::new();
        }
        let catch_up = vec![Effect::CatchUp(id.to_string())];
        let Some(puts) = written.puts else {
            return catch_up;
        };
        if written.expected != open.saving.revision() {
            return catch_up;
        }
        let beside = record::assemble_beside(&open.workspace, puts);
        if !beside.set_aside.is_empty() {
            return catch_up;
        }
        let overwritten = open.take_in(beside);
        open.saving.follow(revision);
        self.tell_overwritten(overwritten);
        Vec::new()
    }

    /// The open workspace stays on screen, and stays on the shelf as one that isn't stored.
    fn hear_of_removal(&mut self, id: &WorkspaceId) {
        match self.open_if(id) {
            None => self.shelf.retain(|shelved| shelved.id != *id),
            // The answer to the commit will say that it is gone.
            Some(open) if open.saving.is_committing() => open.saving.hear(),
            Some(open) if open.saving.revision() == Revision::NOTHING => {}
            Some(_) => self.removed_elsewhere(id),
        }
    }

    /// The page is on screen again, after another one or another tab.
    pub(super) fn returned(&self) -> Vec<Effect> {
        match self.durability {
            Durability::Durable => vec![Effect::Look, Effect::SaveSoon],
            _ => Vec::new(),
        }
    }

    /// What is stored now, whatever was told of it.
    pub(super) fn looked(&mut self, heads: Vec<WorkspaceHead>) -> Vec<Effect> {
        let load_first = self.load_first();
        let open = self.open.as_ref();
        let open = open.map(|open| open.workspace.id().clone());
        self.shelf.retain(|own| {
            Some(&own.id) == open.as_ref() || heads.iter().any(|head| head.id == own.id.as_str())
        });
        for head in &heads {
            self.shelve(head);
        }
        let Some(id) = open else {
            let first = self.shelf.first().filter(|_| load_first);
            return (first.map(|first| Effect::Load(first.id.to_string())).into_iter()).collect();
        };
        let stored = heads.iter().find(|head| head.id == id.as_str());
        let Some(open) = self.open_if(&id) else {
            return Vec::new();
        };
        let known = open.saving.revision();
        match stored {
            _ if open.saving.is_committing() => {
                open.saving.hear();
                Vec::new()
            }
            Some(head) if head.revision > known => vec![Effect::CatchUp(id.to_string())],
            None if known != Revision::NOTHING => {
                self.removed_elsewhere(&id);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// The open workspace as it is stored, after other tabs wrote it.
    pub(super) fn caught_up(&mut self, stored: Stored) -> Vec<Effect> {
        self.shelve(&stored.head);
        let revision = stored.head.revision;
        let Some(open) = self.open_as_stored(&stored.head) else {
            return Vec::new();
        };
        if revision <= open.saving.revision() {
            return Vec::new();
        }
        // What a commit that is on its way has to say is among what is not saved, and stays.
        let overwritten = open.take_stored(stored);
        if open.saving.is_committing() {
            open.saving.hear();
        } else {
            open.saving.follow(revision);
        }
        let is_safe = open.saving.is_safe();
        self.tell_overwritten(overwritten);
        (!is_safe).then_some(Effect::SaveSoon).into_iter().collect()
    }

    /// Storage holds another revision than a commit expected: other tabs wrote before it did.
    pub(super) fn stored_elsewhere(&mut self, stored: Stored) -> Vec<Effect> {
        self.shelve(&stored.head);
        let revision = stored.head.revision;
        let Some(open) = self.open_as_stored(&stored.head) else {
            return Vec::new();
        };
        let overwritten = open.take_stored(stored);
        open.saving.rebase(revision);
        self.tell_overwritten(overwritten);
        self.then_look(vec![Effect::SaveSoon])
    }

    /// After a commit was answered: looks at storage if other tabs wrote meanwhile.
    pub(super) fn then_look(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        let open = self.open.as_mut();
        if open.is_some_and(|open| open.saving.take_heard()) {
            effects.push(Effect::Look);
        }
        effects
    }

    /// Storage doesn't hold the open workspace any more: somebody removed it.
    pub(super) fn removed_elsewhere(&mut self, id: &WorkspaceId) {
        if let Some(own) = self.shelf.iter_mut().find(|own| own.id == *id) {
            own.revision = Revision::NOTHING;
        }
        if let Some(open) = self.open_if(id) {
            let stored = Revision::NOTHING;
            let gone = StorageErrorKind::Conflict { stored };
            open.saving.removed(StorageError::of(gone));
        }
    }

    /// A newer version of the app waits in another tab for this one to let go of storage (R5): after what is not saved,
    /// or at once where nothing can be.
    pub(super) fn make_way(&mut self, now: Now) -> Vec<Effect> {
        self.is_wanted = true;
        let commit = self.begin_commit(now);
        let mut effects: Vec<Effect> = commit.into_iter().collect();
        effects.extend(self.let_go());
        effects
    }

    /// Once nothing is on its way to storage, lets go of it if somebody waits for that.
    pub(super) fn let_go(&mut self) -> Option<Effect> {
        let open = self.open.as_ref().filter(|_| self.may_commit());
        let waits = open.is_some_and(|open| open.saving.is_under_way());
        if waits || !self.is_wanted {
            return None;
        }
        self.is_wanted = false;
        Some(Effect::LetGo)
    }

    /// Whether the first workspace that turns up is to be opened: none is, and none is on its way.
    fn load_first(&self) -> bool {
        self.open.is_none() && self.shelf.is_empty()
    }

    fn shelve(&mut self, head: &WorkspaceHead) {
        let Some(stored) = Shelved::of(head) else {
            return;
        };
        match self.shelf.iter_mut().find(|own| own.id == stored.id) {
            Some(own) => *own = stored,
            None => self.shelf.push(stored),
        }
    }

    fn open_as_stored(&mut self, head: &WorkspaceHead) -> Option<&mut Open> {
        self.open_if(&WorkspaceId::new(&head.id).ok()?)
    }

    /// Adds to what was said before of the same kind, as a tab in the background may be told more than once.
    fn tell_overwritten(&mut self, mut overwritten: Vec<Overwritten>) {
        if overwritten.is_empty() {
            return;
        }
        if let Some((_, Notice::ChangedElsewhere(before))) = &self.notice {
            let is_new = |old: &&Overwritten| {
                let place = old.after.place();
                overwritten.iter().all(|new| new.after.place() != place)
            };
            let before: Vec<Overwritten> = before.iter().filter(is_new).cloned().collect();
            overwritten.extend(before);
        }
        self.say(Notice::ChangedElsewhere(overwritten));
    }
}
