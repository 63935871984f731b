//! Offline: the first screen comes first, and a newer build waits for the person and for what isn't saved (R24).

use plumbline::model::command::Refusal;
use plumbline::model::commit::{StorageError, StorageErrorKind};
use plumbline::model::{Effect, Event, FileEvent};

use crate::page::{Page, date};

#[test]
fn the_build_is_kept_once_the_first_screen_takes_input_and_once_only() {
    let mut page = Page::new();
    assert!(!page.effects.contains(&Effect::KeepForOffline));
    assert_eq!(page.only(Event::Interactive), [Effect::KeepForOffline]);
    assert_eq!(page.only(Event::Interactive), []);
}

#[test]
fn a_new_version_is_offered_and_nothing_reloads_by_itself() {
    let mut page = Page::with_workspace();
    assert!(!page.model.offers_new_version());
    assert_eq!(page.only(Event::TakeNewVersion), [], "there is none");
    assert_eq!(page.only(Event::NewVersion), []);
    assert!(page.model.offers_new_version());

    page.send(Event::PutNewVersionOff);
    assert!(!page.model.offers_new_version());
    assert!(page.model.can_take_new_version(), "the settings have it");
    assert_eq!(page.only(Event::TakeNewVersion), [Effect::TakeNewVersion]);

    page.send(Event::NewVersion);
    assert!(page.model.offers_new_version(), "this is another one");
}

#[test]
fn a_reload_waits_until_everything_is_saved() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.send(Event::NewVersion);
    page.fail_next_write();
    page.enter(&goal, date(1, 5), 10);

    page.fail_next_write();
    page.send(Event::TakeNewVersion);
    assert_eq!(page.refusal(), Some(&Refusal::NotSaved));
    assert!(!page.effects.contains(&Effect::TakeNewVersion));

    page.send(Event::TakeNewVersion);
    assert!(page.open().saving.is_safe());
    assert_eq!(page.effects.last(), Some(&Effect::TakeNewVersion));
}

#[test]
fn what_is_in_memory_only_or_half_imported_is_not_reloaded_away() {
    let mut page = Page::with_workspace();
    page.send(Event::NewVersion);
    page.send(Event::File(FileEvent::Read("file.json".into(), b"{}".to_vec())));
    assert!(!page.model.offers_new_version());
    page.send(Event::CancelImport);
    assert!(page.model.offers_new_version());

    let error = StorageError::of(StorageErrorKind::Unavailable);
    let mut page = Page::started(page.storage, Err(error));
    page.send(Event::NewVersion);
    assert!(!page.model.can_take_new_version());
    assert_eq!(page.only(Event::TakeNewVersion), []);
}
