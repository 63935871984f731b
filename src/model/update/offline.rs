//! A build that the browser keeps, and the newer one that may take its place.

use crate::model::effect::Effect;
use crate::model::offline::{NewVersion, Offline};
use crate::model::state::{Durability, Model};

impl Model {
    /// The first screen takes input: what would have delayed it may begin, once.
    pub(super) fn interactive(&mut self) -> Vec<Effect> {
        if self.offline != Offline::Unasked {
            return Vec::new();
        }
        self.offline = Offline::NotYet;
        vec![Effect::KeepForOffline]
    }

    /// Whether a reload would bring a newer build and lose nothing: what is in memory only would be gone.
    pub fn can_take_new_version(&self) -> bool {
        self.new_version != NewVersion::None && !matches!(self.durability, Durability::Memory(_))
    }

    /// Whether to say so on every screen; a file whose preview is open would have to be picked again.
    pub fn offers_new_version(&self) -> bool {
        self.can_take_new_version()
            && self.new_version == NewVersion::Offered
            && self.arriving.is_none()
            && self.incoming.is_none()
    }

    /// Comes after everything is saved: see [`Model::must_save_before`].
    pub(super) fn take_new_version(&self) -> Vec<Effect> {
        let reload = self.can_take_new_version().then_some(Effect::TakeNewVersion);
        reload.into_iter().collect()
    }
}
