//! Snapshots: earlier states of the workspaces, when one is taken, and which of them are kept (R22).

use std::collections::BTreeMap;

use crate::domain::values::id::WorkspaceId;
use crate::format::snapshot::{self, Told};

use super::commit::{Revision, StorageError, WorkspaceHead};

/// The newest states that are kept, whatever their age.
const MOST_RECENT: usize = 10;
/// The days of which the last state is kept.
const MOST_DAYS: usize = 14;

/// An earlier state, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    pub id: String,
    /// The revision that storage had when it was taken.
    pub revision: Revision,
    pub told: Told,
}

/// What is known of the snapshots.
#[derive(Clone, Debug, Default)]
pub struct Snapshots {
    /// Of all workspaces, newest first.
    pub all: Vec<Snapshot>,
    /// Why the last one could not be kept, or the list not be read.
    pub trouble: Option<StorageError>,
    /// What was handed over last.
    pub(super) handed: Option<Handed>,
}

/// A state that was handed over to be kept.
#[derive(Clone, Debug)]
pub(super) struct Handed {
    pub state: State,
    /// When the next one may follow.
    pub next_ms: u64,
}

/// What two snapshots of the same state share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub workspace: WorkspaceId,
    pub revision: Revision,
    pub actions: usize,
}

impl Snapshot {
    /// `None` where a head is none of ours: it is left alone.
    pub fn read(head: &WorkspaceHead) -> Option<Snapshot> {
        Some(Snapshot {
            id: head.id.clone(),
            revision: head.revision,
            told: snapshot::decode(&head.body)?,
        })
    }

    pub(super) fn state(&self) -> State {
        State {
            workspace: self.told.workspace.clone(),
            revision: self.revision,
            actions: self.told.actions,
        }
    }
}

/// All that can be read, newest first.
pub fn newest_first(heads: &[WorkspaceHead]) -> Vec<Snapshot> {
    let mut all: Vec<Snapshot> = heads.iter().filter_map(Snapshot::read).collect();
    all.sort_by(|a, b| {
        let age = |s: &Snapshot| (s.told.changed_ms, s.revision, s.told.actions);
        age(b).cmp(&age(a)).then_with(|| b.id.cmp(&a.id))
    });
    all
}

/// Those that need not be kept, of snapshots given newest first: for each workspace the last ten states are, and the last
/// one of each of fourteen days, where `offset_min` is minutes east of UTC.
pub fn superfluous(all: &[Snapshot], offset_min: i32) -> Vec<&Snapshot> {
    #[derive(Default)]
    struct Seen {
        day: Option<i64>,
        recent: usize,
        days: usize,
    }
    let mut seen: BTreeMap<&WorkspaceId, Seen> = BTreeMap::new();
    let mut superfluous = Vec::new();
    for snapshot in all {
        let seen = seen.entry(&snapshot.told.workspace).or_default();
        let local_min = (snapshot.told.changed_ms / 60_000) as i64 + i64::from(offset_min);
        let day = local_min.div_euclid(24 * 60);
        let is_new_day = seen.day.replace(day) != Some(day);
        seen.recent += 1;
        seen.days += usize::from(is_new_day);
        let is_daily = is_new_day && seen.days <= MOST_DAYS;
        if seen.recent > MOST_RECENT && !is_daily {
            superfluous.push(snapshot);
        }
    }
    superfluous
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_MS: u64 = 60 * 60 * 1_000;
    const DAY_MS: u64 = 24 * HOUR_MS;
    /// A midnight in UTC.
    const START_MS: u64 = 20_000 * DAY_MS;

    fn taken(workspace: &str, changed_ms: u64) -> Snapshot {
        Snapshot {
            id: format!("{workspace}-{changed_ms}"),
            revision: Revision(1),
            told: Told {
                workspace: WorkspaceId::new(workspace).unwrap(),
                name: String::new(),
                changed_ms: START_MS + changed_ms,
                actions: 1,
            },
        }
    }

    /// When the kept ones of a workspace were taken, newest first.
    fn kept(times_ms: &[u64], offset_min: i32) -> Vec<u64> {
        let mut all: Vec<Snapshot> = times_ms.iter().map(|&ms| taken("w", ms)).collect();
        all.reverse();
        let gone: Vec<String> =
            (superfluous(&all, offset_min).into_iter()).map(|one| one.id.clone()).collect();
        let left = all.iter().filter(|one| !gone.contains(&one.id));
        left.map(|one| one.told.changed_ms - START_MS).collect()
    }

    #[test]
    fn r22_the_last_ten_states_are_kept_and_the_last_one_of_each_of_fourteen_days() {
        let on_one_day: Vec<u64> = (0..12).map(|hour| hour * HOUR_MS).collect();
        let last_ten: Vec<u64> = (2..12).rev().map(|hour| hour * HOUR_MS).collect();
        assert_eq!(kept(&on_one_day, 0), last_ten);

        // Twice a day for twenty days.
        let twice_a_day: Vec<u64> = (0..40).map(|half| half * DAY_MS / 2).collect();
        let mut expected: Vec<u64> = (30..40).rev().map(|half| half * DAY_MS / 2).collect();
        // Of the five days that these are, the evenings; nine more evenings follow.
        expected.extend((6..15).rev().map(|day| day * DAY_MS + DAY_MS / 2));
        assert_eq!(kept(&twice_a_day, 0), expected);
    }

    #[test]
    fn r22_days_begin_at_the_persons_own_midnight() {
        let hours = |hours: &[u64]| hours.iter().map(|hour| hour * HOUR_MS).collect::<Vec<_>>();
        let evening_and_morning = hours(&[15, 17]);
        let later: Vec<u64> = (0..10).map(|minute| 30 * HOUR_MS + minute * 600_000).collect();
        let all = [evening_and_morning, later.clone()].concat();
        let tail = |offset_min| kept(&all, offset_min)[10..].to_vec();
        assert_eq!(tail(0), hours(&[17]), "one day in Greenwich");
        assert_eq!(tail(8 * 60), hours(&[15]), "two days in Beijing, of which the second goes on");
    }

    #[test]
    fn r22_each_workspace_has_its_own() {
        let mut all: Vec<Snapshot> = (0..11).map(|hour| taken("a", hour * HOUR_MS)).collect();
        all.extend((0..11).map(|hour| taken("b", hour * HOUR_MS + 1)));
        all.sort_by_key(|one| std::cmp::Reverse(one.told.changed_ms));
        let gone: Vec<&str> = superfluous(&all, 0).iter().map(|one| one.id.as_str()).collect();
        assert_eq!(gone, ["b-1", "a-0"]);
    }

    #[test]
    fn a_head_of_something_else_is_left_alone() {
        let head =
            |body: &str| WorkspaceHead { id: "x".into(), revision: Revision(1), body: body.into() };
        assert_eq!(newest_first(&[head("{}"), head("?")]), []);
    }
}
