//! The room that the browser gives, and whether it may clear it by itself (R15, R17).

use super::commit::StorageErrorKind;
use super::effect::Effect;
use super::saving::SaveState;
use super::state::Model;

/// What the browser says about its room; `None` where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Space {
    pub used_bytes: Option<u64>,
    pub quota_bytes: Option<u64>,
    /// Whether the browser has promised not to clear it by itself.
    pub protected: Option<bool>,
}

/// Whether the person had the browser asked to protect the data, in this session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Protection {
    #[default]
    Unasked,
    /// The browser may be asking the person.
    Asking,
    /// It was asked; [`Space::protected`] says what came of it.
    Asked,
}

impl Space {
    /// How much is used of how much; nothing can be said about room without both.
    pub fn numbers(&self) -> Option<(u64, u64)> {
        self.used_bytes.zip(self.quota_bytes)
    }
}

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
