//! Going back to a snapshot: the open workspace says again what it said then, as one step of undo (R22).

use crate::domain::records::log::Action;
use crate::domain::records::restore::edits_back;
use crate::format::Read;

use crate::model::effect::Effect;
use crate::model::state::{Model, Notice, Now};

impl Model {
    /// The state that is left is kept as a snapshot too, so that it can be found after undo can't help any more.
    pub(super) fn go_back(&mut self, then: &Read, now: Now) -> Vec<Effect> {
        let left = self.take_snapshot(now);
        let by = self.identity.clone();
        let Some(open) = &mut self.open else {
            return Vec::new();
        };
        let edits = edits_back(&open.workspace, &then.workspace);
        if edits.is_empty() {
            return Vec::new();
        }
        open.clock().observe(then.workspace.latest());
        open.perform(Action::Restore, edits, by, now.time_ms);
        self.say(Notice::Done(Action::Restore, None));
        left.into_iter().chain([Effect::SaveSoon]).collect()
    }
}
