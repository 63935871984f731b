//! Taking back: undoing one action of the log by itself, whatever was done after it, where everything that it changed
//! still says what it wrote.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::cascade::below::Below;
use crate::domain::cascade::tree::Tree;
use crate::domain::records::edit::Edit;
use crate::domain::records::goal::{GoalField, MOST_GOALS};
use crate::domain::records::log::LogEntry;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::GoalId;
use crate::domain::values::stamp::Stamp;

use super::checking;
use super::command::{Destination, Refusal};
use super::placing;

/// The edits that bring every place which an action wrote to back to what it said before; refused where any of them says
/// something else by now.
pub fn edits(workspace: &Workspace, entry: &LogEntry) -> Result<Vec<Edit>, Refusal> {
    if entry.changes.is_empty() || entry.unknown() > 0 {
        return Err(Refusal::NotTold);
    }
    // An action may write to a place more than once: what it said before the first counts, and after the last.
    let mut places = BTreeMap::new();
    for (before, after) in entry.known() {
        let (_, last) = places.entry(after.place()).or_insert((before, after));
        *last = after;
    }
    let still = |(place, (_, after)): (_, &(_, &Edit))| workspace.read(place) == **after;
    if !places.iter().all(still) {
        return Err(Refusal::ChangedSince);
    }
    Ok(places.into_values().map(|(before, _)| before.clone()).collect())
}

/// As [`edits`]; refused also where what they make could not have been entered, written with that stamp.
pub(super) fn checked(below: Below, entry: &LogEntry, stamp: Stamp) -> Result<Vec<Edit>, Refusal> {
    let edits = edits(below.workspace, entry)?;
    check(below.workspace, below.tree, &edits, stamp)?;
    Ok(edits)
}

/// Refuses what could not have been entered: what was moved, deleted or filled up since may stand in the way.
fn check(workspace: &Workspace, tree: &Tree, edits: &[Edit], stamp: Stamp) -> Result<(), Refusal> {
    let added = edits.iter().filter(|edit| {
        let is_new = || workspace.read(&edit.place()) != **edit;
        matches!(edit, Edit::Actual(_, _, Some(_))) && is_new()
    });
    if !workspace.has_room_for_actuals(added.count()) {
        return Err(Refusal::TooManyActuals);
    }
    let moves = edits
        .iter()
        .any(|edit| matches!(edit, Edit::Goal(_, GoalField::Parent(_))) || edit.is_of_life());
    let after = match moves {
        true => Cow::Owned(after(workspace, edits, stamp)),
        false => Cow::Borrowed(workspace),
    };
    if moves {
        check_tree(workspace, tree, &after, edits)?;
    }
    edits.iter().try_for_each(|edit| checking::edit(&after, edit))
}

fn after(workspace: &Workspace, edits: &[Edit], stamp: Stamp) -> Workspace {
    let mut after = workspace.clone();
    for edit in edits {
        after.apply(edit.clone(), stamp);
    }
    after
}

fn check_tree(
    workspace: &Workspace,
    tree: &Tree,
    after: &Workspace,
    edits: &[Edit],
) -> Result<(), Refusal> {
    let count = |workspace: &Workspace| workspace.goals.living().count();
    if count(after) > MOST_GOALS.max(count(workspace)) {
        return Err(Refusal::TooManyGoals);
    }
    let tree_after = Tree::new(&after.goals);
    if tree_after.too_deep().len() > tree.too_deep().len() {
        return Err(Refusal::TooDeep);
    }
    let lives = |id| after.goals.get(id).is_some();
    for edit in edits {
        match edit {
            Edit::Goal(id, GoalField::Deleted(true)) => {
                let place = after.goals.place(id).ok_or(Refusal::Gone)?;
                let mut below = tree.children(place).iter();
                if below.any(|&child| after.goals.at(child).is_some()) {
                    return Err(Refusal::ChangedSince);
                }
            }
            Edit::Goal(id, GoalField::Parent(Some(parent))) if lives(id) && lives(parent) => {
                hangs(workspace, tree, (after, &tree_after), id, parent)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// That a goal hangs where it is put: in a cycle it wouldn't.
fn hangs(
    workspace: &Workspace,
    tree: &Tree,
    (after, tree_after): (&Workspace, &Tree),
    id: &GoalId,
    parent: &GoalId,
) -> Result<(), Refusal> {
    let place = after.goals.place(id).ok_or(Refusal::Gone)?;
    if tree_after.parent(place) == after.goals.place(parent) {
        return Ok(());
    }
    let into = Destination::Into(Some(parent.clone()));
    placing::moved(workspace, tree, id, &into)?;
    Err(Refusal::ChangedSince)
}
