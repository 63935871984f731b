//! Going back: the edits that make a workspace say again what an earlier state of it said.

use super::edit::Edit;
use super::merge::differences;
use super::workspace::Workspace;

/// What must be written here so that it says what `then` says. What was made since is deleted rather than forgotten: as
/// edits, all of it can be undone, and it wins over older copies when they are merged.
pub fn edits_back(here: &Workspace, then: &Workspace) -> Vec<Edit> {
    let said = differences(here, then).into_iter().map(|d| d.there);
    // What only `here` knows, as `then` sees it: blank.
    let made_since = (differences(then, here).into_iter())
        .filter(|d| !d.known)
        .map(|d| d.here)
        .filter(Edit::deletes);
    said.chain(made_since).collect()
}
