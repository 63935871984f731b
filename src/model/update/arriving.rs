//! A file or a snapshot that is read, some of it at a time.

use crate::domain::values::id::WorkspaceId;

use crate::model::arriving::Arriving;
use crate::model::effect::Effect;
use crate::model::importing::Incoming;
use crate::model::state::Model;

/// About how many bytes are read at a time: some hundredths of a second.
const STEP: usize = 384 << 10;

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
