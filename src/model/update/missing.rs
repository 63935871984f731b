//! Data that should be there and isn't: a mark outside of storage remembers that there was some (R13).

use crate::model::effect::Effect;
use crate::model::state::{Durability, Model};

impl Model {
    /// Storage opened and is empty, although something was kept in it before: the browser or somebody cleared it.
    /// Snapshots may have been spared.
    pub(super) fn look_for_missing(&mut self) -> Vec<Effect> {
        let is_stored = matches!(self.durability, Durability::Durable | Durability::ReadOnly(_));
        self.is_missing = self.is_marked && is_stored && self.shelf.is_empty();
        let snapshots = self.is_missing.then_some(Effect::ListSnapshots);
        snapshots.into_iter().collect()
    }

    /// Something is stored from now on.
    pub(super) fn mark_data(&mut self) -> Option<Effect> {
        let is_new = !self.is_marked && self.durability == Durability::Durable;
        self.is_marked |= is_new;
        is_new.then_some(Effect::MarkData(true))
    }

    /// Nothing is stored any more, because a person wanted it so, or has been told.
    pub(super) fn unmark_data(&mut self) -> Effect {
        self.is_marked = false;
        self.is_missing = false;
        Effect::MarkData(false)
    }
}
