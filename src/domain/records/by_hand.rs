//! What of a file was written by hand (X19): told as a difference and taken or left by choice, whichever is greater.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::edit::{Edit, Place};
use super::goal::{GoalField, GoalKey};
use super::kinds::*;
use super::merge::{Difference, Winner, differences};
use super::people::{UnitField, UnitKey};
use super::record::Record;
use super::settings::SettingsKey;
use super::table::Table;
use super::workspace::Workspace;
use crate::domain::values::order;
use crate::domain::values::stamp::Stamp;

/// Records of a file that carry no stamp at all, each with the fields that it leaves out: it says only what it names, and
/// that it lives or is deleted.
pub type Unstamped<R> = HashMap<<R as Record>::Id, Vec<<R as Record>::Key>>;

/// What a file says otherwise than the open workspace.
#[derive(Clone, Debug)]
pub struct Compared {
    pub differences: Vec<Difference>,
    /// Where the file only seems to say something else.
    unsaid: Vec<Difference>,
}

macro_rules! declare {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// How a file was written; by the app, with stamps throughout, as the default.
        #[derive(Clone, Debug, Default)]
        pub struct ByHand {
            /// No checksum says that the file is as the app wrote it: records without stamps were written by hand,
            /// whatever was changed here since. In a file of the app they are as old as can be.
            pub unsealed: bool,
            pub settings: Option<Vec<SettingsKey>>,
            $(pub $table: Unstamped<$kind>,)*
        }

        impl ByHand {
            /// Whether a record that carries no stamp names a field; nothing for a record with stamps.
            fn names(&self, place: &Place) -> Option<bool> {
                let left_out = match place {
                    Place::Settings(key) => self.settings.as_ref()?.contains(key),
                    $(Place::$kind(id, key) => self.$table.get(id)?.contains(key),)*
                    Place::Actual(..) => false,
                };
                Some(!left_out)
            }
        }
    };
}
kinds!(declare);

impl ByHand {
    /// Compares a file with the open workspace.
    pub fn compare(&self, here: &Workspace, file: &Workspace) -> Compared {
        let mut compared = Compared { differences: Vec::new(), unsaid: Vec::new() };
        let is_foreign = here.id() != file.id();
        for difference in differences(here, file) {
            match self.winner(&difference, is_foreign) {
                Some(winner) => compared.differences.push(Difference { winner, ..difference }),
                None => compared.unsaid.push(difference),
            }
        }
        compared.place_moved(here, file);
        compared
    }

    /// Whose value stays; nothing where the file doesn't say anything of its own.
    fn winner(&self, difference: &Difference, is_foreign: bool) -> Option<Winner> {
        if !difference.known {
            return Some(difference.winner);
        }
        let place = difference.there.place();
        let names = if difference.written_there == Stamp::ZERO { self.names(&place) } else { None };
        let winner = match names {
            Some(false) => return None,
            Some(true) if self.unsealed || is_order(&place) => Winner::ByHand,
            // What another workspace is called, and how it counts money and time, is taken by choice only.
            _ if is_foreign && matches!(place, Place::Settings(_)) => Winner::Here,
            _ => difference.winner,
        };
        let says_nothing = match place {
            // What another workspace is called is nothing to this one.
            Place::Settings(_) => is_foreign,
            _ => is_order(&place) || (!self.unsealed && is_cut(&difference.there)),
        };
        (winner != Winner::ByHand || !says_nothing).then_some(winner)
    }
}

/// Whether it is a key of order, which sorts among the siblings in its own file only.
fn is_order(place: &Place) -> bool {
    matches!(place, Place::Goal(_, GoalKey::Order) | Place::Unit(_, UnitKey::Order))
}

/// Whether the app may have written a root for what has something above it: in a file of one goal with what is under it,
/// in a ring, or too deep.
fn is_cut(there: &Edit) -> bool {
    matches!(there, Edit::Goal(_, GoalField::Parent(None)) | Edit::Unit(_, UnitField::Parent(None)))
}

impl Compared {
    /// Where stamps don't decide: left out of the merge, what is here stays until the person's choice is written.
    pub fn undecided(&self) -> impl Iterator<Item = &Difference> {
        let overruled = |d: &Difference| match d.winner {
            Winner::ByHand => true,
            Winner::Here => d.written_there >= d.written_here,
            Winner::There => false,
        };
        self.differences.iter().filter(move |d| overruled(d)).chain(&self.unsaid)
    }

    /// What is moved by hand comes behind those that are there: nothing says where else.
    fn place_moved(&mut self, here: &Workspace, file: &Workspace) {
        let known = self.differences.iter().filter(|difference| difference.known);
        let places = known.map(|difference| difference.there.place());
        let placed: HashSet<Place> = places.filter(is_order).collect();
        macro_rules! place_moved {
            ($kind:ident, $table:ident, $field:ident, $key:ident) => {
                let by_hand = self.differences.iter().filter(|d| d.winner == Winner::ByHand);
                let moved = by_hand.filter_map(|difference| match &difference.there {
                    Edit::$kind(id, $field::Parent(to)) => {
                        here.$table.row(id).map(|row| (row, to.clone()))
                    }
                    _ => None,
                });
                let is_placed =
                    |row: &$kind| placed.contains(&Place::$kind(row.id.clone(), $key::Order));
                let moved: Vec<_> = moved.filter(|(row, _)| !is_placed(row)).collect();
                let keys = behind(&moved, [&here.$table, &file.$table], |row| {
                    (&row.parent, row.order.as_str())
                });
                for (row, key) in keys {
                    self.differences.push(Difference {
                        here: Edit::$kind(row.id.clone(), row.get($key::Order)),
                        there: Edit::$kind(row.id.clone(), $field::Order(key)),
                        written_here: row.stamp($key::Order),
                        written_there: Stamp::ZERO,
                        winner: Winner::ByHand,
                        known: true,
                    });
                }
            };
        }
        place_moved!(Goal, goals, GoalField, GoalKey);
        place_moved!(Unit, units, UnitField, UnitKey);
    }
}

/// Keys of order for records that come under other ones, behind all that stand there in either table.
fn behind<'a, R: Record>(
    moved: &'a [(&'a R, Option<R::Id>)],
    tables: [&'a Table<R>; 2],
    standing: impl Fn(&'a R) -> (&'a Option<R::Id>, &'a str),
) -> Vec<(&'a R, String)> {
    if moved.is_empty() {
        return Vec::new();
    }
    let mut last: HashMap<&Option<R::Id>, Cow<str>> = HashMap::new();
    for (_, row) in tables.into_iter().flat_map(Table::living) {
        let (parent, key) = standing(row);
        let last = last.entry(parent).or_default();
        if **last < *key {
            *last = key.into();
        }
    }
    let keys = moved.iter().map(|(row, parent)| {
        let key = order::between(last.get(parent).map(Cow::as_ref), None);
        last.insert(parent, key.clone().into());
        (*row, key)
    });
    keys.collect()
}
