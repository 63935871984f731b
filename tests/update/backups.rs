//! Backups: when a file is asked for, and when not (R14).

use plumbline::domain::Language;
use plumbline::model::backup::Due;
use plumbline::model::commit::{StorageError, StorageErrorKind};
use plumbline::model::importing::How;
use plumbline::model::{Event, FileEvent};

use crate::page::{Page, date};

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

/// A page as it is some days after it was started.
fn days_later(page: &mut Page, days: u64) -> Option<Due> {
    page.time_ms += days * DAY_MS;
    page.model.backup_due(page.time_ms)
}

fn never(days: u64) -> Option<Due> {
    Some(Due { days, has_backup: false })
}

fn since(days: u64) -> Option<Due> {
    Some(Due { days, has_backup: true })
}

#[test]
fn r14_changes_that_are_in_no_file_for_a_week_are_told() {
    let mut page = Page::with_workspace();
    assert_eq!(days_later(&mut page, 30), None, "there is nothing to lose");
    let goal = page.add(None, "Revenue", 100);
    assert_eq!(days_later(&mut page, 6), None);
    assert_eq!(days_later(&mut page, 1), never(7));

    page.export();
    assert_eq!(days_later(&mut page, 30), None, "all of it is in the file");
    page.enter(&goal, date(1, 5), 10);
    let later = page.model.backup_due(page.time_ms);
    assert_eq!(later, since(30), "the file is old, and there is a change");
    page.export();
    page.enter(&goal, date(1, 2), 10);
    assert_eq!(days_later(&mut page, 6), None);
    assert_eq!(days_later(&mut page, 1), since(7));
}

#[test]
fn r14_a_reminder_that_was_put_off_stays_away_for_a_day() {
    let mut page = Page::with_workspace();
    page.add(None, "Revenue", 100);
    assert_eq!(days_later(&mut page, 8), never(8));
    page.send(Event::PutBackupOff);
    page.time_ms += DAY_MS - 1_000;
    assert_eq!(page.model.backup_due(page.time_ms), None);
    assert_eq!(page.again().model.backup_due(page.time_ms), None, "a reload is no day");
    page.time_ms += 1_000;
    assert_eq!(page.model.backup_due(page.time_ms), never(9));
}

#[test]
fn r14_the_device_remembers_the_last_export_of_each_workspace() {
    let mut page = Page::with_workspace();
    let first = page.open().workspace.id().clone();
    page.add(None, "Revenue", 100);
    page.export();
    page.send(Event::NewWorkspace("second".into()));
    page.add(None, "Cost", 100);
    assert_eq!(days_later(&mut page, 8), never(8));
    page.send(Event::OpenWorkspace(first));
    assert_eq!(page.model.backup_due(page.time_ms), None);
    let mut again = page.again();
    again.time_ms = page.time_ms;
    assert!(again.model.backup.is_some_and(|backup| backup.at_ms.is_some()));
}

#[test]
fn r14_a_file_with_a_part_of_it_is_no_backup() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.send(Event::File(FileEvent::Export(Some(goal))));
    assert_eq!(days_later(&mut page, 8), never(8));
}

#[test]
fn r14_a_file_that_the_browser_did_not_take_is_no_backup() {
    let mut page = Page::with_workspace();
    page.add(None, "Revenue", 100);
    page.only(Event::File(FileEvent::Export(None)));
    page.send(Event::FileNotGiven("plumbline.json".into()));
    assert_eq!(days_later(&mut page, 8), never(8));
}

#[test]
fn r14_what_came_from_a_file_is_in_a_file_and_a_sample_needs_none() {
    let mut page = Page::with_workspace();
    page.add(None, "Revenue", 100);
    let file = page.export();
    let mut there = Page::new();
    there.import(&file, How::AsNew);
    assert_eq!(days_later(&mut there, 8), None);
    there.add(None, "Cost", 10);
    assert_eq!(there.model.backup_due(there.time_ms), since(8));

    let mut sample = Page::new();
    sample.send(Event::OpenSample(Language::English));
    sample.add(None, "Cost", 10);
    assert_eq!(days_later(&mut sample, 30), None);
}

#[test]
fn r14_in_memory_there_is_another_warning_already() {
    let page = Page::with_workspace();
    let gone = StorageError::of(StorageErrorKind::Unavailable);
    let mut page = Page::started(page.storage.clone(), Err(gone));
    page.add(None, "Revenue", 100);
    assert_eq!(days_later(&mut page, 8), None);
}
