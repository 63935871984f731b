//! Opening, making and leaving workspaces.

use crate::domain::records::edit::Edit;
use crate::domain::records::log::LogEntry;
use crate::domain::records::settings::SettingsField;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::{PersonId, WorkspaceId};
use crate::domain::values::language::Language;
use crate::domain::values::stamp::{Clock, Stamp};
use crate::format::record;

use crate::model::backup::Backup;
use crate::model::checking;
use crate::model::commit::{Revision, StorageError, Stored, WorkspaceHead};
use crate::model::device::Theme;
use crate::model::device::{self, Device};
use crate::model::effect::Effect;
use crate::model::form::{Field, New, Wrong};
use crate::model::open::Open;
use crate::model::route::{Address, Route};
use crate::model::saving::Saving;
use crate::model::state::{Durability, Model, Notice, Now, Shelved};

impl Model {
    pub(super) fn start(
        &mut self,
        storage: Result<Option<StorageError>, StorageError>,
        heads: Vec<WorkspaceHead>,
        device: Device,
    ) -> Vec<Effect> {
        self.durability = match storage {
            Ok(None) => Durability::Durable,
            Ok(Some(error)) => Durability::ReadOnly(error),
            Err(error) => Durability::Memory(error),
        };
        self.language_choice = device.language.as_deref().and_then(Language::from_tag);
        self.forgets_unvisited = device.forgets_unvisited;
        self.is_marked = device.had_data;
        self.theme = (device.theme.as_deref()).and_then(Theme::from_word).unwrap_or_default();
        self.single_keys = device.single_keys.as_deref() != Some(device::OFF);
        self.is_apple = device.is_apple;
        self.identity = device.identity.and_then(|id| PersonId::new(&id).ok());
        self.shelf = heads.iter().filter_map(Shelved::of).collect();
        let last = device.last_workspace.and_then(|id| WorkspaceId::new(&id).ok());
        let named = self.wanted.take();
        if named.as_ref().is_some_and(|id| !self.has_shelved(id)) {
            self.say(Notice::NotHere);
        }
        let known = named.into_iter().chain(last).find(|id| self.has_shelved(id));
        match known.or(self.shelf.first().map(|shelved| shelved.id.clone())) {
            Some(id) => {
                let load = Effect::Load(id.to_string());
                self.mark_data().into_iter().chain([load]).collect()
            }
            None => self.look_for_missing(),
        }
    }

    pub(super) fn load(&mut self, answer: Result<Option<Stored>, StorageError>) -> Vec<Effect> {
        let stored = match answer {
            Ok(Some(stored)) => stored,
            Ok(None) => {
                self.say(Notice::NotOpened(StorageError::gone()));
                if self.open.is_none() {
                    // Whatever is stored is better than a screen without anything.
                    self.shelf.clear();
                }
                return vec![Effect::Look, self.stay()];
            }
            Err(error) => {
                self.say(Notice::NotOpened(error));
                return vec![self.stay()];
            }
        };
        let Ok(id) = WorkspaceId::new(&stored.head.id) else {
            return Vec::new();
        };
        if self.open_if(&id).is_some() {
            return Vec::new();
        }
        let revision = stored.head.revision;
        let sample = Shelved::of(&stored.head).and_then(|head| head.sample);
        let assembled = record::assemble(id.clone(), stored.records);
        let mut open = self.opened(assembled.workspace, assembled.log);
        open.set_aside = assembled.set_aside;
        open.sample = sample;
        open.saving = Saving::stored(revision);
        let mut effects = self.show(open);
        effects.extend([Effect::RecallBackup(id.clone()), Effect::PauseSoon]);
        let is_late = |own: &Shelved| own.id == id && own.revision > revision;
        if self.shelf.iter().any(is_late) {
            // Another tab told of a write while this was read.
            effects.push(Effect::CatchUp(id.to_string()));
        }
        effects
    }

    pub(super) fn opened(&self, workspace: Workspace, log: Vec<LogEntry>) -> Open {
        Open::new(workspace, log, Clock::new(self.replica), self.today)
    }

    /// Puts a workspace on screen. A goal of another one can't stay there.
    pub(super) fn show(&mut self, mut open: Open) -> Vec<Effect> {
        let id = open.workspace.id().clone();
        if let Some(before) = &self.open {
            open.replaces(before);
        }
        self.typed.clear();
        // What was removed elsewhere was on the shelf for as long as it was on screen.
        (self.shelf).retain(|own| own.id == id || own.revision != Revision::NOTHING);
        self.open = Some(open);
        self.backup = None;
        self.is_missing = false;
        let mut effects = vec![Effect::Remember(device::LAST_WORKSPACE, id.to_string())];
        let elsewhere = match (&self.route, &self.open) {
            (Route::Goal(goal), Some(open)) => open.workspace.goals.get(goal).is_none(),
            _ => false,
        };
        effects.push(match elsewhere {
            true => self.navigate(Route::Cascade),
            false => self.stay(),
        });
        effects
    }

    /// The address is another one. To go back where a dialog is open closes the dialog, and the screen stays.
    pub(super) fn navigated(&mut self, address: Address) -> Vec<Effect> {
        if self.leads_away(&address) && self.dialog.take().is_some() {
            return vec![self.stay()];
        }
        let named = address.workspace.filter(|id| !self.has_open(id));
        self.arrive(address.route);
        match named {
            None => vec![self.stay()],
            Some(id) if self.is_opening() => {
                self.wanted = Some(id);
                Vec::new()
            }
            Some(id) if self.has_shelved(&id) => vec![Effect::Load(id.to_string())],
            Some(_) => {
                self.say(Notice::NotHere);
                vec![self.stay()]
            }
        }
    }

    /// Whether an address is that of another screen or of another workspace.
    pub(super) fn leads_away(&self, address: &Address) -> bool {
        let is_other = |id: &WorkspaceId| !self.has_open(id);
        address.route != self.route || address.workspace.as_ref().is_some_and(is_other)
    }

    fn has_shelved(&self, id: &WorkspaceId) -> bool {
        self.shelf.iter().any(|shelved| shelved.id == *id)
    }

    fn has_open(&self, id: &WorkspaceId) -> bool {
        self.open.as_ref().is_some_and(|open| open.workspace.id() == id)
    }

    pub(super) fn navigate(&mut self, route: Route) -> Effect {
        self.arrive(route);
        self.stay()
    }

    /// The address says what is on screen, the workspace too.
    pub(super) fn stay(&self) -> Effect {
        Effect::Navigate(self.address(self.route.clone()))
    }

    /// Another screen is shown: what was asked or edited over the last one is over.
    pub(super) fn arrive(&mut self, route: Route) {
        if route != self.route {
            if let Route::Goal(left) = std::mem::replace(&mut self.route, route) {
                self.left = Some(left);
            }
            self.dialog = None;
            self.editing = None;
        }
    }

    /// Shows a whole workspace and stores it, over the stored one with the same id if there is one.
    pub(super) fn keep_whole(
        &mut self,
        workspace: Workspace,
        log: Vec<LogEntry>,
        sample: Option<Language>,
    ) -> Vec<Effect> {
        let id = workspace.id().clone();
        let stored = self.shelf.iter().find(|s| s.id == id);
        let revision = stored.map_or(Revision::NOTHING, |s| s.revision);
        let mut open = self.opened(workspace, log);
        open.sample = sample;
        open.saving = Saving::whole(revision, open.record_keys());
        self.shelf.retain(|shelved| shelved.id != id);
        self.shelf.push(Shelved {
            id,
            name: open.workspace.settings.name.clone(),
            revision,
            sample,
        });
        let mut effects = self.show(open);
        self.backup = Some(Backup::default());
        effects.push(Effect::SaveSoon);
        effects
    }

    pub(super) fn new_workspace(&mut self, name: String, now: Now) -> Vec<Effect> {
        let name = match checking::title(name.clone()) {
            Ok(name) => name,
            Err(refusal) => {
                self.refuse(Field::New(New::Workspace), name, Wrong::Refused(refusal));
                return Vec::new();
            }
        };
        let stamp = self.fresh(now);
        let mut workspace = Workspace::new(WorkspaceId::from(stamp));
        workspace.apply(Edit::Settings(SettingsField::Name(name)), stamp);
        self.arrive(Route::Cascade);
        self.keep_whole(workspace, Vec::new(), None)
    }

    pub(super) fn open_sample(&mut self, language: Language) -> Vec<Effect> {
        let stored = self.shelf.iter().find(|s| s.sample == Some(language));
        let show = match stored {
            Some(shelved) => Effect::Load(shelved.id.to_string()),
            None => Effect::FetchSample(language),
        };
        vec![show, self.navigate(Route::Cascade)]
    }

    pub(super) fn has_sample(&self, language: Language) -> bool {
        self.shelf.iter().any(|s| s.sample == Some(language))
    }

    /// Leaves the open workspace if it is the one; another takes its place.
    pub(super) fn remove_workspace(&mut self, id: &WorkspaceId) -> Vec<Effect> {
        let Some(at) = self.shelf.iter().position(|s| s.id == *id) else {
            return Vec::new();
        };
        let gone = self.shelf.remove(at);
        let mut effects =
            vec![Effect::Remove { workspace: id.to_string(), expected: gone.revision }];
        effects.push(self.forget_snapshots(id));
        if self.shelf.is_empty() {
            effects.push(self.unmark_data());
        }
        if self.open_if(id).is_some() {
            self.open = None;
            self.held = None;
            effects.push(self.navigate(Route::Home));
            effects.extend(self.shelf.first().map(|s| Effect::Load(s.id.to_string())));
        }
        effects
    }

    /// A stamp of this session, for ids.
    pub(super) fn fresh(&mut self, now: Now) -> Stamp {
        match &mut self.open {
            Some(open) => open.clock().tick(now.time_ms),
            None => Clock::new(self.replica).tick(now.time_ms),
        }
    }
}
