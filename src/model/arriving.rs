//! A file or a snapshot on its way in: some of it is read at a time, so that the page shows how far it is and a person can
//! stop it.

use crate::format::snapshot::Told;
use crate::format::{Allowed, Reader};

/// What is being read.
#[derive(Clone, Debug)]
pub struct Arriving {
    /// Of the file, or of the workspace in a snapshot.
    pub name: String,
    pub(super) snapshot: Option<Told>,
    pub(super) reader: Reader,
}

impl Arriving {
    pub fn file(name: String, bytes: Vec<u8>) -> Self {
        Arriving { name, snapshot: None, reader: Reader::new(bytes, Allowed::default()) }
    }

    pub fn snapshot(told: Told, bytes: Vec<u8>) -> Self {
        Arriving {
            name: told.name.clone(),
            snapshot: Some(told),
            reader: Reader::new(bytes, Allowed::default()),
        }
    }

    /// When the snapshot's state was changed last, where it is one.
    pub fn snapshot_ms(&self) -> Option<u64> {
        self.snapshot.as_ref().map(|told| told.changed_ms)
    }

    /// How much of it was read, in whole percent.
    pub fn percent(&self) -> u32 {
        (self.reader.share() * 100.0) as u32
    }
}
