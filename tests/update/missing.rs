//! Data that should be there and isn't (R13).

use std::rc::Rc;

use plumbline::model::commit::{StorageError, StorageErrorKind};
use plumbline::model::device::Device;
use plumbline::model::importing::How;
use plumbline::model::{Effect, Event, FileEvent};
use plumbline::shell::storage::memory::Memory;

use crate::faulty::Faulty;
use crate::page::Page;

/// The page of the same browser after somebody cleared its database.
fn cleared(page: &Page) -> Page {
    let storage = Rc::new(Faulty::new(Memory::default()));
    let device = Device { had_data: page.marked, ..Device::default() };
    Page::in_browser(storage, page.snapshots.clone(), Ok(None), device)
}

#[test]
fn r13_storage_that_was_cleared_is_told_until_the_person_begins_anew() {
    assert!(!Page::new().model.is_missing, "nobody has been here");
    let page = Page::with_workspace();
    assert!(page.marked);
    assert!(!page.again().model.is_missing);

    let mut page = cleared(&page);
    assert!(page.model.is_missing);
    assert!(page.again().model.is_missing, "a reload is no answer");
    page.send(Event::StartAfresh);
    assert!(!page.model.is_missing);
    assert!(!page.again().model.is_missing);
}

#[test]
fn r13_a_file_brings_the_data_back() {
    let mut page = Page::with_workspace();
    let file = page.export();
    let mut page = cleared(&page);
    page.import(&file, How::AsNew);
    assert!(!page.model.is_missing);
    assert!(!page.again().model.is_missing);
}

#[test]
fn r13_a_snapshot_that_was_spared_brings_the_data_back() {
    let mut page = Page::with_workspace();
    page.add(None, "Revenue", 100);
    page.send(Event::LookAtData);
    let content = page.content();
    let mut page = cleared(&page);
    let id = page.model.snapshots.all[0].id.clone();
    page.send(Event::LookAtSnapshot(id));
    page.send(Event::File(FileEvent::Import(How::AsNew)));
    assert_eq!(page.content(), content);
    assert!(!page.model.is_missing);
}

#[test]
fn r13_what_a_person_removed_is_not_missed() {
    let mut page = Page::with_workspace();
    let id = page.open().workspace.id().clone();
    page.send(Event::RemoveWorkspace(id));
    assert!(!page.marked);
    assert!(!page.again().model.is_missing);
}

#[test]
fn r13_storage_that_did_not_open_is_not_empty() {
    let page = Page::with_workspace();
    let gone = StorageError::of(StorageErrorKind::Unavailable);
    let device = Device { had_data: true, ..Device::default() };
    let storage = Rc::new(Faulty::new(Memory::default()));
    let page = Page::in_browser(storage, page.snapshots.clone(), Err(gone), device);
    assert!(!page.model.is_missing);
}

#[test]
fn a_browser_that_had_data_before_there_was_a_mark_gets_one() {
    let page = Page::with_workspace();
    let page = Page::on(page.storage.clone());
    assert!(page.marked);
    assert!(page.effects.contains(&Effect::MarkData(true)));
}
