//! What keeps the work from being saved, if anything.

use crate::locales::Texts;
use crate::model::Model;
use crate::model::saving::SaveState;
use crate::model::state::Durability;

/// What is wrong, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub words: String,
    /// Saving may be tried again.
    pub can_retry: bool,
}

pub fn trouble(model: &Model, texts: Texts, now_ms: u64) -> Option<Trouble> {
    let lasting = |words| Trouble { words, can_retry: false };
    let passing = |words| Trouble { words, can_retry: true };
    match &model.durability {
        Durability::Memory(error) | Durability::ReadOnly(error) => {
            return Some(lasting(texts.storage_error(error)));
        }
        _ => {}
    }
    let saving = &model.open.as_ref()?.saving;
    match saving.state() {
        SaveState::NotSaved { error, .. } => {
            Some(passing(texts.storage_trouble(&error, model.space)))
        }
        // There is nothing to try again while storage may still answer.
        SaveState::Saving if saving.is_late(now_ms) => {
            Some(lasting(texts.storage_late().to_owned()))
        }
        _ => None,
    }
}
