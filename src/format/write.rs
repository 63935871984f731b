//! Writing a file: the same workspace always gives the same bytes, one record a line.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::arrange;
use super::change::entry_shape;
use super::checksum;
use super::convert::{Convert, day_shape};
use super::rings::rings;
use super::scalar::Moment;
use super::scope::{Chosen, Scope};
use super::wire::{Value, write_object, write_text};
use super::{FORMAT, VERSION};
use crate::domain::cascade::tree::Tree;
use crate::domain::records::goal::GoalField;
use crate::domain::records::kinds::*;
use crate::domain::records::log::LogEntry;
use crate::domain::records::record::Record;
use crate::domain::records::table::Table;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::stamp::Stamp;

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
    lists.write(&mut out);
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

/// Records by id, as they are or, where they had to be changed for the file, as copies.
type Records<'a, R> = BTreeMap<<R as Record>::Id, Cow<'a, R>>;

macro_rules! by_kind {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// The records to be written, by id.
        struct Lists<'a> {
            $($table: Records<'a, $kind>,)*
        }

        impl<'a> Lists<'a> {
            fn new(workspace: &'a Workspace, chosen: &Chosen) -> Self {
                let mut lists = Lists { $($table: records(&workspace.$table, chosen),)* };
                $(break_rings(&mut lists.$table, &workspace.$table);)*
                lists.cut_too_deep(workspace);
                $(name_the_nameless(&mut lists.$table);)*
                if let Some(root) = chosen.root.and_then(|id| lists.goals.get_mut(id)) {
                    // Without the stamp of what was left out, the file moves the goal nowhere where it is known.
                    root.to_mut().set(GoalField::Parent(None), Stamp::ZERO);
                }
                lists.arrange();
                for (kind, id) in lists.named(workspace) {
                    match kind {
                        $(stringify!($kind) => add_missing(&mut lists.$table, &id),)*
                        _ => {}
                    }
                }
                lists
            }

            /// All that is named, by kind and id.
            fn named(&self, workspace: &Workspace) -> BTreeSet<(&'static str, String)> {
                let mut named = BTreeSet::new();
                $(for record in self.$table.values() {
                    named.extend(record.references().map(|(_, kind, id)| (kind, id.to_owned())));
                })*
                for metric in self.metrics.keys() {
                    let entries = workspace.series(metric).entries();
                    let by = entries.filter_map(|(_, entry)| entry.actual?.by);
                    named.extend(by.map(|by| (Person::KIND, by.to_string())));
                }
                named
            }

            fn write(&self, out: &mut String) {
                $(rows(stringify!($table), &self.$table, out);)*
            }
        }
    };
}
kinds!(by_kind);

impl Lists<'_> {
    fn cut_too_deep(&mut self, workspace: &Workspace) {
        for &place in Tree::new(&workspace.goals).too_deep() {
            let cut = workspace.goals.at(place);
            if let Some(goal) = cut.and_then(|goal| self.goals.get_mut(&goal.id)) {
                goal.to_mut().parent = None;
            }
        }
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
}

fn records<'a, R: Record>(table: &'a Table<R>, chosen: &Chosen) -> Records<'a, R> {
    let rows = table.all().iter().filter(|row| chosen.holds::<R>(row.id()));
    rows.map(|row| (row.id().clone(), Cow::Borrowed(row))).collect()
}

/// As the tree does: of those that live, the one that was moved last becomes a root.
fn break_rings<R: Record>(records: &mut Records<R>, table: &Table<R>) {
    for ring in rings(table) {
        let ring = ring.into_iter().map(|place| &table.all()[place]);
        let above = ring.filter_map(|record| Some((record, record.above()?.0)));
        let cut = above.max_by_key(|(r, key)| (!r.is_deleted(), r.stamp(*key), r.id()));
        if let Some((record, key)) = cut
            && let Some(record) = records.get_mut::<R::Id>(record.id())
        {
            let stamp = record.stamp(key);
            let nothing = R::blank(record.id().clone()).get(key);
            record.to_mut().set(nothing, stamp);
        }
    }
}

/// One copy took the making of a record back while another brought it to life again.
fn name_the_nameless<R: Record>(records: &mut Records<R>) {
    for record in records.values_mut() {
        if !record.is_deleted() && record.label().trim().is_empty() {
            let (id, stamp) = (record.id().as_ref().to_owned(), record.stamp(R::LABEL));
            record.to_mut().set(R::called(id), stamp);
        }
    }
}

/// Adds a mark of deletion for what is named and not there: to read it changes nothing.
fn add_missing<R: Record>(records: &mut Records<R>, id: &str) {
    if let Ok(id) = R::id_of(id) {
        records.entry(id).or_insert_with_key(|id| Cow::Owned(R::blank(id.clone())));
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
