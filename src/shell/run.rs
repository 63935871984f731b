//! Carrying out effects: each is asked of the outside here, and what comes of it returns as an event.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use crate::domain::Language;
use crate::domain::id::WorkspaceId;
use crate::model::commit::{Revision, StorageError, StorageErrorKind};
use crate::model::{Effect, Event};

use super::storage::indexed_db::Opening;
use super::storage::memory::Memory;
use super::storage::{Storage, Write};
use super::{clock, device, files, location, offline};

/// The database of this app in a browser.
const DATABASE: &str = "plumbline";
/// How long opening may take before the person is told why, and how often it is looked at again.
const WAIT_MS: u32 = 1_500;

/// The outside, once it has been opened.
#[derive(Clone, Default)]
pub struct Shell {
    storage: Rc<RefCell<Option<Rc<dyn Storage>>>>,
}

impl Shell {
    /// Opens storage, or goes on in memory, and watches the address and the calendar.
    pub fn start(&self, send: impl Fn(Event) + Copy + 'static) {
        send(Event::Navigated(location::current()));
        location::watch(move |route| send(Event::Navigated(route)));
        watch_midnight(send);
        let shell = self.clone();
        spawn_local(async move {
            let mut opening = Opening::new(DATABASE);
            loop {
                let opened = opening.wait(WAIT_MS).await;
                if shell.storage.borrow().is_some() {
                    // The person went on without it; what is in memory must not be mixed with what is stored.
                    return;
                }
                match opened {
                    Ok(database) => {
                        let read_only = database.read_only();
                        return shell.begin(Rc::new(database), Ok(read_only), send).await;
                    }
                    Err(error) if is_passing(&error) => send(Event::StorageWaits(error)),
                    Err(error) => {
                        return shell
                            .begin(Rc::new(Memory::default()), Err(error), send)
                            .await;
                    }
                }
            }
        });
    }

    /// Goes on with a storage that is open, and says what is in it.
    async fn begin(
        &self,
        storage: Rc<dyn Storage>,
        opened: Result<Option<StorageError>, StorageError>,
        send: impl Fn(Event),
    ) {
        *self.storage.borrow_mut() = Some(Rc::clone(&storage));
        let device = device::read(storage.as_ref()).await;
        let (storage, heads) = match storage.heads().await {
            Ok(heads) => (opened, heads),
            Err(error) => (Err(error), Vec::new()),
        };
        send(Event::Started {
            storage,
            heads,
            device,
        });
    }

    /// Carries one effect out.
    pub fn run(&self, effect: Effect, send: impl Fn(Event) + Copy + 'static) {
        match effect {
            Effect::UseMemory(error) => {
                let shell = self.clone();
                spawn_local(async move {
                    shell
                        .begin(Rc::new(Memory::default()), Err(error), send)
                        .await;
                });
            }
            Effect::SaveSoon => {
                Timeout::new(0, move || send(Event::SaveNow)).forget();
            }
            Effect::Commit(commit) => self.with_storage(async move |storage| {
                let answer = storage.commit(&commit).await;
                let revision = commit.next;
                answered(storage, commit.workspace, revision, answer, send).await;
            }),
            Effect::Create(whole) => self.with_storage(async move |storage| {
                let answer = storage.create(&whole).await;
                let head = whole.head;
                answered(storage, head.id, head.revision, answer, send).await;
            }),
            Effect::Replace { expected, whole } => self.with_storage(async move |storage| {
                let answer = storage.replace(expected, &whole).await;
                let head = whole.head;
                answered(storage, head.id, head.revision, answer, send).await;
            }),
            Effect::Remove {
                workspace,
                expected,
            } => self.with_storage(async move |storage| {
                if let Err(error) = storage.write(Write::remove(&workspace, expected)).await {
                    send(Event::FileFailed(workspace, error.to_string()));
                }
            }),
            Effect::Load(workspace) => self.with_storage(async move |storage| {
                send(Event::Loaded(storage.read(&workspace).await));
            }),
            Effect::FetchSample(language) => spawn_local(async move {
                let path = sample_path(language);
                send(match files::fetch(path).await {
                    Ok(bytes) => Event::SampleRead(language, bytes),
                    Err(why) => Event::FileFailed(path.to_owned(), why),
                });
            }),
            Effect::SaveFile(name, text) => {
                if files::save(&name, &text).is_err() {
                    send(Event::FileFailed(name, "Blob".to_owned()));
                }
            }
            Effect::KeepForOffline => spawn_local(offline::keep(send)),
            Effect::TakeNewVersion => spawn_local(offline::take_new_version()),
            Effect::Navigate(route) => location::go(&route),
            Effect::Remember(key, value) => self.with_storage(async move |storage| {
                // What a device forgets costs a click, not data.
                let _ = storage.set_setting(key, &value).await;
            }),
        }
    }

    /// Nothing is asked of storage before it was opened: no effect needs it by then.
    fn with_storage(&self, run: impl AsyncFnOnce(Rc<dyn Storage>) + 'static) {
        let storage = self.storage.borrow().clone();
        if let Some(storage) = storage {
            spawn_local(async move { run(storage).await });
        }
    }
}

/// Says what storage answered; where another revision is stored, brings it.
async fn answered(
    storage: Rc<dyn Storage>,
    workspace: String,
    revision: Revision,
    answer: Result<(), StorageError>,
    send: impl Fn(Event) + 'static,
) {
    let Ok(id) = WorkspaceId::new(&workspace) else {
        return;
    };
    let error = match answer {
        Ok(()) => {
            send(Event::Committed {
                workspace: id,
                revision,
            });
            return;
        }
        Err(error) => error,
    };
    if let StorageErrorKind::Conflict { stored } = error.kind
        && stored != Revision::NOTHING
        && let Ok(Some(found)) = storage.read(&workspace).await
    {
        send(Event::StoredElsewhere(found));
        return;
    }
    send(Event::CommitFailed {
        workspace: id,
        error,
    });
}

/// The browser may still open the database: it is slow, or another tab is in the way.
fn is_passing(error: &StorageError) -> bool {
    matches!(
        error.kind,
        StorageErrorKind::TimedOut | StorageErrorKind::Blocked
    )
}

fn watch_midnight(send: impl Fn(Event) + Copy + 'static) {
    Timeout::new(clock::until_midnight_ms(), move || {
        send(Event::Today);
        watch_midnight(send);
    })
    .forget();
}

fn sample_path(language: Language) -> &'static str {
    match language {
        Language::Chinese => "samples/plumbline-sample-zh-CN.json",
        Language::English => "samples/plumbline-sample-en.json",
    }
}
