//! Workspaces: all records of one team, and the one way in which they change.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::actual::Actual;
use super::goal::{Goal, GoalField, GoalKey};
use super::id::{GoalId, MetricId, PersonId, UnitId, WorkspaceId};
use super::metric::{Metric, MetricField, MetricKey};
use super::people::{Person, PersonField, PersonKey, Unit, UnitField, UnitKey};
use super::record::{Record, merge_extra};
use super::series::{MOST_ACTUAL_RECORDS, MOST_ACTUALS, Series};
use super::settings::{Settings, SettingsField, SettingsKey};
use super::stamp::Stamp;
use super::table::Table;

/// Everything that one team keeps.
#[derive(Clone, Debug)]
pub struct Workspace {
    pub settings: Settings,
    pub goals: Table<Goal>,
    pub metrics: Table<Metric>,
    pub people: Table<Person>,
    pub units: Table<Unit>,
    /// By the metric's place.
    series: Vec<Series>,
    /// Parts of a file that this version doesn't know: name and JSON text, sorted by name.
    pub extra: Vec<(String, String)>,
}

/// One field of one record, with the value that it is to say.
///
/// Applying an edit gives back the edit that undoes it; a change log, undo, storage and merging are all made of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    Settings(SettingsField),
    Goal(GoalId, GoalField),
    Metric(MetricId, MetricField),
    Person(PersonId, PersonField),
    Unit(UnitId, UnitField),
    /// The actual of a metric on a day; `None` deletes it.
    Actual(MetricId, NaiveDate, Option<Actual>),
}

/// What an edit writes to, without the value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Settings(SettingsKey),
    Goal(GoalId, GoalKey),
    Metric(MetricId, MetricKey),
    Person(PersonId, PersonKey),
    Unit(UnitId, UnitKey),
    Actual(MetricId, NaiveDate),
}

/// A unit of storage: what is written as one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    Settings,
    Goal(GoalId),
    Metric(MetricId),
    Person(PersonId),
    Unit(UnitId),
    /// The actuals of one metric in one calendar year.
    Actuals(MetricId, i32),
    /// One action of the change log.
    Log(Stamp),
}

impl Workspace {
    pub fn new(id: WorkspaceId) -> Self {
        let mut settings = Settings::blank(id);
        settings.deleted = false;
        Workspace {
            settings,
            goals: Table::default(),
            metrics: Table::default(),
            people: Table::default(),
            units: Table::default(),
            series: Vec::new(),
            extra: Vec::new(),
        }
    }

    pub fn id(&self) -> &WorkspaceId {
        &self.settings.id
    }

    /// The metric of a goal with its series.
    pub fn measured(&self, goal: &Goal) -> Option<(&Metric, &Series)> {
        let place = self.measured_at(goal)?;
        Some((self.metrics.at(place)?, self.series_at(place)))
    }

    /// The place of the metric of a goal, where that lives.
    pub fn measured_at(&self, goal: &Goal) -> Option<usize> {
        let place = self.metrics.place(goal.metric.as_ref()?)?;
        self.metrics.at(place).map(|_| place)
    }

    /// The actuals of a metric; empty where it has none.
    pub fn series(&self, metric: &MetricId) -> &Series {
        match self.metrics.place(metric) {
            Some(place) => self.series_at(place),
            None => const { &Series::EMPTY },
        }
    }

    /// The actuals of the metric at a place.
    pub fn series_at(&self, place: usize) -> &Series {
        self.series.get(place).unwrap_or(const { &Series::EMPTY })
    }

    /// Whether that many more actuals find room: deleted ones leave marks, which are counted by themselves.
    pub fn has_room_for_actuals(&self, additional: usize) -> bool {
        let days: usize = self.series.iter().map(Series::days).sum();
        let living = || self.series.iter().map(Series::len).sum::<usize>();
        // Only a workspace that is nearly full has to be counted through.
        days + additional <= MOST_ACTUALS
            || days + additional <= MOST_ACTUAL_RECORDS && living() + additional <= MOST_ACTUALS
    }

    /// Writes one field and returns the edit that takes it back.
    pub fn apply(&mut self, edit: Edit, stamp: Stamp) -> Edit {
        match edit {
            Edit::Settings(field) => Edit::Settings(self.settings.set(field, stamp)),
            Edit::Goal(id, field) => {
                let before = self.goals.set(&id, field, stamp);
                Edit::Goal(id, before)
            }
            Edit::Metric(id, field) => {
                let before = self.metrics.set(&id, field, stamp);
                Edit::Metric(id, before)
            }
            Edit::Person(id, field) => {
                let before = self.people.set(&id, field, stamp);
                Edit::Person(id, before)
            }
            Edit::Unit(id, field) => {
                let before = self.units.set(&id, field, stamp);
                Edit::Unit(id, before)
            }
            Edit::Actual(id, day, actual) => {
                let before = self.series_mut(&id).set(day, actual, stamp);
                Edit::Actual(id, day, before)
            }
        }
    }

    /// What a place says now, as the edit that would write it again.
    pub fn read(&self, place: &Place) -> Edit {
        match place {
            Place::Settings(key) => Edit::Settings(self.settings.get(*key)),
            Place::Goal(id, key) => {
                Edit::Goal(id.clone(), field_of(&self.goals, id, |r| r.get(*key)))
            }
            Place::Metric(id, key) => {
                Edit::Metric(id.clone(), field_of(&self.metrics, id, |r| r.get(*key)))
            }
            Place::Person(id, key) => {
                Edit::Person(id.clone(), field_of(&self.people, id, |r| r.get(*key)))
            }
            Place::Unit(id, key) => {
                Edit::Unit(id.clone(), field_of(&self.units, id, |r| r.get(*key)))
            }
            Place::Actual(id, day) => Edit::Actual(id.clone(), *day, self.series(id).get(*day)),
        }
    }

    /// Merges all records of another copy in: per field and per actual, the later stamp wins (see [`Record::merge`]).
    /// Gives the units of storage in which anything is different now.
    pub fn merge(&mut self, other: &Workspace) -> Vec<RecordKey> {
        let mut changed = Vec::new();
        let settings = self.settings.merge(&other.settings);
        if merge_extra(&mut self.extra, &other.extra) | settings {
            changed.push(RecordKey::Settings);
        }
        merge_table(&mut self.goals, &other.goals, RecordKey::Goal, &mut changed);
        merge_table(&mut self.metrics, &other.metrics, RecordKey::Metric, &mut changed);
        merge_table(&mut self.people, &other.people, RecordKey::Person, &mut changed);
        merge_table(&mut self.units, &other.units, RecordKey::Unit, &mut changed);
        for metric in other.metrics.all() {
            let years = self.series_mut(&metric.id).merge(other.series(&metric.id));
            let actuals = |year| RecordKey::Actuals(metric.id.clone(), year);
            changed.extend(years.into_iter().map(actuals));
        }
        changed
    }

    /// Merges only these records of another copy in; those that it doesn't have are passed over.
    pub fn merge_records<'a>(
        &mut self,
        other: &Workspace,
        keys: impl IntoIterator<Item = &'a RecordKey>,
    ) {
        for key in keys {
            match key {
                RecordKey::Settings => {
                    self.settings.merge(&other.settings);
                    merge_extra(&mut self.extra, &other.extra);
                }
                RecordKey::Goal(id) => merge_row(&mut self.goals, &other.goals, id),
                RecordKey::Metric(id) => merge_row(&mut self.metrics, &other.metrics, id),
                RecordKey::Person(id) => merge_row(&mut self.people, &other.people, id),
                RecordKey::Unit(id) => merge_row(&mut self.units, &other.units, id),
                RecordKey::Actuals(id, year) => {
                    self.series_mut(id).merge(&other.series(id).of_year(*year));
                }
                // The change log is kept beside the workspace.
                RecordKey::Log(_) => {}
            }
        }
    }

    /// Takes a whole series over without copying it; merges where the metric has one.
    pub fn take_series(&mut self, metric: &MetricId, series: Series) {
        let ours = self.series_mut(metric);
        if ours.days() == 0 {
            *ours = series;
        } else {
            ours.merge(&series);
        }
    }

    /// The latest stamp of anything in the workspace.
    pub fn latest(&self) -> Stamp {
        let records = (self.goals.all().iter().map(Record::latest))
            .chain(self.metrics.all().iter().map(Record::latest))
            .chain(self.people.all().iter().map(Record::latest))
            .chain(self.units.all().iter().map(Record::latest));
        let actuals = self.series.iter().filter_map(Series::latest_stamp);
        records.chain(actuals).fold(self.settings.latest(), Stamp::max)
    }

    /// Every unit of storage that the workspace is made of, but for its change log.
    pub fn record_keys(&self) -> Vec<RecordKey> {
        let mut keys = vec![RecordKey::Settings];
        keys.extend(self.goals.all().iter().map(|r| RecordKey::Goal(r.id.clone())));
        keys.extend(self.metrics.all().iter().map(|r| RecordKey::Metric(r.id.clone())));
        keys.extend(self.people.all().iter().map(|r| RecordKey::Person(r.id.clone())));
        keys.extend(self.units.all().iter().map(|r| RecordKey::Unit(r.id.clone())));
        for (place, metric) in self.metrics.all().iter().enumerate() {
            let years = self.series_at(place).years().into_iter();
            keys.extend(years.map(|year| RecordKey::Actuals(metric.id.clone(), year)));
        }
        keys
    }

    /// Without the marks of deleted actuals: for what was never shared with anybody.
    pub fn without_marks(mut self) -> Self {
        for series in &mut self.series {
            series.drop_marks();
        }
        self
    }

    fn series_mut(&mut self, metric: &MetricId) -> &mut Series {
        let place = self.metrics.place_or_new(metric);
        if self.series.len() <= place {
            self.series.resize_with(place + 1, Series::default);
        }
        &mut self.series[place]
    }
}

impl Edit {
    pub fn place(&self) -> Place {
        match self {
            Edit::Settings(field) => Place::Settings(field.key()),
            Edit::Goal(id, field) => Place::Goal(id.clone(), field.key()),
            Edit::Metric(id, field) => Place::Metric(id.clone(), field.key()),
            Edit::Person(id, field) => Place::Person(id.clone(), field.key()),
            Edit::Unit(id, field) => Place::Unit(id.clone(), field.key()),
            Edit::Actual(id, day, _) => Place::Actual(id.clone(), *day),
        }
    }

    /// The unit of storage that the edit changes.
    pub fn record(&self) -> RecordKey {
        match self {
            Edit::Settings(_) => RecordKey::Settings,
            Edit::Goal(id, _) => RecordKey::Goal(id.clone()),
            Edit::Metric(id, _) => RecordKey::Metric(id.clone()),
            Edit::Person(id, _) => RecordKey::Person(id.clone()),
            Edit::Unit(id, _) => RecordKey::Unit(id.clone()),
            Edit::Actual(id, day, _) => RecordKey::Actuals(id.clone(), day.year()),
        }
    }
}

impl fmt::Display for RecordKey {
    /// The key in storage, below the workspace's: the kind's letter and the id.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordKey::Settings => write!(f, "s"),
            RecordKey::Goal(id) => write!(f, "g/{id}"),
            RecordKey::Metric(id) => write!(f, "m/{id}"),
            RecordKey::Person(id) => write!(f, "p/{id}"),
            RecordKey::Unit(id) => write!(f, "u/{id}"),
            RecordKey::Actuals(id, year) => write!(f, "a/{id}/{year}"),
            RecordKey::Log(stamp) => write!(f, "l/{stamp}"),
        }
    }
}

fn merge_table<R: Record>(
    ours: &mut Table<R>,
    theirs: &Table<R>,
    key: fn(R::Id) -> RecordKey,
    changed: &mut Vec<RecordKey>,
) {
    for record in theirs.all() {
        if ours.merge(record) {
            changed.push(key(record.id().clone()));
        }
    }
}

fn merge_row<R: Record>(ours: &mut Table<R>, theirs: &Table<R>, id: &R::Id) {
    if let Some(row) = theirs.row(id) {
        ours.merge(row);
    }
}

/// A field of a record, or what a blank one says where there is none.
fn field_of<R: Record>(table: &Table<R>, id: &R::Id, get: impl Fn(&R) -> R::Field) -> R::Field {
    match table.row(id) {
        Some(record) => get(record),
        None => get(&R::blank(id.clone())),
    }
}
