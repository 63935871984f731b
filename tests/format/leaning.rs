//! Files that name records which only the workspace beside them holds (trust.md, cases 51 and 52).

use plumbline::domain::records::edit::Edit;
use plumbline::domain::records::goal::GoalField;
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::values::id::{GoalId, MetricId};
use plumbline::domain::values::stamp::Stamp;
use plumbline::format::{self, Allowed, Read, read_beside};

use crate::common::told;
use crate::files::{accepted, file, full, goals};

const PARENT_ELSEWHERE: &str = r#"{"id":"n","title":"N","parent":"g1"}"#;

fn beside(bytes: &[u8], workspace: &Workspace, allowed: Allowed) -> Result<Read, Vec<String>> {
    let told = |problems: Vec<format::Problem>| problems.iter().map(ToString::to_string).collect();
    read_beside(bytes, Some(workspace), allowed).map_err(told)
}

fn id(text: &str) -> GoalId {
    GoalId::new(text).unwrap()
}

#[test]
fn records_that_live_in_the_workspace_beside_may_be_named_and_tie_the_file_to_it() {
    let workspace = accepted(full().as_bytes()).workspace;
    let text = file(
        r#","goals":[{"id":"n","title":"N","parent":"g1","owner":"p1","unit":"u1","metric":"m1"}],
        "people":[{"id":"q","name":"Q","unit":"u1"}],"units":[{"id":"v","name":"V","parent":"u1"}],
        "actuals":{"m1":[{"on":"2031-01-01","value":1,"by":"p1"}]}"#,
    );
    assert!(format::read(text.as_bytes()).is_err());
    let read = beside(text.as_bytes(), &workspace, Allowed::default()).unwrap();
    let leaning = read.leaning.unwrap();
    assert_eq!((&leaning.workspace, leaning.references), (workspace.id(), 8));

    let mut merged = workspace.clone();
    merged.merge(&read.workspace);
    let metric = MetricId::new("m1").unwrap();
    assert_eq!(merged.series(&metric).len(), workspace.series(&metric).len() + 1);
    assert_eq!(
        merged.metrics.get(&metric),
        workspace.metrics.get(&metric),
        "the metric itself is not in the file"
    );
    assert_eq!(merged.goals.get(&id("n")).unwrap().parent, Some(id("g1")));
}

#[test]
fn a_metric_without_stamps_is_not_taken_for_deleted_because_only_its_actuals_come() {
    let workspace = accepted(crate::files::actuals("").as_bytes()).workspace;
    let text = file(r#","actuals":{"m":[{"on":"2026-01-01","value":1}]}"#);
    let read = beside(text.as_bytes(), &workspace, Allowed::default()).unwrap();
    let mut merged = workspace.clone();
    merged.merge(&read.workspace);
    assert_eq!(merged.metrics.living().count(), 1);
}

#[test]
fn what_is_nowhere_or_deleted_there_is_refused_as_before() {
    let mut workspace = accepted(full().as_bytes()).workspace;
    let text = goals(&format!(
        r#"{PARENT_ELSEWHERE},{{"id":"o","title":"O","parent":"gone","owner":"nobody"}}"#
    ));
    let gone = [
        r#"/goals/1/parent: the file has no record "gone""#,
        r#"/goals/1/owner: the file has no record "nobody""#,
    ];
    let refused = beside(text.as_bytes(), &workspace, Allowed::default()).unwrap_err();
    assert_eq!(refused, gone);
    let deleted = Edit::Goal(id("g1"), GoalField::Deleted(true));
    workspace.apply(deleted, Stamp::ZERO);
    let refused = beside(goals(PARENT_ELSEWHERE).as_bytes(), &workspace, Allowed::default());
    assert_eq!(refused.unwrap_err(), [r#"/goals/0/parent: the file has no record "g1""#]);
}

#[test]
fn a_file_that_holds_all_it_names_is_tied_to_nothing() {
    let workspace = accepted(full().as_bytes()).workspace;
    let read = beside(full().as_bytes(), &workspace, Allowed::default()).unwrap();
    assert_eq!(read.leaning, None);
    assert_eq!(told(&read.workspace), told(&workspace));
}

#[test]
fn goals_without_their_parents_come_to_the_top_if_that_is_allowed() {
    let stamp = accepted(full().as_bytes()).workspace.latest();
    let text = goals(&format!(
        r#"{{"id":"n","title":"N","parent":"gone","stamp":"{stamp}"}},{{"id":"o","title":"O","parent":"n"}}"#
    ));
    let allowed = Allowed { missing_parents: true, ..Allowed::default() };
    let read = read_beside(text.as_bytes(), None, allowed).unwrap();
    let goals = &read.workspace.goals;
    assert_eq!(goals.get(&id("n")).unwrap().parent, None);
    assert_eq!(goals.get(&id("o")).unwrap().parent, Some(id("n")));
    assert_eq!(goals.get(&id("n")).unwrap().stamps.latest(), stamp);
    assert_eq!(read.leaning, None);
    let others = goals_and_owner();
    let problems = read_beside(others.as_bytes(), None, allowed).unwrap_err();
    assert_eq!(problems.len(), 1, "only parents are let pass: {problems:?}");
}

fn goals_and_owner() -> String {
    goals(r#"{"id":"n","title":"N","parent":"gone","owner":"nobody"}"#)
}
