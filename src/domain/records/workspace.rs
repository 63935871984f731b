//! Workspaces: all records of one team.

use std::sync::Arc;

use super::edit::{Edit, Place, RecordKey};
use super::kinds::*;
use super::metric::Measure;
use super::record::{Record, merge_extra};
use super::series::{MOST_ACTUAL_RECORDS, MOST_ACTUALS, Series};
use super::settings::Settings;
use super::table::Table;
use crate::domain::values::id::{MetricId, WorkspaceId};
use crate::domain::values::stamp::Stamp;

macro_rules! declare {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// Everything that one team keeps.
        #[derive(Clone, Debug)]
        pub struct Workspace {
            pub settings: Settings,
            $(pub $table: Table<$kind>,)*
            /// By the metric's place. Shared with copies, until either writes: a copy costs its records.
            series: Vec<Arc<Series>>,
            /// Parts of a file that this version doesn't know: name and JSON text, sorted by name.
            pub extra: Vec<(String, String)>,
        }

        impl Workspace {
            pub fn new(id: WorkspaceId) -> Self {
                let mut settings = Settings::blank(id);
                settings.deleted = false;
                Workspace {
                    settings,
                    $($table: Table::default(),)*
                    series: Vec::new(),
                    extra: Vec::new(),
                }
            }

            /// Writes one field and returns the edit that takes it back.
            pub fn apply(&mut self, edit: Edit, stamp: Stamp) -> Edit {
                match edit {
                    Edit::Settings(field) => Edit::Settings(self.settings.set(field, stamp)),
                    $(Edit::$kind(id, field) => {
                        let before = self.$table.set(&id, field, stamp);
                        Edit::$kind(id, before)
                    })*
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
                    $(Place::$kind(id, key) => {
                        Edit::$kind(id.clone(), self.$table.read(id, *key))
                    })*
                    Place::Actual(id, day) => {
                        Edit::Actual(id.clone(), *day, self.series(id).get(*day))
                    }
                }
            }

            /// Merges all records of another copy in: per field and per actual, the later stamp wins (see
            /// [`Record::merge`]). Gives the units of storage in which anything is different now.
            pub fn merge(&mut self, other: &Workspace) -> Vec<RecordKey> {
                let mut changed = Vec::new();
                let settings = self.settings.merge(&other.settings);
                if merge_extra(&mut self.extra, &other.extra) | settings {
                    changed.push(RecordKey::Settings);
                }
                $(for record in other.$table.all() {
                    if self.$table.merge(record) {
                        changed.push(RecordKey::$kind(record.id.clone()));
                    }
                })*
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
                        $(RecordKey::$kind(id) => {
                            let theirs = other.$table.row(id);
                            theirs.map(|record| self.$table.merge(record));
                        })*
                        RecordKey::Actuals(id, year) => {
                            self.series_mut(id).merge(&other.series(id).of_year(*year));
                        }
                        // The change log is kept beside the workspace.
                        RecordKey::Log(_) => {}
                    }
                }
            }

            /// The latest stamp of anything in the workspace.
            pub fn latest(&self) -> Stamp {
                let records = std::iter::empty()
                    $(.chain(self.$table.all().iter().map(Record::latest)))*;
                let actuals = self.series.iter().filter_map(|series| series.latest_stamp());
                records.chain(actuals).fold(self.settings.latest(), Stamp::max)
            }

            /// Every unit of storage that the workspace is made of, but for its change log.
            pub fn record_keys(&self) -> Vec<RecordKey> {
                let mut keys = vec![RecordKey::Settings];
                $(keys.extend(self.$table.all().iter().map(|r| RecordKey::$kind(r.id.clone())));)*
                for (place, metric) in self.metrics.all().iter().enumerate() {
                    let years = self.series_at(place).years().into_iter();
                    keys.extend(years.map(|year| RecordKey::Actuals(metric.id.clone(), year)));
                }
                keys
            }

            /// Whether what is stored as one lives: it is there and not deleted.
            pub fn lives(&self, record: &RecordKey) -> bool {
                match record {
                    $(RecordKey::$kind(id) => self.$table.get(id).is_some(),)*
                    RecordKey::Settings | RecordKey::Actuals(..) | RecordKey::Log(_) => true,
                }
            }

            /// What people call what is stored as one, deleted or not; actuals are called by their metric.
            pub fn label(&self, record: &RecordKey) -> Option<&str> {
                match record {
                    RecordKey::Settings => Some(self.settings.label()),
                    $(RecordKey::$kind(id) => Some(self.$table.row(id)?.label()),)*
                    RecordKey::Actuals(id, _) => Some(self.metrics.row(id)?.label()),
                    RecordKey::Log(_) => None,
                }
            }
        }
    };
}
kinds!(declare);

impl Workspace {
    pub fn id(&self) -> &WorkspaceId {
        &self.settings.id
    }

    /// The metric of a goal with its series.
    pub fn measured(&self, goal: &Goal) -> Option<(&Metric, &Series)> {
        let place = self.measured_at(goal)?;
        Some((self.metrics.at(place)?, self.series_at(place)))
    }

    /// What a goal's numbers count.
    pub fn measure_of(&self, goal: &Goal) -> Measure {
        self.measured(goal).map_or(Measure::Count, |(metric, _)| metric.measure.clone())
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
        self.series.get(place).map_or(const { &Series::EMPTY }, Arc::as_ref)
    }

    /// Whether that many more actuals find room: deleted ones leave marks, which are counted by themselves.
    pub fn has_room_for_actuals(&self, additional: usize) -> bool {
        let days: usize = self.series.iter().map(|series| series.days()).sum();
        let living = || self.series.iter().map(|series| series.len()).sum::<usize>();
        // Only a workspace that is nearly full has to be counted through.
        days + additional <= MOST_ACTUALS
            || days + additional <= MOST_ACTUAL_RECORDS && living() + additional <= MOST_ACTUALS
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

    /// Without the marks of deleted actuals: for what was never shared with anybody.
    pub fn without_marks(mut self) -> Self {
        for series in &mut self.series {
            Arc::make_mut(series).drop_marks();
        }
        self
    }

    fn series_mut(&mut self, metric: &MetricId) -> &mut Series {
        let place = self.metrics.place_or_new(metric);
        if self.series.len() <= place {
            self.series.resize_with(place + 1, Arc::default);
        }
        Arc::make_mut(&mut self.series[place])
    }
}
