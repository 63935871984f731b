//! What a person does to a workspace, and takes back.

use crate::domain::records::edit::Edit;
use crate::domain::records::log::Action;
use crate::domain::values::id::GoalId;
use crate::domain::values::stamp::Stamp;

use crate::model::command::{Command, Refusal};
use crate::model::dialog::Dialog;
use crate::model::effect::Effect;
use crate::model::route::Route;
use crate::model::state::{Model, Notice, Now};
use crate::model::{editing, taking_back};

impl Model {
    /// Carries a command out, or asks first where it changes the numbers of the goals above (X27).
    pub(super) fn propose(&mut self, command: Command, now: Now) -> Vec<Effect> {
        let trial = self.open.as_ref().and_then(|open| open.trial(command.clone()).ok());
        if trial.is_none_or(|trial| trial.is_nothing()) {
            return self.perform(command, now);
        }
        self.dialog = Some(Dialog::Confirm(command));
        Vec::new()
    }

    /// Carries a command out, or says why not.
    pub(super) fn perform(&mut self, command: Command, now: Now) -> Vec<Effect> {
        self.try_to(command, now).unwrap_or_else(|refusal| {
            self.say(Notice::Refused(refusal));
            Vec::new()
        })
    }

    /// Carries a command out, and says so where the screen doesn't.
    pub(super) fn try_to(&mut self, command: Command, now: Now) -> Result<Vec<Effect>, Refusal> {
        let about = match &command {
            Command::DeleteGoal(id) | Command::MoveGoal(id, _) => self.title_of(id),
            Command::AddGoal(draft) => Some(draft.title.trim().to_owned()),
            _ => None,
        };
        let deleted = match &command {
            Command::DeleteGoal(id) => Some(id.clone()),
            _ => None,
        };
        let moved = match &command {
            Command::MoveGoal(id, _) => Some((id.clone(), self.parent_of(id))),
            _ => None,
        };
        let says_so = matches!(
            command,
            Command::DeleteGoal(_)
                | Command::MoveGoal(..)
                | Command::PasteActuals(..)
                | Command::EnterBlock(..)
                | Command::DeleteActual(..)
        ) || matches!(command, Command::AddGoal(_)) && self.route != Route::Cascade;
        let Some(action) = self.carry_out(command, now)? else {
            if says_so {
                self.say(Notice::Unchanged);
            }
            return Ok(Vec::new());
        };
        match (says_so, moved) {
            (true, Some((id, before))) if self.parent_of(&id) != before => {
                let above = self.parent_of(&id).and_then(|id| self.title_of(&id));
                self.say(Notice::Moved(about.unwrap_or_default(), above));
            }
            (true, _) => self.say(Notice::Done(action, about)),
            (false, _) => {}
        }
        let mut effects = vec![Effect::SaveSoon];
        if deleted.is_some_and(|id| self.route == Route::Goal(id)) {
            effects.push(self.navigate(Route::Cascade));
        }
        Ok(effects)
    }

    /// Carries a command out as one step of undo; `None` where everything says so already, which is no step.
    pub(super) fn carry_out(
        &mut self,
        command: Command,
        now: Now,
    ) -> Result<Option<Action>, Refusal> {
        let by = self.identity.clone();
        let open = self.open.as_mut().ok_or(Refusal::Gone)?;
        let mut clock = open.clock().clone();
        let mut fresh = || -> Stamp { clock.tick(now.time_ms) };
        let (action, edits) = editing::edits(open.below(), command, &mut fresh)?;
        let changes = |edit: &Edit| open.workspace.read(&edit.place()) != *edit;
        if !edits.iter().any(changes) {
            return Ok(None);
        }
        *open.clock() = clock;
        open.perform(action, edits, by, now.time_ms);
        // To undo would be to take back this, no longer what was told of.
        self.notice.take_if(|(_, notice)| notice.offers_undo());
        Ok(Some(action))
    }

    pub(super) fn undo(&mut self, now: Now) -> Vec<Effect> {
        let by = self.identity.clone();
        let Some(open) = &mut self.open else {
            return Vec::new();
        };
        match open.undo(by, now.time_ms) {
            Some(action) => {
                self.say(Notice::Undone(action));
                vec![Effect::SaveSoon]
            }
            None => Vec::new(),
        }
    }

    pub(super) fn redo(&mut self, now: Now) -> Vec<Effect> {
        let by = self.identity.clone();
        let Some(open) = &mut self.open else {
            return Vec::new();
        };
        match open.redo(by, now.time_ms) {
            Some(action) => {
                self.say(Notice::Redone(action));
                vec![Effect::SaveSoon]
            }
            None => Vec::new(),
        }
    }

    fn parent_of(&self, id: &GoalId) -> Option<GoalId> {
        self.open.as_ref()?.workspace.goals.get(id)?.parent.clone()
    }

    pub(super) fn title_of(&self, id: &GoalId) -> Option<String> {
        let open = self.open.as_ref()?;
        Some(open.workspace.goals.get(id)?.title.clone())
    }

    pub(super) fn take_back(&mut self, stamp: Stamp, now: Now) -> Vec<Effect> {
        let by = self.identity.clone();
        let Some(open) = &mut self.open else {
            return Vec::new();
        };
        let next = open.clock().clone().tick(now.time_ms);
        let at = open.log.binary_search_by_key(&stamp, |entry| entry.stamp);
        let Some(entry) = at.ok().and_then(|at| open.log.get(at)) else {
            return Vec::new();
        };
        let about = entry.written().find_map(|edit| match edit {
            Edit::Goal(id, _) => open.workspace.goals.get(id).map(|goal| goal.title.clone()),
            _ => None,
        });
        let taken = taking_back::checked(open.below(), entry, next);
        match taken {
            Ok(edits) => {
                open.perform(Action::TakeBack, edits, by, now.time_ms);
                self.say(Notice::Done(Action::TakeBack, about));
                vec![Effect::SaveSoon]
            }
            Err(refusal) => {
                self.say(Notice::Refused(refusal));
                Vec::new()
            }
        }
    }
}
