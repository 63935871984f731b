//! What a browser has promised its person, and whether it is kept: what was called saved is stored, and whoever's entry
//! another tab wrote over was told.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::domain::records::edit::{Edit, Place};
use plumbline::domain::records::log::LogEntry;
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::values::id::WorkspaceId;
use plumbline::domain::values::stamp::Stamp;
use plumbline::format::record::{Assembled, assemble};
use plumbline::model::commit::Revision;
use plumbline::model::open::Open;
use plumbline::model::state::{Durability, Notice};
use plumbline::model::{Event, Model};
use plumbline::shell::storage::Storage;

use crate::content::content;

/// What one tab has entered, until it is called saved.
#[derive(Default)]
pub struct Entered {
    unsaved: Vec<(WorkspaceId, LogEntry)>,
    last: Stamp,
}

/// Everything that was called saved, in any tab.
#[derive(Default)]
pub struct Ledger {
    saved: Vec<(WorkspaceId, LogEntry)>,
    /// What a person removed, with all that was in it.
    removed: BTreeSet<WorkspaceId>,
}

/// What is stored, by workspace.
pub type Stores = BTreeMap<WorkspaceId, (Revision, Assembled)>;

/// What a session has written and still stands.
pub type Standing = BTreeMap<Place, Edit>;

impl Entered {
    /// After an event: the log has grown by what the person did.
    pub fn note(&mut self, model: &Model) {
        let Some(open) = &model.open else { return };
        if let Some(entry) = open.log.last()
            && open.gave(entry.stamp)
            && entry.stamp > self.last
        {
            self.last = entry.stamp;
            let workspace = open.workspace.id().clone();
            self.unsaved.push((workspace, entry.clone()));
        }
    }

    /// Whoever removes a workspace gives up what isn't saved in it.
    pub fn give_up(&mut self, removed: &WorkspaceId) {
        self.unsaved.retain(|(workspace, _)| workspace != removed);
    }
}

impl Ledger {
    /// After an event: what is called saved now.
    pub fn note(&mut self, model: &Model, entered: &mut Entered) {
        let is_durable = model.durability == Durability::Durable;
        let Some(open) = model.open.as_ref().filter(|_| is_durable) else {
            return;
        };
        if open.saving.is_safe() && !open.saving.is_removed() {
            let here = |(id, _): &mut (WorkspaceId, LogEntry)| id == open.workspace.id();
            self.saved.extend(entered.unsaved.extract_if(.., here));
        }
    }

    /// Takes for saved what was only entered: for a world without mishaps.
    pub fn expect(&mut self, entered: Entered) {
        self.saved.extend(entered.unsaved);
    }

    pub fn note_removal(&mut self, workspace: WorkspaceId) {
        self.removed.insert(workspace);
    }

    pub fn len(&self) -> usize {
        self.saved.len()
    }

    /// What was called saved is stored, or something later in its place.
    pub fn check(&self, stored: &Stores) -> Result<(), String> {
        let lasting = self.saved.iter().filter(|(id, _)| !self.removed.contains(id));
        for (id, entry) in lasting {
            let (_, found) = stored.get(id).ok_or(format!("workspace {id} is gone"))?;
            if !found.set_aside.is_empty() {
                return Err(format!("unreadable: {:?}", found.set_aside));
            }
            if !found.log.contains(entry) {
                return Err(format!("the log has lost {entry:?}"));
            }
            for after in entry.written() {
                let place = after.place();
                let written = written(&found.workspace, &place);
                let stands = written == entry.stamp && found.workspace.read(&place) == *after;
                if !stands && written <= entry.stamp {
                    return Err(format!("{after:?} of {} is lost", entry.stamp));
                }
            }
        }
        Ok(())
    }
}

/// Reads everything that is stored.
pub async fn stores(storage: &dyn Storage) -> Stores {
    let mut stored = BTreeMap::new();
    for head in storage.heads().await.unwrap() {
        let id = WorkspaceId::new(&head.id).unwrap();
        let found = storage.read(&head.id).await.unwrap().unwrap();
        stored.insert(id.clone(), (head.revision, assemble(id, found.records)));
    }
    stored
}

/// A tab that is at rest shows what is stored, and calls it saved.
pub fn check_shown(model: &Model, stored: &Stores) -> Result<(), String> {
    let Some(open) = &model.open else {
        return Ok(());
    };
    let Some((revision, found)) = stored.get(open.workspace.id()) else {
        return Ok(());
    };
    let shown = (open.saving.revision(), content(&open.workspace), &open.log);
    let kept = (*revision, content(&found.workspace), &found.log);
    if shown != kept {
        return Err(format!("shown is\n{shown:#?}\nand stored is\n{kept:#?}"));
    }
    match open.saving.is_safe() {
        true => Ok(()),
        false => Err(format!("it is {:?}", open.saving.state())),
    }
}

/// Before an event that brings what other tabs wrote: what this session wrote. `None` for other events.
pub fn standing(model: &Model, event: &Event) -> Option<Standing> {
    let is_from_elsewhere =
        matches!(event, Event::Heard(_) | Event::CaughtUp(_) | Event::StoredElsewhere(_));
    let open: &Open = model.open.as_ref().filter(|_| is_from_elsewhere)?;
    let own = open.log.iter().filter(|entry| open.gave(entry.stamp));
    let places = own.flat_map(|entry| entry.written().map(Edit::place));
    let standing = places.filter(|place| open.gave(written(&open.workspace, place)));
    Some(standing.map(|place| (place.clone(), open.workspace.read(&place))).collect())
}

/// After that event: whatever stands no longer was told.
pub fn check_told(model: &Model, before: &Standing) -> Result<(), String> {
    let Some(open) = &model.open else {
        return Ok(());
    };
    for (place, value) in before {
        let after = open.workspace.read(place);
        let is_told = match &model.notice {
            Some((_, Notice::ChangedElsewhere(all))) => {
                all.iter().any(|one| one.after == after && one.before == *value)
            }
            _ => false,
        };
        if after != *value && !is_told {
            return Err(format!("it isn't told that {value:?} became {after:?}"));
        }
    }
    Ok(())
}

/// When a place was written.
fn written(workspace: &Workspace, place: &Place) -> Stamp {
    let stamp = match place {
        Place::Settings(key) => Some(workspace.settings.stamps.get(*key)),
        Place::Goal(id, key) => workspace.goals.row(id).map(|row| row.stamps.get(*key)),
        Place::Metric(id, key) => workspace.metrics.row(id).map(|row| row.stamps.get(*key)),
        Place::Person(id, key) => workspace.people.row(id).map(|row| row.stamps.get(*key)),
        Place::Unit(id, key) => workspace.units.row(id).map(|row| row.stamps.get(*key)),
        Place::Actual(id, day) => workspace.series(id).entry(*day).map(|entry| entry.stamp),
    };
    stamp.unwrap_or(Stamp::ZERO)
}
