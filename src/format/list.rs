//! Reading the lists of a file: one record after the other, each problem with its path.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::convert::Convert;
use super::problem::{At, Kind, Problems, Reason};
use super::wire::{Found, Object, otherwise};
use crate::domain::record::Record;
use crate::domain::table::Table;

/// Records of one kind with their places in the file.
pub(super) struct Rows<R: Record> {
    pub table: Table<R>,
    /// The index in the file by the place in the table.
    pub index: Vec<usize>,
}

/// Reads a list of objects, one after the other.
pub(super) struct List<'p, O, F> {
    at: At<'p>,
    problems: &'p mut Problems,
    each: F,
    shape: PhantomData<O>,
}

impl<'p, O, F: FnMut(O, At, usize, &mut Problems)> List<'p, O, F> {
    pub fn new(at: At<'p>, problems: &'p mut Problems, each: F) -> Self {
        List {
            at,
            problems,
            each,
            shape: PhantomData,
        }
    }
}

impl<'de, O, F> DeserializeSeed<'de> for List<'_, O, F>
where
    O: Object<'de>,
    F: FnMut(O, At, usize, &mut Problems),
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, O, F> Visitor<'de> for List<'_, O, F>
where
    O: Object<'de>,
    F: FnMut(O, At, usize, &mut Problems),
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(found) = seq.next_element::<Found<O>>()? {
            let at = self.at.index(index);
            match found.0 {
                Some(shape) => (self.each)(shape, at, index, self.problems),
                None => self.problems.add(at, Reason::Expected(Kind::Object)),
            }
            index += 1;
        }
        Ok(())
    }

    otherwise!(self => self.problems.add(self.at, Reason::Expected(Kind::List)));
    otherwise!(self => self.problems.add(self.at, Reason::Expected(Kind::List)), map);
}

impl<R: Record> Default for Rows<R> {
    fn default() -> Self {
        Rows {
            table: Table::default(),
            index: Vec::new(),
        }
    }
}

impl<R: Convert + Record> Rows<R> {
    /// Reads the list of this name.
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        map: &mut A,
        problems: &mut Problems,
    ) -> Result<(), A::Error> {
        let list = At::Key(&At::Top, name);
        map.next_value_seed(List::new(list, problems, |shape, at, index, problems| {
            if let Some(record) = R::read(shape, at, problems) {
                self.add(record, name, index, problems);
            }
        }))
    }

    fn add(&mut self, record: R, list: &str, index: usize, problems: &mut Problems) {
        match self.table.place(record.id()) {
            Some(place) => {
                let first = format!("/{list}/{}/id", self.index[place]);
                let path = || format!("/{list}/{index}/id");
                problems.add_at(path, Reason::DuplicateId { first });
            }
            None => {
                self.table.take(record);
                self.index.push(index);
            }
        }
    }
}
