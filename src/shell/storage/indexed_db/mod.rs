//! Durable storage: an IndexedDB database with one connection, which is opened anew when the browser has closed it.
//!
//! Layout, in the only places that know it (`opening` makes the stores, `requests` fills them):
//!
//! | store     | key             | value                                    |
//! |-----------|-----------------|------------------------------------------|
//! | `heads`   | `workspace`     | `{ revision: number, body: string }`     |
//! | `records` | `workspace/key` | the body, a string                       |
//! | `device`  | `key`           | the value, a string                      |

mod connection;
mod errors;
mod opening;
mod requests;

use std::cell::RefCell;
use std::rc::Rc;

use super::write::{check_body, check_key, check_workspace};
use super::{Answer, Storage, Write};
use crate::model::commit::{StorageError, Stored, WorkspaceHead};
use connection::Connection;
pub use opening::Opening;

/// The schema that this version of the app writes. A later one may add stores, but must keep those above readable, so that
/// this version can still export everything.
pub const SCHEMA: u32 = 1;

/// How long opening may take before the app goes on without it.
pub const OPEN_LIMIT_MS: u32 = 3_000;

/// An opened database; [`Opening`] makes it.
pub struct IndexedDb {
    name: String,
    connection: RefCell<Rc<Connection>>,
}

impl IndexedDb {
    fn new(name: &str, connection: Connection) -> IndexedDb {
        IndexedDb {
            name: name.to_owned(),
            connection: RefCell::new(Rc::new(connection)),
        }
    }

    /// Does the work on the open connection. If the work fails in a way after which a connection can't be trusted (Firefox's
    /// is dead after an abort), it is done once more on a new one: each work is one transaction, so nothing of it is there
    /// yet. Should the browser have kept it after all, the second attempt meets its own revision as a `Conflict`, which
    /// merging resolves; to call that a success could hide the work of another tab.
    async fn run<T>(
        &self,
        work: impl AsyncFn(&Connection) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let connection = self.connection().await?;
        let first = work(&connection).await;
        if !matches!(&first, Err(error) if errors::spoils_the_connection(error)) {
            return first;
        }
        connection.close();
        let connection = self.connection().await?;
        let second = work(&connection).await;
        if matches!(&second, Err(error) if errors::spoils_the_connection(error)) {
            connection.close();
        }
        second
    }

    async fn connection(&self) -> Result<Rc<Connection>, StorageError> {
        let current = self.connection.borrow().clone();
        if current.is_open() {
            return Ok(current);
        }
        let opened = Rc::new(Opening::new(&self.name).connect(OPEN_LIMIT_MS).await?);
        self.connection.replace(Rc::clone(&opened));
        Ok(opened)
    }
}

impl Storage for IndexedDb {
    fn read_only(&self) -> Option<StorageError> {
        self.connection.borrow().check_writable().err()
    }

    fn heads(&self) -> Answer<'_, Vec<WorkspaceHead>> {
        Box::pin(self.run(async |connection| requests::heads(connection.database()).await))
    }

    fn read<'a>(&'a self, workspace: &'a str) -> Answer<'a, Option<Stored>> {
        Box::pin(async move {
            check_workspace(workspace)?;
            self.run(async |connection| requests::read(connection.database(), workspace).await)
                .await
        })
    }

    fn write<'a>(&'a self, write: Write<'a>) -> Answer<'a, ()> {
        Box::pin(async move {
            write.check()?;
            self.run(async |connection| {
                connection.check_writable()?;
                requests::write(connection.database(), write).await
            })
            .await
        })
    }

    fn setting<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(async move {
            check_key(key)?;
            self.run(async |connection| requests::setting(connection.database(), key).await)
                .await
        })
    }

    fn set_setting<'a>(&'a self, key: &'a str, value: &'a str) -> Answer<'a, ()> {
        Box::pin(async move {
            check_key(key)?;
            check_body(key, value)?;
            self.run(async |connection| {
                connection.check_writable()?;
                requests::set_setting(connection.database(), key, value).await
            })
            .await
        })
    }
}
