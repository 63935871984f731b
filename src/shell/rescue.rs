//! Rescue: reads what is stored and gives it out, in a page that does nothing else.

use std::rc::Rc;

use crate::model::commit::{StorageError, StorageErrorKind, WorkspaceHead};
use crate::model::rescue;

use super::run::DATABASE;
use super::storage::Storage;
use super::storage::indexed_db::{OPEN_LIMIT_MS, Opening};
use super::{clock, device, files};

/// What is stored, opened to be read.
#[derive(Clone)]
pub struct Rescue {
    storage: Rc<dyn Storage>,
}

impl Rescue {
    pub async fn open() -> Result<Rescue, StorageError> {
        let storage = Opening::new(DATABASE).wait(OPEN_LIMIT_MS).await?;
        Ok(Rescue { storage: Rc::new(storage) })
    }

    /// The language that the person chose, as it was stored.
    pub async fn language(&self) -> Option<String> {
        device::read(self.storage.as_ref()).await.language
    }

    pub async fn heads(&self) -> Result<Vec<WorkspaceHead>, StorageError> {
        self.storage.heads().await
    }

    /// Gives a workspace to the person as a file; the file's name.
    pub async fn save(&self, workspace: &str) -> Result<String, StorageError> {
        let failed = |message: &str| StorageError {
            message: message.to_owned(),
            ..StorageError::of(StorageErrorKind::Failed)
        };
        let stored = self.storage.read(workspace).await?;
        let file = stored.and_then(|stored| rescue::file(stored, clock::now()));
        let (name, text) = file.ok_or_else(|| failed(workspace))?;
        files::save(&name, &text).map_err(|_| failed("Blob"))?;
        Ok(name)
    }
}
