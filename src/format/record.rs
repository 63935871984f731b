//! Storage: each record of a workspace as one JSON text, in the shapes of the file format.

use super::change::{entry_shape, read_entry};
use super::columns;
use super::convert::Convert;
use super::problem::{At, Problems};
use super::unknown::{keep, kept};
use super::v1::LogV1;
use super::wire::{Field, Loose, Raw, Value, dto, read_object, write_object};
use crate::domain::records::edit::RecordKey;
use crate::domain::records::kinds::*;
use crate::domain::records::log::LogEntry;
use crate::domain::records::record::Record;
use crate::domain::records::settings::Settings;
use crate::domain::records::table::Table;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::{MetricId, WorkspaceId};

/// What storage held.
#[derive(Clone, Debug)]
pub struct Assembled {
    pub workspace: Workspace,
    /// By stamp.
    pub log: Vec<LogEntry>,
    /// Keys and bodies that could not be read: kept in storage, and shown.
    pub set_aside: Vec<(String, String)>,
}

macro_rules! by_key {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// One record as JSON; `None` where there is none, so that storage holds none either.
        pub fn encode(workspace: &Workspace, key: &RecordKey, log: &[LogEntry]) -> Option<String> {
            match key {
                RecordKey::Settings => Some(settings_text(workspace)),
                $(RecordKey::$kind(id) => row(&workspace.$table, id),)*
                RecordKey::Actuals(metric, year) => {
                    columns::encode(workspace.series(metric), *year)
                }
                RecordKey::Log(stamp) => {
                    let entry = log.iter().rev().find(|entry| entry.stamp == *stamp)?;
                    let mut out = String::new();
                    write_object(&entry_shape(entry), &mut out);
                    Some(out)
                }
            }
        }

        /// Takes the text of a record of the kind that its key's letter names into its table.
        fn take_row(workspace: &mut Workspace, letter: &str, id: &str, body: &str) -> Option<()> {
            match letter {
                $($letter => merge(&mut workspace.$table, id, body),)*
                _ => None,
            }
        }
    };
}
kinds!(by_key);

/// Puts a workspace together from its stored records, in any order.
///
/// Nothing is refused as a whole and nothing is dropped: a record that can't be read, or that stands under a key that
/// isn't its own, is set aside.
pub fn assemble(id: WorkspaceId, records: impl IntoIterator<Item = (String, String)>) -> Assembled {
    take_all(Workspace::new(id), records)
}

/// Puts together what a few records say beside a workspace that knows the rest, to be merged into it. What a blank
/// workspace would say of itself is as it is there, since between two that have no stamps the greater value wins.
pub fn assemble_beside(
    known: &Workspace,
    records: impl IntoIterator<Item = (String, String)>,
) -> Assembled {
    let records: Vec<(String, String)> = records.into_iter().collect();
    let mut beside = Workspace::new(known.id().clone());
    beside.settings = known.settings.clone();
    beside.extra = known.extra.clone();
    let measured = records.iter().filter_map(|(key, _)| {
        let id = key.strip_prefix("a/")?.split('/').next()?;
        known.metrics.row(&MetricId::new(id).ok()?)
    });
    for metric in measured {
        beside.metrics.merge(metric);
    }
    take_all(beside, records)
}

fn take_all(
    workspace: Workspace,
    records: impl IntoIterator<Item = (String, String)>,
) -> Assembled {
    let mut assembled = Assembled { workspace, log: Vec::new(), set_aside: Vec::new() };
    // Actuals last: they would make a blank metric, which would win against a stored one without stamps.
    let (actuals, others): (Vec<_>, Vec<_>) =
        (records.into_iter()).partition(|(key, _)| key.starts_with("a/"));
    for (key, body) in others.into_iter().chain(actuals) {
        if assembled.take(&key, &body).is_none() {
            assembled.set_aside.push((key, body));
        }
    }
    assembled.log.sort_by_key(|entry| entry.stamp);
    assembled
}

dto! {
    /// The settings, and what a file said beside its records in fields that this version doesn't know.
    StoredV1<'a> {
        /// The settings.
        workspace: Raw<'a> = "workspace",
        /// The other fields.
        envelope: Loose<'a> = "envelope",
    }
}

impl Assembled {
    fn take(&mut self, key: &str, body: &str) -> Option<()> {
        let workspace = &mut self.workspace;
        let mut parts = key.split('/');
        match (parts.next()?, parts.next(), parts.next()) {
            ("s", None, None) => self.take_settings(body),
            ("a", Some(id), Some(year)) => {
                let metric = MetricId::new(id).ok()?;
                let series = columns::decode(body, year.parse().ok()?)?;
                workspace.take_series(&metric, series);
                Some(())
            }
            ("l", Some(stamp), None) => {
                let mut problems = Problems::default();
                let shape: LogV1 = read_object(body).ok()?;
                let entry = read_entry(shape, At::Top, &mut problems)?;
                let own = problems.is_empty() && entry.stamp.to_string() == stamp;
                own.then(|| self.log.push(entry))
            }
            (letter, Some(id), None) => take_row(workspace, letter, id, body),
            _ => None,
        }
    }

    fn take_settings(&mut self, body: &str) -> Option<()> {
        let mut problems = Problems::default();
        let stored: StoredV1 = read_object(body).ok()?;
        let Field::Good(Raw(workspace)) = &stored.workspace else {
            return None;
        };
        let settings = Settings::read(read_object(workspace).ok()?, At::Top, &mut problems)?;
        let envelope = stored.envelope.or(Loose::default(), At::Top, &mut problems);
        let extra = keep(envelope.extra, At::Top, &mut problems);
        if !problems.is_empty() || settings.id != self.workspace.settings.id {
            return None;
        }
        self.workspace.settings = settings;
        self.workspace.extra = extra;
        Some(())
    }
}

fn settings_text(workspace: &Workspace) -> String {
    let mut settings = String::new();
    write_object(&workspace.settings.shape(), &mut settings);
    let extra = kept::<Loose>(&workspace.extra);
    let stored = StoredV1 {
        workspace: Field::Good(Raw(settings.into())),
        envelope: Field::some((!extra.is_empty()).then_some(Loose { extra })),
        ..StoredV1::default()
    };
    let mut out = String::new();
    stored.write(&mut out);
    out
}

fn row<R: Convert + Record>(table: &Table<R>, id: &R::Id) -> Option<String> {
    let record = table.row(id)?;
    let mut out = String::new();
    write_object(&record.shape(), &mut out);
    Some(out)
}

fn merge<R: Convert + Record>(table: &mut Table<R>, id: &str, body: &str) -> Option<()> {
    let mut problems = Problems::default();
    let record = R::read(read_object(body).ok()?, At::Top, &mut problems)?;
    if !problems.is_empty() || record.id().as_ref() != id {
        return None;
    }
    table.take(record);
    Some(())
}
