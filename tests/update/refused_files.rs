//! Files that can't be taken in as they are: what a person may still do with each, and that nothing changes before.

use plumbline::domain::records::goal::{DEEPEST, GoalField};
use plumbline::domain::values::id::GoalId;
use plumbline::model::command::{Command, Destination, Refusal};
use plumbline::model::importing::{Content, Favour, Found, How, Offer};
use plumbline::model::state::Notice;
use plumbline::model::{Event, FileEvent};

use crate::page::Page;

/// Everything that a refused file must leave as it is.
fn state(page: &Page) -> impl PartialEq + std::fmt::Debug + use<> {
    let open = page.open();
    (
        (page.content(), page.model.route.clone()),
        (open.log.len(), open.history.can_undo()),
        (open.saving.revision(), page.storage.writes()),
        page.model.shelf.clone(),
    )
}

fn pick(page: &mut Page, file: &str) {
    page.send(Event::File(FileEvent::Read("file.json".into(), file.into())));
}

fn content(page: &Page) -> &Content {
    &page.model.incoming.as_ref().unwrap().content
}

fn found(page: &Page) -> &Found {
    match content(page) {
        Content::Whole(found) => found,
        other => panic!("{other:?}"),
    }
}

fn with_goal(goal: &str) -> String {
    format!(
        r#"{{"format":"plumbline","version":1,"workspace":{{"id":"w","name":"W"}},"goals":[{goal}]}}"#
    )
}

#[test]
fn a_file_of_a_newer_version_can_be_looked_at_and_changes_nothing_whatever_is_sent() {
    let mut page = Page::with_workspace();
    page.add(None, "Revenue", 100);
    let newer = page.export().replacen("\"version\":1", "\"version\":2", 1);
    let newer = newer.replace("\"kpi\"", "\"dream\"");
    let before = state(&page);
    for how in [How::Merge(Favour::File), How::AsNew] {
        pick(&mut page, &newer);
        let Content::Newer(glimpse) = content(&page) else {
            panic!("{:?}", content(&page));
        };
        assert_eq!((glimpse.needed, glimpse.unread), (2, 0));
        assert_eq!(glimpse.workspace().goals.all()[0].title, "Revenue");
        assert_eq!(page.model.incoming.as_ref().unwrap().offer(), None);
        page.effects.clear();
        page.send(Event::File(FileEvent::ReadAnyway));
        page.send(Event::File(FileEvent::Import(how)));
        assert_eq!(page.effects, []);
        assert_eq!(state(&page), before);
    }
}

#[test]
fn a_file_that_names_goals_of_the_workspace_can_only_be_merged_there() {
    let mut page = Page::with_workspace();
    let parent = page.add(None, "Revenue", 100);
    let file = with_goal(&format!(r#"{{"id":"n","title":"North","parent":"{parent}"}}"#));
    pick(&mut page, &file);
    assert_eq!(found(&page).read.leaning.as_ref().unwrap().references, 1);
    let before = state(&page);
    page.send(Event::File(FileEvent::Import(How::AsNew)));
    assert_eq!(found(&page).refused, Some(Refusal::OnlyMerged));
    assert_eq!(state(&page), before);
    page.send(Event::File(FileEvent::Import(How::Merge(Favour::Newer))));
    let north = page.open().workspace.goals.get(&GoalId::new("n").unwrap());
    assert_eq!(north.unwrap().parent, Some(parent));

    page.send(Event::NewWorkspace("another".into()));
    pick(&mut page, &file);
    assert!(matches!(content(&page), Content::Broken(_)));
}

#[test]
fn a_file_that_was_read_beside_one_workspace_is_not_merged_into_another() {
    let mut page = Page::with_workspace();
    let parent = page.add(None, "Revenue", 100);
    pick(&mut page, &with_goal(&format!(r#"{{"id":"n","title":"North","parent":"{parent}"}}"#)));
    page.send(Event::NewWorkspace("another".into()));
    let before = state(&page);
    page.send(Event::File(FileEvent::Import(How::Merge(Favour::Newer))));
    assert_eq!(found(&page).refused, Some(Refusal::OnlyMerged));
    assert_eq!(state(&page), before);
}

#[test]
fn goals_without_their_parents_are_imported_at_the_top_if_the_person_wants_that() {
    let mut page = Page::with_workspace();
    pick(&mut page, &with_goal(r#"{"id":"n","title":"North","parent":"gone"}"#));
    let offer = |page: &Page| page.model.incoming.as_ref().unwrap().offer();
    assert_eq!(offer(&page), Some(Offer::MissingParents));
    let before = state(&page);
    page.send(Event::File(FileEvent::ReadAnyway));
    assert_eq!((offer(&page), state(&page)), (None, before));
    page.send(Event::File(FileEvent::Import(How::Merge(Favour::Newer))));
    assert_eq!(page.notice(), Some(&Notice::Imported(4)));
    let north = page.open().workspace.goals.get(&GoalId::new("n").unwrap());
    assert_eq!(north.unwrap().parent, None);

    let two = r#"{"id":"n","title":" ","parent":"gone"}"#;
    pick(&mut page, &with_goal(two));
    assert_eq!(offer(&page), None, "something else is wrong too");
}

#[test]
fn what_would_be_too_deep_after_merging_is_refused_with_the_goals_title() {
    let mut page = Page::with_workspace();
    let mut goals: Vec<GoalId> = Vec::new();
    for n in 1..=DEEPEST {
        let parent = goals.last().cloned();
        goals.push(page.add(parent.as_ref(), &format!("goal {n}"), 1));
    }
    let last = goals.last().unwrap();
    let file = with_goal(&format!(r#"{{"id":"n","title":"One more","parent":"{last}"}}"#));
    pick(&mut page, &file);
    let before = state(&page);
    let merge = Event::File(FileEvent::Import(How::Merge(Favour::Newer)));
    page.send(merge.clone());
    let refused = Refusal::MergedTooDeep("One more".into());
    assert_eq!(found(&page).refused, Some(refused));
    assert_eq!(state(&page), before);

    let out = Destination::Into(None);
    page.run(Command::MoveGoal(goals[DEEPEST - 1].clone(), out));
    page.send(merge);
    assert!(page.model.incoming.is_none());
    plumbline::format::read(page.export().as_bytes()).unwrap();
}

#[test]
fn two_pages_that_make_a_cascade_too_deep_together_still_write_a_file_that_is_read() {
    let mut here = Page::with_workspace();
    let mut columns = [Vec::new(), Vec::new(), Vec::new()];
    for column in &mut columns {
        for n in 0..DEEPEST / 2 {
            let parent: Option<GoalId> = column.last().cloned();
            column.push(here.add(parent.as_ref(), &format!("goal {n}"), 1));
        }
    }
    let mut there = Page::on(here.storage.clone());
    let under = |top: &[GoalId], foot: &[GoalId]| {
        let into = Destination::Into(foot.last().cloned());
        Command::MoveGoal(top[0].clone(), into)
    };
    here.run(under(&columns[1], &columns[0]));
    there.run(under(&columns[2], &columns[1]));
    let tree = there.open().cascade.tree();
    assert_eq!(tree.roots().len(), 2);
    let read = plumbline::format::read(there.export().as_bytes()).unwrap();
    assert_eq!(read.workspace.goals.living().count(), 3 * DEEPEST / 2);
}

#[test]
fn a_goal_that_one_page_took_back_and_another_brought_to_life_is_written_under_its_id() {
    let mut here = Page::with_workspace();
    let goal = here.add(None, "Revenue", 100);
    let mut there = Page::on(here.storage.clone());
    there.only(Event::Do(Command::DeleteGoal(goal.clone())));
    here.send(Event::Undo);
    there.time_ms += 60_000;
    there.send(Event::Undo);
    let living = there.open().workspace.goals.get(&goal).unwrap();
    assert_eq!(living.title, "");
    let read = plumbline::format::read(there.export().as_bytes()).unwrap();
    let written = read.workspace.goals.get(&goal).unwrap();
    assert_eq!(written.title, goal.to_string());
    there.run(Command::EditGoal(goal, GoalField::Title("Revenue".into())));
}
