//! The cascade: the goal tree with its figures, kept up to date along the path that an edit dirtied.

pub mod below;
pub mod cause;
pub mod course;
pub mod memory;
pub mod part;
pub mod roll_up;
pub mod track;
pub mod tree;
pub mod trial;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::records::edit::{Edit, Place};
use crate::domain::records::goal::{GoalKey, RollUp};
use crate::domain::records::metric::Metric;
use crate::domain::records::series::Series;
use crate::domain::records::workspace::Workspace;
use crate::domain::tracking::figures::Figures;
use crate::domain::tracking::pace::Status;
use below::Below;
use memory::Memory;
use tree::Tree;

/// What a workspace's goals say on one day.
#[derive(Clone, Debug)]
pub struct Cascade {
    today: NaiveDate,
    tree: Tree,
    /// By the goal's place; those of deleted goals are empty.
    figures: Vec<Figures>,
    /// Which metric measures which goals.
    measures: Measures,
    counts: Counts,
    memory: Memory,
}

/// Goals and their metrics, by place.
#[derive(Clone, Debug, Default, PartialEq)]
struct Measures {
    /// By the metric's place: the goals that are measured by it.
    goals: Vec<Vec<usize>>,
    /// By the goal's place.
    metric: Vec<Option<usize>>,
}

/// How many goals have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_status: [usize; Status::ALL.len()],
}

impl Cascade {
    /// Computes everything; actuals after `today` are not seen.
    pub fn new(workspace: &Workspace, today: NaiveDate) -> Self {
        let mut cascade = Cascade {
            today,
            tree: Tree::new(&workspace.goals),
            figures: vec![Figures::NONE; workspace.goals.places()],
            measures: Measures::of(workspace),
            counts: Counts::default(),
            memory: Memory::default(),
        };
        // Parents stand before their children, so that backwards every child is ready before its parent.
        for place in cascade.tree.all().into_iter().rev() {
            cascade.compute(workspace, place);
        }
        cascade.count();
        cascade
    }

    pub fn today(&self) -> NaiveDate {
        self.today
    }

    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The figures of the goal at a place.
    pub fn figures(&self, place: usize) -> &Figures {
        self.figures.get(place).unwrap_or(&Figures::NONE)
    }

    /// What is under goals, of the workspace that the cascade follows.
    pub fn below<'a>(&'a self, workspace: &'a Workspace) -> Below<'a> {
        let (tree, figures, memory) = (&self.tree, &self.figures, &self.memory);
        Below { workspace, tree, figures, today: self.today, memory }
    }

    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The metric of the goal at a place with its series, as [`Workspace::measured`] finds it by its id.
    pub fn measured<'w>(
        &self,
        workspace: &'w Workspace,
        place: usize,
    ) -> Option<(&'w Metric, &'w Series)> {
        let metric = (*self.measures.metric.get(place)?)?;
        Some((workspace.metrics.at(metric)?, workspace.series_at(metric)))
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
                        .and_then(|place| self.measures.goals.get(place));
                    dirty.extend(goals.into_iter().flatten());
                }
                Place::Settings(_) => {
                    *self = Cascade::new(workspace, self.today);
                    return;
                }
                // No figure rests on records of another kind.
                _ => {}
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
            self.measures = Measures::of(workspace);
        }
        self.figures.resize_with(workspace.goals.places(), || Figures::NONE);
        self.recompute(workspace, dirty);
        if rebuild {
            self.count();
        }
    }

    /// Recomputes goals and all their ancestors, each once, the deepest first.
    fn recompute(&mut self, workspace: &Workspace, dirty: BTreeSet<usize>) {
        let mut open: BTreeSet<(Reverse<usize>, usize)> =
            dirty.into_iter().map(|place| (Reverse(self.tree.depth(place)), place)).collect();
        while let Some((_, place)) = open.pop_first() {
            self.compute(workspace, place);
            if let Some(parent) = self.tree.parent(place) {
                open.insert((Reverse(self.tree.depth(parent)), parent));
            }
        }
    }

    fn compute(&mut self, workspace: &Workspace, place: usize) {
        self.memory.forget(place);
        let now = self.figures_now(workspace, place);
        let before = std::mem::replace(&mut self.figures[place], now);
        if before.status != self.figures[place].status {
            let now = self.figures[place].status;
            let before = &mut self.counts.by_status[before.status as usize];
            *before = before.saturating_sub(1);
            self.counts.by_status[now as usize] += 1;
        }
    }

    /// A goal's figures from its own number or from its children's, as the goal says.
    fn figures_now(&self, workspace: &Workspace, place: usize) -> Figures {
        let Some(goal) = workspace.goals.at(place) else {
            return Figures::NONE;
        };
        let below = self.below(workspace);
        let children = below.children(place);
        match goal.roll_up {
            RollUp::Sum if below.has_children(place) => {
                let value = |span| below.value(place, span);
                Figures::summed(workspace, goal, self.today, children, value)
            }
            RollUp::Weighted if below.has_children(place) => {
                let mean_on = |day| below.mean_on(goal, place, day);
                Figures::weighted(workspace, goal, self.today, children, mean_on)
            }
            _ => Figures::own(workspace, goal, self.today),
        }
    }

    fn count(&mut self) {
        let all = self.tree.all().into_iter();
        self.counts = all.map(|place| self.figures[place].status).collect();
    }
}

impl FromIterator<Status> for Counts {
    fn from_iter<I: IntoIterator<Item = Status>>(all: I) -> Self {
        let mut counts = Counts::default();
        for status in all {
            counts.by_status[status as usize] += 1;
        }
        counts
    }
}

impl Counts {
    pub fn goals(self) -> usize {
        self.by_status.into_iter().sum()
    }

    pub fn of(self, status: Status) -> usize {
        self.by_status[status as usize]
    }
}

impl Measures {
    fn of(workspace: &Workspace) -> Self {
        let mut measures = Measures {
            goals: vec![Vec::new(); workspace.metrics.places()],
            metric: vec![None; workspace.goals.places()],
        };
        for (place, goal) in workspace.goals.living() {
            let metric = (goal.metric.as_ref()).and_then(|id| workspace.metrics.place(id));
            if let Some(metric) = metric {
                measures.goals[metric].push(place);
                measures.metric[place] = Some(metric);
            }
        }
        measures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::actual::Actual;
    use crate::domain::records::goal::{GoalField, RollUp};
    use crate::domain::records::settings::{RollUpBounds, SettingsField};
    use crate::domain::testing::cascades::{TODAY, actual, any_edits, goal, id, metric, workspace};
    use crate::domain::testing::date;
    use crate::domain::values::absent::Absent;
    use crate::domain::values::amount::Amount;
    use crate::domain::values::stamp::Stamp;
    use proptest::prelude::*;

    fn parent_of_three(roll_up: RollUp, actuals: [Option<i64>; 3]) -> Figures {
        let mut edits = goal(0, None, roll_up, 100, 1);
        for (n, (target, value)) in [30, 30, 40].into_iter().zip(actuals).enumerate() {
            edits.extend(goal(n + 1, Some(0), RollUp::Own, target, 1));
            edits.extend(value.map(|value| actual(n + 1, value)));
        }
        let workspace = workspace(edits);
        Cascade::new(&workspace, TODAY).figures(0).clone()
    }

    #[test]
    fn t02_the_sum_of_values_and_the_mean_of_progress_are_two_numbers() {
        let sum = parent_of_three(RollUp::Sum, [Some(29), Some(30), Some(20)]);
        assert_eq!(sum.progress, Ok(0.79));
        let mean = parent_of_three(RollUp::Weighted, [Some(29), Some(30), Some(20)]);
        assert!((mean.progress.unwrap() - 0.8222).abs() < 0.0001);
    }

    #[test]
    fn a_flow_that_is_to_grow_begins_at_nothing_whatever_baseline_it_names() {
        let mut edits = goal(0, None, RollUp::Own, 1200, 1);
        let last_year = GoalField::Baseline(Some(Amount::from(1000)));
        edits.push(Edit::Goal(id(0), last_year));
        edits.push(actual(0, 300));
        let workspace = workspace(edits);
        let cascade = Cascade::new(&workspace, TODAY);
        assert_eq!(cascade.figures(0).progress, Ok(0.25));
    }

    #[test]
    fn children_without_data_are_left_out_and_counted() {
        let figures = parent_of_three(RollUp::Weighted, [Some(15), None, Some(40)]);
        assert_eq!(figures.progress, Ok(0.75), "the mean of 50 % and 100 %");
        assert_eq!((figures.with_data, figures.of), (2, 3));
        let none = parent_of_three(RollUp::Weighted, [None; 3]);
        assert_eq!(
            (none.progress, none.status),
            (Err(Absent::NoNumber), crate::domain::tracking::pace::Status::NoData)
        );
    }

    #[test]
    fn bounds_hold_what_is_passed_upwards_and_leave_the_childs_own_progress_alone() {
        let mut edits = goal(0, None, RollUp::Weighted, 1, 1);
        edits.extend(goal(1, Some(0), RollUp::Own, 10, 1));
        edits.push(actual(1, 500));
        edits.push(Edit::Settings(SettingsField::Bounds(RollUpBounds {
            floor: Some(Amount::ZERO),
            cap: Some(Amount::from(150)),
            initiatives: false,
        })));
        let workspace = workspace(edits);
        let cascade = Cascade::new(&workspace, TODAY);
        assert_eq!(cascade.figures(1).progress, Ok(50.0));
        assert_eq!(cascade.figures(0).progress, Ok(1.5));
    }

    #[test]
    fn actuals_after_the_day_are_not_seen() {
        let mut edits = goal(0, None, RollUp::Own, 100, 1);
        edits.push(actual(0, 10));
        let later = Actual::of(Amount::from(90));
        edits.push(Edit::Actual(metric(0), date(2026, 7, 1), Some(later)));
        let workspace = workspace(edits);
        let mut cascade = Cascade::new(&workspace, TODAY);
        assert_eq!(cascade.figures(0).progress, Ok(0.1));
        cascade = Cascade::new(&workspace, date(2026, 7, 1));
        assert_eq!(cascade.figures(0).progress, Ok(1.0));
    }

    proptest! {
        #[test]
        fn following_edits_along_the_dirty_path_equals_computing_everything(edits in any_edits()) {
            let start = (0..8).flat_map(|n| goal(n, n.checked_sub(1).map(|p| p / 2), RollUp::Weighted, 40, 1));
            let mut workspace = workspace(start);
            let mut cascade = Cascade::new(&workspace, TODAY);
            for edit in edits {
                workspace.apply(edit.clone(), Stamp::ZERO);
                cascade.follow(&workspace, &[edit]);
                let whole = Cascade::new(&workspace, TODAY);
                prop_assert_eq!(&cascade.tree, &whole.tree);
                prop_assert_eq!(&cascade.figures, &whole.figures);
                prop_assert_eq!(&cascade.measures, &whole.measures);
                prop_assert_eq!(cascade.counts, whole.counts);
            }
        }

        #[test]
        fn a_roll_up_conserves_the_sum_and_the_weighted_mean(parts in proptest::collection::vec((1i64..500, 0i64..500, 0i64..10), 1..8)) {
            for roll_up in [RollUp::Sum, RollUp::Weighted] {
                let mut edits = goal(0, None, roll_up, 1000, 1);
                for (n, (target, value, weight)) in parts.iter().enumerate() {
                    edits.extend(goal(n + 1, Some(0), RollUp::Own, *target, *weight));
                    edits.push(actual(n + 1, *value));
                }
                let workspace = workspace(edits);
                let cascade = Cascade::new(&workspace, TODAY);
                let parent = cascade.figures(0);
                let children = || (1..=parts.len()).map(|n| cascade.figures(n));
                if roll_up == RollUp::Sum {
                    prop_assert_eq!(parent.actual, Ok(children().filter_map(|f| f.actual.ok()).sum()));
                } else {
                    let weights: i64 = parts.iter().map(|p| p.2).sum();
                    let weighted: f64 = children().zip(&parts).map(|(f, p)| f.progress.unwrap() * p.2 as f64).sum();
                    match parent.progress {
                        Ok(progress) => prop_assert!((progress * weights as f64 - weighted).abs() < 1e-6),
                        Err(_) => prop_assert_eq!(weights, 0),
                    }
                }
            }
        }
    }
}
