//! The one function that changes state.

use crate::domain::edit::Edit;
use crate::domain::id::GoalId;
use crate::domain::log::Action;
use crate::domain::pinyin::Pinyin;
use crate::domain::stamp::Stamp;

use super::command::{Command, Refusal};
use super::editing;
use super::effect::Effect;
use super::event::{Event, FileEvent};
use super::files;
use super::offline::NewVersion;
use super::route::Route;
use super::state::{Durability, Model, Notice, Now};

/// Keys under which this device remembers things; see [`Device`](super::event::Device).
pub mod device {
    pub const LANGUAGE: &str = "language";
    pub const THEME: &str = "theme";
    pub const LAST_WORKSPACE: &str = "last-workspace";
    pub const IDENTITY: &str = "identity";
    pub const SINGLE_KEYS: &str = "single-keys";
    /// What [`SINGLE_KEYS`] says where they are switched off.
    pub const OFF: &str = "off";
}

/// Applies an event; returns what the outside should do, in order.
pub fn update(model: &mut Model, event: Event, now: Now) -> Vec<Effect> {
    update_with(Some(files::update), model, event, now)
}

/// As [`update`], with what handles the events of files handed in: nothing but its caller names that code, so a release
/// can fetch it after the start. Until it is there, no such event may come.
pub fn update_with(
    files: Option<files::Update>,
    model: &mut Model,
    event: Event,
    now: Now,
) -> Vec<Effect> {
    if model.may_only_read(&event) {
        model.say(Notice::Refused(Refusal::ReadOnly));
        return Vec::new();
    }
    if model.must_save_before(&event) {
        return model.hold(event);
    }
    match event {
        Event::File(event) => files.map_or_else(Vec::new, |update| update(model, event, now)),
        Event::Started { storage, heads, device } => model.start(storage, heads, device),
        Event::StorageWaits(error) => {
            model.durability = Durability::Waiting(error);
            Vec::new()
        }
        Event::GoOnInMemory => match &model.durability {
            Durability::Waiting(error) => vec![Effect::UseMemory(error.clone())],
            _ => Vec::new(),
        },
        Event::Navigated(route) => {
            model.arrive(route);
            Vec::new()
        }
        Event::Loaded(answer) => model.load(answer),
        Event::SaveNow => model.begin_commit(now).into_iter().collect(),
        Event::Committed { workspace, revision } => model.committed(&workspace, revision, now),
        Event::CommitFailed { workspace, error } => {
            let mut effects = model.commit_failed(&workspace, error);
            effects.extend(model.ask_space_if_full());
            effects
        }
        Event::StoredElsewhere(stored) => model.stored_elsewhere(stored),
        Event::Heard(news) => model.hear(news),
        Event::Looked(heads) => model.looked(heads),
        Event::CaughtUp(stored) => model.caught_up(stored),
        Event::RemoveFailed(error) => {
            model.say(Notice::NotRemoved(error));
            vec![Effect::Look]
        }
        Event::StorageWanted => model.make_way(now),
        Event::Returned => model.returned(),
        Event::ReadingsRead(bytes) => {
            let table = String::from_utf8_lossy(&bytes);
            model.readings = Some(Pinyin::read(&table));
            Vec::new()
        }
        Event::FileNotRead(name, why) => {
            model.say(Notice::NotRead(name, why));
            Vec::new()
        }
        Event::FileNotGiven(name) => {
            model.say(Notice::NotGiven(name));
            Vec::new()
        }
        Event::SnapshotsStay(error) => {
            model.say(Notice::SnapshotsStay(error));
            Vec::new()
        }
        Event::PartNotFetched => {
            model.say(Notice::PartNotFetched);
            Vec::new()
        }
        Event::OfflineIs(offline) => {
            model.offline = offline;
            Vec::new()
        }
        Event::NewVersion => {
            model.new_version = NewVersion::Offered;
            Vec::new()
        }
        Event::Today => {
            model.today = now.today;
            if let Some(open) = &mut model.open {
                open.set_day(now.today);
            }
            Vec::new()
        }
        Event::Paused => model.paused(now),
        Event::SpaceIs(space) => {
            model.space_is(space);
            Vec::new()
        }
        Event::FileGiven(name) => model.file_given(name, now),
        Event::BackupRecalled(workspace, word) => {
            model.recalled_backup(&workspace, word);
            Vec::new()
        }
        Event::Interactive => model.interactive(),
        Event::Ask(dialog) => {
            model.dialog = Some(dialog);
            Vec::new()
        }
        Event::CloseDialog => {
            model.dialog = None;
            Vec::new()
        }
        Event::Go(route) => vec![model.navigate(route)],
        Event::BeginSearch => model.want_readings(),
        Event::PickFile => vec![Effect::PickFile],
        Event::CancelImport => {
            (model.arriving, model.incoming) = (None, None);
            Vec::new()
        }
        Event::Do(command) => model.perform(command, now),
        Event::Undo => model.undo(now),
        Event::Redo => model.redo(now),
        Event::TakeBack(entry) => model.take_back(entry, now),
        Event::Retry => model.retry(),
        Event::NewWorkspace(name) => model.new_workspace(name, now),
        Event::OpenWorkspace(id) => vec![Effect::Load(id.to_string())],
        Event::OpenSample(language) => model.open_sample(language),
        Event::ResetSample => {
            let sample = model.open.as_ref().and_then(|open| open.sample);
            sample.map(Effect::FetchSample).into_iter().collect()
        }
        Event::RemoveWorkspace(id) => model.remove_workspace(&id),
        Event::SetFilter(filter) => {
            if let Some(open) = &mut model.open {
                open.set_filter(filter);
            }
            Vec::new()
        }
        Event::Collapse(goal, collapsed) => {
            if let Some(open) = &mut model.open {
                open.set_collapsed(goal, collapsed);
            }
            Vec::new()
        }
        Event::Rename(goal) => {
            model.renaming = goal;
            Vec::new()
        }
        Event::ChooseLanguage(choice) => {
            model.language_choice = choice;
            let tag = choice.map_or(String::new(), |language| language.tag().to_owned());
            vec![Effect::Remember(device::LANGUAGE, tag)]
        }
        Event::ChooseTheme(theme) => {
            model.theme = theme;
            vec![Effect::Remember(device::THEME, theme.word().to_owned())]
        }
        Event::ChooseIdentity(person) => {
            let id = person.as_ref().map_or(String::new(), ToString::to_string);
            model.identity = person;
            vec![Effect::Remember(device::IDENTITY, id)]
        }
        Event::UseSingleKeys(on) => {
            model.single_keys = on;
            let word = if on { "" } else { device::OFF };
            vec![Effect::Remember(device::SINGLE_KEYS, word.to_owned())]
        }
        Event::DismissNotice => {
            model.notice = None;
            Vec::new()
        }
        Event::LookAtData => vec![Effect::AskSpace, Effect::ListSnapshots],
        Event::AskToProtect => model.ask_to_protect(),
        Event::PutBackupOff => model.put_backup_off(now),
        Event::LookAtSnapshot(id) => vec![Effect::ReadSnapshot(id)],
        Event::StartAfresh => vec![model.unmark_data()],
        Event::TakeNewVersion => model.take_new_version(),
        Event::PutNewVersionOff => {
            model.new_version = NewVersion::Later;
            Vec::new()
        }
    }
}

impl Model {
    /// Whether an event asks for a change where a newer version of the app wrote (R7).
    fn may_only_read(&self, event: &Event) -> bool {
        let changes = match event {
            Event::Do(_)
            | Event::TakeBack(_)
            | Event::File(FileEvent::Import(_))
            | Event::NewWorkspace(_)
            | Event::ResetSample
            | Event::RemoveWorkspace(_) => true,
            Event::OpenSample(language) => !self.has_sample(*language),
            _ => false,
        };
        changes && matches!(self.durability, Durability::ReadOnly(_))
    }

    fn perform(&mut self, command: Command, now: Now) -> Vec<Effect> {
        let about = match &command {
            Command::DeleteGoal(id) | Command::MoveGoal(id, _) => self.title_of(id),
            Command::AddGoal(draft) => Some(draft.title.trim().to_owned()),
            _ => None,
        };
        let deleted = match &command {
            Command::DeleteGoal(id) => Some(id.clone()),
            _ => None,
        };
        let says_so = matches!(
            command,
            Command::DeleteGoal(_)
                | Command::MoveGoal(..)
                | Command::PasteActuals(..)
                | Command::EnterBlock(..)
                | Command::DeleteActual(..)
        ) || matches!(command, Command::AddGoal(_)) && self.route != Route::Cascade;
        match self.carry_out(command, now) {
            Ok(None) => {
                if says_so {
                    self.say(Notice::Unchanged);
                }
                Vec::new()
            }
            Ok(Some(action)) => {
                if says_so {
                    self.say(Notice::Done(action, about));
                }
                let mut effects = vec![Effect::SaveSoon];
                if deleted.is_some_and(|id| self.route == Route::Goal(id)) {
                    effects.push(self.navigate(Route::Cascade));
                }
                effects
            }
            Err(refusal) => {
                self.say(Notice::Refused(refusal));
                Vec::new()
            }
        }
    }

    /// Carries a command out as one step of undo; `None` where everything says so already, which is no step.
    fn carry_out(&mut self, command: Command, now: Now) -> Result<Option<Action>, Refusal> {
        let by = self.identity.clone();
        let open = self.open.as_mut().ok_or(Refusal::Gone)?;
        let mut clock = open.clock().clone();
        let mut fresh = || -> Stamp { clock.tick(now.time_ms) };
        let (action, edits) = editing::edits(open.below(), command, &mut fresh)?;
        let changes = |edit: &Edit| open.workspace.read(&edit.place()) != *edit;
        if !edits.iter().any(changes) {
            return Ok(None);
        }
        *open.clock() = clock;
        open.perform(action, edits, by, now.time_ms);
        Ok(Some(action))
    }

    fn undo(&mut self, now: Now) -> Vec<Effect> {
        let by = self.identity.clone();
        let Some(open) = &mut self.open else {
            return Vec::new();
        };
        match open.undo(by, now.time_ms) {
            Some(action) => {
                self.say(Notice::Undone(action));
                vec![Effect::SaveSoon]
            }
            None => Vec::new(),
        }
    }

    fn redo(&mut self, now: Now) -> Vec<Effect> {
        let by = self.identity.clone();
        let Some(open) = &mut self.open else {
            return Vec::new();
        };
        match open.redo(by, now.time_ms) {
            Some(action) => {
                self.say(Notice::Redone(action));
                vec![Effect::SaveSoon]
            }
            None => Vec::new(),
        }
    }

    pub(super) fn title_of(&self, id: &GoalId) -> Option<String> {
        let open = self.open.as_ref()?;
        Some(open.workspace.goals.get(id)?.title.clone())
    }
}
