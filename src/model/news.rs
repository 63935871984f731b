//! News: what one tab tells the others after storage completed a write (R9, R10).

use crate::domain::values::id::WorkspaceId;

use super::commit::{Commit, Revision, WorkspaceHead};

/// Records of more than that many bytes are not passed on: the other tabs read them from storage.
const MOST_BYTES_TOLD: usize = 256 * 1024;

/// What storage has completed in one tab, for all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    Written(Written),
    Removed(WorkspaceId),
}

/// A workspace was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// As it is stored now.
    pub head: WorkspaceHead,
    /// The revision that was stored before.
    pub expected: Revision,
    /// All that was written, `(key, body)`; `None` where it is too much to tell.
    pub puts: Option<Vec<(String, String)>>,
}

impl Written {
    pub fn of_commit(commit: Commit) -> Written {
        let size = |(key, body): &(String, String)| key.len() + body.len();
        let bytes: usize = commit.puts.iter().map(size).sum();
        let is_told = bytes <= MOST_BYTES_TOLD && commit.deletes.is_empty();
        Written {
            head: WorkspaceHead { id: commit.workspace, revision: commit.next, body: commit.head },
            expected: commit.expected,
            puts: is_told.then_some(commit.puts),
        }
    }

    /// Of a workspace that was stored whole.
    pub fn of_whole(expected: Revision, head: WorkspaceHead) -> Written {
        Written { head, expected, puts: None }
    }
}
