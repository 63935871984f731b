//! Merging, told place by place: what another copy of a workspace would overwrite here, and what would stay.

use super::record::Record;
use super::stamp::Stamp;
use super::workspace::{Edit, Workspace};

/// One place at which two copies differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub here: Edit,
    pub there: Edit,
    /// When either was written; [`Stamp::ZERO`] where it never was.
    pub written_here: Stamp,
    pub written_there: Stamp,
    pub winner: Winner,
    /// The record, or the day's actual, exists here too.
    pub known: bool,
}

/// Whose value stays after merging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Winner {
    Here,
    There,
    /// Both were written under one stamp: a file was edited by hand. The greater value stays.
    Tie,
}

/// Every place at which `there` says something else than `here`. What only `here` knows is no difference.
pub fn differences(here: &Workspace, there: &Workspace) -> Vec<Difference> {
    let mut found = Vec::new();
    macro_rules! compare {
        ($table:ident, $edit:ident, $key:ty) => {
            for theirs in there.$table.all() {
                let blank;
                let known = here.$table.row(&theirs.id);
                let ours = match known {
                    Some(ours) => ours,
                    None => {
                        blank = Record::blank(theirs.id.clone());
                        &blank
                    }
                };
                for &key in <$key>::ALL {
                    let (own, other) = (ours.get(key), theirs.get(key));
                    if own != other {
                        let stamps = (ours.stamps.get(key), theirs.stamps.get(key));
                        found.push(Difference {
                            here: Edit::$edit(theirs.id.clone(), own),
                            there: Edit::$edit(theirs.id.clone(), other),
                            written_here: stamps.0,
                            written_there: stamps.1,
                            winner: winner(stamps.0, stamps.1),
                            known: known.is_some(),
                        });
                    }
                }
            }
        };
    }
    for &key in super::settings::SettingsKey::ALL {
        let (own, other) = (here.settings.get(key), there.settings.get(key));
        if own != other {
            let stamps = [here, there].map(|copy| copy.settings.stamps.get(key));
            found.push(Difference {
                here: Edit::Settings(own),
                there: Edit::Settings(other),
                written_here: stamps[0],
                written_there: stamps[1],
                winner: winner(stamps[0], stamps[1]),
                known: true,
            });
        }
    }
    compare!(people, Person, super::people::PersonKey);
    compare!(units, Unit, super::people::UnitKey);
    compare!(metrics, Metric, super::metric::MetricKey);
    compare!(goals, Goal, super::goal::GoalKey);
    for metric in there.metrics.all() {
        let ours = here.series(&metric.id);
        for (day, theirs) in there.series(&metric.id).entries() {
            let own = ours.entry(day);
            let (known, stamp) = (own.is_some(), own.as_ref().map(|own| own.stamp));
            let own_actual = own.and_then(|own| own.actual);
            if own_actual != theirs.actual {
                found.push(Difference {
                    here: Edit::Actual(metric.id.clone(), day, own_actual),
                    there: Edit::Actual(metric.id.clone(), day, theirs.actual),
                    written_here: stamp.unwrap_or(Stamp::ZERO),
                    written_there: theirs.stamp,
                    winner: stamp.map_or(Winner::There, |stamp| winner(stamp, theirs.stamp)),
                    known,
                });
            }
        }
    }
    found
}

fn winner(here: Stamp, there: Stamp) -> Winner {
    match here.cmp(&there) {
        std::cmp::Ordering::Less => Winner::There,
        std::cmp::Ordering::Equal => Winner::Tie,
        std::cmp::Ordering::Greater => Winner::Here,
    }
}
