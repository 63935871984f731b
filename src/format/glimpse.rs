//! A look at a file that a newer version wrote: what of it can be understood, and nothing that could be imported.

use super::arrange;
use super::convert::{Convert, DayEntry};
use super::guard;
use super::problem::{At, Problems};
use super::scalar::Moment;
use super::wire::{Field, Loose, Raw, Raws, Value, dto, read_object};
use crate::domain::records::goal::Goal;
use crate::domain::records::metric::Metric;
use crate::domain::records::people::Person;
use crate::domain::records::series::Series;
use crate::domain::records::settings::Settings;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::{MetricId, WorkspaceId};
use crate::domain::values::stamp::Stamp;

/// What can be understood of a file that a newer version wrote.
///
/// Fields and parts that are not known here are left out; so is each record of which something can't be read that would
/// be shown: it is counted, never guessed.
#[derive(Clone, Debug)]
pub struct Glimpse {
    /// The format version that an app must read to import the file.
    pub needed: u32,
    /// When the file was written, in milliseconds since 1970, if that can be understood.
    pub saved_ms: Option<i64>,
    /// How many records, or whole lists of them, can't be read.
    pub unread: usize,
    workspace: Workspace,
}

dto! {
    /// The parts of a file of any version, as far as they are known here.
    PartsV1<'a> {
        /// When it was written.
        saved: Moment = "saved",
        /// The settings.
        workspace: Raw<'a> = "workspace",
        /// Everybody.
        people: Raws<'a> = "people",
        /// What is measured.
        metrics: Raws<'a> = "metrics",
        /// The goals.
        goals: Raws<'a> = "goals",
        /// Lists of days, by the ids of their metrics.
        actuals: Loose<'a> = "actuals",
    }
}

impl Glimpse {
    /// Looks into a file that was refused because it needs a newer version; `None` where it is broken besides.
    pub fn of(bytes: &[u8], needed: u32) -> Option<Glimpse> {
        let parts: PartsV1 = read_object(guard::text(bytes).ok()?).ok()?;
        let mut looking = Looking::default();
        let settings = looking.settings(parts.workspace);
        let metrics: Vec<Metric> = looking.records(parts.metrics, &["name", "measure", "deleted"]);
        let people: Vec<Person> = looking.records(parts.people, &["name", "deleted"]);
        let shown = ["title", "parent", "metric", "target", "deleted"];
        let goals: Vec<Goal> = looking.records(parts.goals, &shown);
        let actuals = looking.actuals(parts.actuals);
        let mut workspace = Workspace::new(WorkspaceId::from(Stamp::ZERO));
        workspace.settings = settings.unwrap_or(workspace.settings);
        for metric in metrics {
            workspace.metrics.take(metric);
        }
        for person in people {
            workspace.people.take(person);
        }
        for goal in goals {
            match goal.deleted || !goal.title.trim().is_empty() {
                true => workspace.goals.take(goal),
                false => looking.unread += 1,
            }
        }
        arrange::goals(&mut workspace.goals);
        for (metric, series) in actuals {
            workspace.take_series(&metric, series);
        }
        let saved = parts.saved.optional(At::Top, &mut Problems::default());
        Some(Glimpse {
            needed,
            saved_ms: saved.map(|Moment(ms)| ms),
            unread: looking.unread,
            workspace,
        })
    }

    /// What was understood, for showing.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// How many actuals were understood, whether or not their metric was.
    pub fn actuals(&self) -> usize {
        let metrics = self.workspace.metrics.all().iter();
        metrics.map(|metric| self.workspace.series(&metric.id).len()).sum()
    }
}

/// Counts on the way what can't be read.
#[derive(Default)]
struct Looking {
    unread: usize,
}

impl Looking {
    fn settings(&mut self, part: Field<Raw>) -> Option<Settings> {
        let Raw(raw) = self.part(part)?;
        let mut problems = Problems::default();
        let shape = read_object(&raw).ok();
        let settings = shape.and_then(|shape| Settings::read(shape, At::Top, &mut problems));
        self.counted(settings)
    }

    /// The records of a list of which all that is shown can be read.
    fn records<R: Convert>(&mut self, list: Field<Raws>, shown: &[&str]) -> Vec<R> {
        let rows = self.part(list).map_or(Vec::new(), |Raws(rows)| rows);
        let records = rows.iter().filter_map(|raw| {
            let mut problems = Problems::default();
            let shape = read_object(raw).ok();
            let record = shape.and_then(|shape| R::read(shape, At::Top, &mut problems));
            self.counted(record.filter(|_| !touches(problems, shown)))
        });
        records.collect()
    }

    fn actuals(&mut self, part: Field<Loose>) -> Vec<(MetricId, Series)> {
        let lists = self.part(part).map_or(Vec::new(), |part| part.extra);
        let series = lists.into_iter().filter_map(|(name, list)| {
            let metric = self.counted(MetricId::new(&name).ok())?;
            let Raws(rows) = self.counted(Raws::read(&list).ok())?;
            let days = rows.iter().filter_map(|raw| {
                let mut problems = Problems::default();
                let shape = read_object(raw).ok();
                let day = shape.and_then(|shape| DayEntry::read(shape, At::Top, &mut problems));
                let is_whole = !touches(problems, &["on", "value", "of", "deleted"]);
                let day = self.counted(day.filter(|_| is_whole))?;
                Some((day.day, day.entry))
            });
            let series: Series = days.collect();
            Some((metric, series))
        });
        series.collect()
    }

    fn part<T>(&mut self, part: Field<T>) -> Option<T> {
        match part {
            Field::Good(part) => Some(part),
            Field::Bad(_) => self.counted(None),
            Field::Absent | Field::Null => None,
        }
    }

    fn counted<T>(&mut self, read: Option<T>) -> Option<T> {
        self.unread += usize::from(read.is_none());
        read
    }
}

/// Whether any of these fields, or anything in them, couldn't be read.
fn touches(problems: Problems, fields: &[&str]) -> bool {
    let problems = problems.into_list();
    let mut names = problems.iter().filter_map(|problem| problem.path.split('/').nth(1));
    names.any(|name| fields.contains(&name))
}
