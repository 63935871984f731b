//! Where a goal can be moved: the places that a query finds, the near ones where nothing was typed.

use std::collections::BTreeSet;

use crate::domain::values::id::GoalId;
use crate::locales::Texts;
use crate::model::Model;

use super::palette::{Choice, Found, Group, MOST_GOALS, goal_found, goals_found};

/// The goals under which another can hang, and the top of the tree; not those where it hangs or that hang under it.
pub fn destinations(model: &Model, moved: &GoalId, texts: Texts, typed: &str) -> Vec<Group> {
    let Some((open, place)) =
        model.open.as_ref().and_then(|open| Some((open, open.workspace.goals.place(moved)?)))
    else {
        return Vec::new();
    };
    let tree = open.cascade.tree();
    let above = tree.parent(place);
    let out: BTreeSet<usize> = tree.subtree(place).into_iter().chain(above).collect();
    let mut groups = goals_found(model, texts, typed, |place| !out.contains(&place));
    if typed.trim().is_empty() {
        let far = |of: usize| match tree.parent(of) {
            parent if parent == above => 0,
            parent if parent == above.and_then(|above| tree.parent(above)) => 1,
            None => 2,
            Some(_) => 3,
        };
        let mut places: Vec<usize> =
            tree.all().into_iter().filter(|place| !out.contains(place)).collect();
        places.sort_by_key(|place| far(*place));
        let near = places.into_iter().take(MOST_GOALS);
        let near = near.filter_map(|place| goal_found(open, place));
        let top = Found {
            choice: Choice::Top,
            title: texts.move_to_top().into(),
            about: String::new(),
            keys: Vec::new(),
        };
        let found = above.map(|_| top).into_iter().chain(near).collect();
        groups = vec![Group { heading: texts.search_goals(), found }];
    }
    groups.retain(|group| !group.found.is_empty());
    groups
}
