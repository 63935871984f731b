//! Opening the database: one request, waited for as often as it takes, upgraded in its own callback.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use indexed_db_futures::database::Database;
use indexed_db_futures::error::OpenDbError;
use indexed_db_futures::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::connection::Connection;
use super::{IndexedDb, SCHEMA, errors, requests};
use crate::model::commit::{StorageError, StorageErrorKind};
use crate::shell::timeout::within;

type Connecting = Pin<Box<dyn Future<Output = Result<Connection, StorageError>>>>;

/// A database on its way to be open. While it lives, the browser is asked once; when it is dropped, a connection that comes
/// late is closed, so that it holds up no other tab.
pub struct Opening {
    name: String,
    blocked: Rc<Cell<bool>>,
    request: Option<Connecting>,
}

impl Opening {
    /// Nothing is asked of the browser before [`wait`](Opening::wait).
    pub fn new(name: &str) -> Opening {
        Opening { name: name.to_owned(), blocked: Rc::default(), request: None }
    }

    /// Waits for the database at most `limit_ms`. `TimedOut` and `Blocked` mean that it still opens: wait again, and it goes
    /// on by itself once another tab has closed. After every other error, waiting again asks the browser anew.
    pub async fn wait(&mut self, limit_ms: u32) -> Result<IndexedDb, StorageError> {
        let connection = self.connect(limit_ms).await?;
        Ok(IndexedDb::new(&self.name, connection))
    }

    pub(super) async fn connect(&mut self, limit_ms: u32) -> Result<Connection, StorageError> {
        let request = self.request.get_or_insert_with(|| {
            self.blocked.set(false);
            Box::pin(open(self.name.clone(), Rc::clone(&self.blocked)))
        });
        match within(limit_ms, request).await {
            Some(outcome) => {
                self.request = None;
                outcome
            }
            None if self.blocked.get() => Err(StorageError::of(StorageErrorKind::Blocked)),
            None => Err(StorageError::of(StorageErrorKind::TimedOut)),
        }
    }
}

impl Drop for Opening {
    fn drop(&mut self) {
        if let Some(request) = self.request.take() {
            // A connection closes when it is dropped.
            spawn_local(async move { drop(request.await) });
        }
    }
}

async fn open(name: String, blocked: Rc<Cell<bool>>) -> Result<Connection, StorageError> {
    let request = Database::open(name.as_str())
        .with_version(SCHEMA)
        .with_on_blocked(move |_| {
            blocked.set(true);
            Ok(())
        })
        .with_on_upgrade_needed(|_, database| create_stores(&database))
        .build();
    match settled(request).await {
        Ok(database) => Ok(Connection::new(database)),
        Err(error) if error.name == "VersionError" => {
            // A newer app has been here. Without a version the browser opens what there is, to read it.
            let request = Database::open(name.as_str()).build();
            Ok(Connection::new(settled(request).await?))
        }
        Err(error) => Err(error),
    }
}

async fn settled<R>(request: Result<R, OpenDbError>) -> Result<Database, StorageError>
where
    R: Future<Output = Result<Database, OpenDbError>>,
{
    match request {
        Ok(request) => request.await.map_err(errors::of_opening),
        Err(error) => Err(errors::of_opening(error)),
    }
}

fn create_stores(database: &Database) -> indexed_db_futures::Result<()> {
    let present: Vec<String> = database.object_store_names().collect();
    for store in requests::STORES {
        if !present.iter().any(|name| name == store) {
            database.create_object_store(store).build()?;
        }
    }
    Ok(())
}
