//! Where the data is: when it was saved, how much room it takes, whether it is safe, and how to get back.

use crate::domain::records::log::LogEntry;
use crate::locales::Texts;
use crate::model::Model;
use crate::model::open::Open;
use crate::model::saving::SaveState;
use crate::model::snapshots::Snapshot;
use crate::model::state::Durability;

/// What the panel says of the open workspace.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whereabouts {
    pub saved: String,
    pub is_saved: bool,
    pub space: String,
    pub protection: String,
    pub is_protected: bool,
    pub backup: String,
    /// There are changes that no file has.
    pub backup_is_old: bool,
    pub snapshots: Vec<Row>,
    /// What there is to say instead of snapshots, or about them.
    pub snapshots_note: Option<String>,
}

/// A snapshot in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub id: String,
    pub moment: String,
    /// How far it is from now; for other workspaces than the open one: whose it is.
    pub about: String,
    pub is_now: bool,
}

/// What the panel says; `offset_min` is minutes east of UTC.
pub fn whereabouts(model: &Model, texts: Texts, offset_min: i32) -> Whereabouts {
    let Some(open) = &model.open else {
        return Whereabouts::default();
    };
    let moment = |time_ms| texts.moment(time_ms, offset_min, model.today);
    let saved_ms = match open.saving.state() {
        SaveState::Saved { at_ms } => Some(at_ms),
        SaveState::Untouched => open.log.last().map(changed_ms),
        SaveState::Saving | SaveState::NotSaved { .. } => None,
    };
    let is_durable = model.durability == Durability::Durable;
    let space = model.space.unwrap_or_default();
    let is_protected = space.protected == Some(true);
    let snapshots = snapshots_of(model, open, texts, offset_min);
    Whereabouts {
        saved: match (&model.durability, open.saving.is_safe(), saved_ms) {
            (Durability::Memory(_), ..) => texts.data_in_memory().to_owned(),
            (Durability::ReadOnly(_), ..) => texts.data_read_only().to_owned(),
            (_, false, _) => texts.not_saved().to_owned(),
            (_, true, Some(at_ms)) => texts.data_saved_at(moment(at_ms)),
            (_, true, None) => texts.saved().to_owned(),
        },
        is_saved: is_durable && open.saving.is_safe(),
        space: match space.numbers() {
            Some((used, quota)) => texts.data_space_of(texts.bytes(used), texts.bytes(quota)),
            None => texts.data_space_unknown().to_owned(),
        },
        protection: match is_protected {
            true => texts.data_protected().to_owned(),
            false => texts.data_not_protected().to_owned(),
        },
        is_protected,
        backup: backup(model, open, texts, offset_min),
        backup_is_old: open.sample.is_none() && changes_since_backup(model, open) > 0,
        snapshots_note: match (&model.snapshots.trouble, snapshots.is_empty()) {
            (Some(error), _) => Some(texts.snapshots_trouble(texts.storage_cause(error))),
            (None, true) if !is_durable => Some(texts.snapshots_nowhere().to_owned()),
            (None, true) => Some(texts.snapshots_none().to_owned()),
            (None, false) => None,
        },
        snapshots,
    }
}

/// Where no workspace is left: the newest snapshot of each.
pub fn survivors(model: &Model, texts: Texts, offset_min: i32) -> Vec<Row> {
    let all = &model.snapshots.all;
    let is_newest = |at: usize, one: &Snapshot| {
        let newer = all.iter().take(at);
        !newer.into_iter().any(|n| n.told.workspace == one.told.workspace)
    };
    let newest = all.iter().enumerate().filter(|(at, one)| is_newest(*at, one));
    newest
        .map(|(_, one)| Row {
            id: one.id.clone(),
            moment: texts.moment(one.told.changed_ms, offset_min, model.today),
            about: one.told.name.clone(),
            is_now: false,
        })
        .collect()
}

/// Why a backup is due, if it is.
pub fn reminder(model: &Model, texts: Texts, now_ms: u64) -> Option<String> {
    let due = model.backup_due(now_ms)?;
    let mut told = match due.has_backup {
        true => texts.backup_due(due.days),
        false => texts.backup_due_never(due.days),
    };
    if model.forgets_unvisited {
        told = texts.two_sentences(told, texts.backup_safari());
    }
    Some(told)
}

fn snapshots_of(model: &Model, open: &Open, texts: Texts, offset_min: i32) -> Vec<Row> {
    let own = model.snapshots.all.iter();
    let own = own.filter(|one| one.told.workspace == *open.workspace.id());
    own.map(|one| {
        let since = open.log.len().abs_diff(one.told.actions);
        let is_now = since == 0 && one.revision == open.saving.revision();
        Row {
            id: one.id.clone(),
            moment: texts.moment(one.told.changed_ms, offset_min, model.today),
            about: match is_now {
                true => texts.snapshot_is_now().to_owned(),
                false => texts.data_changes_since(since),
            },
            is_now,
        }
    })
    .collect()
}

fn backup(model: &Model, open: &Open, texts: Texts, offset_min: i32) -> String {
    let at_ms = model.backup.and_then(|backup| backup.at_ms);
    let when = match at_ms {
        None if open.sample.is_some() => return texts.data_backup_sample().to_owned(),
        None => return texts.data_backup_never().to_owned(),
        Some(at_ms) => texts.moment(at_ms, offset_min, model.today),
    };
    let since = match changes_since_backup(model, open) {
        0 => texts.data_no_changes_since().to_owned(),
        count => texts.data_changes_since(count),
    };
    texts.data_backup_at(when, since)
}

fn changes_since_backup(model: &Model, open: &Open) -> usize {
    let actions = model.backup.map_or(0, |backup| backup.actions);
    open.log.len().abs_diff(actions)
}

fn changed_ms(entry: &LogEntry) -> u64 {
    entry.stamp.time_ms()
}
