//! Which goals stand together in the list of gaps, and in what order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::domain::tracking::pace::Status;
use crate::domain::values::id::PersonId;

use super::Measured;

/// What stands together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Together {
    /// Goals of one unit, whose gaps can be compared by their size.
    #[default]
    Units,
    /// Goals of one owner, whose gaps are compared by their share.
    People,
    /// All goals, whose gaps are compared by their share.
    All,
}

/// How the goals that stand together are sorted; those without data come last either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    pub by: SortBy,
    /// From the other end than usual: what is farthest ahead, stands best or comes late in the alphabet comes first.
    pub is_reversed: bool,
}

/// What goals are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// The widest gap first; where the units differ, as by share.
    #[default]
    Gap,
    /// The widest relative gap first.
    Share,
    /// Whatever needs somebody first.
    Status,
    Title,
}

impl Sort {
    /// As a press on the head of a column has it: by that column or, where it is so already, from the other end.
    pub fn pressed(self, by: SortBy) -> Sort {
        Sort { by, is_reversed: self.by == by && !self.is_reversed }
    }
}

/// The goals in their groups, both in their order; groups by their worst share.
pub(super) fn grouped(
    measured: Vec<Measured>,
    together: Together,
    sort: Sort,
) -> Vec<Vec<Measured>> {
    let mut groups = match together {
        Together::Units => by_unit(measured),
        Together::People => by_owner(measured),
        Together::All => vec![measured],
    };
    for group in &mut groups {
        let is_one_unit = group.windows(2).all(|pair| pair[0].measure == pair[1].measure);
        group.sort_by(|a, b| compare(a, b, sort, is_one_unit));
    }
    groups
}

fn compare(a: &Measured, b: &Measured, sort: Sort, is_one_unit: bool) -> Ordering {
    let share = || a.ratio().total_cmp(&b.ratio());
    let order = match sort.by {
        SortBy::Gap if is_one_unit => a.gap.cmp(&b.gap),
        SortBy::Gap | SortBy::Share => share(),
        SortBy::Status => urgency(a.status).cmp(&urgency(b.status)).then_with(share),
        SortBy::Title => a.goal.title.cmp(&b.goal.title),
    };
    let order = if sort.is_reversed { order.reverse() } else { order };
    a.actual.is_none().cmp(&b.actual.is_none()).then(order)
}

/// The less, the sooner somebody should look.
fn urgency(status: Status) -> usize {
    match status {
        Status::Overdue => 0,
        Status::OffTrack => 1,
        Status::Missed => 2,
        Status::AtRisk => 3,
        Status::Open => 4,
        Status::TooEarly => 5,
        Status::OnTrack => 6,
        Status::Reached => 7,
        Status::NoData => 8,
    }
}

/// Those that are alone with their unit together at the end.
fn by_unit(mut measured: Vec<Measured>) -> Vec<Vec<Measured>> {
    measured.sort_by(|a, b| a.measure.cmp(b.measure));
    let mut groups: Vec<Vec<Measured>> = Vec::new();
    for known in measured {
        match groups.last_mut() {
            Some(group) if group[0].measure == known.measure => group.push(known),
            _ => groups.push(vec![known]),
        }
    }
    let (mut groups, alone): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|group| group.len() > 1);
    worst_first(&mut groups);
    let alone: Vec<Measured> = alone.into_iter().flatten().collect();
    groups.extend((!alone.is_empty()).then_some(alone));
    groups
}

/// Those that nobody owns together.
fn by_owner(measured: Vec<Measured>) -> Vec<Vec<Measured>> {
    let mut owners: BTreeMap<Option<&PersonId>, Vec<Measured>> = BTreeMap::new();
    for known in measured {
        owners.entry(known.goal.owner.as_ref()).or_default().push(known);
    }
    let mut groups: Vec<Vec<Measured>> = owners.into_values().collect();
    worst_first(&mut groups);
    groups
}

fn worst_first(groups: &mut [Vec<Measured>]) {
    let worst = |group: &[Measured]| {
        let ratios = group.iter().map(Measured::ratio);
        ratios.fold(f64::INFINITY, f64::min)
    };
    groups.sort_by(|a, b| worst(a).total_cmp(&worst(b)));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{open, shown, texts};
    use super::super::{Against, gaps};
    use super::*;
    use crate::domain::records::edit::Edit;
    use crate::domain::records::goal::GoalField;
    use crate::domain::records::metric::Measure;
    use crate::domain::records::people::PersonField;
    use crate::domain::values::id::GoalId;
    use crate::domain::values::stamp::Stamp;

    #[test]
    fn goals_are_sorted_by_absolute_gap_within_their_unit_and_units_by_their_worst_share() {
        let open = open(&[
            ("a", Measure::Money, 1000, Some(900)),
            ("b", Measure::Count, 10, Some(5)),
            ("b2", Measure::Count, 10, Some(8)),
            ("f", Measure::Hours, 10, Some(1)),
            ("g", Measure::Days, 10, Some(0)),
            ("c", Measure::Money, 100, Some(80)),
            ("d", Measure::Money, 100, None),
            ("e", Measure::Money, 100, Some(120)),
        ]);
        let gaps = gaps(&open, texts(), Against::Target, (Together::Units, Sort::default()), 100);
        assert_eq!(shown(&gaps), [vec!["b", "b2"], vec!["a", "c", "e", "d"], vec!["g", "f"]]);
        assert_eq!((gaps.goals, gaps.behind), (8, 6));
        let alone = gaps.groups[2].rows[0].drawn.unwrap();
        assert_eq!(alone.bar, None, "there is nothing to compare it with");
        let last = &gaps.groups[1].rows[3];
        assert_eq!((last.actual.as_str(), last.drawn), (texts().no_data(), None));
    }

    #[test]
    fn goals_of_one_owner_stand_together_and_whoever_is_farthest_behind_comes_first() {
        let mut open = open(&[
            ("a", Measure::Money, 100, Some(90)),
            ("b", Measure::Count, 10, Some(5)),
            ("c", Measure::Money, 100, Some(120)),
            ("d", Measure::Hours, 100, Some(80)),
        ]);
        for (goal, name) in [("a", "ann"), ("b", "bob"), ("c", "ann")] {
            let person = PersonId::new(name).unwrap();
            let named = PersonField::Name(name.into());
            for edit in [
                Edit::Person(person.clone(), named),
                Edit::Person(person.clone(), PersonField::Deleted(false)),
                Edit::Goal(GoalId::new(goal).unwrap(), GoalField::Owner(Some(person))),
            ] {
                open.workspace.apply(edit, Stamp::ZERO);
            }
        }
        let gaps = gaps(&open, texts(), Against::Target, (Together::People, Sort::default()), 100);
        assert_eq!(shown(&gaps), [vec!["b"], vec!["d"], vec!["a", "c"]]);
        let headings: Vec<&str> = gaps.groups.iter().map(|group| group.heading.as_str()).collect();
        assert_eq!(
            headings,
            ["bob: 1 of 1 goal behind", "Nobody: 1 of 1 goal behind", "ann: 1 of 2 goals behind"]
        );
        assert!(
            gaps.groups.iter().flat_map(|group| &group.rows).all(|row| row
                .drawn
                .unwrap()
                .bar
                .is_none())
        );
    }

    #[test]
    fn all_goals_can_stand_together_and_be_sorted_by_any_column_from_either_end() {
        let open = open(&[
            ("a", Measure::Money, 1000, Some(900)),
            ("b", Measure::Count, 10, Some(5)),
            ("c", Measure::Money, 100, Some(120)),
            ("d", Measure::Hours, 100, None),
            ("e", Measure::Percent, 100, Some(80)),
        ]);
        let sorted = |by, is_reversed| {
            let sort = Sort { by, is_reversed };
            let gaps = gaps(&open, texts(), Against::Target, (Together::All, sort), 100);
            shown(&gaps).concat().concat()
        };
        assert_eq!(sorted(SortBy::Gap, false), "beacd", "the units differ");
        assert_eq!(sorted(SortBy::Share, false), "beacd");
        assert_eq!(sorted(SortBy::Share, true), "caebd", "without data last either way");
        assert_eq!(sorted(SortBy::Title, true), "ecbad");
        // On the last day all but c are behind: a at risk, b and e off track.
        assert_eq!(sorted(SortBy::Status, false), "beacd");
        let by_unit = |sort| {
            let gaps = gaps(&open, texts(), Against::Target, (Together::Units, sort), 100);
            shown(&gaps).concat().concat()
        };
        assert_eq!(by_unit(Sort::default()), "acbed");
        let pressed = Sort::default().pressed(SortBy::Gap);
        assert_eq!(by_unit(pressed), "caebd", "groups stay where they are");
        assert_eq!(pressed.pressed(SortBy::Title), Sort { by: SortBy::Title, is_reversed: false });
    }
}
