//! The cascade: the goal tree with its figures, kept up to date along the path that an edit dirtied.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::figures::{Figures, rolls_up};
use super::goal::{Goal, GoalKey, RollUp};
use super::tree::Tree;
use super::workspace::{Edit, Place, Workspace};

/// What a workspace's goals say on one day.
#[derive(Clone, Debug)]
pub struct Cascade {
    as_of: NaiveDate,
    tree: Tree,
    /// By the goal's place; those of deleted goals are empty.
    figures: Vec<Figures>,
    /// By the metric's place: the goals that are measured by it.
    measured_by: Vec<Vec<usize>>,
}

impl Cascade {
    /// Computes everything; actuals after `as_of` are not seen.
    pub fn new(workspace: &Workspace, as_of: NaiveDate) -> Self {
        let mut cascade = Cascade {
            as_of,
            tree: Tree::new(&workspace.goals),
            figures: vec![Figures::default(); workspace.goals.places()],
            measured_by: measured_by(workspace),
        };
        // Parents stand before their children, so that backwards every child is ready before its parent.
        for place in cascade.tree.all().into_iter().rev() {
            cascade.compute(workspace, place);
        }
        cascade
    }

    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The figures of the goal at a place.
    pub fn figures(&self, place: usize) -> &Figures {
        self.figures.get(place).unwrap_or(&Figures::NONE)
    }

    /// Follows edits that were applied to the workspace: recomputes the goals they touch and the goals above those.
    pub fn follow(&mut self, workspace: &Workspace, edits: &[Edit]) {
        let mut dirty = BTreeSet::new();
        let mut rebuild = false;
        let mut relink = false;
        for edit in edits {
            match edit.place() {
                Place::Goal(id, key) => {
                    let place = workspace.goals.place(&id);
                    dirty.extend(place);
                    dirty.extend(place.and_then(|place| self.tree.parent(place)));
                    rebuild |= matches!(key, GoalKey::Parent | GoalKey::Order | GoalKey::Deleted);
                    relink |= key == GoalKey::Metric;
                }
                Place::Actual(metric, _) | Place::Metric(metric, _) => {
                    let goals = workspace
                        .metrics
                        .place(&metric)
                        .and_then(|place| self.measured_by.get(place));
                    dirty.extend(goals.into_iter().flatten());
                }
                Place::Settings(_) => {
                    *self = Cascade::new(workspace, self.as_of);
                    return;
                }
                Place::Person(..) | Place::Unit(..) => {}
            }
        }
        if rebuild {
            let before = std::mem::replace(&mut self.tree, Tree::new(&workspace.goals));
            // A goal that was deleted or brought back moves its children too.
            let moved = (0..workspace.goals.places())
                .filter(|&place| before.parent(place) != self.tree.parent(place));
            for place in moved {
                dirty.insert(place);
                dirty.extend(before.parent(place));
                dirty.extend(self.tree.parent(place));
            }
        }
        if relink || rebuild {
            self.measured_by = measured_by(workspace);
        }
        self.figures
            .resize_with(workspace.goals.places(), Figures::default);
        self.recompute(workspace, dirty);
    }

    /// Recomputes goals and all their ancestors, each once, the deepest first.
    fn recompute(&mut self, workspace: &Workspace, dirty: BTreeSet<usize>) {
        let mut open: BTreeSet<(Reverse<usize>, usize)> = dirty
            .into_iter()
            .map(|place| (Reverse(self.tree.depth(place)), place))
            .collect();
        while let Some((_, place)) = open.pop_first() {
            self.compute(workspace, place);
            if let Some(parent) = self.tree.parent(place) {
                open.insert((Reverse(self.tree.depth(parent)), parent));
            }
        }
    }

    fn compute(&mut self, workspace: &Workspace, place: usize) {
        let Some(goal) = workspace.goals.at(place) else {
            self.figures[place] = Figures::default();
            return;
        };
        let children = self.tree.children(place);
        self.figures[place] = if !rolls_up(goal, children) {
            Figures::own(workspace, goal, self.as_of)
        } else {
            let rows = children
                .iter()
                .filter_map(|&child| Some((workspace.goals.at(child)?, self.figures.get(child)?)));
            match goal.roll_up {
                RollUp::Sum => Figures::summed(workspace, goal, self.as_of, rows),
                RollUp::Weighted | RollUp::Own => {
                    Figures::weighted(workspace, goal, self.as_of, rows)
                }
            }
        };
    }
}

fn measured_by(workspace: &Workspace) -> Vec<Vec<usize>> {
    let mut goals = vec![Vec::new(); workspace.metrics.places()];
    let metric_of = |goal: &Goal| workspace.metrics.place(goal.metric.as_ref()?);
    for (place, goal) in workspace.goals.living() {
        if let Some(metric) = metric_of(goal) {
            goals[metric].push(place);
        }
    }
    goals
}
