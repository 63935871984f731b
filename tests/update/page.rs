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
use plumbline::domain::amount::Amount;
use plumbline::domain::calendar::Span;
use plumbline::domain::figures::Figures;
use plumbline::domain::goal::{Aim, GoalKey, GoalKind};
use plumbline::domain::id::{GoalId, WorkspaceId};
use plumbline::domain::metric::{Aggregation, Measure, MetricKey, Scale};
use plumbline::domain::people::{PersonKey, UnitKey};
use plumbline::domain::record::Record;
use plumbline::domain::series::Actual;
use plumbline::domain::settings::SettingsKey;
use plumbline::domain::workspace::Workspace;
use plumbline::model::command::{Command, Draft, Number, Refusal};
use plumbline::model::commit::{Revision, StorageError, StorageErrorKind, Stored, WorkspaceHead};
use plumbline::model::event::Device;
use plumbline::model::importing::How;
use plumbline::model::open::Open;
use plumbline::model::saving::SaveState;
use plumbline::model::state::Notice;
use plumbline::model::{Effect, Event, Model, Now, update};
use plumbline::shell::storage::Storage;
use plumbline::shell::storage::memory::Memory;

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
    /// Files given to the person: name and text.
    pub files: Vec<(String, String)>,
    /// Every effect so far, in order.
    pub effects: Vec<Effect>,
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
        let replica = SESSIONS.get();
        SESSIONS.set(replica + 1);
        let time_ms = 1_782_800_000_000;
        let now = Now {
            time_ms,
            today: TODAY,
        };
        let mut page = Page {
            model: Model::new(replica, Language::English, now),
            storage,
            files: Vec::new(),
            effects: Vec::new(),
            time_ms,
        };
        let heads = page.heads();
        page.send(Event::Started {
            storage: opened,
            heads,
            device: Device::default(),
        });
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
        let now = Now {
            time_ms: self.time_ms,
            today: TODAY,
        };
        let effects = update(&mut self.model, event, now);
        self.effects.extend(effects.iter().cloned());
        effects
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
        });
        self.run(Command::AddGoal(Box::new(Draft {
            number,
            ..draft(parent, title)
        })));
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
        self.send(Event::FileRead("file.json".into(), text.into()));
        self.send(Event::Import(how));
    }

    /// The text of the whole workspace as a file.
    pub fn export(&mut self) -> String {
        self.send(Event::Export(None));
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
        let answer = at_once(self.storage.read(workspace.as_str()));
        answer.expect("an answer").unwrap()
    }

    /// Everything that storage holds.
    pub fn everything_stored(&self) -> Vec<Stored> {
        let ids = self
            .heads()
            .into_iter()
            .map(|head| WorkspaceId::new(&head.id).unwrap());
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
        let storage = self.storage.clone();
        match effect {
            Effect::SaveSoon => vec![Event::SaveNow],
            Effect::Commit(commit) => {
                let answer = at_once(storage.commit(&commit));
                self.answered(commit.workspace, commit.next, answer)
            }
            Effect::Create(whole) => {
                let answer = at_once(storage.create(&whole));
                self.answered(whole.head.id, whole.head.revision, answer)
            }
            Effect::Replace { expected, whole } => {
                let answer = at_once(storage.replace(expected, &whole));
                self.answered(whole.head.id, whole.head.revision, answer)
            }
            Effect::Remove {
                workspace,
                expected,
            } => {
                let answer = at_once(storage.remove(&workspace, expected));
                answer.expect("an answer").unwrap();
                Vec::new()
            }
            Effect::Load(workspace) => {
                let answer = at_once(storage.read(&workspace));
                answer.map(Event::Loaded).into_iter().collect()
            }
            Effect::FetchSample(language) => {
                let name = format!("public/samples/plumbline-sample-{}.json", language.tag());
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
                vec![Event::SampleRead(language, fs::read(path).unwrap())]
            }
            Effect::SaveFile(name, text) => {
                self.files.push((name, text));
                Vec::new()
            }
            Effect::UseMemory(error) => vec![Event::Started {
                storage: Err(error),
                heads: Vec::new(),
                device: Device::default(),
            }],
            Effect::KeepForOffline
            | Effect::TakeNewVersion
            | Effect::Navigate(_)
            | Effect::Remember(..) => Vec::new(),
        }
    }

    fn answered(
        &self,
        workspace: String,
        revision: Revision,
        answer: Option<Result<(), StorageError>>,
    ) -> Vec<Event> {
        let id = WorkspaceId::new(&workspace).unwrap();
        let error = match answer {
            None => return Vec::new(),
            Some(Ok(())) => {
                return vec![Event::Committed {
                    workspace: id,
                    revision,
                }];
            }
            Some(Err(error)) => error,
        };
        match (&error.kind, self.stored(&id)) {
            (StorageErrorKind::Conflict { .. }, Some(found)) => vec![Event::StoredElsewhere(found)],
            _ => vec![Event::CommitFailed {
                workspace: id,
                error,
            }],
        }
    }
}

/// A goal of 2026 without a number of its own.
pub fn draft(parent: Option<&GoalId>, title: &str) -> Draft {
    Draft {
        parent: parent.cloned(),
        title: title.into(),
        kind: GoalKind::Kpi,
        owner: None,
        period: Span::new(date(1, 1), date(12, 31)),
        number: None,
    }
}

/// A day of 2026.
pub fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Every value that a workspace holds, without the stamps and without records that say nothing.
pub fn content(workspace: &Workspace) -> Vec<String> {
    macro_rules! rows {
        ($table:ident, $key:ty) => {
            workspace.$table.all().iter().filter_map(|record| {
                let blank = blank_like(record);
                let says = |&key: &$key| {
                    let field = record.get(key);
                    (field != blank.get(key)).then_some(field)
                };
                let said: Vec<_> = <$key>::ALL.iter().filter_map(says).collect();
                (!said.is_empty()).then(|| format!("{} {said:?}", record.id))
            })
        };
    }
    let settings = SettingsKey::ALL.iter();
    let mut content: Vec<String> = settings
        .map(|&key| format!("{:?}", workspace.settings.get(key)))
        .collect();
    content.extend(rows!(goals, GoalKey));
    content.extend(rows!(metrics, MetricKey));
    content.extend(rows!(people, PersonKey));
    content.extend(rows!(units, UnitKey));
    for metric in workspace.metrics.all() {
        for (day, entry) in workspace.series(&metric.id).entries() {
            let actual = entry.actual.as_ref();
            content.extend(actual.map(|actual| format!("{} {day} {actual:?}", metric.id)));
        }
    }
    content.sort();
    content
}

fn blank_like<R: Record>(record: &R) -> R {
    R::blank(record.id().clone())
}

/// The outcome of what settles without waiting; storage in memory always does, unless a test has it never answer.
fn at_once<F: Future>(work: F) -> Option<F::Output> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}
