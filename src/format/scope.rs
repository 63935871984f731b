//! How much of a workspace a file holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::cascade::tree::Tree;
use crate::domain::records::kinds::*;
use crate::domain::records::record::Record;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::id::{GoalId, MetricId};

/// How much of a workspace is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Whole,
    /// A goal that lives, everything under it, and just the people, units, metrics and actuals that they name; no change
    /// log. In the file the goal is a root.
    Subtree(GoalId),
}

/// The records that a scope takes in.
pub(super) struct Chosen<'a> {
    pub root: Option<&'a GoalId>,
    /// By kind; `None` where all are.
    ids: Option<BTreeMap<&'static str, BTreeSet<String>>>,
}

macro_rules! by_kind {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// What a record names, by kind and id; nothing where it doesn't live.
        fn named_by(workspace: &Workspace, kind: &str, id: &str) -> Vec<(&'static str, String)> {
            match kind {
                $(stringify!($kind) => {
                    let row = workspace.$table.named(id).filter(|row| !row.is_deleted());
                    let named = row.into_iter().flat_map(Record::references);
                    named.map(|(_, kind, id)| (kind, id.to_owned())).collect()
                })*
                _ => Vec::new(),
            }
        }
    };
}
kinds!(by_kind);

impl<'a> Chosen<'a> {
    pub fn new(workspace: &Workspace, scope: &'a Scope) -> Self {
        match scope {
            Scope::Whole => Chosen { root: None, ids: None },
            Scope::Subtree(root) => Chosen { root: Some(root), ids: Some(under(workspace, root)) },
        }
    }

    pub fn holds<R: Record>(&self, id: &R::Id) -> bool {
        let of_kind = |ids: &BTreeMap<_, BTreeSet<String>>| {
            ids.get(R::KIND).is_some_and(|ids| ids.contains(id.as_ref()))
        };
        self.ids.as_ref().is_none_or(of_kind)
    }
}

/// The goals under one, and whatever they name, be it over other records; but for the goals over it.
fn under(workspace: &Workspace, root: &GoalId) -> BTreeMap<&'static str, BTreeSet<String>> {
    let tree = Tree::new(&workspace.goals);
    let places = match workspace.goals.place(root) {
        Some(place) if tree.depth(place) > 0 => tree.subtree(place),
        _ => Vec::new(),
    };
    let goals = places.into_iter().filter_map(|place| workspace.goals.at(place));
    let mut waiting: Vec<(&str, String)> =
        goals.map(|goal| (Goal::KIND, goal.id.to_string())).collect();
    let mut chosen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    while let Some((kind, id)) = waiting.pop() {
        if !chosen.entry(kind).or_default().insert(id.clone()) {
            continue;
        }
        let named = named_by(workspace, kind, &id);
        waiting.extend(named.into_iter().filter(|(named, _)| *named != Goal::KIND));
        if kind == Metric::KIND {
            let by = MetricId::new(&id).into_iter().flat_map(|id| entered_by(workspace, &id));
            waiting.extend(by.map(|by| (Person::KIND, by)));
        }
    }
    chosen
}

fn entered_by(workspace: &Workspace, metric: &MetricId) -> BTreeSet<String> {
    let entries = workspace.series(metric).entries();
    entries.filter_map(|(_, entry)| Some(entry.actual?.by?.to_string())).collect()
}
