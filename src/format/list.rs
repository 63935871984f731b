//! Reading the lists of a file: one record after the other, each problem with its path.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::convert::{Convert, camel};
use super::lenient::otherwise;
use super::problem::{At, Kind, Problems, Reason};
use super::wire::{Found, Object};
use crate::domain::records::by_hand::Unstamped;
use crate::domain::records::record::Record;
use crate::domain::records::table::Table;
use crate::domain::values::stamp::Stamp;

/// Records of one kind with their places in the file.
#[derive(Clone)]
pub(super) struct Rows<R: Record> {
    pub table: Table<R>,
    /// The index in the file by the place in the table.
    pub index: Vec<usize>,
    /// What those without any stamp leave out.
    pub unstamped: Unstamped<R>,
    /// How many were read, those with a problem too.
    read: usize,
}

/// Reads a list of objects, one after the other; how many there were by then.
pub(super) struct List<'p, O, F> {
    at: At<'p>,
    /// How many of the list were read before.
    before: usize,
    problems: &'p mut Problems,
    each: F,
    shape: PhantomData<O>,
}

impl<'p, O, F: FnMut(O, At, usize, &mut Problems)> List<'p, O, F> {
    pub fn new(at: At<'p>, problems: &'p mut Problems, each: F) -> Self {
        List { at, before: 0, problems, each, shape: PhantomData }
    }

    /// Goes on after so many.
    pub fn after(self, before: usize) -> Self {
        List { before, ..self }
    }
}

impl<'de, O, F> DeserializeSeed<'de> for List<'_, O, F>
where
    O: Object<'de>,
    F: FnMut(O, At, usize, &mut Problems),
{
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, O, F> Visitor<'de> for List<'_, O, F>
where
    O: Object<'de>,
    F: FnMut(O, At, usize, &mut Problems),
{
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<usize, A::Error> {
        let mut index = self.before;
        while let Some(found) = seq.next_element::<Found<O>>()? {
            let at = self.at.index(index);
            match found.0 {
                Some(shape) => (self.each)(shape, at, index, self.problems),
                None => self.problems.add(at, Reason::Expected(Kind::Object)),
            }
            index += 1;
        }
        Ok(index)
    }

    otherwise!(self => self.not_a_list());
    otherwise!(self => self.not_a_list(), map);
}

impl<O, F> List<'_, O, F> {
    fn not_a_list(self) -> usize {
        self.problems.add(self.at, Reason::Expected(Kind::List));
        self.before
    }
}

impl<R: Record> Default for Rows<R> {
    fn default() -> Self {
        Rows {
            table: Table::default(),
            index: Vec::new(),
            unstamped: Unstamped::<R>::new(),
            read: 0,
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
        let before = self.read;
        let records = List::new(list, problems, |shape: R::Shape<'de>, at, index, problems| {
            let left_out = shape.left_out();
            if let Some(record) = R::read(shape, at, problems) {
                let left_out = unstamped(&record, &left_out);
                self.add((record, left_out), name, index, problems);
            }
        });
        self.read = map.next_value_seed(records.after(before))?;
        Ok(())
    }

    fn add(
        &mut self,
        (record, left_out): (R, Option<Vec<R::Key>>),
        list: &str,
        index: usize,
        problems: &mut Problems,
    ) {
        match self.table.place(record.id()) {
            Some(place) => {
                let first = format!("/{list}/{}/id", self.index[place]);
                let path = || format!("/{list}/{index}/id");
                problems.add_at(path, Reason::DuplicateId { first });
            }
            None => {
                let id = record.id().clone();
                self.unstamped.extend(left_out.map(|left_out| (id, left_out)));
                self.table.take(record);
                self.index.push(index);
            }
        }
    }
}

/// Of a record without any stamp, the fields that are left out where these members are. That it lives goes without saying.
pub(super) fn unstamped<R: Record>(record: &R, left_out: &[&str]) -> Option<Vec<R::Key>> {
    let is_left_out =
        |key: &R::Key| *key != R::DELETED && left_out.contains(&&*camel(R::name(*key)));
    let keys = R::KEYS.iter().copied().filter(is_left_out);
    (record.latest() == Stamp::ZERO).then(|| keys.collect())
}
