//! Samples: workspaces of their own, which touch no other.

use plumbline::domain::Language;
use plumbline::model::{Effect, Event};

use crate::page::{Page, date};

fn is_about(effect: &Effect, workspace: &str) -> bool {
    match effect {
        Effect::Commit(commit) => commit.workspace == workspace,
        Effect::Create(whole) | Effect::Replace { whole, .. } => whole.head.id == workspace,
        Effect::Remove { workspace: id, .. } => id == workspace,
        _ => false,
    }
}

#[test]
fn r21_opening_changing_and_resetting_the_sample_writes_to_no_other_workspace() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.enter(&goal, date(1, 5), 10);
    let own = page.open().workspace.id().clone();
    let stored = page.stored(&own);
    page.effects.clear();

    page.send(Event::OpenSample(Language::Chinese));
    assert_eq!(page.open().sample, Some(Language::Chinese));
    let fresh = page.content();
    let first = page.open().workspace.goals.all()[0].id.clone();
    page.run(plumbline::model::command::Command::DeleteGoal(first));
    assert_ne!(page.content(), fresh);
    page.send(Event::ResetSample);
    assert_eq!(page.content(), fresh, "as it came");
    let sample = page.open().workspace.id().clone();

    assert_eq!(page.stored(&own), stored);
    assert!(!page.effects.iter().any(|e| is_about(e, own.as_str())));
    assert!(page.effects.iter().any(|e| is_about(e, sample.as_str())));
    page.send(Event::OpenWorkspace(own));
    assert_eq!(page.figures(&goal).actual, Ok(10.into()));
}

#[test]
fn the_sample_is_stored_once_and_comes_back_as_it_was_left() {
    let mut page = Page::new();
    page.send(Event::OpenSample(Language::Chinese));
    let first = page.open().workspace.goals.all()[0].id.clone();
    page.run(plumbline::model::command::Command::DeleteGoal(first));
    let left = page.content();
    page.send(Event::NewWorkspace("Acme".into()));
    page.send(Event::OpenSample(Language::Chinese));
    assert_eq!(page.content(), left);
    assert_eq!(page.model.shelf.len(), 2);
}

#[test]
fn a_sample_that_another_page_changed_meanwhile_is_reset_all_the_same() {
    let mut page = Page::new();
    page.send(Event::OpenSample(Language::Chinese));
    let fresh = page.content();
    let mut other = Page::on(page.storage.clone());
    other.add(None, "added elsewhere", 1);
    page.send(Event::ResetSample);
    assert_eq!(page.content(), fresh);
    assert_eq!(Page::on(page.storage.clone()).content(), fresh);
}

#[test]
fn nothing_in_the_sample_lies_after_today() {
    let mut page = Page::new();
    page.send(Event::OpenSample(Language::Chinese));
    let workspace = &page.open().workspace;
    let mut actuals = 0;
    for metric in workspace.metrics.all() {
        for (day, _) in workspace.series(&metric.id).entries() {
            assert!(day <= crate::page::TODAY, "{} {day}", metric.name);
            actuals += 1;
        }
    }
    assert!(actuals > 0);
}
