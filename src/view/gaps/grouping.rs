//! Which goals stand together in the list of gaps, and in what order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

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
}

/// The goals in their groups, both in their order.
pub(super) fn grouped(measured: Vec<Measured>, together: Together) -> Vec<Vec<Measured>> {
    match together {
        Together::Units => by_unit(measured),
        Together::People => by_owner(measured),
    }
}

/// By unit, each group and all groups in their order; those that are alone with their unit together at the end.
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
    for group in &mut groups {
        group.sort_by_key(|known| (known.actual.is_none(), known.gap));
    }
    worst_first(&mut groups);
    let mut alone: Vec<Measured> = alone.into_iter().flatten().collect();
    alone.sort_by(by_ratio);
    groups.extend((!alone.is_empty()).then_some(alone));
    groups
}

/// By owner, each group and all groups in their order; those that nobody owns together.
fn by_owner(measured: Vec<Measured>) -> Vec<Vec<Measured>> {
    let mut owners: BTreeMap<Option<&PersonId>, Vec<Measured>> = BTreeMap::new();
    for known in measured {
        owners.entry(known.goal.owner.as_ref()).or_default().push(known);
    }
    let mut groups: Vec<Vec<Measured>> = owners.into_values().collect();
    for group in &mut groups {
        group.sort_by(by_ratio);
    }
    worst_first(&mut groups);
    groups
}

/// The widest relative gap first, goals without data last.
fn by_ratio(a: &Measured, b: &Measured) -> Ordering {
    let has_data = (a.actual.is_none()).cmp(&b.actual.is_none());
    has_data.then(a.ratio().total_cmp(&b.ratio()))
}

fn worst_first(groups: &mut [Vec<Measured>]) {
    let worst = |group: &[Measured]| {
        let ratios = group.iter().map(Measured::ratio);
        ratios.fold(f64::INFINITY, f64::min)
    };
    groups.sort_by(|a, b| worst(a).total_cmp(&worst(b)));
}
