//! Going back to a snapshot: the open workspace says again what it said then, as one step of undo (R22).

use crate::domain::edit::Edit;
use crate::domain::goal::MOST_GOAL_RECORDS;
use crate::domain::log::Action;
use crate::domain::restore::edits_back;
use crate::domain::workspace::Workspace;
use crate::format::Read;

use super::command::Refusal;
use super::effect::Effect;
use super::open::Open;
use super::state::{Model, Notice, Now};

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

impl Open {
    /// Why the workspace can't go back to what `then` says; nothing is changed.
    pub(super) fn refuse_going_back(&self, then: &Workspace) -> Option<Refusal> {
        if self.workspace.id() != then.id() {
            return Some(Refusal::Gone);
        }
        let here = &self.workspace;
        let is_new = |goal: &&_| here.goals.place(goal).is_none();
        let goals = then.goals.all().iter().map(|goal| &goal.id);
        if here.goals.places() + goals.filter(is_new).count() > MOST_GOAL_RECORDS {
            return Some(Refusal::TooManyGoals);
        }
        let comes_back = |edit: &&Edit| match edit {
            Edit::Actual(metric, day, Some(_)) => here.series(metric).entry(*day).is_none(),
            _ => false,
        };
        let back = edits_back(here, then).iter().filter(comes_back).count();
        (!here.has_room_for_actuals(back)).then_some(Refusal::TooManyActuals)
    }
}
