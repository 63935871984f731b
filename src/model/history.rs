//! Undo and redo: each step is the edits that take it back.

use std::collections::VecDeque;

use crate::domain::records::edit::Edit;
use crate::domain::records::log::Action;

/// Steps kept; the oldest go first.
const MOST_STEPS: usize = 1000;

/// One action that can be taken back, or done again.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub action: Action,
    /// In the order in which they are to be applied.
    pub edits: Vec<Edit>,
}

/// What was done in this session, and what was undone since.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
}

impl History {
    /// Notes an action; what was undone before can't be done again.
    pub fn push(&mut self, step: Step) {
        self.redo.clear();
        self.push_undo(step);
    }

    pub fn take_undo(&mut self) -> Option<Step> {
        self.undo.pop_back()
    }

    pub fn take_redo(&mut self) -> Option<Step> {
        self.redo.pop()
    }

    pub fn push_redo(&mut self, step: Step) {
        self.redo.push(step);
    }

    /// Notes what was done again, leaving the rest to be done again.
    pub fn push_undo(&mut self, step: Step) {
        if self.undo.len() == MOST_STEPS {
            self.undo.pop_front();
        }
        self.undo.push_back(step);
    }

    pub fn can_undo(&self) -> Option<Action> {
        self.undo.back().map(|step| step.action)
    }

    pub fn can_redo(&self) -> Option<Action> {
        self.redo.last().map(|step| step.action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(action: Action) -> Step {
        Step { action, edits: Vec::new() }
    }

    #[test]
    fn what_is_done_anew_ends_what_could_be_done_again() {
        let mut history = History::default();
        history.push(step(Action::AddGoal));
        let undone = history.take_undo().unwrap();
        history.push_redo(undone);
        assert_eq!(history.can_redo(), Some(Action::AddGoal));
        history.push(step(Action::EditGoal));
        assert_eq!((history.can_undo(), history.can_redo()), (Some(Action::EditGoal), None));
    }

    #[test]
    fn the_oldest_of_too_many_steps_goes_first() {
        let mut history = History::default();
        history.push(step(Action::AddGoal));
        for _ in 0..MOST_STEPS {
            history.push(step(Action::EditGoal));
        }
        let steps: Vec<Step> = std::iter::from_fn(|| history.take_undo()).collect();
        assert_eq!(steps.len(), MOST_STEPS);
        assert!(steps.iter().all(|step| step.action == Action::EditGoal));
    }
}
