//! Asking the browser about its room.

use crate::model::commit::StorageErrorKind;
use crate::model::effect::Effect;
use crate::model::saving::SaveState;
use crate::model::space::{Protection, Space};
use crate::model::state::Model;

impl Model {
    /// Storage said that there is no room: the person is told only together with the numbers.
    pub(super) fn ask_space_if_full(&self) -> Option<Effect> {
        let state = self.open.as_ref().map(|open| open.saving.state());
        let is_full = matches!(
            state,
            Some(SaveState::NotSaved { error, .. }) if error.kind == StorageErrorKind::Quota
        );
        is_full.then_some(Effect::AskSpace)
    }

    pub(super) fn space_is(&mut self, space: Space) {
        self.space = Some(space);
        if self.protection == Protection::Asking {
            self.protection = Protection::Asked;
        }
    }

    pub(super) fn ask_to_protect(&mut self) -> Vec<Effect> {
        self.protection = Protection::Asking;
        vec![Effect::AskToProtect]
    }
}
