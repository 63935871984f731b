//! Events: everything that can happen.

use crate::domain::values::id::{GoalId, PersonId, WorkspaceId};
use crate::domain::values::language::Language;
use crate::domain::values::stamp::Stamp;

use super::command::Command;
use super::commit::{Revision, StorageError, Stored, WorkspaceHead};
use super::device::Device;
use super::device::Theme;
use super::dialog::Dialog;
use super::filter::Filter;
use super::form::{Field, Form, Sent, Typed};
use super::importing::How;
use super::news::News;
use super::offline::Offline;
use super::route::{Address, Route};
use super::space::Space;

/// What happened. A variant says who sends it.
#[derive(Clone, Debug, PartialEq)]
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
    Navigated(Address),
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
    /// The shell: another tab tells what storage completed there.
    Heard(News),
    /// The shell: this is stored now, as was asked by `Look`.
    Looked(Vec<WorkspaceHead>),
    /// The shell: this is stored now, as was asked by `CatchUp`.
    CaughtUp(Stored),
    /// The shell: storage refused to remove a workspace.
    RemoveFailed(StorageError),
    /// The shell: a newer version of the app, in another tab, waits for this one to let go of storage.
    StorageWanted,
    /// The shell: the page is on screen again.
    Returned,
    /// The shell: the table of how Chinese characters are read arrived.
    ReadingsRead(Vec<u8>),
    /// Either, about a whole workspace in one text.
    File(FileEvent),
    /// The shell: a picked, dropped or fetched file could not be read; its name and why.
    FileNotRead(String, String),
    /// The shell: the browser did not take a file for the person; its name.
    FileNotGiven(String),
    /// The shell: a workspace's snapshots could not be deleted.
    SnapshotsStay(StorageError),
    /// The ui: a part of the app that is needed for what was asked could not be fetched.
    PartNotFetched,
    /// The shell: whether the next visit works without a network.
    OfflineIs(Offline),
    /// The shell: the browser keeps a newer build than the one that runs.
    NewVersion,
    /// The shell: midnight has passed, or time was set.
    Today,
    /// The shell: nothing was saved for a while, or the page was hidden.
    Paused,
    /// The shell: what the browser says about its room.
    SpaceIs(Space),
    /// The shell: the browser took a file for the person; its name.
    FileGiven(String),
    /// The shell: what this device remembers of a workspace's backups.
    BackupRecalled(WorkspaceId, Option<String>),

    /// The ui: a first screen takes input.
    Interactive,
    /// The ui: go on without storage rather than wait for it.
    GoOnInMemory,
    /// The ui: open a dialog, in the place of the one that is open.
    Ask(Dialog),
    CloseDialog,
    /// The ui: go to a screen.
    Go(Route),
    /// The ui: a field that searches got the focus.
    BeginSearch,
    /// The ui: have the person pick a file to import.
    PickFile,
    CancelImport,
    /// The ui: a change.
    Do(Command),
    /// The ui: a change that is asked about first, where it changes the numbers of the goals above.
    Propose(Command),
    Undo,
    Redo,
    /// The ui: what stands in a field now.
    Type(Field, Typed),
    /// The ui: a field is left, or was confirmed.
    Enter(Field),
    /// Carries out what a form comes to.
    Submit(Form, Sent),
    /// A form is not going to be sent: what was typed in it is forgotten.
    GiveUp(Form),
    /// The ui: take back an action of the log, where it still applies.
    TakeBack(Stamp),
    /// The ui: try again to save, after storage refused.
    Retry,
    NewWorkspace(String),
    OpenWorkspace(WorkspaceId),
    OpenSample(Language),
    /// The ui: put the sample back to how it came.
    ResetSample,
    RemoveWorkspace(WorkspaceId),
    SetFilter(Filter),
    /// Narrows the filter to a goal and what hangs under it.
    Narrow(GoalId),
    Collapse(GoalId, bool),
    /// Everything below the top level.
    CollapseAll(bool),
    /// The ui: begin to edit a field of a goal in its row, or stop.
    Edit(Option<Field>),
    ChooseLanguage(Option<Language>),
    ChooseTheme(Theme),
    ChooseIdentity(Option<PersonId>),
    /// The ui: whether single characters are keys to actions.
    UseSingleKeys(bool),
    DismissNotice,
    /// The ui: the panel that says where the data is has come on screen.
    LookAtData,
    /// The ui: ask the browser not to clear the data by itself.
    AskToProtect,
    /// The ui: remind of the backup another day.
    PutBackupOff,
    /// The ui: show what going back to this snapshot would change.
    LookAtSnapshot(String),
    /// The ui: the person knows that the data is gone, and begins anew.
    StartAfresh,
    /// The ui: save, and start again with the newer build.
    TakeNewVersion,
    /// The ui: go on with this build for now.
    PutNewVersionOff,
}

/// What happened to a whole workspace in one text: a file, a sample, a snapshot.
#[derive(Clone, Debug, PartialEq)]
pub enum FileEvent {
    /// The shell: a sample file arrived.
    SampleRead(Language, Vec<u8>),
    /// The shell: what snapshots there are. It may be time to take one.
    SnapshotsAre(Result<Vec<WorkspaceHead>, StorageError>),
    /// The shell: a snapshot was read and unpacked; its id, and `None` if it is not there.
    SnapshotRead(String, Result<Option<Vec<u8>>, StorageError>),
    /// The ui: a file was picked or dropped; its name and its bytes.
    Read(String, Vec<u8>),
    /// The shell: read more of the file or snapshot that is on its way in.
    ReadOn,
    /// The ui: what to do with the file that was read.
    Import(How),
    /// The ui: read the file and let pass what was offered; see [`Offer`](super::importing::Offer).
    ReadAnyway,
    /// The ui: write the whole workspace, or a goal and what is under it, to a file.
    Export(Option<GoalId>),
}
