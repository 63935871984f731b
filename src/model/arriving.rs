//! A file or a snapshot on its way in: some of it is read at a time, so that the page shows how far it is and a person can
//! stop it.

use crate::domain::id::WorkspaceId;
use crate::format::snapshot::Told;
use crate::format::{Allowed, Reader};

use super::effect::Effect;
use super::importing::Incoming;
use super::state::Model;

/// About how many bytes are read at a time: some hundredths of a second.
const STEP: usize = 384 << 10;

/// What is being read.
#[derive(Clone, Debug)]
pub struct Arriving {
    /// Of the file, or of the workspace in a snapshot.
    pub name: String,
    snapshot: Option<Told>,
    reader: Reader,
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

impl Model {
    /// Begins to read; a small file is read at once.
    pub(super) fn begin_reading(&mut self, arriving: Arriving) -> Vec<Effect> {
        self.incoming = None;
        self.arriving = Some(arriving);
        self.read_on()
    }

    pub(super) fn read_on(&mut self) -> Vec<Effect> {
        let Some(mut arriving) = self.arriving.take() else {
            return Vec::new();
        };
        let told = arriving.snapshot.as_ref();
        let is_beside = |id: &WorkspaceId| told.is_none_or(|told| told.workspace == *id);
        let open = (self.open.as_ref()).filter(|open| is_beside(open.workspace.id()));
        let beside = open.map(|open| &open.workspace);
        let Some(read) = arriving.reader.step(STEP, beside) else {
            self.arriving = Some(arriving);
            return vec![Effect::ReadOn];
        };
        let bytes = arriving.reader.into_bytes();
        self.incoming = Some(match arriving.snapshot {
            Some(told) => Incoming::snapshot(told, &bytes, read, open),
            None => Incoming::file(arriving.name, bytes, read, open),
        });
        Vec::new()
    }
}
