//! Merging, told place by place: what another copy of a workspace would overwrite here, and what would stay.

use super::edit::Edit;
use super::kinds::*;
use super::record::Record;
use super::workspace::Workspace;
use crate::domain::values::stamp::Stamp;

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
    /// No stamp is the later one. Between tabs the greater value stays; in a file it was written by hand, and whoever
    /// imports the file chooses (see [`super::by_hand`]).
    ByHand,
}

macro_rules! compare_tables {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        fn compare_tables(here: &Workspace, there: &Workspace, found: &mut Vec<Difference>) {
            $(for theirs in there.$table.all() {
                let edit = |field| Edit::$kind(theirs.id.clone(), field);
                compare(here.$table.row(&theirs.id), theirs, edit, found);
            })*
        }
    };
}
kinds!(compare_tables);

/// Every place at which `there` says something else than `here`. What only `here` knows is no difference.
pub fn differences(here: &Workspace, there: &Workspace) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(Some(&here.settings), &there.settings, Edit::Settings, &mut found);
    compare_tables(here, there, &mut found);
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

/// Compares field by field; a record that isn't known here is blank.
fn compare<R: Record>(
    ours: Option<&R>,
    theirs: &R,
    edit: impl Fn(R::Field) -> Edit,
    found: &mut Vec<Difference>,
) {
    let known = ours.is_some();
    let blank = R::blank(theirs.id().clone());
    let ours = ours.unwrap_or(&blank);
    for &key in R::KEYS {
        let (own, other) = (ours.get(key), theirs.get(key));
        if own != other {
            let (written_here, written_there) = (ours.stamp(key), theirs.stamp(key));
            found.push(Difference {
                here: edit(own),
                there: edit(other),
                written_here,
                written_there,
                winner: if known { winner(written_here, written_there) } else { Winner::There },
                known,
            });
        }
    }
}

fn winner(here: Stamp, there: Stamp) -> Winner {
    match here.cmp(&there) {
        std::cmp::Ordering::Less => Winner::There,
        std::cmp::Ordering::Equal => Winner::ByHand,
        std::cmp::Ordering::Greater => Winner::Here,
    }
}
