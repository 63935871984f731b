//! What must hold between the records of a file, and of the texts of those that live.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use super::list::Rows;
use super::problem::{At, Problems, Reason};
use super::read::Reading;
use crate::domain::cascade::tree::Tree;
use crate::domain::records::goal::{
    GoalField, GoalKey, LONGEST_NOTE, LONGEST_TITLE, MOST_GOAL_RECORDS, MOST_GOALS,
};
use crate::domain::records::record::Record;
use crate::domain::records::series::{MOST_ACTUAL_RECORDS, MOST_ACTUALS};
use crate::domain::records::table::Table;
use crate::domain::records::workspace::Workspace;

/// How many titles of a ring are told.
const MOST_TITLES: usize = 5;

/// Tells every problem between records, and gives goals and units without an order one.
pub(super) fn all(reading: &mut Reading, beside: Option<&Workspace>) {
    let mut references = References::new(beside);
    let mut orphans = Vec::new();
    let problems = &mut reading.problems;
    let [goals, metrics, people, units] =
        ["goals", "metrics", "people", "units"].map(|name| At::Key(&At::Top, name));
    let table = &reading.goals.table;
    if table.places() > MOST_GOAL_RECORDS || table.living().count() > MOST_GOALS {
        problems.add(goals, Reason::TooManyGoals);
        return;
    }
    if let Some(settings) = &reading.settings {
        let at = At::Key(&At::Top, "workspace");
        // Its name may be empty: until somebody gives it one.
        name(&settings.name, true, at.key("name"), problems);
    }
    for (goal, at) in reading.goals.with_paths(&goals) {
        name(&goal.title, goal.deleted, at.key("title"), problems);
        note(&goal.note, at.key("note"), problems);
        let parent = &goal.parent;
        match references.missing(parent, &reading.goals.table, |w| &w.goals) {
            Some(_) if reading.allowed.missing_parents => {
                orphans.push((goal.id.clone(), goal.stamps.get(GoalKey::Parent)))
            }
            Some(id) => problems.add(at.key("parent"), Reason::MissingParent(id.to_string())),
            None => {}
        }
        if let Some(id) = references.missing(&goal.owner, &reading.people.table, |w| &w.people) {
            problems.add(at.key("owner"), missing(id));
        }
        if let Some(id) = references.missing(&goal.unit, &reading.units.table, |w| &w.units) {
            problems.add(at.key("unit"), missing(id));
        }
        if let Some(id) = references.missing(&goal.metric, &reading.metrics.table, |w| &w.metrics) {
            problems.add(at.key("metric"), missing(id));
        }
    }
    for (metric, at) in reading.metrics.with_paths(&metrics) {
        name(&metric.name, metric.deleted, at.key("name"), problems);
    }
    for (person, at) in reading.people.with_paths(&people) {
        name(&person.name, person.deleted, at.key("name"), problems);
        if let Some(id) = references.missing(&person.unit, &reading.units.table, |w| &w.units) {
            problems.add(at.key("unit"), missing(id));
        }
    }
    for (unit, at) in reading.units.with_paths(&units) {
        name(&unit.name, unit.deleted, at.key("name"), problems);
        if let Some(id) = references.missing(&unit.parent, &reading.units.table, |w| &w.units) {
            problems.add(at.key("parent"), missing(id));
        }
    }
    reading.outside += references.outside;
    for (id, stamp) in orphans {
        let root = GoalField::Parent(None);
        reading.goals.table.set(&id, root, stamp);
    }
    actuals(reading, beside);
    tree(reading);
    if reading.problems.is_empty() {
        super::arrange::goals(&mut reading.goals.table);
        super::arrange::units(&mut reading.units.table);
    }
}

/// The rings in which records name each other as the one above, each from some record upwards.
pub(super) fn rings<R: Record>(
    table: &Table<R>,
    above: impl Fn(&R) -> Option<&R::Id>,
) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let rows = table.all();
    let mut seen_from = vec![UNSEEN; rows.len()];
    let step = |place: usize| above(&rows[place]).and_then(|id| table.place(id));
    let mut rings = Vec::new();
    for start in 0..rows.len() {
        let mut at = Some(start);
        while let Some(place) = at.filter(|&place| seen_from[place] == UNSEEN) {
            seen_from[place] = start;
            at = step(place);
        }
        if let Some(place) = at.filter(|&place| seen_from[place] == start) {
            let ring = std::iter::successors(Some(place), |&below| {
                step(below).filter(|&above| above != place)
            });
            rings.push(ring.collect());
        }
    }
    rings
}

impl<R: Record> Rows<R> {
    fn with_paths<'a>(&'a self, list: &'a At<'a>) -> impl Iterator<Item = (&'a R, At<'a>)> {
        let indices = self.index.iter().map(|index| list.index(*index));
        self.table.all().iter().zip(indices)
    }
}

fn name(text: &str, deleted: bool, at: At, problems: &mut Problems) {
    if !deleted && text.trim().is_empty() {
        problems.add(at, Reason::TextEmpty);
    }
    // No text has more graphemes than bytes.
    if text.len() > LONGEST_TITLE && text.graphemes(true).count() > LONGEST_TITLE {
        problems.add(at, Reason::TitleTooLong);
    }
}

fn note(text: &str, at: At, problems: &mut Problems) {
    if text.len() > LONGEST_NOTE && text.chars().count() > LONGEST_NOTE {
        problems.add(at, Reason::NoteTooLong);
    }
}

fn missing(id: &impl ToString) -> Reason {
    Reason::MissingRecord(id.to_string())
}

/// The way around a ring; of a long one how it begins.
fn cycle<'a>(ring: &[usize], title: impl Fn(usize) -> &'a String) -> Reason {
    let titles: Vec<String> =
        ring.iter().take(MOST_TITLES).map(|&place| title(place).clone()).collect();
    match ring.len() - titles.len() {
        0 => Reason::Cycle(titles.iter().chain(titles.first()).cloned().collect()),
        more => Reason::LongCycle { titles, more },
    }
}

/// Looks for the records that are named: in the file, else among those that live in the workspace beside it.
struct References<'a> {
    beside: Option<&'a Workspace>,
    /// How often only that workspace had one.
    outside: usize,
}

impl<'a> References<'a> {
    fn new(beside: Option<&'a Workspace>) -> Self {
        References { beside, outside: 0 }
    }

    /// The id, if it names nothing.
    fn missing<'i, R: Record>(
        &mut self,
        id: &'i Option<R::Id>,
        own: &Table<R>,
        theirs: fn(&Workspace) -> &Table<R>,
    ) -> Option<&'i R::Id> {
        let id = id.as_ref().filter(|id| own.place(id).is_none())?;
        if self.beside.is_some_and(|beside| theirs(beside).get(id).is_some()) {
            self.outside += 1;
            return None;
        }
        Some(id)
    }
}

fn actuals(reading: &mut Reading, beside: Option<&Workspace>) {
    let mut references = References::new(beside);
    let problems = &mut reading.problems;
    let list = At::Top;
    let list = list.key("actuals");
    let mut seen = HashSet::new();
    let (mut days, mut living) = (0, 0);
    for measured in &reading.actuals {
        let at = list.key(measured.metric.as_str());
        if !seen.insert(&measured.metric) {
            problems.add(at, Reason::DuplicateField);
        }
        let metric = Some(measured.metric.clone());
        if let Some(id) = references.missing(&metric, &reading.metrics.table, |w| &w.metrics) {
            problems.add(at, missing(id));
        }
        for (&index, (_, entry)) in measured.index.iter().zip(measured.series.entries()) {
            days += 1;
            if let Some(actual) = &entry.actual {
                living += 1;
                let at = at.index(index);
                note(&actual.note, at.key("note"), problems);
                if let Some(id) =
                    references.missing(&actual.by, &reading.people.table, |w| &w.people)
                {
                    problems.add(at.key("by"), missing(id));
                }
            }
        }
    }
    if days > MOST_ACTUAL_RECORDS || living > MOST_ACTUALS {
        problems.add(list, Reason::TooManyActuals);
    }
    reading.outside += references.outside;
}

fn tree(reading: &mut Reading) {
    let problems = &mut reading.problems;
    let list = At::Top;
    let goals = list.key("goals");
    let rows = reading.goals.table.all();
    let mut ringed = false;
    for ring in rings(&reading.goals.table, |goal| goal.parent.as_ref()) {
        ringed = true;
        if let Some(&place) = ring.first() {
            let at = goals.index(reading.goals.index[place]);
            problems.add(at.key("parent"), cycle(&ring, |place| &rows[place].title));
        }
    }
    let units = list.key("units");
    let unit_rows = reading.units.table.all();
    for ring in rings(&reading.units.table, |unit| unit.parent.as_ref()) {
        if let Some(&place) = ring.first() {
            let at = units.index(reading.units.index[place]);
            problems.add(at.key("parent"), cycle(&ring, |place| &unit_rows[place].name));
        }
    }
    if ringed {
        return;
    }
    let tree = Tree::new(&reading.goals.table);
    for &place in tree.too_deep() {
        let at = goals.index(reading.goals.index[place]);
        problems.add(at.key("parent"), Reason::CascadeTooDeep);
    }
}
