//! A browser with several tabs, in which everything may happen in any order: edits, undo, imports, news that come late or
//! not at all, storage that fails or never answers, tabs that are closed. One number decides all of it, so that a sequence
//! is the same natively on memory and in an engine on IndexedDB, and can be run again.

use std::collections::VecDeque;
use std::rc::Rc;

use chrono::NaiveDate;
use plumbline::domain::Language;
use plumbline::format::{self, Scope};
use plumbline::model::commit::{StorageError, StorageErrorKind};
use plumbline::model::device::Device;
use plumbline::model::importing::{Favour, How};
use plumbline::model::news::News;
use plumbline::model::open::Open;
use plumbline::model::{Effect, Event, FileEvent, Model, Now, update};
use plumbline::shell::storage::Storage;
use plumbline::shell::storing;

use crate::chance::Random;
use crate::faulty::{Call, Fault, Faulty};
use crate::ledger::{Entered, Ledger, check_shown, check_told, standing, stores};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
/// Beyond this many rounds something goes in circles.
const MOST_ROUNDS: usize = 10_000;

/// What may happen in a world.
#[derive(Clone, Copy, Debug)]
pub struct Habits {
    pub most_tabs: usize,
    /// Storage fails or hangs, news are lost, tabs are closed without a word.
    pub mishaps: bool,
    /// Workspaces are removed.
    pub removals: bool,
    /// In a hundred steps, how many go to another workspace.
    pub switches: u64,
}

/// All tabs of a browser and what storage acknowledged to them.
pub struct World<S, C> {
    habits: Habits,
    random: Random,
    connect: C,
    tabs: Vec<Tab<S>>,
    sessions: u32,
    time_ms: u64,
    /// An export, to be imported anywhere.
    file: Option<Vec<u8>>,
    ledger: Ledger,
    trace: Vec<String>,
}

struct Tab<S> {
    model: Model,
    storage: Rc<Faulty<S>>,
    /// Asked of the outside and not done yet.
    effects: VecDeque<Effect>,
    /// Storage and timers have answered, and the tab hasn't heard it yet.
    answers: VecDeque<Event>,
    news: VecDeque<Event>,
    entered: Entered,
    /// Storage owes it an answer that never comes.
    is_stuck: bool,
}

impl<S: Storage, C: AsyncFn() -> Faulty<S>> World<S, C> {
    /// A world with one tab that has a workspace; `connect` gives a tab its way to storage.
    pub async fn new(seed: u64, habits: Habits, connect: C) -> World<S, C> {
        let mut world = World {
            habits,
            random: Random::new(seed),
            connect,
            tabs: Vec::new(),
            sessions: 0,
            time_ms: 1_782_800_000_000,
            file: None,
            ledger: Ledger::default(),
            trace: Vec::new(),
        };
        world.open_tab().await;
        world.send(0, Event::NewWorkspace("Acme".into()));
        while world.work(0).await {}
        world
    }

    /// Lets so many things happen, then lets everything come to rest and looks whether anything was lost.
    pub async fn run(&mut self, steps: usize) {
        for _ in 0..steps {
            self.step().await;
        }
        self.settle().await;
        self.check().await;
    }

    async fn step(&mut self) {
        let tab = self.random.below(self.tabs.len() as u64) as usize;
        let chance = self.random.below(100);
        match chance {
            0..55 => {
                self.work(tab).await;
            }
            55..75 => self.command(tab),
            75..79 => self.send(tab, Event::Undo),
            79..81 => self.send(tab, Event::Redo),
            81..83 => self.send(tab, Event::Retry),
            83..85 => self.send(tab, Event::Returned),
            85 => self.move_clock(),
            86 => self.export(tab),
            87 => self.import(tab),
            88 if self.tabs.len() < self.habits.most_tabs => self.open_tab().await,
            89 if self.habits.mishaps => self.close(tab).await,
            90..94 if self.habits.mishaps => self.break_storage(tab),
            94 if self.habits.mishaps => {
                let lost = self.tabs[tab].news.pop_front();
                self.trace.push(format!("{tab} never hears {lost:?}"));
            }
            95 if self.habits.removals => self.remove(tab),
            _ if self.random.below(100) < self.habits.switches => self.switch(tab),
            _ => {
                self.work(tab).await;
            }
        }
    }

    /// Does the next thing that waits in a tab, in one of the orders in which it may come; whether there was one.
    async fn work(&mut self, at: usize) -> bool {
        let turn = self.random.below(3);
        let tab = &mut self.tabs[at];
        let event = match turn {
            0 => tab.news.pop_front(),
            1 => tab.answers.pop_front(),
            _ => None,
        };
        if let Some(event) = event {
            self.send(at, event);
        } else if let Some(effect) = tab.effects.pop_front() {
            self.carry_out(at, effect).await;
        } else if let Some(event) = tab.answers.pop_front().or_else(|| tab.news.pop_front()) {
            self.send(at, event);
        } else {
            return false;
        }
        true
    }

    async fn carry_out(&mut self, at: usize, effect: Effect) {
        let tab = &mut self.tabs[at];
        let effect = match effect {
            Effect::SaveSoon => return tab.answers.push_back(Event::SaveNow),
            Effect::Resend(event) => return tab.answers.push_back(*event),
            of_storage => of_storage,
        };
        let told: String = format!("{effect:?}").chars().take(200).collect();
        let storage = Rc::clone(&tab.storage);
        let work = storing::carry_out(storage.as_ref(), effect);
        let outcome = storage.settled(work).await;
        self.trace.push(format!("{at} {told} → {}", outcome.is_some()));
        let Some(outcome) = outcome else {
            self.tabs[at].is_stuck = true;
            return;
        };
        self.tabs[at].answers.extend(outcome.event);
        let Some(news) = outcome.news else { return };
        if let News::Removed(id) = &news {
            self.ledger.note_removal(id.clone());
        }
        let others = self.tabs.iter_mut().enumerate();
        for (_, tab) in others.filter(|(other, _)| *other != at) {
            tab.news.push_back(Event::Heard(news.clone()));
        }
    }

    /// A tab hears of an event; what comes of it is checked and noted.
    fn send(&mut self, at: usize, event: Event) {
        self.time_ms += 1;
        let now = Now { time_ms: self.time_ms, today: TODAY };
        let told: String = format!("{event:?}").chars().take(160).collect();
        self.trace.push(format!("{at} {told}"));
        let tab = &mut self.tabs[at];
        let before = standing(&tab.model, &event);
        let effects = update(&mut tab.model, event, now);
        tab.effects.extend(effects);
        tab.entered.note(&tab.model);
        self.ledger.note(&tab.model, &mut tab.entered);
        if let Some(before) = before {
            let told = check_told(&self.tabs[at].model, &before);
            self.hold(told);
        }
    }

    fn command(&mut self, at: usize) {
        let wish = self.random.wish();
        if let Some(open) = &self.tabs[at].model.open {
            let command = wish.among(&open.workspace);
            self.send(at, Event::Do(command));
        }
    }

    fn move_clock(&mut self) {
        match self.random.below(2) {
            0 => self.time_ms += DAY_MS,
            _ => self.time_ms -= DAY_MS,
        }
    }

    fn export(&mut self, at: usize) {
        if let Some(open) = &self.tabs[at].model.open {
            let scope = Scope::Whole;
            let text = format::write(&open.workspace, &open.log, 0, &scope);
            self.file = Some(text.into_bytes());
        }
    }

    fn import(&mut self, at: usize) {
        if let Some(file) = self.file.clone() {
            let favour = match self.random.below(3) {
                0 => Favour::Newer,
                1 => Favour::Here,
                _ => Favour::File,
            };
            self.send(at, Event::File(FileEvent::Read("file.json".into(), file)));
            self.send(at, Event::File(FileEvent::Import(How::Merge(favour))));
            self.send(at, Event::CancelImport);
        }
    }

    fn switch(&mut self, at: usize) {
        let model = &self.tabs[at].model;
        let shelf = &model.shelf;
        if shelf.len() < 3 {
            let name = format!("workspace {}", self.sessions);
            return self.send(at, Event::NewWorkspace(name));
        }
        let other = shelf[self.random.below(shelf.len() as u64) as usize].id.clone();
        self.send(at, Event::OpenWorkspace(other));
    }

    fn remove(&mut self, at: usize) {
        if let Some(open) = &self.tabs[at].model.open {
            let id = open.workspace.id().clone();
            self.send(at, Event::RemoveWorkspace(id.clone()));
            let tab = &mut self.tabs[at];
            let is_open = |open: &Open| *open.workspace.id() == id;
            if !tab.model.open.as_ref().is_some_and(is_open) {
                tab.entered.give_up(&id);
            }
        }
    }

    fn break_storage(&mut self, at: usize) {
        let fault = self.random.fault();
        let call = match self.random.below(5) {
            0 => Call::Read,
            1 => Call::Put,
            _ => Call::Commit,
        };
        let storage = &self.tabs[at].storage;
        let nth = storage.calls(call) + 1 + self.random.below(2) as usize;
        self.trace.push(format!("{at} {fault:?} at {call:?} {nth}"));
        storage.fail_call(call, nth, fault);
    }

    /// A tab goes without a word, as when it crashes, and another is opened in its place.
    async fn close(&mut self, at: usize) {
        self.trace.push(format!("{at} closes"));
        // What was asked of storage is done all the same, or not.
        while let Some(effect) = self.tabs[at].effects.pop_front() {
            if self.random.below(2) == 0 {
                self.carry_out(at, effect).await;
            }
        }
        self.tabs.remove(at);
        self.open_tab().await;
    }

    async fn open_tab(&mut self) {
        let storage = Rc::new((self.connect)().await);
        if self.habits.mishaps && self.random.below(20) == 0 {
            let error = StorageError::of(StorageErrorKind::Unavailable);
            storage.fail_call(Call::Open, 1, Fault::Fails(error));
        }
        self.sessions += 1;
        let now = Now { time_ms: self.time_ms, today: TODAY };
        let model = Model::new(self.sessions, Language::English, now);
        let opened = storage.open().await;
        let is_open = opened.is_ok();
        let heads = storage.heads().await.unwrap_or_default();
        let started = Event::Started {
            storage: opened,
            heads: if is_open { heads } else { Vec::new() },
            device: Device::default(),
        };
        self.tabs.push(Tab {
            model,
            storage,
            effects: VecDeque::new(),
            answers: VecDeque::from([started]),
            news: VecDeque::new(),
            entered: Entered::default(),
            is_stuck: !is_open,
        });
    }

    /// Nothing fails any more, everything that waits is done, and every tab looks at storage once.
    async fn settle(&mut self) {
        self.trace.push("settles".into());
        for tab in &mut self.tabs {
            tab.storage.heal();
        }
        for at in (0..self.tabs.len()).rev() {
            if self.tabs[at].is_stuck {
                self.close(at).await;
            }
        }
        for _ in 0..3 {
            self.work_until_quiet().await;
            for at in 0..self.tabs.len() {
                self.tabs[at].storage.heal();
                self.send(at, Event::Retry);
                self.send(at, Event::Returned);
            }
        }
        self.work_until_quiet().await;
    }

    async fn work_until_quiet(&mut self) {
        for _ in 0..MOST_ROUNDS {
            let mut worked = false;
            for at in 0..self.tabs.len() {
                worked |= self.work(at).await;
            }
            if !worked {
                return;
            }
        }
        self.hold(Err("it never comes to rest".into()));
    }

    /// What was acknowledged is stored or was superseded by what is later, and every tab shows what is stored.
    async fn check(&mut self) {
        let storage = (self.connect)().await;
        let stored = stores(&storage).await;
        self.hold(self.ledger.check(&stored));
        for tab in &self.tabs {
            self.hold(check_shown(&tab.model, &stored));
        }
    }

    /// Everything that was entered anywhere is in storage where it was entered: for a world without mishaps.
    pub async fn check_everything_entered(&mut self) {
        for tab in &mut self.tabs {
            self.ledger.expect(std::mem::take(&mut tab.entered));
        }
        self.check().await;
    }

    /// How many entries were called saved.
    pub fn saved(&self) -> usize {
        self.ledger.len()
    }

    fn hold(&self, outcome: Result<(), String>) {
        if let Err(why) = outcome {
            panic!("{why}\nafter:\n{}", self.trace.join("\n"));
        }
    }
}
