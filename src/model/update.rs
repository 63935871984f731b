//! The one function that changes state.

use crate::domain::id::{GoalId, WorkspaceId};
use crate::domain::log::Action;
use crate::domain::stamp::Stamp;
use crate::domain::workspace::Edit;
use crate::format::{self, Scope};

use super::command::{Command, Refusal};
use super::editing;
use super::effect::Effect;
use super::event::Event;
use super::importing::{Content, How, Incoming};
use super::offline::NewVersion;
use super::route::Route;
use super::state::{Durability, Model, Notice, Now};

/// Keys under which this device remembers things; see [`Device`](super::event::Device).
pub mod device {
    pub const LANGUAGE: &str = "language";
    pub const THEME: &str = "theme";
    pub const LAST_WORKSPACE: &str = "last-workspace";
    pub const IDENTITY: &str = "identity";
}

/// Applies an event; returns what the outside should do, in order.
pub fn update(model: &mut Model, event: Event, now: Now) -> Vec<Effect> {
    if model.may_only_read(&event) {
        model.say(Notice::Refused(Refusal::ReadOnly));
        return Vec::new();
    }
    if model.must_save_before(&event) {
        model.held = Some(Box::new(event));
        return vec![Effect::SaveSoon];
    }
    match event {
        Event::Started {
            storage,
            heads,
            device,
        } => model.start(storage, heads, device),
        Event::StorageWaits(error) => {
            model.durability = Durability::Waiting(error);
            Vec::new()
        }
        Event::GoOnInMemory => match &model.durability {
            Durability::Waiting(error) => vec![Effect::UseMemory(error.clone())],
            _ => Vec::new(),
        },
        Event::Navigated(route) => {
            model.route = route;
            Vec::new()
        }
        Event::Loaded(answer) => model.load(answer),
        Event::SaveNow => model.begin_commit(now).into_iter().collect(),
        Event::Committed {
            workspace,
            revision,
        } => model.committed(&workspace, revision, now),
        Event::CommitFailed { workspace, error } => {
            model.commit_failed(&workspace, error);
            Vec::new()
        }
        Event::StoredElsewhere(stored) => model.stored_elsewhere(stored),
        Event::SampleRead(language, bytes) => model.sample_read(language, &bytes, now),
        Event::FileFailed(name, why) => {
            model.say(Notice::Unreadable(format!("{name}: {why}")));
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
        Event::Interactive => model.interactive(),
        Event::FileRead(name, bytes) => {
            model.incoming = Some(Incoming::new(name, bytes, model.open.as_ref()));
            Vec::new()
        }
        Event::Import(how) => model.import(how, now),
        Event::ReadAnyway => {
            if let Some(incoming) = &mut model.incoming {
                incoming.insist(model.open.as_ref());
            }
            Vec::new()
        }
        Event::CancelImport => {
            model.incoming = None;
            Vec::new()
        }
        Event::Export(goal) => model.export(goal, now),
        Event::Do(command) => model.perform(command, now),
        Event::Undo => model.undo(now),
        Event::Redo => model.redo(now),
        Event::Retry => vec![Effect::SaveSoon],
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
                open.filter = filter;
            }
            Vec::new()
        }
        Event::Collapse(goal, collapsed) => {
            if let Some(open) = &mut model.open {
                if collapsed {
                    open.collapsed.insert(goal);
                } else {
                    open.collapsed.remove(&goal);
                }
            }
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
        Event::DismissNotice => {
            model.notice = None;
            Vec::new()
        }
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
            | Event::Import(_)
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
                | Command::DeleteActual(..)
        );
        match self.carry_out(command, now) {
            Ok(action) => {
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

    /// Carries a command out as one step of undo, or as none where everything says so already.
    fn carry_out(&mut self, command: Command, now: Now) -> Result<Action, Refusal> {
        let by = self.identity.clone();
        let open = self.open.as_mut().ok_or(Refusal::Gone)?;
        let mut clock = open.clock().clone();
        let mut fresh = || -> Stamp { clock.tick(now.time_ms) };
        let (action, edits) =
            editing::edits(&open.workspace, open.cascade.tree(), command, &mut fresh)?;
        let changes = |edit: &Edit| open.workspace.read(&edit.place()) != *edit;
        if !edits.iter().any(changes) {
            return Ok(action);
        }
        *open.clock() = clock;
        open.perform(action, edits, by, now.time_ms);
        Ok(action)
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

    fn import(&mut self, how: How, now: Now) -> Vec<Effect> {
        let Some(Content::Whole(found)) =
            self.incoming.as_mut().map(|incoming| &mut incoming.content)
        else {
            self.incoming = None;
            return Vec::new();
        };
        if let Some(refusal) = found.refusal(how, self.open.as_ref()) {
            // The file stays, so that another way can be chosen.
            found.refused = Some(refusal);
            return Vec::new();
        }
        let Some(Content::Whole(found)) = self.incoming.take().map(|incoming| incoming.content)
        else {
            return Vec::new();
        };
        let mut read = found.read;
        match how {
            How::Merge(favour) => {
                let by = self.identity.clone();
                let Some(open) = &mut self.open else {
                    return Vec::new();
                };
                // What is written from now on comes after the file, even if its clock was ahead.
                open.clock().observe(read.workspace.latest());
                let entry = open.entry(Action::Import, by, now.time_ms);
                let changed = open.import(read, favour, entry);
                self.say(Notice::Imported(changed));
                vec![Effect::SaveSoon]
            }
            How::AsNew => {
                let taken = self
                    .shelf
                    .iter()
                    .any(|s| s.id == read.workspace.settings.id);
                if taken {
                    read.workspace.settings.id = WorkspaceId::from(self.fresh(now));
                }
                let goals = read.workspace.goals.living().count();
                let mut effects = self.keep_whole(read.workspace, read.log, None);
                effects.push(self.navigate(Route::Cascade));
                self.say(Notice::Imported(goals));
                effects
            }
        }
    }

    fn export(&mut self, goal: Option<GoalId>, now: Now) -> Vec<Effect> {
        let Some(open) = &self.open else {
            return Vec::new();
        };
        let title = goal.as_ref().and_then(|id| self.title_of(id));
        let scope = goal.map_or(Scope::Whole, Scope::Subtree);
        let text = format::write(&open.workspace, &open.log, now.time_ms as i64, &scope);
        let name = format::file_name(&open.workspace, title.as_deref(), now.today);
        self.say(Notice::Exported(name.clone()));
        vec![Effect::SaveFile(name, text)]
    }

    fn title_of(&self, id: &GoalId) -> Option<String> {
        let open = self.open.as_ref()?;
        Some(open.workspace.goals.get(id)?.title.clone())
    }
}
