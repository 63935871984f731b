//! Effects: everything that is asked of the outside.

use crate::domain::language::Language;

use super::commit::{Commit, Revision, StorageError, Stored};
use super::route::Route;

/// What the shell should do; what comes of it returns as an event.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Give storage up for this session and keep what comes in memory; answers with `Started`.
    UseMemory(StorageError),
    /// Send [`Event::SaveNow`](super::Event::SaveNow) as soon as the current event is done.
    SaveSoon,
    /// Write one action; answers with `Committed` or `CommitFailed`; on a conflict with `StoredElsewhere`.
    Commit(Commit),
    /// Store a new workspace; answers with `Committed` or `CommitFailed`.
    Create(Stored),
    /// Put a workspace in the place of the stored one; answers as `Create` does.
    Replace { expected: Revision, whole: Stored },
    /// Delete a stored workspace.
    Remove {
        workspace: String,
        expected: Revision,
    },
    /// Read a stored workspace; answers with `Loaded`.
    Load(String),
    /// Fetch a sample file; answers with `SampleRead` or `FileFailed`.
    FetchSample(Language),
    /// Give the person a file: its name and its text.
    SaveFile(String, String),
    /// Have the browser keep this build for starts without a network; answers with `OfflineIs`, and from then on with
    /// `NewVersion`.
    KeepForOffline,
    /// Start again with the newest build that the browser keeps.
    TakeNewVersion,
    /// Change the address.
    Navigate(Route),
    /// Remember something on this device.
    Remember(&'static str, String),
}
