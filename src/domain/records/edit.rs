//! Edits: the one way in which a workspace changes, and what they write to.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::actual::Actual;
use super::kinds::*;
use super::record::Record;
use super::settings::{SettingsField, SettingsKey};
use crate::domain::values::id::MetricId;
use crate::domain::values::stamp::Stamp;

macro_rules! declare {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// One field of one record, with the value that it is to say.
        ///
        /// Applying an edit gives back the edit that undoes it; a change log, undo, storage and merging are all made of these.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Edit {
            Settings(SettingsField),
            $($kind(<$kind as Record>::Id, <$kind as Record>::Field),)*
            /// The actual of a metric on a day; `None` deletes it.
            Actual(MetricId, NaiveDate, Option<Actual>),
        }

        /// What an edit writes to, without the value.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Place {
            Settings(SettingsKey),
            $($kind(<$kind as Record>::Id, <$kind as Record>::Key),)*
            Actual(MetricId, NaiveDate),
        }

        /// A unit of storage: what is written as one.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKey {
            Settings,
            $($kind(<$kind as Record>::Id),)*
            /// The actuals of one metric in one calendar year.
            Actuals(MetricId, i32),
            /// One action of the change log.
            Log(Stamp),
        }

        impl Edit {
            pub fn place(&self) -> Place {
                match self {
                    Edit::Settings(field) => Place::Settings(field.key()),
                    $(Edit::$kind(id, field) => Place::$kind(id.clone(), field.key()),)*
                    Edit::Actual(id, day, _) => Place::Actual(id.clone(), *day),
                }
            }

            /// The unit of storage that the edit changes.
            pub fn record(&self) -> RecordKey {
                match self {
                    Edit::Settings(_) => RecordKey::Settings,
                    $(Edit::$kind(id, _) => RecordKey::$kind(id.clone()),)*
                    Edit::Actual(id, day, _) => RecordKey::Actuals(id.clone(), day.year()),
                }
            }

            /// Whether it takes a record or an actual away.
            pub fn deletes(&self) -> bool {
                match self {
                    Edit::Settings(_) => false,
                    $(Edit::$kind(_, field) => $kind::deletes(field),)*
                    Edit::Actual(_, _, actual) => actual.is_none(),
                }
            }

            /// Whether it deletes a record or brings it back.
            pub fn is_of_life(&self) -> bool {
                match self {
                    $(Edit::$kind(_, field) => field.key() == $kind::DELETED,)*
                    Edit::Settings(_) | Edit::Actual(..) => false,
                }
            }
        }

        impl fmt::Display for RecordKey {
            /// The key in storage, below the workspace's: the kind's letter and the id.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    RecordKey::Settings => write!(f, "s"),
                    $(RecordKey::$kind(id) => write!(f, concat!($letter, "/{}"), id),)*
                    RecordKey::Actuals(id, year) => write!(f, "a/{id}/{year}"),
                    RecordKey::Log(stamp) => write!(f, "l/{stamp}"),
                }
            }
        }
    };
}
kinds!(declare);
