//! The goal tree as it counts: parents that exist, no cycles, siblings in order, whatever merging has produced.

use crate::domain::records::goal::{DEEPEST, Goal, GoalKey};
use crate::domain::records::table::Table;
use crate::domain::values::id::GoalId;

/// Parents and children by place in the table of goals; deleted goals have neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    nodes: Vec<Node>,
    roots: Vec<usize>,
    too_deep: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Node {
    living: bool,
    parent: Option<usize>,
    /// 1 for a root.
    depth: usize,
    children: Vec<usize>,
}

impl Tree {
    /// Repairs deterministically, so that two people who merged the same records see the same tree:
    /// a goal under a deleted one hangs under the nearest ancestor that lives; one whose parent doesn't exist is a root;
    /// of a cycle, the goal that was moved last (then the one with the greatest id) becomes a root; so does one that
    /// would stand deeper than [`DEEPEST`].
    pub fn new(goals: &Table<Goal>) -> Self {
        let mut nodes: Vec<Node> = goals
            .all()
            .iter()
            .map(|goal| Node {
                living: !goal.deleted,
                parent: living_parent(goals, goal),
                ..Node::default()
            })
            .collect();
        break_cycles(&mut nodes, goals.all());
        let mut tree = Tree { nodes, roots: Vec::new(), too_deep: Vec::new() };
        tree.hang(goals.all());
        tree
    }

    pub fn parent(&self, place: usize) -> Option<usize> {
        self.nodes.get(place)?.parent
    }

    pub fn children(&self, place: usize) -> &[usize] {
        self.nodes.get(place).map_or(&[], |node| &node.children)
    }

    pub fn roots(&self) -> &[usize] {
        &self.roots
    }

    /// The goals that are roots only because they would stand too deep, by place.
    pub fn too_deep(&self) -> &[usize] {
        &self.too_deep
    }

    /// 1 for a root, 0 for a deleted goal.
    pub fn depth(&self, place: usize) -> usize {
        self.nodes.get(place).map_or(0, |node| node.depth)
    }

    /// The goal's siblings, itself included, in order.
    pub fn siblings(&self, place: usize) -> &[usize] {
        match self.parent(place) {
            Some(parent) => self.children(parent),
            None => &self.roots,
        }
    }

    /// From the parent up to the root.
    pub fn ancestors(&self, place: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parent(place), |&above| self.parent(above))
    }

    /// A goal and everything under it, parents before children, siblings in order.
    pub fn subtree(&self, place: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![place];
        while let Some(next) = open.pop() {
            found.push(next);
            open.extend(self.children(next).iter().rev());
        }
        found
    }

    /// Every goal, parents before children, siblings in order.
    pub fn all(&self) -> Vec<usize> {
        self.roots.iter().flat_map(|&root| self.subtree(root)).collect()
    }

    /// How many levels a goal and everything under it take.
    pub fn height(&self, place: usize) -> usize {
        let depth = self.depth(place);
        let deepest = self.subtree(place).iter().map(|&p| self.depth(p)).max();
        deepest.map_or(0, |deepest| deepest + 1 - depth)
    }

    fn hang(&mut self, goals: &[Goal]) {
        for place in 0..self.nodes.len() {
            if !self.nodes[place].living {
                continue;
            }
            match self.nodes[place].parent {
                Some(parent) => self.nodes[parent].children.push(place),
                None => self.roots.push(place),
            }
        }
        let by_order = |a: &usize, b: &usize| {
            let (a, b) = (&goals[*a], &goals[*b]);
            a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id))
        };
        self.roots.sort_unstable_by(by_order);
        for node in &mut self.nodes {
            node.children.sort_unstable_by(by_order);
        }
        let mut open: Vec<(usize, usize)> = self.roots.iter().map(|&root| (root, 1)).collect();
        while let Some((place, depth)) = open.pop() {
            self.nodes[place].depth = depth;
            if depth < DEEPEST {
                open.extend(self.nodes[place].children.iter().map(|&c| (c, depth + 1)));
                continue;
            }
            for cut in std::mem::take(&mut self.nodes[place].children) {
                self.nodes[cut].parent = None;
                self.too_deep.push(cut);
                open.push((cut, 1));
            }
        }
        if !self.too_deep.is_empty() {
            self.too_deep.sort_unstable();
            self.roots.extend(&self.too_deep);
            self.roots.sort_unstable_by(by_order);
        }
    }
}

/// The place of the nearest ancestor that lives, by the goals' own parent fields.
fn living_parent(goals: &Table<Goal>, goal: &Goal) -> Option<usize> {
    if goal.deleted {
        return None;
    }
    let step = |id: &Option<GoalId>| goals.place(id.as_ref()?);
    let mut above = step(&goal.parent)?;
    // Deleted goals may form a cycle among themselves: no way up is longer than the table.
    for _ in 0..goals.places() {
        let found = &goals.all()[above];
        if !found.deleted {
            return Some(above);
        }
        above = step(&found.parent)?;
    }
    None
}

fn break_cycles(nodes: &mut [Node], goals: &[Goal]) {
    const UNSEEN: usize = usize::MAX;
    let mut seen_from = vec![UNSEEN; nodes.len()];
    for start in 0..nodes.len() {
        let mut at = start;
        while seen_from[at] == UNSEEN {
            seen_from[at] = start;
            match nodes[at].parent {
                Some(parent) => at = parent,
                None => break,
            }
        }
        let closes_here = seen_from[at] == start && nodes[at].parent.is_some();
        if !closes_here {
            continue;
        }
        let cycle = std::iter::successors(nodes[at].parent, |&place| {
            (place != at).then(|| nodes[place].parent).flatten()
        });
        let moved_last = cycle.max_by_key(|&place| {
            let goal = &goals[place];
            (goal.stamps.get(GoalKey::Parent), &goal.id)
        });
        if let Some(place) = moved_last {
            nodes[place].parent = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::goal::GoalField;
    use crate::domain::values::stamp::{Clock, Stamp};
    use proptest::prelude::*;

    fn id(n: usize) -> GoalId {
        GoalId::new(&format!("g{n}")).unwrap()
    }

    /// Goals given as (parent, deleted, when moved); a parent may be missing, deleted, or make a cycle.
    fn goals(rows: &[(Option<usize>, bool, u64)]) -> Table<Goal> {
        let mut table = Table::default();
        for (n, (parent, deleted, moved)) in rows.iter().enumerate() {
            let stamp = Clock::new(1).tick(*moved);
            table.set(&id(n), GoalField::Deleted(*deleted), Stamp::ZERO);
            table.set(&id(n), GoalField::Parent(parent.map(id)), stamp);
        }
        table
    }

    #[test]
    fn a_goal_under_a_deleted_one_hangs_under_the_nearest_that_lives() {
        let tree = Tree::new(&goals(&[
            (None, false, 1),
            (Some(0), true, 1),
            (Some(1), true, 1),
            (Some(2), false, 1),
            (Some(99), false, 1),
        ]));
        assert_eq!(tree.children(0), [3]);
        assert_eq!(tree.roots(), [0, 4], "a goal without its parent is a root");
        assert_eq!(tree.depth(3), 2);
    }

    #[test]
    fn of_a_cycle_the_goal_moved_last_becomes_a_root() {
        let tree = Tree::new(&goals(&[
            (Some(2), false, 10),
            (Some(0), false, 30),
            (Some(1), false, 20),
            (Some(2), false, 5),
        ]));
        assert_eq!(tree.roots(), [1]);
        assert_eq!(tree.all(), [1, 2, 0, 3]);
    }

    #[test]
    fn what_would_stand_too_deep_becomes_a_root_with_all_that_is_under_it() {
        let chain = |n: usize| (n.checked_sub(1), false, 1);
        let rows: Vec<_> = (0..DEEPEST + 2).map(chain).collect();
        let tree = Tree::new(&goals(&rows));
        assert_eq!((tree.roots(), tree.too_deep()), (&[0, DEEPEST][..], &[DEEPEST][..]));
        assert!(tree.children(DEEPEST - 1).is_empty());
        assert_eq!((tree.depth(DEEPEST), tree.depth(DEEPEST + 1)), (1, 2));
    }

    proptest! {
        #[test]
        fn every_living_goal_hangs_in_the_tree_exactly_once_in_any_order_of_arrival(
            rows in proptest::collection::vec((proptest::option::of(0usize..14), any::<bool>(), 1u64..5), 1..14),
        ) {
            let table = goals(&rows);
            let tree = Tree::new(&table);
            let mut all = tree.all();
            all.sort_unstable();
            let living: Vec<usize> = table.living().map(|(place, _)| place).collect();
            prop_assert_eq!(&all, &living);

            let mut reversed = Table::default();
            for goal in table.all().iter().rev() {
                reversed.merge(goal);
            }
            let other = Tree::new(&reversed);
            for place in living {
                let parent = |table: &Table<Goal>, tree: &Tree, place| {
                    tree.parent(place).map(|p| table.all()[p].id.clone())
                };
                let there = reversed.place(&table.all()[place].id).unwrap();
                prop_assert_eq!(parent(&table, &tree, place), parent(&reversed, &other, there));
            }
        }
    }
}
