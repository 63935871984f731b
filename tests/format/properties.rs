//! What holds for every workspace.

use std::collections::HashMap;

use plumbline::domain::records::edit::{Edit, RecordKey};
use plumbline::domain::records::goal::GoalField;
use plumbline::domain::records::people::UnitField;
use plumbline::domain::records::workspace::Workspace;
use plumbline::format::record::{assemble, encode};
use plumbline::format::{Scope, read, write};
use proptest::prelude::*;

use crate::common::{any_copies, any_workspace, told};

fn written(workspace: &Workspace) -> String {
    write(workspace, &[], 0, &Scope::Whole)
}

fn reread(workspace: &Workspace) -> Workspace {
    read(written(workspace).as_bytes()).unwrap().workspace
}

/// Takes the deletion of every goal and every unit back.
fn revive(workspace: &mut Workspace) {
    let stamp = workspace.latest();
    let goals = workspace.goals.all().iter().map(|goal| goal.id.clone());
    let units = workspace.units.all().iter().map(|unit| unit.id.clone());
    let goals = goals.map(|id| Edit::Goal(id, GoalField::Deleted(false)));
    let edits: Vec<Edit> =
        goals.chain(units.map(|id| Edit::Unit(id, UnitField::Deleted(false)))).collect();
    for edit in edits {
        workspace.apply(edit, stamp);
    }
}

/// Leaves out the records that writing adds for ids which name nothing.
fn without_blanks(workspace: &Workspace, of: &Workspace) -> Vec<String> {
    let own: HashMap<String, ()> = told(of).into_iter().map(|line| (id_of(&line), ())).collect();
    let mut lines = told(workspace);
    lines.retain(|line| own.contains_key(&id_of(line)));
    lines
}

fn id_of(line: &str) -> String {
    line.split(' ').next().unwrap_or_default().to_owned()
}

proptest! {
    #[test]
    fn a_workspace_reads_back_as_it_was_written((workspace, log) in any_workspace()) {
        let text = write(&workspace, &log, 1_795_000_000_000, &Scope::Whole);
        let read = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&read.log, &log);
        prop_assert_eq!(read.saved_ms, Some(1_795_000_000_000));
        prop_assert_eq!(write(&read.workspace, &read.log, 1_795_000_000_000, &Scope::Whole), text);
        if without_rings(&workspace) {
            prop_assert_eq!(without_blanks(&read.workspace, &workspace), told(&workspace));
        }
    }

    #[test]
    fn what_was_brought_to_life_again_is_written_the_same_each_time(
        (mut workspace, _) in any_workspace(),
    ) {
        revive(&mut workspace);
        let once = written(&workspace);
        let reread = read(once.as_bytes()).unwrap().workspace;
        prop_assert_eq!(written(&reread), once);
    }

    #[test]
    fn stored_records_put_together_are_the_workspace((workspace, log) in any_workspace()) {
        let mut keys = workspace.record_keys();
        keys.extend(log.iter().map(|entry| RecordKey::Log(entry.stamp)));
        let records: Vec<_> = keys
            .iter()
            .rev()
            .map(|key| (key.to_string(), encode(&workspace, key, &log).unwrap()))
            .collect();
        let assembled = assemble(workspace.id().clone(), records);
        prop_assert_eq!(&assembled.set_aside, &vec![]);
        prop_assert_eq!(&assembled.log, &log);
        prop_assert_eq!(told(&assembled.workspace), told(&workspace));
    }

    #[test]
    fn copies_merge_in_any_order_and_any_number_of_times_to_the_same([a, b, c] in any_copies::<3>()) {
        let merged = |order: [&Workspace; 4]| {
            let mut whole = order[0].clone();
            for other in &order[1..] {
                whole.merge(other);
            }
            whole
        };
        let once = merged([&a, &b, &c, &c]);
        prop_assert_eq!(told(&merged([&c, &b, &a, &b])), told(&once), "commutative");
        let right = merged([&b, &c, &c, &c]);
        let mut nested = a.clone();
        nested.merge(&right);
        prop_assert_eq!(told(&nested), told(&once), "associative");
        for part in [&a, &b, &c, &right, &once] {
            prop_assert_eq!(nested.merge(part), [], "idempotent: nothing changes any more");
        }
        prop_assert_eq!(told(&nested), told(&once));
    }

    #[test]
    fn copies_merge_through_files_in_any_order_to_the_same([a, b, c] in any_copies::<3>()) {
        let merged = |order: [&Workspace; 3]| {
            let mut whole = reread(order[0]);
            whole.merge(&reread(order[1]));
            whole.merge(&reread(order[2]));
            written(&whole)
        };
        let once = merged([&a, &b, &c]);
        prop_assert_eq!(&merged([&c, &a, &b]), &once, "commutative");
        let mut right = reread(&b);
        right.merge(&reread(&c));
        let mut nested = reread(&a);
        nested.merge(&right);
        prop_assert_eq!(&written(&nested), &once, "associative");
        nested.merge(&right);
        nested.merge(&reread(&a));
        prop_assert_eq!(&written(&nested), &once, "idempotent");
    }
}

/// No goal and no unit is above itself: of those that are, writing cuts one loose.
fn without_rings(workspace: &Workspace) -> bool {
    let goals = workspace.goals.all().iter().all(|goal| {
        let above = |id: &_| workspace.goals.all().iter().find(|g| g.id == *id)?.parent.clone();
        let mut way = std::iter::successors(goal.parent.clone(), above);
        way.nth(workspace.goals.places()).is_none()
    });
    let units = workspace.units.all().iter().all(|unit| {
        let above = |id: &_| workspace.units.all().iter().find(|u| u.id == *id)?.parent.clone();
        let mut way = std::iter::successors(unit.parent.clone(), above);
        way.nth(workspace.units.places()).is_none()
    });
    goals && units
}
