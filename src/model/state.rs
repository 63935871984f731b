//! The state of the app: everything that a screen may show.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::records::log::Action;
use crate::domain::values::id::{GoalId, PersonId, WorkspaceId};
use crate::domain::values::language::Language;
use crate::domain::values::pinyin::Pinyin;
use crate::format::head;

use super::arriving::Arriving;
use super::backup::Backup;
use super::command::Refusal;
use super::commit::{Revision, StorageError, WorkspaceHead};
use super::device::Theme;
use super::dialog::Dialog;
use super::event::Event;
use super::form::{Field, Typed};
use super::importing::Incoming;
use super::offline::{NewVersion, Offline};
use super::open::Open;
use super::overwritten::Overwritten;
use super::route::{Address, Route};
use super::snapshots::Snapshots;
use super::space::{Protection, Space};

/// The moment of an event, from the shell: the core has no clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970.
    pub time_ms: u64,
    /// The local calendar date.
    pub today: NaiveDate,
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
    /// A goal was moved: its title, and that of the goal above it, if there is one.
    Moved(String, Option<String>),
    /// An action would have changed nothing.
    Unchanged,
    Undone(Action),
    Redone(Action),
    Refused(Refusal),
    /// A file was written; its name.
    Exported(String),
    /// A picked or fetched file could not be read; its name, and the browser's word for why.
    NotRead(String, String),
    /// The browser did not take a file for the person; its name.
    NotGiven(String),
    /// What was fetched is no sample.
    NoSample,
    /// A stored workspace or a snapshot could not be read.
    NotOpened(StorageError),
    /// The address names a workspace that isn't in this browser.
    NotHere,
    /// A removed workspace's snapshots could not be deleted.
    SnapshotsStay(StorageError),
    /// A part of the app that is needed for what was asked could not be fetched.
    PartNotFetched,
    /// A file was merged; how many records changed.
    Imported(usize),
    /// A file became a workspace of its own, of so many goals.
    Opened(usize),
    /// Other tabs wrote over what was entered here; the latest first. Stays until it is closed.
    ChangedElsewhere(Vec<Overwritten>),
    /// A workspace could not be removed.
    NotRemoved(StorageError),
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
    /// Whether single characters are keys to actions.
    pub single_keys: bool,
    /// The keyboard has ⌘ where others have Ctrl.
    pub is_apple: bool,
    pub route: Route,
    /// The goal whose screen was left last.
    pub left: Option<GoalId>,
    pub dialog: Option<Dialog>,
    /// What is being typed in forms, and what was not taken of it.
    pub typed: BTreeMap<Field, Typed>,
    /// The field of a goal that is being edited in its row.
    pub editing: Option<Field>,
    /// How Chinese characters are read, once somebody has searched among them.
    pub readings: Option<Pinyin>,
    /// With a number that grows, so that the same message twice is shown twice.
    pub notice: Option<(u64, Notice)>,
    /// A file or snapshot that is being read.
    pub arriving: Option<Arriving>,
    pub incoming: Option<Incoming>,
    pub offline: Offline,
    pub new_version: NewVersion,
    pub snapshots: Snapshots,
    /// `None` until the browser was asked.
    pub space: Option<Space>,
    pub protection: Protection,
    /// The open workspace's; `None` until this device has remembered.
    pub backup: Option<Backup>,
    /// The browser clears what a site stored after seven days without a visit.
    pub forgets_unvisited: bool,
    /// The workspace that the address named before storage was open.
    pub(super) wanted: Option<WorkspaceId>,
    /// Storage is empty although there was data in it (R13).
    pub is_missing: bool,
    /// A mark outside of storage says that there is data in it.
    pub(super) is_marked: bool,
    /// The workspace that is on its way to the person as a file, with the actions that its log tells of.
    pub(super) giving: Option<(WorkspaceId, usize)>,
    /// What leaves the open workspace waits here until storage has all of it.
    pub(super) held: Option<Box<Event>>,
    /// A newer version of the app waits for storage.
    pub(super) is_wanted: bool,
    /// Random, new for each session.
    pub(super) replica: u32,
}

impl Shelved {
    /// `None` where a head is none of ours.
    pub(super) fn of(stored: &WorkspaceHead) -> Option<Shelved> {
        let told = head::decode(&stored.body);
        Some(Shelved {
            id: WorkspaceId::new(&stored.id).ok()?,
            name: told.name,
            revision: stored.revision,
            sample: told.sample,
        })
    }
}

impl Notice {
    /// Whether it tells of a step that can be taken back.
    pub fn offers_undo(&self) -> bool {
        match self {
            Notice::Done(..) | Notice::Moved(..) => true,
            Notice::Imported(changes) => *changes > 0,
            _ => false,
        }
    }

    /// Whether what was asked for did not happen.
    pub fn is_wrong(&self) -> bool {
        match self {
            Notice::Refused(_)
            | Notice::NotRead(..)
            | Notice::NotGiven(_)
            | Notice::NoSample
            | Notice::NotOpened(_)
            | Notice::NotHere
            | Notice::SnapshotsStay(_)
            | Notice::PartNotFetched
            | Notice::NotRemoved(_) => true,
            Notice::Done(..)
            | Notice::Moved(..)
            | Notice::Unchanged
            | Notice::Undone(_)
            | Notice::Redone(_)
            | Notice::Exported(_)
            | Notice::Imported(_)
            | Notice::Opened(_)
            | Notice::ChangedElsewhere(_) => false,
        }
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
            single_keys: true,
            is_apple: false,
            route: Route::default(),
            left: None,
            dialog: None,
            typed: BTreeMap::new(),
            editing: None,
            readings: None,
            notice: None,
            arriving: None,
            incoming: None,
            offline: Offline::default(),
            new_version: NewVersion::default(),
            snapshots: Snapshots::default(),
            space: None,
            protection: Protection::default(),
            backup: None,
            forgets_unvisited: false,
            wanted: None,
            is_missing: false,
            is_marked: false,
            giving: None,
            held: None,
            is_wanted: false,
            replica,
        }
    }

    /// Whether it isn't known yet what is stored.
    pub fn is_opening(&self) -> bool {
        matches!(self.durability, Durability::Opening | Durability::Waiting(_))
    }

    /// The address of a screen of the open workspace.
    pub fn address(&self, route: Route) -> Address {
        Address { route, workspace: self.open.as_ref().map(|open| open.workspace.id().clone()) }
    }

    pub fn language(&self) -> Language {
        self.language_choice.unwrap_or(self.browser_language)
    }

    /// The fields that stand open in rows: the one that is being edited, and those in which something was not taken.
    pub fn open_cells(&self) -> Vec<Field> {
        let refused = self.typed.iter().filter(|(_, typed)| typed.is_refused);
        self.editing.iter().chain(refused.map(|(field, _)| field)).cloned().collect()
    }

    pub(super) fn say(&mut self, notice: Notice) {
        let number = self.notice.as_ref().map_or(0, |(number, _)| number + 1);
        self.notice = Some((number, notice));
    }
}
