//! Placing: where among its siblings a goal comes to stand, as a parent and an order key.

use crate::domain::cascade::tree::Tree;
use crate::domain::records::goal::DEEPEST;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::GoalId;
use crate::domain::values::order;

use super::command::{Destination, Refusal};

/// A place in the tree: the parent, and a key that sorts where the goal should stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub parent: Option<GoalId>,
    pub order: String,
}

/// Works out where a goal that is moved goes; refuses cycles and cascades that would become too deep.
pub fn moved(
    workspace: &Workspace,
    tree: &Tree,
    goal: &GoalId,
    destination: &Destination,
) -> Result<Spot, Refusal> {
    let placing = Placing { workspace, tree };
    let place = placing.find(goal)?;
    let siblings = tree.siblings(place);
    let at = siblings.iter().position(|&s| s == place);
    let at = at.ok_or(Refusal::Gone)?;
    let parent = tree.parent(place);
    if let Destination::Into(into) = destination
        && into.as_ref().map(|into| placing.find(into)).transpose()? == parent
    {
        return placing.own(place);
    }
    let above = at.checked_sub(1).map(|i| siblings[i]);
    let (parent, index) = match destination {
        Destination::Up => (parent, at.checked_sub(1).ok_or(Refusal::NowhereToGo)?),
        Destination::Down if at + 1 < siblings.len() => (parent, at + 2),
        Destination::Down => return Err(Refusal::NowhereToGo),
        Destination::Indent => {
            let above = above.ok_or(Refusal::NowhereToGo)?;
            (Some(above), tree.children(above).len())
        }
        Destination::Outdent => {
            let parent = parent.ok_or(Refusal::NowhereToGo)?;
            (tree.parent(parent), placing.index(parent)? + 1)
        }
        Destination::Into(None) => (None, tree.roots().len()),
        Destination::Into(Some(into)) => {
            let into = placing.find(into)?;
            (Some(into), tree.children(into).len())
        }
        Destination::Before(other) => {
            let other = placing.find(other)?;
            (tree.parent(other), placing.index(other)?)
        }
        Destination::After(other) => {
            let other = placing.find(other)?;
            (tree.parent(other), placing.index(other)? + 1)
        }
    };
    placing.refuse_cycle(place, parent)?;
    let depth = parent.map_or(0, |parent| tree.depth(parent));
    if depth + tree.height(place) > DEEPEST {
        return Err(Refusal::TooDeep);
    }
    Ok(placing.spot(parent, index, Some(place)))
}

/// The place of a new goal: the last under its parent.
pub fn appended(
    workspace: &Workspace,
    tree: &Tree,
    parent: Option<&GoalId>,
) -> Result<Spot, Refusal> {
    let placing = Placing { workspace, tree };
    let parent = parent.map(|id| placing.find(id)).transpose()?;
    if parent.map_or(0, |parent| tree.depth(parent)) >= DEEPEST {
        return Err(Refusal::TooDeep);
    }
    let count = placing.children(parent).len();
    Ok(placing.spot(parent, count, None))
}

struct Placing<'a> {
    workspace: &'a Workspace,
    tree: &'a Tree,
}

impl<'a> Placing<'a> {
    fn find(&self, id: &GoalId) -> Result<usize, Refusal> {
        let place = self.workspace.goals.place(id).ok_or(Refusal::Gone)?;
        self.workspace.goals.at(place).ok_or(Refusal::Gone)?;
        Ok(place)
    }

    fn children(&self, parent: Option<usize>) -> &'a [usize] {
        match parent {
            Some(parent) => self.tree.children(parent),
            None => self.tree.roots(),
        }
    }

    fn index(&self, place: usize) -> Result<usize, Refusal> {
        let siblings = self.tree.siblings(place);
        siblings.iter().position(|&s| s == place).ok_or(Refusal::Gone)
    }

    /// Where a goal stands now: who is sent to where it hangs already keeps its place among its siblings.
    fn own(&self, place: usize) -> Result<Spot, Refusal> {
        let goal = self.workspace.goals.at(place).ok_or(Refusal::Gone)?;
        Ok(Spot { parent: goal.parent.clone(), order: goal.order.clone() })
    }

    fn refuse_cycle(&self, place: usize, parent: Option<usize>) -> Result<(), Refusal> {
        let Some(parent) = parent else {
            return Ok(());
        };
        let mut way: Vec<usize> =
            std::iter::once(parent).chain(self.tree.ancestors(parent)).collect();
        let Some(at) = way.iter().position(|&p| p == place) else {
            return Ok(());
        };
        way.truncate(at + 1);
        let titles = way.iter().rev().filter_map(|&p| self.workspace.goals.at(p));
        Err(Refusal::Cycle(titles.map(|goal| goal.title.clone()).collect()))
    }

    /// A key between the neighbours at an index among the children, `moved` itself not being a neighbour.
    fn spot(&self, parent: Option<usize>, index: usize, moved: Option<usize>) -> Spot {
        let children = self.children(parent);
        let order_of = |place: &usize| {
            let goal = self.workspace.goals.at(*place)?;
            order::is_valid(&goal.order).then_some(goal.order.as_str())
        };
        let other = |place: &&usize| Some(**place) != moved;
        let index = index.min(children.len());
        let before = children[..index].iter().rev().find(other).and_then(order_of);
        let after = children[index..].iter().find(other).and_then(order_of);
        Spot {
            parent: parent.and_then(|p| self.workspace.goals.at(p)).map(|goal| goal.id.clone()),
            order: order::between(before, after),
        }
    }
}
