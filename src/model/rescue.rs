//! Rescue: stored workspaces as files, without anything else of the app, for when the rest of it fails (R29).

use crate::domain::values::id::WorkspaceId;
use crate::format::{self, Scope, head, record};

use super::commit::{Stored, WorkspaceHead};
use super::state::Now;

/// What a stored workspace is called.
pub fn name(head: &WorkspaceHead) -> String {
    head::decode(&head.body).name
}

/// The name and the text of a file with everything that can be read; `None` for an id that none of ours has.
pub fn file(stored: Stored, now: Now) -> Option<(String, String)> {
    let id = WorkspaceId::new(&stored.head.id).ok()?;
    let found = record::assemble(id, stored.records);
    let name = format::file_name(&found.workspace, None, now.today);
    let saved_ms = now.time_ms as i64;
    let text = format::write(&found.workspace, &found.log, saved_ms, &Scope::Whole);
    Some((name, text))
}
