//! A page without a browser: it carries effects out as the shell does, against storage in memory.

use std::cell::Cell;
use std::collections::VecDeque;
use std::fs;
use std::future::Future;
use std::path::Path;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use chrono::NaiveDate;
use plumbline::domain::Language;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::goal::Aim;
use plumbline::domain::records::metric::{Aggregation, Measure, Scale};
use plumbline::domain::tracking::figures::Figures;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::id::{GoalId, WorkspaceId};
use plumbline::model::command::{Command, Draft, Number, Refusal};
use plumbline::model::commit::{StorageError, StorageErrorKind, Stored, WorkspaceHead};
use plumbline::model::device::Device;
use plumbline::model::importing::How;
use plumbline::model::news::News;
use plumbline::model::open::Open;
use plumbline::model::route::Address;
use plumbline::model::saving::SaveState;
use plumbline::model::space::Space;
use plumbline::model::state::Notice;
use plumbline::model::{Effect, Event, FileEvent, Model, Now, update};
use plumbline::shell::storage::Storage;
use plumbline::shell::storage::memory::Memory;
use plumbline::shell::storing;

pub use crate::commands::{date, draft};
pub use crate::content::content;
use crate::earlier_states;
use crate::faulty::{Fault, Faulty};

/// Half of 2026 is over.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();

thread_local! {
    static SESSIONS: Cell<u32> = const { Cell::new(1) };
}

/// One open page.
pub struct Page {
    pub model: Model,
    pub storage: Rc<Faulty<Memory>>,
    /// The database of snapshots.
    pub snapshots: Rc<Faulty<Memory>>,
    /// Whether a mark outside of storage says that there is data in it.
    pub marked: bool,
    /// Files given to the person: name and text.
    pub files: Vec<(String, String)>,
    /// Every effect so far, in order.
    pub effects: Vec<Effect>,
    /// What other tabs should hear, and haven't yet.
    pub news: Vec<News>,
    pub time_ms: u64,
}

impl Page {
    /// A page of a browser that has never been here.
    pub fn new() -> Self {
        Page::on(Rc::new(Faulty::new(Memory::default())))
    }

    /// A page of a browser with something stored; it opens the first workspace.
    pub fn on(storage: Rc<Faulty<Memory>>) -> Self {
        Page::started(storage, Ok(None))
    }

    /// A page whose storage was opened with this outcome.
    pub fn started(
        storage: Rc<Faulty<Memory>>,
        opened: Result<Option<StorageError>, StorageError>,
    ) -> Self {
        let snapshots = Rc::new(Faulty::new(Memory::default()));
        Page::in_browser(storage, snapshots, opened, Device::default())
    }

    /// This page, loaded again.
    pub fn again(&self) -> Self {
        let device = Device { had_data: self.marked, ..Device::default() };
        let (storage, snapshots) = (self.storage.clone(), self.snapshots.clone());
        Page::in_browser(storage, snapshots, Ok(None), device)
    }

    /// This page, loaded again at an address.
    pub fn again_at(&self, address: Address, device: Device) -> Self {
        let (storage, snapshots) = (self.storage.clone(), self.snapshots.clone());
        Page::at(address, storage, snapshots, Ok(None), device)
    }

    /// A page of a browser with all that it keeps.
    pub fn in_browser(
        storage: Rc<Faulty<Memory>>,
        snapshots: Rc<Faulty<Memory>>,
        opened: Result<Option<StorageError>, StorageError>,
        device: Device,
    ) -> Self {
        Page::at(Address::default(), storage, snapshots, opened, device)
    }

    fn at(
        address: Address,
        storage: Rc<Faulty<Memory>>,
        snapshots: Rc<Faulty<Memory>>,
        opened: Result<Option<StorageError>, StorageError>,
        device: Device,
    ) -> Self {
        let replica = SESSIONS.get();
        SESSIONS.set(replica + 1);
        let time_ms = 1_782_800_000_000;
        let now = Now { time_ms, today: TODAY };
        let mut page = Page {
            model: Model::new(replica, Language::English, now),
            storage,
            snapshots,
            marked: device.had_data,
            files: Vec::new(),
            effects: Vec::new(),
            news: Vec::new(),
            time_ms,
        };
        page.send(Event::Navigated(address));
        let heads = page.heads();
        page.send(Event::Started { storage: opened, heads, device });
        page
    }

    /// A page with a new workspace, saved.
    pub fn with_workspace() -> Self {
        let mut page = Page::new();
        page.send(Event::NewWorkspace("Acme".into()));
        page
    }

    /// Sends an event and carries out everything that comes of it.
    pub fn send(&mut self, event: Event) {
        let mut effects = VecDeque::from(self.only(event));
        while let Some(effect) = effects.pop_front() {
            for event in self.carry_out(effect) {
                effects.extend(self.only(event));
            }
        }
    }

    /// Sends an event and gives back what is asked of the outside, without carrying it out.
    pub fn only(&mut self, event: Event) -> Vec<Effect> {
        self.time_ms += 1;
        let now = Now { time_ms: self.time_ms, today: TODAY };
        let before = self.shown();
        let effects = update(&mut self.model, event, now);
        if let (Some((edition, shown)), Some((then, now))) = (before, self.shown()) {
            assert!(edition != then || shown == now, "screens would not follow");
        }
        self.effects.extend(effects.iter().cloned());
        effects
    }

    /// The edition of the open workspace, and what must not change while that stays.
    fn shown(&self) -> Option<(u64, impl PartialEq + use<>)> {
        let open = self.model.open.as_ref()?;
        let shown = (
            open.workspace.id().clone(),
            open.workspace.latest(),
            open.log.len(),
            (open.history.can_undo(), open.history.can_redo()),
            (open.filter().clone(), open.collapsed.clone()),
            open.cascade.today(),
        );
        Some((open.edition(), shown))
    }

    /// Hears all that another page has to tell, as its other tab.
    pub fn hear(&mut self, other: &mut Page) {
        for news in std::mem::take(&mut other.news) {
            self.send(Event::Heard(news));
        }
    }

    pub fn run(&mut self, command: Command) {
        self.send(Event::Do(command));
    }

    /// Adds a goal that counts money of 2026 and gives back its id.
    pub fn add(&mut self, parent: Option<&GoalId>, title: &str, target: i64) -> GoalId {
        let number = Some(Number {
            aim: Aim::Increase,
            measure: Measure::Money,
            scale: Scale::One,
            aggregation: Aggregation::Flow,
            baseline: None,
            target: Some(Amount::from(target)),
            so_far: None,
        });
        self.run(Command::AddGoal(Box::new(Draft { number, ..draft(parent, title) })));
        let goals = self.open().workspace.goals.all();
        let added = goals.iter().rfind(|goal| goal.title == title);
        added.expect("the goal was added").id.clone()
    }

    pub fn enter(&mut self, goal: &GoalId, day: NaiveDate, value: i64) {
        let actual = Actual::of(Amount::from(value));
        self.run(Command::EnterActual(goal.clone(), day, actual));
    }

    /// Reads a file and does with it what is said.
    pub fn import(&mut self, text: &str, how: How) {
        self.send(Event::File(FileEvent::Read("file.json".into(), text.into())));
        self.send(Event::File(FileEvent::Import(how)));
    }

    /// The text of the whole workspace as a file.
    pub fn export(&mut self) -> String {
        self.send(Event::File(FileEvent::Export(None)));
        self.files.last().expect("a file was given").1.clone()
    }

    pub fn open(&self) -> &Open {
        self.model.open.as_ref().expect("a workspace is open")
    }

    pub fn figures(&self, goal: &GoalId) -> &Figures {
        let place = self.open().workspace.goals.place(goal).unwrap();
        self.open().cascade.figures(place)
    }

    pub fn content(&self) -> Vec<String> {
        content(&self.open().workspace)
    }

    pub fn save_state(&self) -> SaveState {
        self.open().saving.state()
    }

    pub fn notice(&self) -> Option<&Notice> {
        self.model.notice.as_ref().map(|(_, notice)| notice)
    }

    pub fn refusal(&self) -> Option<&Refusal> {
        match self.notice() {
            Some(Notice::Refused(refusal)) => Some(refusal),
            _ => None,
        }
    }

    pub fn stored(&self, workspace: &WorkspaceId) -> Option<Stored> {
        at_once(self.storage.read(workspace.as_str()))?.unwrap()
    }

    /// Everything that storage holds.
    pub fn everything_stored(&self) -> Vec<Stored> {
        let ids = self.heads().into_iter().map(|head| WorkspaceId::new(&head.id).unwrap());
        ids.filter_map(|id| self.stored(&id)).collect()
    }

    /// Lets the next write fail.
    pub fn fail_next_write(&self) {
        let quota = StorageError::of(StorageErrorKind::Quota);
        let next = self.storage.writes() + 1;
        self.storage.fail(next, Fault::Fails(quota));
    }

    fn heads(&self) -> Vec<WorkspaceHead> {
        at_once(self.storage.heads()).expect("an answer").unwrap()
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::SaveSoon => vec![Event::SaveNow],
            Effect::Resend(event) => vec![*event],
            Effect::ReadOn => vec![Event::File(FileEvent::ReadOn)],
            Effect::FetchSample(language) => {
                let name = format!("public/samples/plumbline-sample-{}.json", language.tag());
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
                vec![Event::File(FileEvent::SampleRead(language, fs::read(path).unwrap()))]
            }
            Effect::FetchReadings => {
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/pinyin.txt");
                vec![Event::ReadingsRead(fs::read(path).unwrap())]
            }
            Effect::SaveFile(name, text) => {
                self.files.push((name.clone(), text));
                vec![Event::FileGiven(name)]
            }
            Effect::MarkData(has_data) => {
                self.marked = has_data;
                Vec::new()
            }
            Effect::ListSnapshots
            | Effect::KeepSnapshot { .. }
            | Effect::ReadSnapshot(_)
            | Effect::ForgetSnapshots(_) => earlier_states::answer(&*self.snapshots, effect),
            Effect::AskSpace | Effect::AskToProtect => vec![Event::SpaceIs(Space::default())],
            Effect::UseMemory(error) => vec![Event::Started {
                storage: Err(error),
                heads: Vec::new(),
                device: Device::default(),
            }],
            Effect::KeepForOffline
            | Effect::PickFile
            | Effect::TakeNewVersion
            | Effect::Navigate(_)
            | Effect::PauseSoon => Vec::new(),
            of_storage => {
                let storage = self.storage.clone();
                let answer = at_once(storing::carry_out(storage.as_ref(), of_storage));
                let answer = answer.unwrap_or_default();
                self.news.extend(answer.news);
                answer.event.into_iter().collect()
            }
        }
    }
}

/// The outcome of what settles without waiting; storage in memory always does, unless a test has it never answer.
pub fn at_once<F: Future>(work: F) -> Option<F::Output> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}
