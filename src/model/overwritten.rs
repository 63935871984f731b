//! Taking in what other tabs stored, and finding what they wrote over that was entered here.

use std::collections::BTreeSet;

use crate::domain::records::edit::{Edit, RecordKey};
use crate::domain::records::goal::GoalField;
use crate::domain::records::log::LogEntry;
use crate::domain::records::merge::{Difference, Winner, differences};
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::{GoalId, PersonId};
use crate::domain::values::stamp::Stamp;
use crate::format::record::{self, Assembled};

use super::commit::Stored;
use super::open::Open;

/// A field that was entered in this session and says something else now, because of another tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overwritten {
    pub before: Edit,
    pub after: Edit,
    /// Who was chosen in the other tab (X11), if anybody.
    pub by: Option<PersonId>,
}

impl Open {
    /// Takes in records that were written on the revision that is known here.
    pub(super) fn take_in(&mut self, records: Assembled) -> Vec<Overwritten> {
        let mut found = differences(&self.workspace, &records.workspace);
        found.retain(|difference| difference.winner != Winner::Here);
        let own = self.written_over(&found);
        self.workspace.merge(&records.workspace);
        self.clock().observe(records.workspace.latest());
        self.merge_log(records.log);
        let now: Vec<Edit> = (found.iter())
            .map(|difference| self.workspace.read(&difference.here.place()))
            .collect();
        self.follow(&now);
        self.touch();
        self.told(own)
    }

    /// Takes the stored workspace in the place of the one on screen, together with what is not saved yet. What was saved
    /// is in what is stored, unless a person put something else in its place; one who wants to do that here gets it.
    pub(super) fn take_stored(&mut self, stored: Stored) -> Vec<Overwritten> {
        if self.saving.is_replacement() {
            return Vec::new();
        }
        let mut stored = record::assemble(self.workspace.id().clone(), stored.records);
        let unsaved = self.saving.unsaved();
        stored.workspace.merge_records(&self.workspace, &unsaved);
        let own = self.written_over(&differences(&self.workspace, &stored.workspace));
        let unsaved_log = self.log_entries(&unsaved);
        self.workspace = stored.workspace;
        self.log = stored.log;
        self.set_aside = stored.set_aside;
        let latest = self.log.last().map_or(Stamp::ZERO, |entry| entry.stamp);
        let latest = latest.max(self.workspace.latest());
        self.clock().observe(latest);
        self.merge_log(unsaved_log);
        self.derive(self.cascade.today());
        self.touch();
        self.told(own)
    }

    fn log_entries(&self, keys: &BTreeSet<RecordKey>) -> Vec<LogEntry> {
        let is_in = |entry: &&LogEntry| keys.contains(&RecordKey::Log(entry.stamp));
        self.log.iter().filter(is_in).cloned().collect()
    }

    /// Those differences that concern what this session wrote. A goal that is deleted takes all its fields along.
    fn written_over(&self, found: &[Difference]) -> Vec<Difference> {
        let own = found.iter().filter(|difference| match &difference.there {
            Edit::Goal(id, GoalField::Deleted(true)) => self.has_written_about(id),
            _ => self.gave(difference.written_here),
        });
        own.cloned().collect()
    }

    fn has_written_about(&self, id: &GoalId) -> bool {
        let workspace: &Workspace = &self.workspace;
        let Some(goal) = workspace.goals.get(id) else {
            return false;
        };
        let fields = goal.stamps.later().iter().map(|(_, stamp)| *stamp);
        let series = goal.metric.as_ref().map(|metric| workspace.series(metric));
        let actuals = series.into_iter().flat_map(|series| series.entries());
        let mut stamps = (fields.chain([goal.stamps.base()])).chain(actuals.map(|(_, e)| e.stamp));
        stamps.any(|stamp| self.gave(stamp))
    }

    /// What became of those places, and by whom.
    fn told(&self, own: Vec<Difference>) -> Vec<Overwritten> {
        let told = own.into_iter().filter_map(|difference| {
            let after = self.workspace.read(&difference.here.place());
            let entry = (self.log).binary_search_by_key(&difference.written_there, |own| own.stamp);
            let by = entry.ok().and_then(|at| self.log[at].by.clone());
            let before = difference.here;
            (before != after).then_some(Overwritten { before, after, by })
        });
        told.collect()
    }
}
