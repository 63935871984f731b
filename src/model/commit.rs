//! What storage keeps and what it answers: opaque records, revisions and errors, without a word about goals.

use std::fmt;

/// How many times a workspace has been written; it only grows, whatever the clock says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);

impl Revision {
    /// The revision of a workspace that isn't stored. The first stored one is greater.
    pub const NOTHING: Revision = Revision(0);
}

/// What the list of workspaces shows without reading their records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceHead {
    /// A generated id of at most 64 letters, digits, `_` and `-`.
    pub id: String,
    pub revision: Revision,
    /// A small JSON document, opaque to storage.
    pub body: String,
}

/// A whole workspace as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub head: WorkspaceHead,
    /// `(key, body)`, ordered by key. A body is a JSON document, opaque to storage.
    pub records: Vec<(String, String)>,
}

/// One action of a person, written in one transaction or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    pub workspace: String,
    /// The revision that the action was made on; if another is stored, nothing is written.
    pub expected: Revision,
    /// Greater than `expected`.
    pub next: Revision,
    /// The body of the workspace's head from now on.
    pub head: String,
    /// `(key, body)`. They are written after the deletions: a key in both lists stays.
    pub puts: Vec<(String, String)>,
    pub deletes: Vec<String>,
}

/// Why storage didn't do what was asked. Nothing was written then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageError {
    pub kind: StorageErrorKind,
    /// The browser's own name for it, such as `QuotaExceededError`; empty where the browser gave none.
    pub name: String,
    /// The browser's own words; empty where it gave none.
    pub message: String,
}

/// What a person can do about it depends on this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageErrorKind {
    /// The browser has no usable database here; the app can only work in memory.
    Unavailable,
    /// Opening hasn't settled yet. It goes on, and can be waited for again.
    TimedOut,
    /// Opening waits for another tab to close its older connection. It goes on, and can be waited for again.
    Blocked,
    /// A newer version of the app has written here; this one may only read.
    NewerSchema { found: u32, supported: u32 },
    /// Another revision is stored than the one the write was made on; [`Revision::NOTHING`] if the workspace is gone.
    Conflict { stored: Revision },
    /// The browser says that there is no room.
    Quota,
    /// The connection was closed and a new one didn't help.
    Closed,
    /// A value over the limit of one record.
    TooLarge { key: String },
    /// A key or workspace id with a character or a length that no generated id has.
    BadKey { key: String },
    /// Anything else: the name and the message say what.
    Failed,
}

impl StorageError {
    /// An error that this app found itself, without one of the browser behind it.
    pub fn of(kind: StorageErrorKind) -> StorageError {
        StorageError { kind, name: String::new(), message: String::new() }
    }

    /// The error of asking for what isn't stored any more.
    pub fn gone() -> StorageError {
        StorageError::of(StorageErrorKind::Conflict { stored: Revision::NOTHING })
    }

    /// Whether the workspace isn't stored any more: somebody removed it.
    pub fn is_gone(&self) -> bool {
        let stored = Revision::NOTHING;
        self.kind == StorageErrorKind::Conflict { stored }
    }
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use StorageErrorKind::*;
        match &self.kind {
            Unavailable => f.write_str("storage can't be opened in this browser")?,
            TimedOut => f.write_str("storage hasn't opened yet")?,
            Blocked => f.write_str("storage waits for another tab to close")?,
            NewerSchema { found, supported } => write!(
                f,
                "storage was written by a newer version of the app (schema {found}, this one knows {supported})"
            )?,
            Conflict { stored } if *stored == Revision::NOTHING => {
                f.write_str("the workspace isn't stored any more")?
            }
            Conflict { stored } => {
                write!(f, "the workspace was changed elsewhere and is at revision {}", stored.0)?
            }
            Quota => f.write_str("the browser gave no room to storage")?,
            Closed => f.write_str("the connection to storage was closed")?,
            TooLarge { key } => write!(f, "the value of {key:?} is too large to store")?,
            BadKey { key } => write!(f, "{key:?} is not a key that can be stored")?,
            Failed => f.write_str("storage failed")?,
        }
        match (self.name.as_str(), self.message.as_str()) {
            ("", "") => Ok(()),
            ("", message) => write!(f, ": {message}"),
            (name, "") => write!(f, ": {name}"),
            (name, message) => write!(f, ": {name}, {message}"),
        }
    }
}

impl std::error::Error for StorageError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_happened_and_what_the_browser_called_it() {
        let mut error = StorageError::of(StorageErrorKind::Quota);
        assert_eq!(error.to_string(), "the browser gave no room to storage");
        error.name = "QuotaExceededError".into();
        assert_eq!(error.to_string(), "the browser gave no room to storage: QuotaExceededError");
        error.message = "disk full".into();
        assert_eq!(
            error.to_string(),
            "the browser gave no room to storage: QuotaExceededError, disk full"
        );
    }

    #[test]
    fn a_workspace_that_is_gone_is_not_called_revision_0() {
        let gone = StorageErrorKind::Conflict { stored: Revision::NOTHING };
        assert_eq!(StorageError::of(gone).to_string(), "the workspace isn't stored any more");
    }
}
