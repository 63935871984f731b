//! A storage around another that fails where a test wants it to. What happens inside a transaction is failed by
//! `tests/browser/faults.js` instead, with the browser's own errors.

use std::cell::{Cell, RefCell};
use std::future::pending;

use plumbline::model::commit::{StorageError, Stored, WorkspaceHead};
use plumbline::shell::storage::{Answer, Storage, Write};

/// What becomes of a write.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Nothing is written, and the error says so.
    Fails(StorageError),
    /// It is written, but the answer is an error, as when a connection breaks right after the commit.
    LandsAndFails(StorageError),
    /// Nothing is written and no answer comes.
    NeverSettles,
}

/// Passes everything on, but for the writes that a test lets fail.
pub struct Faulty<S> {
    inner: S,
    faults: RefCell<Vec<(usize, Fault)>>,
    writes: Cell<usize>,
}

impl<S: Storage> Faulty<S> {
    pub fn new(inner: S) -> Faulty<S> {
        Faulty {
            inner,
            faults: RefCell::default(),
            writes: Cell::new(0),
        }
    }

    /// Lets the `nth` write fail; the first one is 1.
    pub fn fail(&self, nth: usize, fault: Fault) {
        self.faults.borrow_mut().push((nth, fault));
    }

    /// How many writes were asked for.
    pub fn writes(&self) -> usize {
        self.writes.get()
    }

    fn next_fault(&self) -> Option<Fault> {
        self.writes.set(self.writes.get() + 1);
        let faults = self.faults.borrow();
        let due = faults.iter().find(|(nth, _)| *nth == self.writes.get());
        due.map(|(_, fault)| fault.clone())
    }
}

impl<S: Storage> Storage for Faulty<S> {
    fn read_only(&self) -> Option<StorageError> {
        self.inner.read_only()
    }

    fn heads(&self) -> Answer<'_, Vec<WorkspaceHead>> {
        self.inner.heads()
    }

    fn read<'a>(&'a self, workspace: &'a str) -> Answer<'a, Option<Stored>> {
        self.inner.read(workspace)
    }

    fn write<'a>(&'a self, write: Write<'a>) -> Answer<'a, ()> {
        match self.next_fault() {
            None => self.inner.write(write),
            Some(Fault::Fails(error)) => Box::pin(async { Err(error) }),
            Some(Fault::NeverSettles) => Box::pin(pending()),
            Some(Fault::LandsAndFails(error)) => Box::pin(async move {
                self.inner.write(write).await?;
                Err(error)
            }),
        }
    }

    fn setting<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        self.inner.setting(key)
    }

    fn set_setting<'a>(&'a self, key: &'a str, value: &'a str) -> Answer<'a, ()> {
        self.inner.set_setting(key, value)
    }
}
