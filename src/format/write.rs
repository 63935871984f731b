//! Writing a file: the same workspace always gives the same bytes, one record a line.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::arrange;
use super::change::entry_shape;
use super::check::rings;
use super::checksum;
use super::convert::{Convert, day_shape};
use super::scalar::Moment;
use super::scope::{Chosen, Scope};
use super::wire::{Value, write_object, write_text};
use super::{FORMAT, VERSION};
use crate::domain::goal::{Goal, GoalField, GoalKey};
use crate::domain::id::{GoalId, MetricId, PersonId, UnitId};
use crate::domain::log::LogEntry;
use crate::domain::metric::Metric;
use crate::domain::people::{Person, Unit, UnitKey};
use crate::domain::record::Record;
use crate::domain::stamp::Stamp;
use crate::domain::table::Table;
use crate::domain::tree::Tree;
use crate::domain::workspace::Workspace;

/// Writes a file of the current version. `saved_ms` is the time of writing in milliseconds since 1970.
///
/// What is written can always be read, whatever merging made of the workspace: a record that is named but not there is
/// written as a deleted one, a living one without a name under its id and one without a place behind its siblings; and
/// where goals are in a ring or too deep, the one that counts as a root (see [`Tree`]) is written as one.
pub fn write(workspace: &Workspace, log: &[LogEntry], saved_ms: i64, scope: &Scope) -> String {
    let chosen = Chosen::new(workspace, scope);
    let mut out = String::new();
    out.push_str("{\n\"format\":");
    write_text(FORMAT, &mut out);
    out.push_str(&format!(",\n\"version\":{VERSION},\n\"app\":"));
    write_text(env!("CARGO_PKG_VERSION"), &mut out);
    out.push_str(",\n\"saved\":");
    Moment(saved_ms).write(&mut out);
    out.push_str(",\n\"workspace\":");
    write_object(&workspace.settings.shape(), &mut out);
    let lists = Lists::new(workspace, &chosen);
    rows("people", &lists.people, &mut out);
    rows("units", &lists.units, &mut out);
    rows("metrics", &lists.metrics, &mut out);
    rows("goals", &lists.goals, &mut out);
    actuals(workspace, &lists.metrics, &mut out);
    let mut entries: Vec<&LogEntry> = match chosen.root {
        None => log.iter().collect(),
        Some(_) => Vec::new(),
    };
    entries.sort_by_key(|entry| entry.stamp);
    member("log", &mut out);
    lines(['[', ']'], entries.into_iter(), &mut out, |entry, out| {
        write_object(&entry_shape(entry), out);
    });
    for (name, text) in &workspace.extra {
        member(name, &mut out);
        out.push_str(text);
    }
    out.push_str(",\n");
    let checksum = checksum::of(&out).told();
    out.push_str(&format!("\"checksum\":\"{checksum}\"\n}}\n"));
    out
}

/// The records to be written, by id.
struct Lists<'a> {
    goals: Records<'a, Goal>,
    metrics: Records<'a, Metric>,
    people: Records<'a, Person>,
    units: Records<'a, Unit>,
}

/// Records by id, as they are or, where they had to be changed for the file, as copies.
type Records<'a, R> = BTreeMap<<R as Record>::Id, Cow<'a, R>>;

impl<'a> Lists<'a> {
    fn new(workspace: &'a Workspace, chosen: &Chosen) -> Self {
        let mut lists = Lists {
            goals: records(&workspace.goals, |id| chosen.goals.holds(id)),
            metrics: records(&workspace.metrics, |id| chosen.metrics.holds(id)),
            people: records(&workspace.people, |id| chosen.people.holds(id)),
            units: records(&workspace.units, |id| chosen.units.holds(id)),
        };
        lists.break_rings(workspace);
        lists.cut_too_deep(workspace);
        lists.name_the_nameless();
        if let Some(root) = chosen.root.and_then(|id| lists.goals.get_mut(id)) {
            // Without the stamp of what was left out, the file moves the goal nowhere where it is known.
            root.to_mut().set(GoalField::Parent(None), Stamp::ZERO);
        }
        lists.arrange();
        lists.name_the_missing(workspace);
        lists
    }

    /// As the tree does: of those that live, the one that was moved last becomes a root.
    fn break_rings(&mut self, workspace: &Workspace) {
        let rows = workspace.goals.all();
        for ring in rings(&workspace.goals, |goal| goal.parent.as_ref()) {
            let ring = ring.into_iter().map(|place| &rows[place]);
            let cut = ring.max_by_key(|r| (!r.deleted, r.stamps.get(GoalKey::Parent), &r.id));
            if let Some(goal) = cut.and_then(|goal| self.goals.get_mut(&goal.id)) {
                goal.to_mut().parent = None;
            }
        }
        let rows = workspace.units.all();
        for ring in rings(&workspace.units, |unit| unit.parent.as_ref()) {
            let ring = ring.into_iter().map(|place| &rows[place]);
            let cut = ring.max_by_key(|r| (!r.deleted, r.stamps.get(UnitKey::Parent), &r.id));
            if let Some(unit) = cut.and_then(|unit| self.units.get_mut(&unit.id)) {
                unit.to_mut().parent = None;
            }
        }
    }

    fn cut_too_deep(&mut self, workspace: &Workspace) {
        for &place in Tree::new(&workspace.goals).too_deep() {
            let cut = workspace.goals.at(place);
            if let Some(goal) = cut.and_then(|goal| self.goals.get_mut(&goal.id)) {
                goal.to_mut().parent = None;
            }
        }
    }

    /// One copy took the making of a record back while another brought it to life again.
    fn name_the_nameless(&mut self) {
        macro_rules! name {
            ($list:ident, $name:ident) => {
                for record in self.$list.values_mut() {
                    if !record.deleted && record.$name.trim().is_empty() {
                        let id = record.id.to_string();
                        record.to_mut().$name = id;
                    }
                }
            };
        }
        name!(goals, title);
        name!(metrics, name);
        name!(people, name);
        name!(units, name);
    }

    /// What came to life again may have been deleted before it had a place among its siblings: as reading would place it.
    fn arrange(&mut self) {
        macro_rules! place {
            ($list:ident, $missing_keys:path) => {
                let rows: Vec<_> = self.$list.values().map(Cow::as_ref).collect();
                let keys = $missing_keys(&rows);
                let keys = keys.into_iter().map(|(place, key)| (rows[place].id.clone(), key));
                for (id, key) in keys.collect::<Vec<_>>() {
                    if let Some(record) = self.$list.get_mut(&id) {
                        record.to_mut().order = key;
                    }
                }
            };
        }
        place!(goals, arrange::missing_goal_keys);
        place!(units, arrange::missing_unit_keys);
    }

    /// Adds a mark of deletion for each record that is named and not there: to read it changes nothing.
    fn name_the_missing(&mut self, workspace: &Workspace) {
        let mut named = Named::default();
        for goal in self.goals.values() {
            named.goals.extend(goal.parent.clone());
            named.people.extend(goal.owner.clone());
            named.units.extend(goal.unit.clone());
            named.metrics.extend(goal.metric.clone());
        }
        for metric in self.metrics.keys() {
            let entries = workspace.series(metric).entries();
            let by = entries.filter_map(|(_, entry)| entry.actual?.by);
            named.people.extend(by);
        }
        add_missing(&mut self.people, named.people);
        for person in self.people.values() {
            named.units.extend(person.unit.clone());
        }
        for unit in self.units.values() {
            named.units.extend(unit.parent.clone());
        }
        add_missing(&mut self.units, named.units);
        add_missing(&mut self.metrics, named.metrics);
        add_missing(&mut self.goals, named.goals);
    }
}

#[derive(Default)]
struct Named {
    goals: BTreeSet<GoalId>,
    metrics: BTreeSet<MetricId>,
    people: BTreeSet<PersonId>,
    units: BTreeSet<UnitId>,
}

fn records<'a, R: Record>(table: &'a Table<R>, chosen: impl Fn(&R::Id) -> bool) -> Records<'a, R> {
    let rows = table.all().iter().filter(|row| chosen(row.id()));
    rows.map(|row| (row.id().clone(), Cow::Borrowed(row))).collect()
}

fn add_missing<R: Record>(records: &mut Records<R>, named: BTreeSet<R::Id>) {
    for id in named {
        let blank = |id: &R::Id| Cow::Owned(R::blank(id.clone()));
        records.entry(id).or_insert_with_key(blank);
    }
}

fn rows<R: Convert + Record>(name: &str, records: &Records<R>, out: &mut String) {
    member(name, out);
    lines(['[', ']'], records.values(), out, |record, out| {
        write_object(&record.shape(), out);
    });
}

fn actuals(workspace: &Workspace, metrics: &Records<Metric>, out: &mut String) {
    let measured = metrics
        .keys()
        .map(|metric| (metric, workspace.series(metric)))
        .filter(|(_, series)| series.days() > 0);
    member("actuals", out);
    lines(['{', '}'], measured, out, |(metric, series), out| {
        write_text(metric.as_str(), out);
        out.push(':');
        lines(['[', ']'], series.entries(), out, |(day, entry), out| {
            write_object(&day_shape(day, &entry, series.extra(day)), out);
        });
    });
}

/// Begins the next member of the envelope.
fn member(name: &str, out: &mut String) {
    out.push_str(",\n");
    write_text(name, out);
    out.push(':');
}

/// Writes items between brackets, one a line.
fn lines<T>(
    [open, close]: [char; 2],
    items: impl Iterator<Item = T>,
    out: &mut String,
    write: impl Fn(T, &mut String),
) {
    out.push(open);
    let mut some = false;
    for item in items {
        out.push_str(if some { ",\n" } else { "\n" });
        some = true;
        write(item, out);
    }
    if some {
        out.push('\n');
    }
    out.push(close);
}
