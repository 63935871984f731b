//! When to remind of a backup, and what counts as one.

use crate::domain::values::id::WorkspaceId;

use crate::model::backup::{Backup, Due};
use crate::model::effect::Effect;
use crate::model::state::{Durability, Model, Notice, Now};

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
/// A browser may clear what it keeps after that many days without a visit.
pub const LATE_AFTER_DAYS: u64 = 7;
/// How long a reminder that was put off stays away.
const QUIET_MS: u64 = DAY_MS;

impl Model {
    /// Whether the open workspace has changes that no file has, and for too long. A sample needs none.
    pub fn backup_due(&self, now_ms: u64) -> Option<Due> {
        let backup = self.backup.as_ref()?;
        let open = self.open.as_ref().filter(|open| open.sample.is_none())?;
        let is_asked_now =
            self.durability == Durability::Durable && now_ms >= backup.quiet_until_ms;
        let first = open.log.first()?;
        if !is_asked_now || open.log.len() == backup.actions {
            return None;
        }
        let since_ms = backup.at_ms.unwrap_or(first.stamp.time_ms());
        let days = now_ms.saturating_sub(since_ms) / DAY_MS;
        (days >= LATE_AFTER_DAYS).then_some(Due { days, has_backup: backup.at_ms.is_some() })
    }

    /// A file with the whole workspace is on its way to the person.
    pub(super) fn gives_everything(&mut self) {
        let open = self.open.as_ref();
        self.giving = open.map(|open| (open.workspace.id().clone(), open.log.len()));
    }

    /// The browser took a file.
    pub(super) fn file_given(&mut self, name: String, now: Now) -> Vec<Effect> {
        self.say(Notice::Exported(name));
        match self.giving.take() {
            Some((workspace, actions)) if self.open_if(&workspace).is_some() => {
                vec![self.backed_up(actions, now)]
            }
            _ => Vec::new(),
        }
    }

    /// There is a file with everything that the open workspace's log tells of up to so many actions.
    pub(super) fn backed_up(&mut self, actions: usize, now: Now) -> Effect {
        self.remember_backup(Backup { at_ms: Some(now.time_ms), actions, quiet_until_ms: 0 })
    }

    pub(super) fn put_backup_off(&mut self, now: Now) -> Vec<Effect> {
        let Some(backup) = self.backup else {
            return Vec::new();
        };
        vec![self.remember_backup(Backup { quiet_until_ms: now.time_ms + QUIET_MS, ..backup })]
    }

    pub(super) fn recalled_backup(&mut self, workspace: &WorkspaceId, word: Option<String>) {
        if self.open_if(workspace).is_some() {
            self.backup = Some(Backup::from_word(&word.unwrap_or_default()));
        }
    }

    fn remember_backup(&mut self, backup: Backup) -> Effect {
        self.backup = Some(backup);
        let id = self.open.as_ref().map(|open| open.workspace.id().to_string());
        Effect::RememberBackup(id.unwrap_or_default(), backup.word())
    }
}
