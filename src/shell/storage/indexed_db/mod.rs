//! Durable storage: an IndexedDB database with one connection, which is opened anew when the browser has closed it.
//!
//! Layout, in the only places that know it (`opening` makes the stores, `requests` fills them):
//!
//! | store     | key                       | value                                            |
//! |-----------|---------------------------|--------------------------------------------------|
//! | `heads`   | `workspace`               | `{ revision: number, body: string }`             |
//! | `pages`   | `workspace/revision/page` | many records that were written at once, a string |
//! | `records` | `workspace/key`           | the body, a string; `null` where it was deleted  |
//! | `device`  | `key`                     | the value, a string                              |
//!
//! A record of `records` stands for the one with its key in a page, one in a later page for that in an earlier one.

mod connection;
mod errors;
mod opening;
mod requests;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;

use super::write::{check_body, check_key, check_workspace};
use super::{Answer, Storage, Write};
use crate::model::commit::{StorageError, StorageErrorKind, Stored, WorkspaceHead};
use crate::shell::timeout::within;
use connection::Connection;
pub use opening::Opening;

/// The schema that this version of the app writes. A later one may add stores, but must keep those above readable, so that
/// this version can still export everything.
pub const SCHEMA: u32 = 1;

/// How long opening may take before the app goes on without it.
pub const OPEN_LIMIT_MS: u32 = 3_000;

/// A connection that was lost is opened anew that often and for that long at most, before a person is told (R3).
const REOPEN_TRIES: u32 = 3;
const REOPEN_LIMIT_MS: u32 = 1_500;
const REOPEN_PAUSE_MS: u32 = 100;

/// An opened database; [`Opening`] makes it.
pub struct IndexedDb {
    name: String,
    connection: RefCell<Rc<Connection>>,
}

impl IndexedDb {
    fn new(name: &str, connection: Connection) -> IndexedDb {
        IndexedDb { name: name.to_owned(), connection: RefCell::new(Rc::new(connection)) }
    }

    /// Tells when a newer version of the app waits for the database in another tab. Whoever is told has half a second to
    /// store what isn't and to [let go](Storage::let_go); where nobody is, the database is let go of at once.
    pub fn when_wanted(&self, tell: impl Fn() + 'static) {
        self.connection.borrow().when_wanted.set(tell);
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
        let opened = match within(REOPEN_LIMIT_MS, self.reopened()).await {
            Some(outcome) => Rc::new(outcome?),
            None => return Err(StorageError::of(StorageErrorKind::TimedOut)),
        };
        opened.when_wanted.as_with(&current.when_wanted);
        self.connection.replace(Rc::clone(&opened));
        Ok(opened)
    }

    async fn reopened(&self) -> Result<Connection, StorageError> {
        let mut opening = Opening::new(&self.name);
        for _ in 1..REOPEN_TRIES {
            if let Ok(connection) = opening.connect(REOPEN_LIMIT_MS).await {
                return Ok(connection);
            }
            TimeoutFuture::new(REOPEN_PAUSE_MS).await;
        }
        opening.connect(REOPEN_LIMIT_MS).await
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

    fn let_go(&self) {
        self.connection.borrow().close();
    }

    fn setting<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(async move {
            check_key(key)?;
            self.run(async |connection| requests::setting(connection.database(), key).await).await
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
