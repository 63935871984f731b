//! The one function that changes state.

mod acting;
mod arriving;
mod backup;
mod committing;
pub mod files;
mod lifecycle;
mod missing;
mod offline;
mod readings;
mod restoring;
mod snapshots;
mod space;
mod tabs;
mod typing;

use crate::domain::values::pinyin::Pinyin;

use crate::model::command::Refusal;
use crate::model::device;
use crate::model::effect::Effect;
use crate::model::event::{Event, FileEvent};
use crate::model::filter::Filter;
use crate::model::offline::NewVersion;
use crate::model::route::Route;
use crate::model::state::{Durability, Model, Notice, Now};

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
    let mut effects = model.enter_before(&event, now);
    effects.extend(apply(files, model, event, now));
    effects
}

fn apply(files: Option<files::Update>, model: &mut Model, event: Event, now: Now) -> Vec<Effect> {
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
        Event::Navigated(address) => model.navigated(address),
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
        Event::Returned => {
            // No timer runs while a device sleeps.
            model.follow_day(now);
            model.returned()
        }
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
            model.follow_day(now);
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
        Event::Propose(command) => model.propose(command, now),
        Event::Undo => model.undo(now),
        Event::Type(field, typed) => {
            model.type_in(field, typed);
            Vec::new()
        }
        Event::Enter(field) => model.enter(&field, now),
        Event::Submit(form, sent) => model.submit(&form, sent, now),
        Event::GiveUp(form) => {
            model.finish(&form);
            Vec::new()
        }
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
        Event::Narrow(goal) => {
            if let Some(open) = &mut model.open {
                open.set_filter(Filter { under: Some(goal), ..open.filter().clone() });
            }
            let is_listed = model.route.lists_goals();
            (!is_listed).then(|| model.navigate(Route::Cascade)).into_iter().collect()
        }
        Event::Collapse(goal, collapsed) => {
            if let Some(open) = &mut model.open {
                open.set_collapsed(goal, collapsed);
            }
            Vec::new()
        }
        Event::CollapseAll(collapsed) => {
            if let Some(open) = &mut model.open {
                open.collapse_all(collapsed);
            }
            Vec::new()
        }
        Event::Edit(cell) => {
            model.editing = cell;
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
    fn follow_day(&mut self, now: Now) {
        if self.today == now.today {
            return;
        }
        self.today = now.today;
        if let Some(open) = &mut self.open {
            open.set_day(now.today);
        }
    }

    /// Whether an event asks for a change where a newer version of the app wrote (R7).
    fn may_only_read(&self, event: &Event) -> bool {
        let changes = match event {
            Event::Do(_)
            | Event::Propose(_)
            | Event::Enter(_)
            | Event::Submit(..)
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
}
