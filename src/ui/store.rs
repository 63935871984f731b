//! The store: the model in a signal, and the loop of events and effects around it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::Language;
use crate::domain::values::id::WorkspaceId;
use crate::model::open::Open;
use crate::model::route::{Address, Route};
use crate::model::update::files;
use crate::model::{Event, Model, update_with};
use crate::shell::{Shell, clock};

use super::part::{self, NotFetched};

/// What every component gets from above: read the model, send events.
#[derive(Clone, Copy)]
pub struct Store {
    model: RwSignal<Model>,
    /// Of the open workspace: most events save it or say something, and change nothing that a screen shows of it.
    edition: Memo<Option<u64>>,
    /// The open workspace, which every address within the app names.
    workspace: Memo<Option<WorkspaceId>>,
    /// What handles the events of files, once it is here.
    files: StoredValue<Option<files::Update>>,
    shell: StoredValue<Shell, LocalStorage>,
}

impl Store {
    pub fn new(browser_language: Language) -> Self {
        let model = Model::new(clock::replica(), browser_language, clock::now());
        let model = RwSignal::new(model);
        Store {
            model,
            edition: Memo::new(move |_| model.with(|model| Some(model.open.as_ref()?.edition()))),
            workspace: Memo::new(move |_| {
                model.with(|model| Some(model.open.as_ref()?.workspace.id().clone()))
            }),
            files: StoredValue::new(part::files_at_once()),
            shell: StoredValue::new_local(Shell::default()),
        }
    }

    /// Sends an event and has the shell carry out what comes of it.
    pub fn send(self, event: Event) {
        match (self.files.get_value(), event) {
            (None, event @ Event::File(_)) => spawn_local(async move {
                match part::files().await {
                    Ok(files) => {
                        self.files.set_value(Some(files));
                        self.apply(Some(files), event);
                    }
                    Err(NotFetched) => self.send(Event::PartNotFetched),
                }
            }),
            (files, event) => self.apply(files, event),
        }
    }

    fn apply(self, files: Option<files::Update>, event: Event) {
        let effects = self
            .model
            .try_update(|model| update_with(files, model, event, clock::now()))
            .unwrap_or_default();
        let shell = self.shell.get_value();
        for effect in effects {
            shell.run(effect, move |event| self.send(event));
        }
    }

    /// Reads the model now and whenever it changes.
    pub fn read<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with(read)
    }

    /// Reads the model now, for an event handler.
    pub fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// Reads what the open workspace holds now and whenever that changes; the default where none is open. For how far it
    /// is saved, see [`Store::read`].
    pub fn open<T: Default>(self, read: impl FnOnce(&Open) -> T) -> T {
        // It is read, not only tracked: a memo that nobody has read yet follows nothing itself.
        self.edition.get();
        self.peek_open(read)
    }

    /// Reads the open workspace now, for an event handler.
    pub fn peek_open<T: Default>(self, read: impl FnOnce(&Open) -> T) -> T {
        self.peek(|model| model.open.as_ref().map(read).unwrap_or_default())
    }

    /// A value that is worked out again when the model changes, and passed on only when it differs.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Model) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.model.with(&read))
    }

    /// As [`Store::memo`], of the open workspace.
    pub fn open_memo<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Open) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.open(&read))
    }

    /// Where a link to a screen leads.
    pub fn href(self, route: Route) -> String {
        Address { route, workspace: self.workspace.get() }.fragment()
    }

    /// Begins: opens storage and says what was found.
    pub fn start(self) {
        let shell = self.shell.get_value();
        shell.start(move |event| self.send(event));
    }
}

/// The store that the app provides.
pub fn use_store() -> Store {
    expect_context::<Store>()
}
