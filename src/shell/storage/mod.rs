//! The seam to durable storage: records in, records out, each write one transaction with an expected revision.
//!
//! Storage knows nothing of goals. `memory` is the rule in its plainest form, and what the app falls back to;
//! `indexed_db` is the durable one. One contract, `tests/support/contract.rs`, holds both.

use std::future::Future;
use std::pin::Pin;

use crate::model::commit::{Commit, Revision, StorageError, Stored, WorkspaceHead};

#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod memory;
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod space;
pub mod write;

pub use write::Write;

/// What storage promises: it settles once, and after an error nothing of the write is stored.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StorageError>> + 'a>>;

/// A place that keeps workspaces and a few settings of this device.
///
/// There is no value of this type before the place was opened, so nothing can be written before that. Every method may
/// answer with the browser's own failure; only the errors of another kind are named below.
pub trait Storage {
    /// Why nothing can be written here, if so: a newer version of the app owns what is stored.
    fn read_only(&self) -> Option<StorageError>;

    /// All workspaces, ordered by id.
    fn heads(&self) -> Answer<'_, Vec<WorkspaceHead>>;

    /// One whole workspace as of one moment, or `None` if it isn't stored. `BadKey` if the id is none.
    fn read<'a>(&'a self, workspace: &'a str) -> Answer<'a, Option<Stored>>;

    /// Carries out one write in one transaction. `BadKey`, `TooLarge` and `NewerSchema` before anything is asked of the
    /// browser; `Conflict` if another revision is stored than the write expects.
    fn write<'a>(&'a self, write: Write<'a>) -> Answer<'a, ()>;

    /// What [`set_setting`](Storage::set_setting) last kept under this key, on this device, for all workspaces.
    fn setting<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>>;

    /// Keeps one setting of this device, over the last one. `BadKey`, `TooLarge` and `NewerSchema` as for a write.
    fn set_setting<'a>(&'a self, key: &'a str, value: &'a str) -> Answer<'a, ()>;

    /// Lets go of the place, once what is being written is there, so that a newer version of the app can have it. What is
    /// asked afterwards takes hold of it again.
    fn let_go(&self) {}

    /// Writes one action.
    fn commit<'a>(&'a self, commit: &'a Commit) -> Answer<'a, ()> {
        self.write(Write::commit(commit))
    }

    /// Stores a whole new workspace. `Conflict` if one with this id is stored.
    fn create<'a>(&'a self, whole: &'a Stored) -> Answer<'a, ()> {
        self.write(Write::create(whole))
    }

    /// Puts a whole workspace in the place of the stored one: restore and reset, which a person asked for by name.
    fn replace<'a>(&'a self, expected: Revision, whole: &'a Stored) -> Answer<'a, ()> {
        self.write(Write::replace(expected, whole))
    }

    /// Deletes a workspace with all its records, which a person asked for by name.
    fn remove<'a>(&'a self, workspace: &'a str, expected: Revision) -> Answer<'a, ()> {
        self.write(Write::remove(workspace, expected))
    }
}
