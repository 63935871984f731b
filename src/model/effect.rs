//! Effects: everything that is asked of the outside.

use crate::domain::values::id::WorkspaceId;
use crate::domain::values::language::Language;

use super::commit::{Commit, Revision, StorageError, Stored, WorkspaceHead};
use super::event::Event;
use super::route::Address;

/// What the shell should do; what comes of it returns as an event.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Give storage up for this session and keep what comes in memory; answers with `Started`.
    UseMemory(StorageError),
    /// Send [`Event::SaveNow`] as soon as the current event is done.
    SaveSoon,
    /// Send an event that had to wait for storage, as soon as the current one is done.
    Resend(Box<Event>),
    /// Write one action; answers with `Committed` or `CommitFailed`; on a conflict with `StoredElsewhere`.
    Commit(Commit),
    /// Store a new workspace; answers with `Committed` or `CommitFailed`.
    Create(Stored),
    /// Put a workspace in the place of the stored one; answers as `Create` does.
    Replace { expected: Revision, whole: Stored },
    /// Delete a stored workspace; answers with `RemoveFailed` where storage refused.
    Remove { workspace: String, expected: Revision },
    /// Read a stored workspace; answers with `Loaded`.
    Load(String),
    /// Say what is stored; answers with `Looked`.
    Look,
    /// Read a stored workspace again; answers with `CaughtUp`, or with the news that it was removed.
    CatchUp(String),
    /// Close storage for whoever waits for it.
    LetGo,
    /// Fetch a sample file; answers with `SampleRead` or `FileNotRead`.
    FetchSample(Language),
    /// Fetch the table of how Chinese characters are read; answers with `ReadingsRead` or not at all.
    FetchReadings,
    /// Send [`FileEvent::ReadOn`](super::event::FileEvent) once the page has had time for something else.
    ReadOn,
    /// Open the picker of files; what is picked comes as `FileEvent::Read`.
    PickFile,
    /// Give the person a file: its name and its text; answers with `FileGiven` or `FileNotGiven`.
    SaveFile(String, String),
    /// Have the browser keep this build for starts without a network; answers with `OfflineIs`, and from then on with
    /// `NewVersion`.
    KeepForOffline,
    /// Start again with the newest build that the browser keeps.
    TakeNewVersion,
    /// Change the address.
    Navigate(Address),
    /// Remember something on this device.
    Remember(&'static str, String),
    /// Remember something of a workspace's backups on this device.
    RememberBackup(String, String),
    /// Answers with `BackupRecalled`.
    RecallBackup(WorkspaceId),
    /// Remember outside of storage whether there is something in it.
    MarkData(bool),
    /// Send `Paused` when no other such effect has come for a while.
    PauseSoon,
    /// Answers with `SnapshotsAre`, as the next one does.
    ListSnapshots,
    /// Keep a snapshot, a file's text, and drop those that are superfluous then.
    KeepSnapshot { head: WorkspaceHead, text: String },
    /// Answers with `SnapshotRead`.
    ReadSnapshot(String),
    /// Delete a workspace's snapshots; answers with `SnapshotsStay` where storage refused.
    ForgetSnapshots(WorkspaceId),
    /// Answers with `SpaceIs`, as the next one does.
    AskSpace,
    /// Ask the browser not to clear the data by itself; it may ask the person.
    AskToProtect,
}
