//! The state of the app: everything that a screen may show.

use chrono::NaiveDate;

use crate::domain::id::{PersonId, WorkspaceId};
use crate::domain::language::Language;
use crate::domain::log::Action;

use super::command::Refusal;
use super::commit::{Revision, StorageError};
use super::event::Event;
use super::importing::Incoming;
use super::offline::{NewVersion, Offline};
use super::open::Open;
use super::route::Route;

/// The moment of an event, from the shell: the core has no clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970.
    pub time_ms: u64,
    /// The local calendar date.
    pub today: NaiveDate,
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// A workspace in this browser, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    pub id: WorkspaceId,
    pub name: String,
    pub revision: Revision,
    /// The language of the sample that it is, if it is one.
    pub sample: Option<Language>,
}

/// Where what is on screen is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// Storage has not answered yet.
    #[default]
    Opening,
    /// Storage has not answered for a while: this is why, and it is waited for (R4, R5).
    Waiting(StorageError),
    /// In this browser's storage.
    Durable,
    /// In memory only: storage can't be used here (R16).
    Memory(StorageError),
    /// In storage that a newer version wrote: nothing is changed (R7).
    ReadOnly(StorageError),
}

/// A short message at the foot of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An action was done and can be taken back; the goal or person it was about.
    Done(Action, Option<String>),
    Undone(Action),
    Redone(Action),
    Refused(Refusal),
    /// A file was written; its name.
    Exported(String),
    /// A file or a stored workspace could not be read.
    Unreadable(String),
    Imported(usize),
}

/// Everything there is.
#[derive(Clone, Debug)]
pub struct Model {
    /// What the person chose; `None` follows the browser.
    pub language_choice: Option<Language>,
    pub browser_language: Language,
    pub theme: Theme,
    pub today: NaiveDate,
    pub durability: Durability,
    pub shelf: Vec<Shelved>,
    pub open: Option<Open>,
    /// Who is at the keyboard: chosen, not proven (X11).
    pub identity: Option<PersonId>,
    pub route: Route,
    /// With a number that grows, so that the same message twice is shown twice.
    pub notice: Option<(u64, Notice)>,
    pub incoming: Option<Incoming>,
    pub offline: Offline,
    pub new_version: NewVersion,
    /// What leaves the open workspace waits here until storage has all of it.
    pub(super) held: Option<Box<Event>>,
    /// Random, new for each session.
    pub(super) replica: u32,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The word kept on this device.
    pub fn word(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Theme::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

impl Model {
    pub fn new(replica: u32, browser_language: Language, now: Now) -> Self {
        Model {
            language_choice: None,
            browser_language,
            theme: Theme::default(),
            today: now.today,
            durability: Durability::default(),
            shelf: Vec::new(),
            open: None,
            identity: None,
            route: Route::default(),
            notice: None,
            incoming: None,
            offline: Offline::default(),
            new_version: NewVersion::default(),
            held: None,
            replica,
        }
    }

    pub fn language(&self) -> Language {
        self.language_choice.unwrap_or(self.browser_language)
    }

    pub(super) fn say(&mut self, notice: Notice) {
        let number = self.notice.as_ref().map_or(0, |(number, _)| number + 1);
        self.notice = Some((number, notice));
    }
}
