//! Whether a workspace can go back to what a snapshot says (R22).

use crate::domain::records::edit::Edit;
use crate::domain::records::goal::MOST_GOAL_RECORDS;
use crate::domain::records::restore::edits_back;
use crate::domain::records::workspace::Workspace;

use super::command::Refusal;

/// Why `here` can't go back to what `then` says.
pub(super) fn refusal(here: &Workspace, then: &Workspace) -> Option<Refusal> {
    if here.id() != then.id() {
        return Some(Refusal::Gone);
    }
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
