//! Whole workspaces as one text: files, samples and snapshots that are read and written.
//!
//! A release fetches this part when it is first asked for: a start reads what is stored, record by record.

use crate::domain::records::log::Action;
use crate::domain::records::sample;
use crate::domain::values::id::{GoalId, WorkspaceId};
use crate::domain::values::language::Language;
use crate::format::{self, Scope};

use crate::model::arriving::Arriving;
use crate::model::effect::Effect;
use crate::model::event::FileEvent;
use crate::model::importing::{Content, How};
use crate::model::route::Route;
use crate::model::state::{Model, Notice, Now};

/// What handles the events of files.
pub type Update = fn(&mut Model, FileEvent, Now) -> Vec<Effect>;

/// Applies an event of files; [`update`](crate::model::update()) has seen to it that it may come now.
pub fn update(model: &mut Model, event: FileEvent, now: Now) -> Vec<Effect> {
    match event {
        FileEvent::SampleRead(language, bytes) => model.sample_read(language, &bytes, now),
        FileEvent::SnapshotsAre(answer) => model.snapshots_are(answer, now),
        FileEvent::SnapshotRead(id, answer) => model.snapshot_read(&id, answer),
        FileEvent::Read(name, bytes) => model.begin_reading(Arriving::file(name, bytes)),
        FileEvent::ReadOn => model.read_on(),
        FileEvent::Import(how) => model.import(how, now),
        FileEvent::ReadAnyway => {
            if let Some(incoming) = &mut model.incoming {
                incoming.insist(model.open.as_ref());
            }
            Vec::new()
        }
        FileEvent::Export(goal) => model.export(goal, now),
    }
}

impl Model {
    fn sample_read(&mut self, language: Language, bytes: &[u8], now: Now) -> Vec<Effect> {
        match format::read(bytes) {
            Ok(read) => {
                let workspace = sample::around(read.workspace, now.today);
                self.keep_whole(workspace, Vec::new(), Some(language))
            }
            Err(_) => {
                self.say(Notice::NoSample);
                Vec::new()
            }
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
        let Some(incoming) = self.incoming.take() else {
            return Vec::new();
        };
        let is_file = incoming.snapshot_ms.is_none();
        let Content::Whole(found) = incoming.content else {
            return Vec::new();
        };
        let mut read = found.read;
        match how {
            How::Restore => self.go_back(&read, now),
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
                let taken = self.shelf.iter().any(|s| s.id == read.workspace.settings.id);
                if taken {
                    read.workspace.settings.id = WorkspaceId::from(self.fresh(now));
                }
                let goals = read.workspace.goals.living().count();
                let actions = read.log.len();
                let mut effects = self.keep_whole(read.workspace, read.log, None);
                if is_file {
                    effects.push(self.backed_up(actions, now));
                }
                effects.push(self.navigate(Route::Cascade));
                self.say(Notice::Opened(goals));
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
        if scope == Scope::Whole {
            self.gives_everything();
        }
        vec![Effect::SaveFile(name, text)]
    }
}
