//! The change log: who did what and when, the latest first.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::records::edit::Edit;
use crate::domain::records::goal::Goal;
use crate::domain::records::log::LogEntry;
use crate::domain::values::calendar::local;
use crate::domain::values::id::{GoalId, MetricId};
use crate::domain::values::stamp::Stamp;
use crate::locales::Texts;
use crate::model::open::Open;
use crate::model::route::LogFilter;
use crate::model::taking_back;

use super::log_words::told;

/// Changes of one action that are told; the rest are counted.
const MOST_CHANGES: usize = 6;

/// One action.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRow {
    pub stamp: Stamp,
    pub day: NaiveDate,
    /// “20 Nov 09:05”.
    pub when: String,
    /// “09:05”.
    pub time: String,
    pub who: String,
    pub action: &'static str,
    /// The goal that it was done with, the first of several.
    pub goal: Option<(GoalId, String)>,
    /// Goals besides it.
    pub more_goals: usize,
    /// “target: 1,000 → 1,200”, one for each field.
    pub changes: Vec<String>,
    /// Changes besides these, with those that this version doesn't know.
    pub more_changes: usize,
    /// What it changed still says what it wrote.
    pub can_take_back: bool,
}

/// The part of the log that is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogPage {
    pub rows: Vec<LogRow>,
    /// Whether older actions pass the filter too.
    pub has_older: bool,
}

/// How many actions pass the filter.
pub fn count(open: &Open, filter: &LogFilter, offset_min: i32) -> usize {
    let sieve = Sieve::new(open, filter, offset_min);
    let passing = open.log.iter().filter(|entry| sieve.passes(entry));
    passing.count()
}

/// The actions that pass the filter, the latest first, at most `most`; what is done with one goal is told of that one.
pub fn page(
    open: &Open,
    filter: &LogFilter,
    texts: Texts,
    offset_min: i32,
    most: usize,
) -> LogPage {
    let sieve = Sieve::new(open, filter, offset_min);
    let mut passing = open.log.iter().rev().filter(|entry| sieve.passes(entry));
    let shown: Vec<&LogEntry> = passing.by_ref().take(most).collect();
    let has_older = passing.next().is_some();
    let goals = goals_of_metrics(open, &shown);
    let telling = Telling { open, texts, offset_min, sieve: &sieve, goals };
    LogPage { rows: shown.into_iter().map(|entry| telling.row(entry)).collect(), has_older }
}

/// What a filter asks for, looked up once.
struct Sieve<'a> {
    filter: &'a LogFilter,
    metric: Option<&'a MetricId>,
    offset_min: i32,
}

impl<'a> Sieve<'a> {
    fn new(open: &'a Open, filter: &'a LogFilter, offset_min: i32) -> Self {
        let goal = filter.goal.as_ref().and_then(|id| any_goal(open, id));
        Sieve { filter, metric: goal.and_then(|goal| goal.metric.as_ref()), offset_min }
    }

    fn passes(&self, entry: &LogEntry) -> bool {
        let is_theirs = self.filter.person.is_none() || entry.by == self.filter.person;
        let is_then = self.filter.day.is_none() || self.filter.day == self.day(entry);
        is_theirs && is_then && self.concerns_any(entry)
    }

    fn concerns_any(&self, entry: &LogEntry) -> bool {
        self.filter.goal.is_none() || entry.written().any(|edit| self.concerns(edit))
    }

    /// Whether an edit is about the goal that is asked for; every one is where none is.
    fn concerns(&self, edit: &Edit) -> bool {
        let Some(wanted) = &self.filter.goal else {
            return true;
        };
        match edit {
            Edit::Goal(goal, _) => goal == wanted,
            Edit::Metric(metric, _) | Edit::Actual(metric, _, _) => Some(metric) == self.metric,
            _ => false,
        }
    }

    fn day(&self, entry: &LogEntry) -> Option<NaiveDate> {
        Some(local(entry.stamp.time_ms(), self.offset_min)?.date())
    }
}

/// What the words of an entry are made from.
struct Telling<'a> {
    open: &'a Open,
    texts: Texts,
    offset_min: i32,
    sieve: &'a Sieve<'a>,
    goals: BTreeMap<&'a MetricId, &'a Goal>,
}

impl<'a> Telling<'a> {
    fn row(&self, entry: &'a LogEntry) -> LogRow {
        let (open, texts) = (self.open, self.texts);
        let people = &open.workspace.people;
        let person = entry.by.as_ref().and_then(|id| people.get(id));
        let concerned = entry.known().filter(|(_, after)| self.sieve.concerns(after));
        let mut goals: Vec<&Goal> = Vec::new();
        for goal in concerned.clone().filter_map(|(_, after)| self.goal(after)) {
            if !goals.iter().any(|known| known.id == goal.id) {
                goals.push(goal);
            }
        }
        let is_one = goals.len() < 2;
        let all: Vec<String> = concerned
            .filter_map(|(before, after)| {
                let told = told(open, before, after, texts)?;
                let goal = self.goal(after).filter(|_| !is_one);
                Some(goal.map_or(told.clone(), |goal| texts.log_change_of(&goal.title, told)))
            })
            .collect();
        let time_ms = entry.stamp.time_ms();
        LogRow {
            stamp: entry.stamp,
            day: self.sieve.day(entry).unwrap_or_default(),
            when: texts.moment(time_ms, self.offset_min, open.cascade.today()),
            time: texts.time(time_ms, self.offset_min),
            who: person.map_or(String::new(), |person| person.name.clone()),
            action: texts.logged_action(&entry.action),
            goal: goals.first().map(|goal| (goal.id.clone(), goal.title.clone())),
            more_goals: goals.len().saturating_sub(1),
            more_changes: all.len().saturating_sub(MOST_CHANGES) + entry.unknown(),
            changes: all.into_iter().take(MOST_CHANGES).collect(),
            can_take_back: taking_back::edits(&open.workspace, entry).is_ok(),
        }
    }

    /// The goal that an edit is about, deleted or not.
    fn goal(&self, edit: &Edit) -> Option<&'a Goal> {
        match edit {
            Edit::Goal(id, _) => any_goal(self.open, id),
            Edit::Metric(id, _) | Edit::Actual(id, _, _) => self.goals.get(id).copied(),
            _ => None,
        }
    }
}

/// Which goal asks for each of the metrics that these entries are about.
fn goals_of_metrics<'a>(
    open: &'a Open,
    entries: &[&'a LogEntry],
) -> BTreeMap<&'a MetricId, &'a Goal> {
    let edits = entries.iter().flat_map(|entry| entry.written());
    let metrics = edits.filter_map(|edit| match edit {
        Edit::Metric(id, _) | Edit::Actual(id, _, _) => Some((id, None)),
        _ => None,
    });
    let mut goals: BTreeMap<&MetricId, Option<&Goal>> = metrics.collect();
    if !goals.is_empty() {
        for (_, goal) in open.workspace.goals.living() {
            let place = goal.metric.as_ref().and_then(|metric| goals.get_mut(metric));
            if let Some(place) = place {
                place.get_or_insert(goal);
            }
        }
    }
    let known = goals.into_iter().filter_map(|(metric, goal)| Some((metric, goal?)));
    known.collect()
}

/// A goal by its id, deleted or not.
fn any_goal<'a>(open: &'a Open, id: &GoalId) -> Option<&'a Goal> {
    let goals = &open.workspace.goals;
    goals.all().get(goals.place(id)?)
}
