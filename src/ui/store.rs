//! The store: the model in a signal, and the loop of events and effects around it.

use leptos::prelude::*;

use crate::domain::Language;
use crate::model::open::Open;
use crate::model::route::Route;
use crate::model::{Event, Model, update};
use crate::shell::{Shell, clock, location};

/// What every component gets from above: read the model, send events.
#[derive(Clone, Copy)]
pub struct Store {
    model: RwSignal<Model>,
    shell: StoredValue<Shell, LocalStorage>,
}

impl Store {
    pub fn new(browser_language: Language) -> Self {
        let model = Model::new(clock::replica(), browser_language, clock::now());
        Store {
            model: RwSignal::new(model),
            shell: StoredValue::new_local(Shell::default()),
        }
    }

    /// Sends an event and has the shell carry out what comes of it.
    pub fn send(self, event: Event) {
        let effects = self
            .model
            .try_update(|model| update(model, event, clock::now()))
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

    /// Reads the open workspace; the default where none is open.
    pub fn open<T: Default>(self, read: impl FnOnce(&Open) -> T) -> T {
        self.model
            .with(|model| model.open.as_ref().map(read).unwrap_or_default())
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
        self.memo(move |model| model.open.as_ref().map(&read).unwrap_or_default())
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

/// Goes to a screen.
pub fn go(route: Route) {
    location::go(&route);
}
