//! Snapshots: earlier states of workspaces, packed, in a database of their own, so that whatever befalls the one that is
//! worked with leaves them alone.
//!
//! To storage a snapshot is a workspace that is created once: its head tells what it is, its records are the pieces of a
//! packed file.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::values::id::WorkspaceId;
use crate::model::commit::{StorageError, StorageErrorKind, Stored, WorkspaceHead};
use crate::model::snapshots::{Snapshot, newest_first, superfluous};
use crate::model::{Effect, Event, FileEvent};

use super::storage::indexed_db::{OPEN_LIMIT_MS, Opening};
use super::storage::{Answer, Storage, Write};
use super::{clock, packing};

/// A piece is packed by itself, so that the page can do something else between two of them. It is stored as a text, in
/// which each byte becomes a character of one byte or two: far less than the 1 MiB that a record may have.
const PIECE_BYTES: usize = 1 << 18;

/// The snapshots of all workspaces. The database is opened when something is first asked of it, not at the start.
pub struct Snapshots {
    database: String,
    storage: RefCell<Option<Rc<dyn Storage>>>,
}

impl Snapshots {
    pub fn new(database: &str) -> Snapshots {
        Snapshots { database: database.to_owned(), storage: RefCell::default() }
    }

    /// Carries out what is asked of the snapshots; what comes of it, if anybody has to know.
    pub async fn answer(&self, asked: Effect) -> Option<Event> {
        match asked {
            Effect::ListSnapshots => Some(Event::File(FileEvent::SnapshotsAre(self.list().await))),
            Effect::KeepSnapshot { head, text } => {
                Some(Event::File(FileEvent::SnapshotsAre(self.keep(head, &text).await)))
            }
            Effect::ReadSnapshot(id) => {
                let read = self.read(&id).await;
                Some(Event::File(FileEvent::SnapshotRead(id, read)))
            }
            Effect::ForgetSnapshots(workspace) => {
                let error = self.forget_all_of(&workspace).await.err()?;
                Some(Event::SnapshotsStay(error))
            }
            _ => None,
        }
    }

    pub async fn list(&self) -> Result<Vec<WorkspaceHead>, StorageError> {
        self.storage().await?.heads().await
    }

    /// Keeps one more, drops those that are superfluous then, and tells what there is.
    pub async fn keep(
        &self,
        head: WorkspaceHead,
        text: &str,
    ) -> Result<Vec<WorkspaceHead>, StorageError> {
        let storage = self.storage().await?;
        let records = packed(text).await;
        storage.create(&Stored { head, records }).await?;
        let all = newest_first(&storage.heads().await?);
        self.forget(superfluous(&all, clock::offset_min())).await?;
        storage.heads().await
    }

    /// What was kept, unpacked; `None` if it is not there.
    pub async fn read(&self, id: &str) -> Result<Option<Vec<u8>>, StorageError> {
        let Some(stored) = self.storage().await?.read(id).await? else {
            return Ok(None);
        };
        let mut text = Vec::new();
        for (_, body) in stored.records {
            let bytes = body.chars().map(|character| character as u8).collect();
            text.extend(packing::unpack(bytes).await.map_err(damaged)?);
        }
        Ok(Some(text))
    }

    pub async fn forget_all_of(&self, workspace: &WorkspaceId) -> Result<(), StorageError> {
        let all = newest_first(&self.list().await?);
        let own = all.iter().filter(|one| one.told.workspace == *workspace);
        self.forget(own).await
    }

    async fn forget(
        &self,
        snapshots: impl IntoIterator<Item = &Snapshot>,
    ) -> Result<(), StorageError> {
        let storage = self.storage().await?;
        for one in snapshots {
            match storage.write(Write::remove(&one.id, one.revision)).await {
                // Another tab was quicker.
                Err(error) if error.is_gone() => {}
                outcome => outcome?,
            }
        }
        Ok(())
    }

    fn storage(&self) -> Answer<'_, Rc<dyn Storage>> {
        Box::pin(async move {
            if let Some(storage) = self.storage.borrow().clone() {
                return Ok(storage);
            }
            let opened = Opening::new(&self.database).wait(OPEN_LIMIT_MS).await?;
            let opened: Rc<dyn Storage> = Rc::new(opened);
            *self.storage.borrow_mut() = Some(Rc::clone(&opened));
            Ok(opened)
        })
    }
}

async fn packed(text: &str) -> Vec<(String, String)> {
    let mut records = Vec::new();
    for (number, piece) in text.as_bytes().chunks(PIECE_BYTES).enumerate() {
        let bytes = packing::pack(piece).await;
        let body = bytes.into_iter().map(char::from).collect();
        records.push((format!("{number:04}"), body));
        TimeoutFuture::new(0).await;
    }
    records
}

fn damaged(error: JsValue) -> StorageError {
    let name = error.dyn_ref::<js_sys::Error>().map(|error| error.name());
    StorageError {
        name: name.map(String::from).unwrap_or_default(),
        ..StorageError::of(StorageErrorKind::Failed)
    }
}
