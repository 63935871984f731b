//! One connection: it makes way for a newer version of the app in another tab, and says when the browser closed it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::SCHEMA;
use crate::model::commit::{StorageError, StorageErrorKind};

/// How long what is not stored yet may hold up a newer version of the app (R5).
const FLUSH_LIMIT_MS: u32 = 500;

/// A connection to the database, closed when it is dropped.
pub struct Connection {
    database: Database,
    open: Rc<Cell<bool>>,
    pub when_wanted: WhenWanted,
    _listeners: [Closure<dyn Fn()>; 2],
}

/// Who is told that a newer version of the app waits for the database, if anybody is.
#[derive(Clone, Default)]
pub struct WhenWanted(Rc<RefCell<Option<Tell>>>);

type Tell = Rc<dyn Fn()>;

impl WhenWanted {
    pub fn set(&self, tell: impl Fn() + 'static) {
        self.0.replace(Some(Rc::new(tell)));
    }

    /// For a connection that takes the place of another.
    pub fn as_with(&self, other: &WhenWanted) {
        self.0.replace(other.0.borrow().clone());
    }

    fn tell(&self) -> bool {
        let tell = self.0.borrow().clone();
        let Some(tell) = tell else { return false };
        tell();
        true
    }
}

impl Connection {
    pub fn new(database: Database) -> Connection {
        let open = Rc::new(Cell::new(true));
        let on_close = Closure::new({
            let open = Rc::clone(&open);
            move || open.set(false)
        });
        let when_wanted = WhenWanted::default();
        let on_version_change = Closure::new({
            let open = Rc::clone(&open);
            let database = database.clone();
            let when_wanted = when_wanted.clone();
            move || {
                // Transactions that run are still finished by the browser after a close.
                let close = {
                    let (open, database) = (Rc::clone(&open), database.clone());
                    move || {
                        open.set(false);
                        database.clone().close();
                    }
                };
                if when_wanted.tell() {
                    Timeout::new(FLUSH_LIMIT_MS, close).forget();
                } else {
                    close();
                }
            }
        });
        let handle = database.as_sys();
        handle.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        handle.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Connection { database, open, when_wanted, _listeners: [on_close, on_version_change] }
    }

    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Whether neither the browser, another tab nor this one has closed it.
    pub fn is_open(&self) -> bool {
        self.open.get()
    }

    /// Closes it once the transactions that run have finished.
    pub fn close(&self) {
        self.open.set(false);
        self.database.clone().close();
    }

    /// `NewerSchema` if a newer version of the app owns what is stored.
    pub fn check_writable(&self) -> Result<(), StorageError> {
        let found = self.database.version() as u32;
        if found <= SCHEMA {
            return Ok(());
        }
        Err(StorageError::of(StorageErrorKind::NewerSchema { found, supported: SCHEMA }))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.close();
        let handle = self.database.as_sys();
        handle.set_onclose(None);
        handle.set_onversionchange(None);
    }
}
