//! Storage that lasts as long as the page: where IndexedDB can't be opened, and under tests.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::ready;

use super::write::{check_body, check_key, check_workspace};
use super::{Answer, Storage, Write};
use crate::model::commit::{Revision, StorageError, Stored, WorkspaceHead};

/// Keeps everything in memory and loses it with the page.
#[derive(Debug, Default)]
pub struct Memory {
    workspaces: RefCell<BTreeMap<String, Workspace>>,
    settings: RefCell<BTreeMap<String, String>>,
}

#[derive(Debug, Default)]
struct Workspace {
    revision: Revision,
    body: String,
    records: BTreeMap<String, String>,
}

impl Storage for Memory {
    fn read_only(&self) -> Option<StorageError> {
        None
    }

    fn heads(&self) -> Answer<'_, Vec<WorkspaceHead>> {
        let workspaces = self.workspaces.borrow();
        let heads = workspaces.iter().map(|(id, workspace)| workspace.head(id));
        Box::pin(ready(Ok(heads.collect())))
    }

    fn read<'a>(&'a self, id: &'a str) -> Answer<'a, Option<Stored>> {
        let workspaces = self.workspaces.borrow();
        let stored = workspaces.get(id).map(|workspace| Stored {
            head: workspace.head(id),
            records: workspace.records.clone().into_iter().collect(),
        });
        Box::pin(ready(check_workspace(id).map(|()| stored)))
    }

    fn write<'a>(&'a self, write: Write<'a>) -> Answer<'a, ()> {
        Box::pin(ready(self.write_now(write)))
    }

    fn setting<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        let value = self.settings.borrow().get(key).cloned();
        Box::pin(ready(check_key(key).map(|()| value)))
    }

    fn set_setting<'a>(&'a self, key: &'a str, value: &'a str) -> Answer<'a, ()> {
        let checked = check_key(key).and_then(|()| check_body(key, value));
        if checked.is_ok() {
            let mut settings = self.settings.borrow_mut();
            settings.insert(key.to_owned(), value.to_owned());
        }
        Box::pin(ready(checked))
    }
}

impl Memory {
    fn write_now(&self, write: Write<'_>) -> Result<(), StorageError> {
        write.check()?;
        let mut workspaces = self.workspaces.borrow_mut();
        let stored = workspaces.get(write.workspace);
        write.check_stored(stored.map_or(Revision::NOTHING, |workspace| workspace.revision))?;

        let Some((revision, body)) = write.head else {
            workspaces.remove(write.workspace);
            return Ok(());
        };
        let workspace = workspaces.entry(write.workspace.to_owned()).or_default();
        if write.clears {
            workspace.records.clear();
        }
        for key in write.deletes {
            workspace.records.remove(key);
        }
        workspace.records.extend(write.puts.iter().cloned());
        workspace.revision = revision;
        workspace.body = body.to_owned();
        Ok(())
    }
}

impl Workspace {
    fn head(&self, id: &str) -> WorkspaceHead {
        WorkspaceHead { id: id.to_owned(), revision: self.revision, body: self.body.clone() }
    }
}
