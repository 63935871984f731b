//! What must hold between the records of a file, and of the texts of those that live.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use super::arrange;
use super::convert::camel;
use super::list::Rows;
use super::lists::Lists;
use super::problem::{At, Problems, Reason};
use super::rings::rings;
use crate::domain::cascade::tree::Tree;
use crate::domain::records::goal::{LONGEST_NOTE, LONGEST_TITLE, MOST_GOAL_RECORDS, MOST_GOALS};
use crate::domain::records::kinds::*;
use crate::domain::records::record::Record;
use crate::domain::records::series::{MOST_ACTUAL_RECORDS, MOST_ACTUALS};
use crate::domain::records::settings::Settings;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::stamp::Stamp;

/// How many titles of a ring are told.
const MOST_TITLES: usize = 5;

/// What a file is checked with.
pub(super) struct Beside<'a> {
    pub settings: Option<&'a Settings>,
    /// What may be named without being in the file.
    pub workspace: Option<&'a Workspace>,
    /// Records that stand under none that is there are put at the top.
    pub missing_parents: bool,
}

/// Records that are to stand at the top, by the field that says under which they stand.
type Orphans<R> = Vec<(<R as Record>::Id, <R as Record>::Key, Stamp)>;

macro_rules! by_kind {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// Tells every problem between records, and gives goals and units without an order one. Returns how often a record
        /// is named that only the workspace beside the file holds.
        pub(super) fn all(lists: &mut Lists, beside: &Beside, problems: &mut Problems) -> usize {
            let goals = &lists.goals.table;
            if goals.places() > MOST_GOAL_RECORDS || goals.living().count() > MOST_GOALS {
                problems.add(At::Key(&At::Top, "goals"), Reason::TooManyGoals);
                return 0;
            }
            if let Some(settings) = beside.settings {
                let at = At::Key(&At::Top, "workspace");
                // Its name may be empty: until somebody gives it one.
                label(&settings.name, true, at.key("name"), problems);
            }
            let mut names = Names { lists, beside, outside: 0 };
            $(let $table = records(&lists.$table, stringify!($table), &mut names, problems);)*
            for (goal, at) in lists.goals.with_paths(&At::Key(&At::Top, "goals")) {
                note(&goal.note, at.key("note"), problems);
            }
            actuals(&mut names, problems);
            let outside = names.outside;
            $(for (id, key, stamp) in $table {
                let nothing = $kind::blank(id.clone()).get(key);
                lists.$table.table.set(&id, nothing, stamp);
            })*
            let ringed = [$(circles(&lists.$table, stringify!($table), problems)),*];
            if !ringed.contains(&true) {
                depth(&lists.goals, problems);
            }
            if problems.is_empty() {
                arrange::goals(&mut lists.goals.table);
                arrange::units(&mut lists.units.table);
            }
            outside
        }

        fn lives(workspace: &Workspace, kind: &str, id: &str) -> bool {
            match kind {
                $(stringify!($kind) => {
                    workspace.$table.named(id).is_some_and(|row| !row.is_deleted())
                })*
                _ => false,
            }
        }
    };
}
kinds!(by_kind);

/// Looks for the records that are named: in the file, else among those that live in the workspace beside it.
struct Names<'a> {
    lists: &'a Lists,
    beside: &'a Beside<'a>,
    /// How often only that workspace had one.
    outside: usize,
}

impl Names<'_> {
    fn lack(&mut self, kind: &str, id: &str) -> bool {
        if self.lists.hold(kind, id) {
            return false;
        }
        let is_beside = self.beside.workspace.is_some_and(|beside| lives(beside, kind, id));
        self.outside += usize::from(is_beside);
        !is_beside
    }
}

/// Checks the texts of a list's records and whom they name.
fn records<R: Record>(
    rows: &Rows<R>,
    list: &str,
    names: &mut Names,
    problems: &mut Problems,
) -> Orphans<R> {
    let mut orphans = Vec::new();
    for (record, at) in rows.with_paths(&At::Key(&At::Top, list)) {
        label(record.label(), record.is_deleted(), at.key(R::name(R::LABEL)), problems);
        for (key, kind, id) in record.references() {
            if !names.lack(kind, id) {
                continue;
            }
            match kind == R::KIND {
                true if names.beside.missing_parents => {
                    orphans.push((record.id().clone(), key, record.stamp(key)));
                }
                true => {
                    problems.add(at.key(&camel(R::name(key))), Reason::MissingParent(id.into()))
                }
                false => {
                    problems.add(at.key(&camel(R::name(key))), Reason::MissingRecord(id.into()))
                }
            }
        }
    }
    orphans
}

impl<R: Record> Rows<R> {
    fn with_paths<'a>(&'a self, list: &'a At<'a>) -> impl Iterator<Item = (&'a R, At<'a>)> {
        let indices = self.index.iter().map(|index| list.index(*index));
        self.table.all().iter().zip(indices)
    }
}

fn label(text: &str, may_be_empty: bool, at: At, problems: &mut Problems) {
    if !may_be_empty && text.trim().is_empty() {
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

fn actuals(names: &mut Names, problems: &mut Problems) {
    let list = At::Key(&At::Top, "actuals");
    let mut seen = HashSet::new();
    let (mut days, mut living) = (0, 0);
    for measured in &names.lists.actuals {
        let at = list.key(measured.metric.as_str());
        if !seen.insert(&measured.metric) {
            problems.add(at, Reason::DuplicateField);
        }
        if names.lack("Metric", measured.metric.as_str()) {
            problems.add(at, Reason::MissingRecord(measured.metric.to_string()));
        }
        for (&index, (_, entry)) in measured.index.iter().zip(measured.series.entries()) {
            days += 1;
            if let Some(actual) = &entry.actual {
                living += 1;
                let at = at.index(index);
                note(&actual.note, at.key("note"), problems);
                if let Some(by) = actual.by.as_ref().filter(|by| names.lack("Person", by.as_str()))
                {
                    problems.add(at.key("by"), Reason::MissingRecord(by.to_string()));
                }
            }
        }
    }
    if days > MOST_ACTUAL_RECORDS || living > MOST_ACTUALS {
        problems.add(list, Reason::TooManyActuals);
    }
}

/// Tells each ring of records that stand under each other; says whether there is one.
fn circles<R: Record>(rows: &Rows<R>, list: &str, problems: &mut Problems) -> bool {
    let list = At::Key(&At::Top, list);
    let rings = rings(&rows.table);
    for ring in &rings {
        let records = || ring.iter().map(|&place| &rows.table.all()[place]);
        let above = records().next().and_then(Record::above);
        if let (Some(&place), Some((key, _))) = (ring.first(), above) {
            let at = list.index(rows.index[place]);
            let labels = records().map(Record::label);
            problems.add(at.key(&camel(R::name(key))), circle(labels, ring.len()));
        }
    }
    !rings.is_empty()
}

/// The way around a ring; of a long one how it begins.
fn circle<'a>(labels: impl Iterator<Item = &'a str>, length: usize) -> Reason {
    let mut titles: Vec<String> = labels.take(MOST_TITLES).map(str::to_owned).collect();
    match length - titles.len() {
        0 => {
            titles.extend(titles.first().cloned());
            Reason::Cycle(titles)
        }
        more => Reason::LongCycle { titles, more },
    }
}

fn depth(goals: &Rows<Goal>, problems: &mut Problems) {
    let list = At::Key(&At::Top, "goals");
    for &place in Tree::new(&goals.table).too_deep() {
        let at = list.index(goals.index[place]);
        problems.add(at.key("parent"), Reason::CascadeTooDeep);
    }
}
