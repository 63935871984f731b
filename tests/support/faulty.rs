//! A storage around another that fails where a test wants it to. What happens inside a transaction is failed by
//! `tests/browser/faults.js` instead, with the browser's own errors.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use plumbline::model::commit::{StorageError, Stored, WorkspaceHead};
use plumbline::shell::storage::{Answer, Storage, Write};

/// What a test can let fail, each counted by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    Open,
    Read,
    /// One record; the write that it belongs to fails as a whole.
    Put,
    Commit,
}

/// What becomes of a call.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Nothing is written, and the error says so.
    Fails(StorageError),
    /// It is written, but the answer is an error, as when a connection breaks right after the commit.
    LandsAndFails(StorageError),
    /// Nothing is written and no answer comes.
    NeverSettles,
}

/// Passes everything on, but for the calls that a test lets fail.
pub struct Faulty<S> {
    inner: Rc<S>,
    faults: RefCell<Vec<(Call, usize, Fault)>>,
    counts: RefCell<BTreeMap<Call, usize>>,
    hangs: Cell<bool>,
}

impl<S: Storage> Faulty<S> {
    pub fn new(inner: S) -> Faulty<S> {
        Faulty::around(Rc::new(inner))
    }

    /// Another tab's way to the same place, with faults of its own.
    pub fn beside(&self) -> Faulty<S> {
        Faulty::around(Rc::clone(&self.inner))
    }

    /// Lets the `nth` write fail; the first one is 1.
    pub fn fail(&self, nth: usize, fault: Fault) {
        self.fail_call(Call::Commit, nth, fault);
    }

    /// Lets the `nth` call of a kind fail; the first one is 1.
    pub fn fail_call(&self, call: Call, nth: usize, fault: Fault) {
        self.faults.borrow_mut().push((call, nth, fault));
    }

    /// Lets nothing fail any more.
    pub fn heal(&self) {
        self.faults.borrow_mut().clear();
    }

    /// How many writes were asked for.
    pub fn writes(&self) -> usize {
        self.calls(Call::Commit)
    }

    /// How many calls of a kind were asked for.
    pub fn calls(&self, call: Call) -> usize {
        self.counts.borrow().get(&call).copied().unwrap_or_default()
    }

    /// What a page is told when it opens storage.
    pub async fn open(&self) -> Result<Option<StorageError>, StorageError> {
        self.with(Call::Open, 1, async { Ok(self.inner.read_only()) }).await
    }

    /// The outcome of work on this storage; `None` where a call of it never settles.
    pub async fn settled<F: Future>(&self, work: F) -> Option<F::Output> {
        self.hangs.set(false);
        let mut work = pin!(work);
        poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
            Poll::Pending if self.hangs.get() => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        })
        .await
    }

    fn around(inner: Rc<S>) -> Faulty<S> {
        Faulty {
            inner,
            faults: RefCell::default(),
            counts: RefCell::default(),
            hangs: Cell::new(false),
        }
    }

    /// Does the work, which is so many calls at once, unless one of them is to fail.
    async fn with<T>(
        &self,
        call: Call,
        calls: usize,
        work: impl Future<Output = Result<T, StorageError>>,
    ) -> Result<T, StorageError> {
        match self.due(call, calls) {
            None => work.await,
            Some(Fault::Fails(error)) => Err(error),
            Some(Fault::LandsAndFails(error)) => {
                work.await?;
                Err(error)
            }
            Some(Fault::NeverSettles) => {
                self.hangs.set(true);
                pending().await
            }
        }
    }

    fn due(&self, call: Call, calls: usize) -> Option<Fault> {
        let mut counts = self.counts.borrow_mut();
        let count = counts.entry(call).or_default();
        let now = *count + 1..=*count + calls;
        *count += calls;
        let faults = self.faults.borrow();
        let due = faults.iter().find(|(kind, nth, _)| *kind == call && now.contains(nth));
        due.map(|(_, _, fault)| fault.clone())
    }
}

impl<S: Storage> Storage for Faulty<S> {
    fn read_only(&self) -> Option<StorageError> {
        self.inner.read_only()
    }

    fn heads(&self) -> Answer<'_, Vec<WorkspaceHead>> {
        Box::pin(self.with(Call::Read, 1, self.inner.heads()))
    }

    fn read<'a>(&'a self, workspace: &'a str) -> Answer<'a, Option<Stored>> {
        Box::pin(self.with(Call::Read, 1, self.inner.read(workspace)))
    }

    fn write<'a>(&'a self, write: Write<'a>) -> Answer<'a, ()> {
        let puts = write.puts.len();
        let write = async move { self.inner.write(write).await };
        let whole = self.with(Call::Commit, 1, self.with(Call::Put, puts, write));
        Box::pin(whole)
    }

    fn setting<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        self.inner.setting(key)
    }

    fn set_setting<'a>(&'a self, key: &'a str, value: &'a str) -> Answer<'a, ()> {
        self.inner.set_setting(key, value)
    }

    fn let_go(&self) {
        self.inner.let_go();
    }
}
