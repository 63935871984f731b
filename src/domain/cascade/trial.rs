//! Trials: what edits would make of the goals above those that they touch, before anything is done (X27).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Cascade;
use super::below::Counting;
use crate::domain::records::edit::Edit;
use crate::domain::records::goal::{GoalField, RollUp};
use crate::domain::records::workspace::Workspace;
use crate::domain::tracking::figures::Figures;
use crate::domain::values::stamp::Stamp;

/// What would become of the goals above.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// The goals whose numbers, or where those come from, would be others, but for those that are put somewhere themselves;
    /// the deepest first.
    pub changed: Vec<Changed>,
    /// The place of the goal under which something would come without counting in its number.
    pub uncounted: Option<usize>,
}

/// A goal that lives before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    pub place: usize,
    pub before: Figures,
    pub after: Figures,
    /// Where its number would come from, where that is to change.
    pub roll_up: Option<RollUp>,
}

impl Trial {
    /// Applies the edits to copies; nothing is changed.
    pub fn new(cascade: &Cascade, workspace: &Workspace, edits: &[Edit]) -> Trial {
        let (mut after, mut tried) = (workspace.clone(), cascade.clone());
        for edit in edits {
            after.apply(edit.clone(), Stamp::ZERO);
        }
        tried.follow(&after, edits);
        let moved: BTreeSet<usize> = edits.iter().filter_map(|edit| moved(&after, edit)).collect();
        let mut others = tried.tree().all();
        others.retain(|place| !moved.contains(place));
        others.sort_by_key(|&place| Reverse(tried.tree().depth(place)));
        let changed = others.into_iter().filter_map(|place| {
            let (old, new) = (workspace.goals.at(place)?, after.goals.at(place)?);
            let (before, after) = (cascade.figures(place), tried.figures(place));
            let roll_up = (old.roll_up != new.roll_up).then_some(new.roll_up);
            let is_other = shown(before) != shown(after) || roll_up.is_some();
            is_other.then(|| Changed {
                place,
                before: before.clone(),
                after: after.clone(),
                roll_up,
            })
        });
        Trial { changed: changed.collect(), uncounted: uncounted(&tried, &after, edits) }
    }

    /// Whether there is nothing to tell.
    pub fn is_nothing(&self) -> bool {
        self.changed.is_empty() && self.uncounted.is_none()
    }
}

/// The goal that an edit puts somewhere.
fn moved(workspace: &Workspace, edit: &Edit) -> Option<usize> {
    match edit {
        Edit::Goal(id, GoalField::Parent(_)) => workspace.goals.place(id),
        _ => None,
    }
}

/// What people are told of a goal's numbers.
fn shown(figures: &Figures) -> impl PartialEq {
    (figures.actual, figures.target, figures.progress)
}

/// The goal under which the edits bring another, if that doesn't count there.
fn uncounted(cascade: &Cascade, workspace: &Workspace, edits: &[Edit]) -> Option<usize> {
    let brought = edits.iter().find_map(|edit| match edit {
        Edit::Goal(id, GoalField::Parent(Some(_))) => workspace.goals.place(id),
        _ => None,
    })?;
    let above = cascade.tree().parent(brought)?;
    let mut counting = cascade.below(workspace).counting(above);
    let how = counting.find(|(child, _)| child.place == brought)?.1;
    (how == Counting::Not).then_some(above)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::cascades::{TODAY, actual, any_edits, goal, id, workspace};
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn tried(workspace: &Workspace, edits: &[Edit]) -> Trial {
        Trial::new(&Cascade::new(workspace, TODAY), workspace, edits)
    }

    fn two_sums() -> Workspace {
        let mut edits = goal(0, None, RollUp::Sum, 100, 1);
        edits.extend(goal(1, Some(0), RollUp::Sum, 60, 1));
        edits.extend(goal(2, Some(1), RollUp::Own, 40, 1));
        edits.extend(goal(3, Some(0), RollUp::Own, 40, 1));
        edits.extend([actual(2, 10), actual(3, 5)]);
        workspace(edits)
    }

    fn moved(n: usize, under: Option<usize>) -> Vec<Edit> {
        vec![Edit::Goal(id(n), GoalField::Parent(under.map(id)))]
    }

    #[test]
    fn what_a_move_does_to_the_totals_above_is_known_before_it_is_done() {
        let workspace = two_sums();
        let trial = tried(&workspace, &moved(2, None));
        let actuals: Vec<_> =
            trial.changed.iter().map(|c| (c.place, c.before.actual, c.after.actual.ok())).collect();
        let number = |n: i64| Decimal::from(n);
        assert_eq!(actuals, [(1, Ok(number(10)), None), (0, Ok(number(15)), Some(number(5)))]);
        assert_eq!(trial.uncounted, None);
    }

    #[test]
    fn what_comes_under_a_number_of_its_own_is_told_not_to_count() {
        let workspace = two_sums();
        let trial = tried(&workspace, &moved(2, Some(3)));
        assert_eq!(trial.uncounted, Some(3));
        assert!(trial.changed.iter().all(|changed| changed.place != 3));
    }

    #[test]
    fn that_a_number_comes_from_elsewhere_is_told() {
        let workspace = two_sums();
        let edits = [moved(2, Some(3)), vec![Edit::Goal(id(3), GoalField::RollUp(RollUp::Sum))]];
        let trial = tried(&workspace, &edits.concat());
        assert_eq!(trial.uncounted, None);
        let of_3 = trial.changed.iter().find(|changed| changed.place == 3);
        assert_eq!(of_3.and_then(|changed| changed.roll_up), Some(RollUp::Sum));
    }

    proptest! {
        #[test]
        fn a_trial_tells_what_doing_it_does_and_nothing_else(
            before in any_edits(),
            n in 0usize..8,
            under in 0usize..8,
        ) {
            let start = (0..8).flat_map(|n| goal(n, n.checked_sub(1).map(|p| p / 2), RollUp::Sum, 40, 1));
            let workspace = workspace(start.chain(before));
            let edits = moved(n, (under != n).then_some(under));
            let cascade = Cascade::new(&workspace, TODAY);
            let trial = Trial::new(&cascade, &workspace, &edits);
            let mut after = workspace.clone();
            for edit in edits {
                after.apply(edit, Stamp::ZERO);
            }
            let done = Cascade::new(&after, TODAY);
            for changed in &trial.changed {
                prop_assert_eq!(&changed.before, cascade.figures(changed.place));
                prop_assert_eq!(&changed.after, done.figures(changed.place));
            }
            let told: BTreeSet<usize> = trial.changed.iter().map(|changed| changed.place).collect();
            for place in done.tree().all().into_iter().filter(|place| !told.contains(place)) {
                let lived = workspace.goals.at(place).is_some();
                let (here, there) = (cascade.figures(place), done.figures(place));
                let is_moved = workspace.goals.place(&id(n)) == Some(place);
                prop_assert!(!lived || is_moved || shown(here) == shown(there), "g{}", place);
            }
        }
    }
}
