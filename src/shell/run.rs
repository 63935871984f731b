//! Carrying out effects: each is asked of the outside here, and what comes of it returns as an event.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use crate::domain::Language;
use crate::model::commit::{StorageError, StorageErrorKind};
use crate::model::{Effect, Event, FileEvent};

use super::quiet::{self, Quiet};
use super::snapshots::Snapshots;
use super::storage::indexed_db::Opening;
use super::storage::memory::Memory;
use super::storage::{Storage, space};
use super::tabs::Tabs;
use super::{clock, device, files, location, marker, offline, presence, storing, turn};

/// The database of this app in a browser.
pub const DATABASE: &str = "plumbline";
/// The one with earlier states of what is in it.
const SNAPSHOTS: &str = "plumbline-snapshots";
/// How long opening may take before the person is told why, and how often it is looked at again.
const WAIT_MS: u32 = 1_500;

/// The outside, once it has been opened.
#[derive(Clone)]
pub struct Shell {
    storage: Rc<RefCell<Option<Rc<dyn Storage>>>>,
    /// Only where something is stored that other tabs have too.
    tabs: Rc<RefCell<Option<Tabs>>>,
    snapshots: Rc<Snapshots>,
    quiet: Quiet,
}

impl Default for Shell {
    fn default() -> Self {
        Shell {
            storage: Rc::default(),
            tabs: Rc::default(),
            snapshots: Rc::new(Snapshots::new(SNAPSHOTS)),
            quiet: Quiet::default(),
        }
    }
}

impl Shell {
    /// Opens storage, or goes on in memory, and watches the address and the calendar.
    pub fn start(&self, send: impl Fn(Event) + Copy + 'static) {
        send(Event::Navigated(location::current()));
        location::watch(move |address| send(Event::Navigated(address)));
        watch_midnight(send);
        quiet::watch_hiding(send);
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
                        database.when_wanted(move || send(Event::StorageWanted));
                        let tabs = Tabs::listen(DATABASE, move |news| send(Event::Heard(news)));
                        shell.tabs.replace(Some(tabs));
                        presence::watch(send);
                        return shell.begin(Rc::new(database), Ok(read_only), send).await;
                    }
                    Err(error) if is_passing(&error) => send(Event::StorageWaits(error)),
                    Err(error) => {
                        return shell.begin(Rc::new(Memory::default()), Err(error), send).await;
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
        send(Event::Started { storage, heads, device });
    }

    /// Carries one effect out.
    pub fn run(&self, effect: Effect, send: impl Fn(Event) + Copy + 'static) {
        match effect {
            Effect::UseMemory(error) => {
                let shell = self.clone();
                spawn_local(async move {
                    shell.begin(Rc::new(Memory::default()), Err(error), send).await;
                });
            }
            // Before anything is drawn again: storage works while the page is drawn.
            Effect::SaveSoon => send(Event::SaveNow),
            Effect::Resend(event) => send(*event),
            Effect::FetchSample(language) => spawn_local(async move {
                let path = sample_path(language);
                send(match files::fetch(path).await {
                    Ok(bytes) => Event::File(FileEvent::SampleRead(language, bytes)),
                    Err(why) => Event::FileNotRead(path.to_owned(), why),
                });
            }),
            Effect::FetchReadings => spawn_local(async move {
                if let Ok(bytes) = files::fetch("pinyin.txt").await {
                    send(Event::ReadingsRead(bytes));
                }
            }),
            Effect::ReadOn => turn::next(move || send(Event::File(FileEvent::ReadOn))),
            Effect::PickFile => files::open_picker(),
            Effect::SaveFile(name, text) => {
                send(match files::save(&name, &text) {
                    Ok(()) => Event::FileGiven(name),
                    Err(_) => Event::FileNotGiven(name),
                });
            }
            Effect::KeepForOffline => spawn_local(offline::keep(send)),
            Effect::TakeNewVersion => spawn_local(offline::take_new_version()),
            Effect::Navigate(address) => location::go(&address),
            Effect::MarkData(has_data) => marker::set(has_data),
            Effect::PauseSoon => self.quiet.wait(send),
            asked @ (Effect::ListSnapshots
            | Effect::KeepSnapshot { .. }
            | Effect::ReadSnapshot(_)
            | Effect::ForgetSnapshots(_)) => {
                let snapshots = Rc::clone(&self.snapshots);
                spawn_local(async move {
                    if let Some(event) = snapshots.answer(asked).await {
                        send(event);
                    }
                });
            }
            Effect::Commit(_)
            | Effect::Create(_)
            | Effect::Replace { .. }
            | Effect::Remove { .. }
            | Effect::Load(_)
            | Effect::Look
            | Effect::CatchUp(_)
            | Effect::LetGo
            | Effect::Remember(..)
            | Effect::RememberBackup(..)
            | Effect::RecallBackup(_) => {
                let tabs = Rc::clone(&self.tabs);
                self.with_storage(async move |storage| {
                    let answer = storing::carry_out(storage.as_ref(), effect).await;
                    if let (Some(news), Some(tabs)) = (answer.news, tabs.borrow().as_ref()) {
                        tabs.tell(&news);
                    }
                    if let Some(event) = answer.event {
                        send(event);
                    }
                });
            }
            Effect::AskSpace => spawn_local(async move {
                send(Event::SpaceIs(space::space().await));
            }),
            Effect::AskToProtect => spawn_local(async move {
                space::ask_to_protect(space::PERSON_LIMIT_MS).await;
                send(Event::SpaceIs(space::space().await));
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

/// The browser may still open the database: it is slow, or another tab is in the way.
fn is_passing(error: &StorageError) -> bool {
    matches!(error.kind, StorageErrorKind::TimedOut | StorageErrorKind::Blocked)
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
