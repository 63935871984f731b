//! Events: everything that can happen.

use crate::domain::id::{GoalId, PersonId, WorkspaceId};
use crate::domain::language::Language;

use super::command::Command;
use super::commit::{Revision, StorageError, Stored, WorkspaceHead};
use super::filter::Filter;
use super::importing::How;
use super::offline::Offline;
use super::route::Route;
use super::state::Theme;

/// What happened. A variant says who sends it.
#[derive(Clone, Debug)]
pub enum Event {
    /// The shell, once: storage was opened, or will not be.
    Started {
        /// Why nothing can be written, if so.
        storage: Result<Option<StorageError>, StorageError>,
        heads: Vec<WorkspaceHead>,
        device: Device,
    },
    /// The shell: storage has not opened yet, and why; it goes on waiting.
    StorageWaits(StorageError),
    /// The shell: the address changed, by a link or by the back button.
    Navigated(Route),
    /// The shell: a stored workspace was read; `None` if it is not stored.
    Loaded(Result<Option<Stored>, StorageError>),
    /// The shell: begin the next commit, if anything waits.
    SaveNow,
    /// The shell: storage completed a commit.
    Committed {
        workspace: WorkspaceId,
        revision: Revision,
    },
    /// The shell: storage refused a commit.
    CommitFailed {
        workspace: WorkspaceId,
        error: StorageError,
    },
    /// The shell: storage holds a newer revision than expected, and this is it.
    StoredElsewhere(Stored),
    /// The shell: a sample file arrived.
    SampleRead(Language, Vec<u8>),
    /// The shell: a picked, dropped or fetched file could not be read; its name and why.
    FileFailed(String, String),
    /// The shell: whether the next visit works without a network.
    OfflineIs(Offline),
    /// The shell: the browser keeps a newer build than the one that runs.
    NewVersion,
    /// The shell: midnight has passed, or time was set.
    Today,

    /// The ui: a first screen takes input.
    Interactive,
    /// The ui: go on without storage rather than wait for it.
    GoOnInMemory,
    /// The ui: a file was picked or dropped; its name and its bytes.
    FileRead(String, Vec<u8>),
    /// The ui: what to do with the file that was read.
    Import(How),
    CancelImport,
    /// The ui: read the file and let pass what was offered; see [`Offer`](super::importing::Offer).
    ReadAnyway,
    /// The ui: write the whole workspace, or a goal and what is under it, to a file.
    Export(Option<GoalId>),
    /// The ui: a change.
    Do(Command),
    Undo,
    Redo,
    /// The ui: try again to save, after storage refused.
    Retry,
    NewWorkspace(String),
    OpenWorkspace(WorkspaceId),
    OpenSample(Language),
    /// The ui: put the sample back to how it came.
    ResetSample,
    RemoveWorkspace(WorkspaceId),
    SetFilter(Filter),
    Collapse(GoalId, bool),
    ChooseLanguage(Option<Language>),
    ChooseTheme(Theme),
    ChooseIdentity(Option<PersonId>),
    DismissNotice,
    /// The ui: save, and start again with the newer build.
    TakeNewVersion,
    /// The ui: go on with this build for now.
    PutNewVersionOff,
}

/// What this device remembers, as it was stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    pub language: Option<String>,
    pub theme: Option<String>,
    pub last_workspace: Option<String>,
    pub identity: Option<String>,
}
