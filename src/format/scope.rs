//! How much of a workspace a file holds.

use std::collections::BTreeSet;

use crate::domain::cascade::tree::Tree;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::{GoalId, MetricId, PersonId, UnitId};

/// How much of a workspace is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Whole,
    /// A goal that lives, everything under it, and just the people, units, metrics and actuals that they name; no change
    /// log. In the file the goal is a root.
    Subtree(GoalId),
}

/// The ids that a scope takes in.
pub(super) struct Chosen<'a> {
    pub root: Option<&'a GoalId>,
    pub goals: Ids<GoalId>,
    pub metrics: Ids<MetricId>,
    pub people: Ids<PersonId>,
    pub units: Ids<UnitId>,
}

/// All ids, or some.
pub(super) enum Ids<T> {
    All,
    Some(BTreeSet<T>),
}

impl<T: Ord> Ids<T> {
    pub fn holds(&self, id: &T) -> bool {
        match self {
            Ids::All => true,
            Ids::Some(ids) => ids.contains(id),
        }
    }
}

impl<'a> Chosen<'a> {
    pub fn new(workspace: &Workspace, scope: &'a Scope) -> Self {
        match scope {
            Scope::Whole => Chosen {
                root: None,
                goals: Ids::All,
                metrics: Ids::All,
                people: Ids::All,
                units: Ids::All,
            },
            Scope::Subtree(root) => Chosen::under(workspace, root),
        }
    }

    fn under(workspace: &Workspace, root: &'a GoalId) -> Self {
        let tree = Tree::new(&workspace.goals);
        let places = match workspace.goals.place(root) {
            Some(place) if tree.depth(place) > 0 => tree.subtree(place),
            _ => Vec::new(),
        };
        let goals: Vec<_> =
            places.into_iter().filter_map(|place| workspace.goals.at(place)).collect();
        let metrics: BTreeSet<_> = goals.iter().filter_map(|g| g.metric.clone()).collect();
        let mut people: BTreeSet<_> = goals.iter().filter_map(|g| g.owner.clone()).collect();
        for metric in &metrics {
            let entries = workspace.series(metric).entries();
            people.extend(entries.filter_map(|(_, entry)| entry.actual?.by));
        }
        let own = goals.iter().filter_map(|goal| goal.unit.clone());
        let theirs = people.iter().filter_map(|id| workspace.people.get(id)?.unit.clone());
        let mut units = BTreeSet::new();
        for unit in own.chain(theirs) {
            let mut next = Some(unit);
            while let Some(unit) = next.filter(|unit| !units.contains(unit)) {
                next = workspace.units.get(&unit).and_then(|unit| unit.parent.clone());
                units.insert(unit);
            }
        }
        Chosen {
            root: Some(root),
            goals: Ids::Some(goals.into_iter().map(|goal| goal.id.clone()).collect()),
            metrics: Ids::Some(metrics),
            people: Ids::Some(people),
            units: Ids::Some(units),
        }
    }
}
