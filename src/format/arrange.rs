//! Order keys for the records of files that don't give all of them: siblings then stand as they do in the file.

use std::collections::HashMap;

use crate::domain::records::goal::{Goal, GoalField, GoalKey};
use crate::domain::records::people::{Unit, UnitField, UnitKey};
use crate::domain::records::record::Record;
use crate::domain::records::table::Table;
use crate::domain::values::order;

/// Arranges goals; the places in the table are those in the file.
pub(super) fn goals(table: &mut Table<Goal>) {
    for (place, key) in missing_goal_keys(&table.all().iter().collect::<Vec<_>>()) {
        let goal = &table.all()[place];
        let (id, stamp) = (goal.id.clone(), goal.stamps.get(GoalKey::Order));
        table.set(&id, GoalField::Order(key), stamp);
    }
}

/// Arranges units; the places in the table are those in the file.
pub(super) fn units(table: &mut Table<Unit>) {
    for (place, key) in missing_unit_keys(&table.all().iter().collect::<Vec<_>>()) {
        let unit = &table.all()[place];
        let (id, stamp) = (unit.id.clone(), unit.stamps.get(UnitKey::Order));
        table.set(&id, UnitField::Order(key), stamp);
    }
}

/// Keys for those of some goals, as they stand in a file, that need one; see [`missing_keys`].
pub(super) fn missing_goal_keys(rows: &[&Goal]) -> Vec<(usize, String)> {
    missing_keys(rows, |goal| (&goal.parent, &goal.order))
}

/// Keys for those of some units, as they stand in a file, that need one; see [`missing_keys`].
pub(super) fn missing_unit_keys(rows: &[&Unit]) -> Vec<(usize, String)> {
    missing_keys(rows, |unit| (&unit.parent, &unit.order))
}

/// Keys for living records that need one, by their places: those without go behind their siblings; where keys are none of
/// ours, or equal ones would not sort as in the file, all siblings get new ones.
fn missing_keys<'a, R: Record>(
    rows: &[&'a R],
    fields: impl Fn(&'a R) -> (&'a Option<R::Id>, &'a String),
) -> Vec<(usize, String)> {
    let mut families: HashMap<&Option<R::Id>, Vec<usize>> = HashMap::new();
    for (place, record) in rows.iter().enumerate().filter(|(_, record)| !record.is_deleted()) {
        families.entry(fields(record).0).or_default().push(place);
    }
    let order_of = |place: usize| fields(rows[place]).1.as_str();
    let mut keys = Vec::new();
    for mut siblings in families.into_values() {
        let foreign =
            |&place: &usize| !order_of(place).is_empty() && !order::is_valid(order_of(place));
        let (mut without, mut with): (Vec<usize>, Vec<usize>) =
            siblings.iter().partition(|&&place| order_of(place).is_empty());
        with.sort_by_key(|&place| order_of(place));
        let shuffled = with.windows(2).any(|pair| {
            let [a, b] = [pair[0], pair[1]];
            order_of(a) == order_of(b) && rows[a].id() > rows[b].id()
        });
        if shuffled || siblings.iter().any(foreign) {
            with.append(&mut without);
            siblings = with;
            let fresh = order::first(siblings.len());
            keys.extend(siblings.into_iter().zip(fresh));
        } else {
            let last = with.last().map(|&place| order_of(place));
            let fresh = order::after(last, without.len());
            keys.extend(without.into_iter().zip(fresh));
        }
    }
    keys
}
