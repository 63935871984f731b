//! Records: named fields, each with the stamp of its last change, so that two copies merge field by field.

use std::borrow::Borrow;
use std::hash::Hash;

use crate::domain::values::id::IdError;
use crate::domain::values::stamp::Stamp;

/// What every record can do; [`record!`](record) declares them.
pub trait Record: Clone {
    type Id: Clone + Ord + Hash + AsRef<str> + Borrow<str>;
    /// One field with its value.
    type Field: Clone + PartialEq;
    /// The name of a field.
    type Key: Copy + Ord + 'static;

    /// The name of the kind; references tell it.
    const KIND: &'static str;
    const KEYS: &'static [Self::Key];
    /// The field with what people call it.
    const LABEL: Self::Key;
    /// The field that says whether the record is deleted.
    const DELETED: Self::Key;

    fn id_of(text: &str) -> Result<Self::Id, IdError>;

    /// The field's name in files and in storage.
    fn name(key: Self::Key) -> &'static str;

    fn key(field: &Self::Field) -> Self::Key;

    /// Whether a field says that its record is deleted.
    fn deletes(field: &Self::Field) -> bool;

    /// A record that says nothing yet and counts as deleted: what a record is before it is made.
    fn blank(id: Self::Id) -> Self;

    fn id(&self) -> &Self::Id;

    /// What people call it.
    fn label(&self) -> &str;

    /// The field that calls a record so.
    fn called(label: String) -> Self::Field;

    /// The records that it names, living or not: the field, their kind and id.
    fn references(&self) -> impl Iterator<Item = (Self::Key, &'static str, &str)>;

    /// The record of its own kind under which it stands, and the field that says so.
    fn above(&self) -> Option<(Self::Key, &str)> {
        let above = self.references().find(|(_, kind, _)| *kind == Self::KIND);
        above.map(|(key, _, id)| (key, id))
    }

    fn is_deleted(&self) -> bool;

    fn get(&self, key: Self::Key) -> Self::Field;

    /// When a field was last written.
    fn stamp(&self, key: Self::Key) -> Stamp;

    /// Writes one field and returns what it said before.
    fn set(&mut self, value: Self::Field, stamp: Stamp) -> Self::Field;

    /// Takes over each field that was written later in `other`; under equal stamps the greater value wins, so that the
    /// order of merging does not matter. Says whether anything is different now, be it a stamp.
    fn merge(&mut self, other: &Self) -> bool;

    /// The latest stamp of any field.
    fn latest(&self) -> Stamp;
}

/// The stamps of a record's fields: one for all, and those of the fields that were changed later.
///
/// `K` is the record's key enum. Kept sorted by key; a later stamp is never equal to `base`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamps<K> {
    base: Stamp,
    later: Vec<(K, Stamp)>,
}

impl<K: Copy + Ord> Stamps<K> {
    pub fn all(base: Stamp) -> Self {
        Stamps { base, later: Vec::new() }
    }

    pub fn get(&self, key: K) -> Stamp {
        match self.later.binary_search_by_key(&key, |(k, _)| *k) {
            Ok(at) => self.later[at].1,
            Err(_) => self.base,
        }
    }

    pub fn set(&mut self, key: K, stamp: Stamp) {
        match self.later.binary_search_by_key(&key, |(k, _)| *k) {
            Ok(at) if stamp == self.base => {
                self.later.remove(at);
            }
            Ok(at) => self.later[at].1 = stamp,
            Err(_) if stamp == self.base => {}
            Err(at) => self.later.insert(at, (key, stamp)),
        }
    }

    /// The same stamps in their one normal form: the earliest is the base. Two copies that merged in different orders
    /// end up alike.
    pub fn normal(&self, keys: &[K]) -> Self {
        let stamps = keys.iter().map(|&key| (key, self.get(key)));
        let base = stamps.clone().map(|(_, stamp)| stamp).min().unwrap_or(self.base);
        Stamps { base, later: stamps.filter(|(_, stamp)| *stamp != base).collect() }
    }

    /// The stamp of every field that has none of its own.
    pub fn base(&self) -> Stamp {
        self.base
    }

    /// The fields with a stamp of their own, sorted by key.
    pub fn later(&self) -> &[(K, Stamp)] {
        &self.later
    }

    /// The latest stamp of any field.
    pub fn latest(&self) -> Stamp {
        self.later.iter().map(|(_, stamp)| *stamp).fold(self.base, Stamp::max)
    }
}

/// Takes over unknown fields, sorted by name; of two values the greater text wins, so that order does not matter. Says
/// whether any was taken.
pub fn merge_extra(ours: &mut Vec<(String, String)>, theirs: &[(String, String)]) -> bool {
    let mut changed = false;
    for pair in theirs {
        match ours.binary_search_by(|own| own.0.cmp(&pair.0)) {
            Ok(at) if ours[at].1 < pair.1 => ours[at] = pair.clone(),
            Ok(_) => continue,
            Err(at) => ours.insert(at, pair.clone()),
        }
        changed = true;
    }
    changed
}

/// Declares a record: the struct, an enum of its fields with their values, and an enum of its fields' names.
///
/// `names` marks a field that holds the id of a record of that kind.
/// Every record has `id`, `stamps` and `extra` (what a file said in fields that this version doesn't know, as JSON text
/// pairs, kept for the next export).
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident($id:ty) / $field:ident / $key:ident called $label:ident as $called:ident {
            $(
                $(#[$field_doc:meta])*
                $member:ident: $type:ty => $variant:ident $(names $named:ident)?
            ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            pub id: $id,
            $($(#[$field_doc])* pub $member: $type,)*
            pub stamps: $crate::domain::records::record::Stamps<$key>,
            /// Fields of a file that this version doesn't know: name and JSON text, sorted by name.
            pub extra: Vec<(String, String)>,
        }

        #[doc = concat!("One field of a [`", stringify!($name), "`] with its value.")]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $field {
            $($variant($type),)*
        }

        #[doc = concat!("The name of a field of a [`", stringify!($name), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $key {
            $($variant,)*
        }

        impl $field {
            pub fn key(&self) -> $key {
                match self {
                    $($field::$variant(_) => $key::$variant,)*
                }
            }
        }

        impl $key {
            pub const ALL: &'static [$key] = &[$($key::$variant,)*];

            /// The field's name in files and in storage.
            pub fn name(self) -> &'static str {
                match self {
                    $($key::$variant => stringify!($member),)*
                }
            }
        }

        impl $crate::domain::records::record::Record for $name {
            type Id = $id;
            type Field = $field;
            type Key = $key;

            const KIND: &'static str = stringify!($name);
            const KEYS: &'static [$key] = $key::ALL;
            const LABEL: $key = $key::$called;
            const DELETED: $key = $key::Deleted;

            fn id_of(text: &str) -> Result<$id, $crate::domain::values::id::IdError> {
                <$id>::new(text)
            }

            fn name(key: $key) -> &'static str {
                key.name()
            }

            fn key(field: &$field) -> $key {
                field.key()
            }

            fn deletes(field: &$field) -> bool {
                *field == $field::Deleted(true)
            }

            fn blank(id: $id) -> Self {
                $name {
                    id,
                    $($member: $crate::domain::records::record::default_of!($member),)*
                    stamps: $crate::domain::records::record::Stamps::all($crate::domain::values::stamp::Stamp::ZERO),
                    extra: Vec::new(),
                }
            }

            fn id(&self) -> &$id {
                &self.id
            }

            fn label(&self) -> &str {
                &self.$label
            }

            fn called(label: String) -> $field {
                $field::$called(label)
            }

            fn references(&self) -> impl Iterator<Item = ($key, &'static str, &str)> {
                let none = std::iter::empty::<($key, &'static str, &str)>();
                none$($(.chain(
                    self.$member.as_ref().map(|id| ($key::$variant, stringify!($named), id.as_str())),
                ))?)*
            }

            fn is_deleted(&self) -> bool {
                self.deleted
            }

            fn latest(&self) -> $crate::domain::values::stamp::Stamp {
                self.stamps.latest()
            }

            fn get(&self, key: $key) -> $field {
                match key {
                    $($key::$variant => $field::$variant(self.$member.clone()),)*
                }
            }

            fn stamp(&self, key: $key) -> $crate::domain::values::stamp::Stamp {
                self.stamps.get(key)
            }

            fn set(&mut self, value: $field, stamp: $crate::domain::values::stamp::Stamp) -> $field {
                self.stamps.set(value.key(), stamp);
                match value {
                    $($field::$variant(value) => {
                        $field::$variant(std::mem::replace(&mut self.$member, value))
                    })*
                }
            }

            fn merge(&mut self, other: &Self) -> bool {
                let mut changed = false;
                $({
                    let (here, there) =
                        (self.stamps.get($key::$variant), other.stamps.get($key::$variant));
                    if there > here || (there == here && other.$member > self.$member) {
                        self.$member = other.$member.clone();
                        self.stamps.set($key::$variant, there);
                        changed = true;
                    }
                })*
                self.stamps = self.stamps.normal($key::ALL);
                changed | $crate::domain::records::record::merge_extra(&mut self.extra, &other.extra)
            }
        }
    };
}

/// What a field of a blank record says: nothing, but for the mark that the record is deleted.
macro_rules! default_of {
    (deleted) => {
        true
    };
    ($member:ident) => {
        Default::default()
    };
}

pub(crate) use {default_of, record};
