//! The open workspace: its records, what is derived from them, and how actions change both.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::cascade::Cascade;
use crate::domain::cascade::below::Below;
use crate::domain::cascade::part::Part;
use crate::domain::cascade::trial::Trial;
use crate::domain::records::edit::{Edit, RecordKey};
use crate::domain::records::goal::GoalField;
use crate::domain::records::log::{Action, Change, LogEntry, MOST_CHANGES_TOLD};
use crate::domain::records::workspace::Workspace;
use crate::domain::values::calendar::{PeriodKind, Span};
use crate::domain::values::id::{GoalId, PersonId};
use crate::domain::values::language::Language;
use crate::domain::values::stamp::{Clock, Stamp};

use super::command::{Command, Refusal};
use super::editing;
use super::filter::Filter;
use super::history::{History, Step};
use super::saving::Saving;

/// One workspace in memory; storage is its durable copy.
#[derive(Clone, Debug)]
pub struct Open {
    pub workspace: Workspace,
    pub cascade: Cascade,
    /// Oldest first.
    pub log: Vec<LogEntry>,
    /// Stored records that could not be read: kept as they are, never overwritten.
    pub set_aside: Vec<(String, String)>,
    pub saving: Saving,
    pub history: History,
    filter: Filter,
    /// What goals say in the period that is filtered by.
    part: Option<Part>,
    /// Goals whose children are not shown.
    pub collapsed: BTreeSet<GoalId>,
    /// The language of the sample that it is, if it is one: it may be reset to how it came.
    pub sample: Option<Language>,
    clock: Clock,
    edition: u64,
}

impl Open {
    pub fn new(
        workspace: Workspace,
        log: Vec<LogEntry>,
        mut clock: Clock,
        as_of: NaiveDate,
    ) -> Self {
        clock.observe(workspace.latest());
        if let Some(last) = log.last() {
            clock.observe(last.stamp);
        }
        Open {
            cascade: Cascade::new(&workspace, as_of),
            workspace,
            log,
            set_aside: Vec::new(),
            saving: Saving::default(),
            history: History::default(),
            filter: Filter::default(),
            part: None,
            collapsed: BTreeSet::new(),
            sample: None,
            clock,
            edition: 0,
        }
    }

    /// What is under goals.
    pub fn below(&self) -> Below<'_> {
        self.cascade.below(&self.workspace)
    }

    /// What is under goals, as lists show it: in the period that is filtered by, where there is one.
    pub fn shown(&self) -> Below<'_> {
        self.part.as_ref().map_or_else(|| self.below(), Part::below)
    }

    /// What a command would make of the goals above (X27); refused as to carry it out would be.
    pub fn trial(&self, command: Command) -> Result<Trial, Refusal> {
        let mut clock = self.clock.clone();
        let mut fresh = || clock.tick(0);
        let (_, edits) = editing::edits(self.below(), command, &mut fresh)?;
        Ok(Trial::new(&self.cascade, &self.workspace, &edits))
    }

    /// The period of today in the workspace's calendar.
    pub fn current(&self, kind: PeriodKind) -> Span {
        self.workspace.settings.calendar.period(kind, self.cascade.today())
    }

    /// Grows with whatever changes what a screen shows of the workspace: all but how far it is saved.
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// Takes note that a screen would show something else now.
    pub(super) fn touch(&mut self) {
        self.edition += 1;
    }

    /// Comes after another workspace on the same screens.
    pub(super) fn replaces(&mut self, other: &Open) {
        self.edition = other.edition + 1;
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.take_part();
        self.touch();
    }

    /// Whether the goal at a place passes the filter.
    pub fn lets_through(&self, place: usize) -> bool {
        let goals = &self.workspace.goals;
        let is_inside = match self.filter.under.as_ref().and_then(|id| goals.place(id)) {
            Some(root) => {
                place == root || self.cascade.tree().ancestors(place).any(|at| at == root)
            }
            // One that was deleted since narrows nothing.
            None => true,
        };
        let status = self.shown().of(place).status;
        is_inside && goals.at(place).is_some_and(|goal| self.filter.fits(goal, status))
    }

    /// Shows what is below a goal, or doesn't.
    pub fn set_collapsed(&mut self, goal: GoalId, is_collapsed: bool) {
        match is_collapsed {
            true => self.collapsed.insert(goal),
            false => self.collapsed.remove(&goal),
        };
        self.touch();
    }

    /// Whether there is anything to hide.
    pub fn can_collapse(&self) -> bool {
        self.branches().any(|id| !self.collapsed.contains(id))
    }

    /// Shows nothing of what is below any goal, or everything.
    pub fn collapse_all(&mut self, is_collapsed: bool) {
        self.collapsed = match is_collapsed {
            true => self.branches().cloned().collect(),
            false => BTreeSet::new(),
        };
        self.touch();
    }

    /// The goals that have others below them.
    fn branches(&self) -> impl Iterator<Item = &GoalId> {
        let tree = self.cascade.tree();
        let goals = self.workspace.goals.living();
        goals.filter(|(place, _)| !tree.children(*place).is_empty()).map(|(_, goal)| &goal.id)
    }

    /// A clock for making ids; ids made with it are used up even if nothing comes of them.
    pub fn clock(&mut self) -> &mut Clock {
        &mut self.clock
    }

    /// Whether a stamp is from this session.
    pub fn gave(&self, stamp: Stamp) -> bool {
        self.clock.gave(stamp)
    }

    /// Carries an action out: every record it touches gets one and the same stamp, the log gets an entry, and undo a step.
    pub fn perform(&mut self, action: Action, edits: Vec<Edit>, by: Option<PersonId>, now_ms: u64) {
        let step = self.change(action, edits, by, now_ms);
        self.history.push(step);
    }

    /// Takes the last action back and says which it was; `None` where there is none.
    pub fn undo(&mut self, by: Option<PersonId>, now_ms: u64) -> Option<Action> {
        let step = self.history.take_undo()?;
        let back = self.change(Action::Undo, step.edits, by, now_ms);
        self.history.push_redo(Step { action: step.action, ..back });
        Some(step.action)
    }

    /// Does again what was undone last and says what it was; `None` where there is nothing.
    pub fn redo(&mut self, by: Option<PersonId>, now_ms: u64) -> Option<Action> {
        let step = self.history.take_redo()?;
        let back = self.change(Action::Redo, step.edits, by, now_ms);
        self.history.push_undo(Step { action: step.action, ..back });
        Some(step.action)
    }

    /// The goal that the last action added, if that is what it did.
    pub fn just_added(&self) -> Option<&GoalId> {
        let last = self.log.last()?;
        let added = last.written().find_map(|edit| match edit {
            Edit::Goal(id, GoalField::Deleted(false)) => Some(id),
            _ => None,
        });
        added.filter(|_| last.action == Action::AddGoal.into())
    }

    /// Takes in entries that the log doesn't hold yet; returns their keys.
    pub fn merge_log(&mut self, entries: Vec<LogEntry>) -> Vec<RecordKey> {
        let mut added = Vec::new();
        for entry in entries {
            if let Err(at) = self.log.binary_search_by_key(&entry.stamp, |own| own.stamp) {
                self.clock.observe(entry.stamp);
                added.push(RecordKey::Log(entry.stamp));
                self.log.insert(at, entry);
            }
        }
        added
    }

    /// Every record that storage must hold for this workspace.
    pub fn record_keys(&self) -> Vec<RecordKey> {
        let mut keys = self.workspace.record_keys();
        keys.extend(self.log.iter().map(|entry| RecordKey::Log(entry.stamp)));
        keys
    }

    /// An entry of the log that tells what was done, not yet what changed.
    pub fn entry(&mut self, action: Action, by: Option<PersonId>, now_ms: u64) -> LogEntry {
        LogEntry {
            stamp: self.clock.tick(now_ms),
            by,
            action: action.into(),
            changes: Vec::new(),
            extra: Vec::new(),
        }
    }

    /// Adds an entry to the log.
    pub fn note(&mut self, entry: LogEntry) {
        self.saving.mark(RecordKey::Log(entry.stamp));
        self.log.push(entry);
    }

    /// Shows the workspace as of another day.
    pub fn set_day(&mut self, day: NaiveDate) {
        if day != self.cascade.today() {
            self.derive(day);
            self.touch();
        }
    }

    /// Works everything out anew.
    pub(super) fn derive(&mut self, day: NaiveDate) {
        self.cascade = Cascade::new(&self.workspace, day);
        self.part = None;
        self.take_part();
    }

    /// Follows edits that were applied to the workspace.
    pub(super) fn follow(&mut self, edits: &[Edit]) {
        self.cascade.follow(&self.workspace, edits);
        if let Some(part) = &mut self.part {
            part.follow(self.cascade.below(&self.workspace), edits);
        }
    }

    fn take_part(&mut self) {
        let span = self.filter.period;
        if span != self.part.as_ref().map(Part::span) {
            self.part = span.map(|span| Part::new(self.below(), span));
        }
    }

    fn change(
        &mut self,
        action: Action,
        edits: Vec<Edit>,
        by: Option<PersonId>,
        now_ms: u64,
    ) -> Step {
        let mut entry = self.entry(action, by, now_ms);
        let mut inverse = Vec::with_capacity(edits.len());
        for edit in &edits {
            self.saving.mark(edit.record());
            let before = self.workspace.apply(edit.clone(), entry.stamp);
            if edits.len() <= MOST_CHANGES_TOLD && before != *edit {
                entry.changes.push(Change::Known { before: before.clone(), after: edit.clone() });
            }
            inverse.push(before);
        }
        inverse.reverse();
        self.note(entry);
        self.follow(&edits);
        self.touch();
        Step { action, edits: inverse }
    }
}
