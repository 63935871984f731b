//! Tables: records by id and by place. A place never changes, so that what is derived from records can be dense.

use std::collections::HashMap;

use super::record::Record;
use crate::domain::values::stamp::Stamp;

/// Records in the order in which they arrived; deleted ones stay as marks for merging.
#[derive(Clone, Debug)]
pub struct Table<R: Record> {
    rows: Vec<R>,
    places: HashMap<R::Id, usize>,
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Table { rows: Vec::new(), places: HashMap::new() }
    }
}

impl<R: Record> Table<R> {
    /// How many places are taken, deleted records included.
    pub fn places(&self) -> usize {
        self.rows.len()
    }

    pub fn place(&self, id: &R::Id) -> Option<usize> {
        self.place_of(id.as_ref())
    }

    /// The record at a place, if it is not deleted.
    pub fn at(&self, place: usize) -> Option<&R> {
        self.rows.get(place).filter(|row| !row.is_deleted())
    }

    /// The record with this id, if it is not deleted.
    pub fn get(&self, id: &R::Id) -> Option<&R> {
        self.at(self.place(id)?)
    }

    /// The record with this id, deleted or not.
    pub fn row(&self, id: &R::Id) -> Option<&R> {
        self.rows.get(self.place(id)?)
    }

    /// As [`Table::row`], by the text of the id.
    pub fn named(&self, id: &str) -> Option<&R> {
        self.rows.get(self.place_of(id)?)
    }

    /// As [`Table::place`], by the text of the id.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The records that are not deleted, with their places.
    pub fn living(&self) -> impl Iterator<Item = (usize, &R)> {
        self.rows.iter().enumerate().filter(|(_, row)| !row.is_deleted())
    }

    /// Every record, deleted ones included.
    pub fn all(&self) -> &[R] {
        &self.rows
    }

    /// Writes one field, making a blank record where there is none; returns what the field said before.
    pub fn set(&mut self, id: &R::Id, value: R::Field, stamp: Stamp) -> R::Field {
        let place = self.place_or_new(id);
        self.rows[place].set(value, stamp)
    }

    /// What a field says, that of a blank record where there is none.
    pub fn read(&self, id: &R::Id, key: R::Key) -> R::Field {
        match self.row(id) {
            Some(record) => record.get(key),
            None => R::blank(id.clone()).get(key),
        }
    }

    /// Merges one record in; says whether anything is different now.
    pub fn merge(&mut self, record: &R) -> bool {
        match self.place(record.id()) {
            Some(place) => self.rows[place].merge(record),
            None => {
                self.push(record.clone());
                true
            }
        }
    }

    /// Takes a record over without copying it; merges where there is one with its id.
    pub fn take(&mut self, record: R) {
        match self.place(record.id()) {
            Some(place) => {
                self.rows[place].merge(&record);
            }
            None => self.push(record),
        }
    }

    /// Makes room for that many more records, so that taking them in moves none.
    pub fn reserve(&mut self, additional: usize) {
        self.rows.reserve(additional);
        self.places.reserve(additional);
    }

    /// The place of a record; a blank one is made where there is none.
    pub fn place_or_new(&mut self, id: &R::Id) -> usize {
        match self.place(id) {
            Some(place) => place,
            None => {
                self.push(R::blank(id.clone()));
                self.rows.len() - 1
            }
        }
    }

    fn push(&mut self, record: R) {
        self.places.insert(record.id().clone(), self.rows.len());
        self.rows.push(record);
    }
}
