//! What importing a file, or going back to a snapshot, would change, shown before anything is written.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::records::by_hand::ByHand;
use crate::domain::records::edit::{Edit, Place, RecordKey};
use crate::domain::records::kinds::*;
use crate::domain::records::merge::{Difference, Winner};
use crate::domain::records::restore::edits_back;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::MetricId;

macro_rules! by_kind {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// What importing a file would do to each record.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Preview {
            pub settings: Section,
            $(pub $table: Section,)*
            /// Counted by the day; listed by the metric.
            pub actuals: Section,
            /// Records and days at which the file says something by hand.
            pub by_hand: usize,
        }

        impl Preview {
            /// Goals before what they name.
            pub fn sections(&self) -> Vec<&Section> {
                let mut kinds = vec![$(&self.$table),*];
                kinds.reverse();
                [vec![&self.settings], kinds, vec![&self.actuals]].concat()
            }

            fn section(&mut self, record: &RecordKey) -> &mut Section {
                match record {
                    $(RecordKey::$kind(_) => &mut self.$table,)*
                    RecordKey::Actuals(..) => &mut self.actuals,
                    RecordKey::Settings | RecordKey::Log(_) => &mut self.settings,
                }
            }

            /// What is not told of is the same, of all in the file's tables, or of those that live.
            fn count_same(&mut self, file: &Workspace, living: bool) {
                self.settings.counts.fill(1);
                $(self.$table.counts.fill(match living {
                    true => file.$table.living().count(),
                    false => file.$table.places(),
                });)*
                let actuals = file.metrics.all().iter().map(|metric| {
                    let series = file.series(&metric.id);
                    if living { series.len() } else { series.entries().count() }
                });
                self.actuals.counts.fill(actuals.sum());
            }
        }
    };
}
kinds!(by_kind);

/// What importing a file would do to the records of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    pub counts: Counts,
    /// Everything that isn't the same, sorted by id.
    pub items: Vec<Item>,
}

/// How many records share an outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub added: usize,
    pub changed: usize,
    pub same: usize,
    pub kept: usize,
    pub conflicting: usize,
    pub gone: usize,
}

/// One record, or one metric's actuals with one outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub outcome: Outcome,
    /// Names the record; for actuals, their metric.
    pub record: RecordKey,
    /// The title or name in the file, or, where the file says none, the one here.
    pub label: String,
    /// The days of actuals; empty for other records.
    pub days: Vec<NaiveDate>,
    /// What is said here and what there, place by place, where both say something: all of a record, of actuals the first
    /// ones.
    pub differing: Vec<(Edit, Edit)>,
}

/// Days of one metric whose two sides are kept to be told.
const MOST_DAYS_TOLD: usize = 10;

/// What importing would do to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Only the file has it.
    Added,
    /// What differs was written later in the file, or by hand.
    Changed,
    /// What differs was written later here.
    Kept,
    /// A person should look: some fields were written later here and others in the file or by hand, or the file is of
    /// another workspace.
    Conflicting,
    /// It was made later and is deleted: where a workspace goes back.
    Gone,
}

impl Outcome {
    /// What differs; nothing where the record is new or goes.
    fn keep(self, differing: Vec<(Edit, Edit)>) -> Vec<(Edit, Edit)> {
        match self {
            Outcome::Changed | Outcome::Kept | Outcome::Conflicting => differing,
            Outcome::Added | Outcome::Gone => Vec::new(),
        }
    }
}

impl Preview {
    /// Compares the workspace on screen with what a file holds; nothing is changed.
    pub fn between(current: &Workspace, file: &Workspace, by_hand: &ByHand) -> Preview {
        let mut tallies: BTreeMap<RecordKey, Tally> = BTreeMap::new();
        let mut days: BTreeMap<(MetricId, Outcome), Days> = BTreeMap::new();
        let foreign = current.id() != file.id();
        let mut preview = Preview::default();
        for difference in by_hand.compare(current, file).differences {
            match difference.there.place() {
                Place::Actual(metric, day) => {
                    let mut tally = Tally::default();
                    tally.add(&difference);
                    preview.by_hand += usize::from(tally.by_hand > 0);
                    let outcome = tally.outcome(foreign);
                    let days = days.entry((metric, outcome)).or_default();
                    days.add(day, difference.here, difference.there);
                }
                _ => {
                    let tally = tallies.entry(difference.there.record()).or_default();
                    tally.add(&difference);
                    tally.differing.push((difference.here, difference.there));
                }
            }
        }
        let names = Names { current, file };
        for (record, tally) in tallies {
            preview.by_hand += usize::from(tally.by_hand > 0);
            if let Some(label) = names.label(&record) {
                let outcome = match tally.known || file.lives(&record) {
                    true => tally.outcome(foreign),
                    // A mark of deletion for what was never here.
                    false => continue,
                };
                preview.list(record, outcome, label, tally.differing);
            }
        }
        preview.list_days(&names, days);
        preview.count_same(file, false);
        preview
    }

    /// What would become of the workspace on screen if it went back to what `then` says; see [`edits_back`].
    pub fn going_back(current: &Workspace, then: &Workspace) -> Preview {
        let names = Names { current, file: then };
        let mut records: BTreeMap<RecordKey, Vec<(Edit, Edit)>> = BTreeMap::new();
        let mut days: BTreeMap<(MetricId, Outcome), Days> = BTreeMap::new();
        for there in edits_back(current, then) {
            let here = current.read(&there.place());
            match (&here, &there) {
                (Edit::Actual(metric, day, now), Edit::Actual(_, _, then)) => {
                    if let Some(outcome) = turn(now.is_some(), then.is_some()) {
                        let days = days.entry((metric.clone(), outcome)).or_default();
                        days.add(*day, here, there);
                    }
                }
                _ => records.entry(there.record()).or_default().push((here, there)),
            }
        }
        let mut preview = Preview::default();
        for (record, differing) in records {
            let outcome = turn(current.lives(&record), then.lives(&record));
            if let Some((outcome, label)) = outcome.zip(names.label(&record)) {
                preview.list(record, outcome, label, differing);
            }
        }
        preview.list_days(&names, days);
        preview.count_same(then, true);
        preview
    }

    /// How many records importing would change, those in conflict included.
    pub fn changes(&self) -> usize {
        self.count(|counts| counts.added + counts.changed + counts.conflicting + counts.gone)
    }

    pub fn conflicts(&self) -> usize {
        self.count(|counts| counts.conflicting)
    }

    /// How often the workspace says something newer, a deletion for one.
    fn kept(&self) -> usize {
        self.count(|counts| counts.kept)
    }

    fn count(&self, of: fn(Counts) -> usize) -> usize {
        let sections = self.sections().into_iter();
        sections.map(|section| of(section.counts)).sum()
    }

    /// Whether a person has something to choose.
    pub fn asks(&self) -> bool {
        self.conflicts() > 0 || self.by_hand > 0 || self.kept() > 0
    }

    fn list(
        &mut self,
        record: RecordKey,
        outcome: Outcome,
        label: String,
        differing: Vec<(Edit, Edit)>,
    ) {
        let section = self.section(&record);
        section.counts.add(outcome, 1);
        let differing = outcome.keep(differing);
        section.items.push(Item { outcome, record, label, days: Vec::new(), differing });
    }

    fn list_days(&mut self, names: &Names, days: BTreeMap<(MetricId, Outcome), Days>) {
        for ((metric, outcome), Days { days, differing }) in days {
            let record = RecordKey::Metric(metric);
            self.actuals.counts.add(outcome, days.len());
            self.actuals.items.push(Item {
                outcome,
                label: names.label(&record).unwrap_or_default(),
                record,
                days,
                differing: outcome.keep(differing),
            });
        }
    }
}

impl Counts {
    fn add(&mut self, outcome: Outcome, count: usize) {
        *match outcome {
            Outcome::Added => &mut self.added,
            Outcome::Changed => &mut self.changed,
            Outcome::Kept => &mut self.kept,
            Outcome::Conflicting => &mut self.conflicting,
            Outcome::Gone => &mut self.gone,
        } += count;
    }

    fn fill(&mut self, all: usize) {
        let told = self.added + self.changed + self.kept + self.conflicting;
        self.same = all.saturating_sub(told);
    }
}

/// Days of one metric with one outcome.
#[derive(Default)]
struct Days {
    days: Vec<NaiveDate>,
    differing: Vec<(Edit, Edit)>,
}

impl Days {
    fn add(&mut self, day: NaiveDate, here: Edit, there: Edit) {
        if self.days.len() < MOST_DAYS_TOLD {
            self.differing.push((here, there));
        }
        self.days.push(day);
    }
}

/// Who wins how many of a record's differences.
#[derive(Default)]
struct Tally {
    known: bool,
    here: usize,
    there: usize,
    by_hand: usize,
    differing: Vec<(Edit, Edit)>,
}

impl Tally {
    fn add(&mut self, difference: &Difference) {
        self.known = difference.known;
        match difference.winner {
            Winner::Here => self.here += 1,
            Winner::There => self.there += 1,
            Winner::ByHand => self.by_hand += 1,
        }
    }

    fn outcome(&self, foreign: bool) -> Outcome {
        match (self.here, self.there + self.by_hand) {
            _ if !self.known => Outcome::Added,
            _ if foreign => Outcome::Conflicting,
            (0, _) => Outcome::Changed,
            (_, 0) => Outcome::Kept,
            _ => Outcome::Conflicting,
        }
    }
}

/// What records are called on either side.
struct Names<'a> {
    current: &'a Workspace,
    file: &'a Workspace,
}

impl Names<'_> {
    /// The name in the file or, where it has none, the one here.
    fn label(&self, record: &RecordKey) -> Option<String> {
        let (current, file) = (self.current, self.file);
        let label = match file.label(record) {
            Some("") | None => current.label(record).or(file.label(record)),
            label => label,
        };
        label.map(str::to_owned)
    }
}

/// What happens to something that is here, or is there after going back, or both.
fn turn(is_here: bool, will_be_here: bool) -> Option<Outcome> {
    match (is_here, will_be_here) {
        (true, true) => Some(Outcome::Changed),
        (true, false) => Some(Outcome::Gone),
        (false, true) => Some(Outcome::Added),
        (false, false) => None,
    }
}
