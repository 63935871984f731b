//! A newcomer's first minutes: a workspace, a goal under another, actuals, and what they move.

use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::goal::RollUp;
use plumbline::domain::tracking::pace::Status;
use plumbline::domain::values::absent::Absent;
use plumbline::domain::values::amount::Amount;
use plumbline::model::command::Command;
use plumbline::model::route::Route;
use plumbline::model::saving::SaveState;
use plumbline::model::{Effect, Event};

use crate::page::{Page, date};

#[test]
fn actuals_move_roll_up_gap_and_status_and_come_back_after_a_restart() {
    let mut page = Page::new();
    assert!(page.model.open.is_none(), "the first screen");
    page.send(Event::NewWorkspace(" Acme ".into()));
    assert_eq!(page.open().workspace.settings.name, "Acme");
    assert_eq!(page.model.route, Route::Cascade);

    let revenue = page.add(None, "Revenue", 1200);
    let north = page.add(Some(&revenue), "North", 700);
    let south = page.add(Some(&revenue), "South", 500);
    let parent = page.open().workspace.goals.get(&revenue).unwrap();
    assert_eq!(parent.roll_up, RollUp::Sum, "money under money adds up");
    assert_eq!(page.figures(&revenue).status, Status::NoData);

    page.enter(&north, date(3, 31), 150);
    assert_eq!(page.figures(&north).status, Status::OffTrack);
    let whole = page.figures(&revenue);
    assert_eq!((whole.actual, whole.gap), (Ok(150.into()), Ok((-1050).into())));
    assert_eq!((whole.with_data, whole.of), (1, 2));

    page.enter(&north, date(6, 30), 250);
    page.enter(&south, date(6, 30), 200);
    assert_eq!(page.figures(&north).status, Status::OnTrack);
    let whole = page.figures(&revenue);
    assert_eq!(whole.actual, Ok(600.into()));
    assert_eq!(whole.progress, Ok(0.5));
    assert_eq!(whole.status, Status::OnTrack, "181 of 365 days are over");
    assert!(matches!(page.save_state(), SaveState::Saved { .. }));

    let reopened = Page::on(page.storage.clone());
    assert_eq!(reopened.content(), page.content());
    assert_eq!(reopened.figures(&revenue), page.figures(&revenue));
    assert_eq!(reopened.open().log, page.open().log);
}

#[test]
fn one_action_is_one_commit_of_just_the_records_it_touched() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 1200);
    let metric = page.open().workspace.goals.get(&goal).unwrap().metric.clone();
    let metric = metric.unwrap();
    let actual = Actual::of(Amount::from(7));
    let command = Command::EnterActual(goal.clone(), date(5, 1), actual);

    assert_eq!(page.only(Event::Do(command)), [Effect::SaveSoon]);
    assert!(matches!(page.save_state(), SaveState::Saving));
    let effects = page.only(Event::SaveNow);
    let [Effect::Commit(commit)] = effects.as_slice() else {
        panic!("expected one commit, got {effects:?}");
    };
    let keys: Vec<&str> = commit.puts.iter().map(|(key, _)| key.as_str()).collect();
    let stamp = page.open().log.last().unwrap().stamp;
    assert_eq!(keys, [format!("a/{metric}/2026"), format!("l/{stamp}")]);
    assert!(commit.deletes.is_empty());
    assert_eq!(commit.next.0, commit.expected.0 + 1);
    assert_eq!(page.only(Event::SaveNow), [], "one commit at a time");

    let (workspace, revision) = (page.open().workspace.id().clone(), commit.next);
    page.only(Event::Committed { workspace, revision });
    let at_ms = page.time_ms;
    assert_eq!(page.save_state(), SaveState::Saved { at_ms });
}

#[test]
fn undo_and_redo_are_saved_and_logged_like_any_other_action() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 1200);
    let before = page.content();
    page.enter(&goal, date(5, 1), 600);
    let after = page.content();

    page.send(Event::Undo);
    assert_eq!(page.content(), before);
    assert_eq!(page.figures(&goal).actual, Err(Absent::NoNumber));
    assert_eq!(Page::on(page.storage.clone()).content(), before);

    page.send(Event::Redo);
    assert_eq!(page.content(), after);
    assert_eq!(page.figures(&goal).progress, Ok(0.5));
    assert_eq!(Page::on(page.storage.clone()).content(), after);
    assert_eq!(page.open().log.len(), 4, "added, entered, undone, redone");
}
