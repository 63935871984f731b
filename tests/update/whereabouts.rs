//! What the panel says of where the data is (R15, R17), and the reminder on every screen (R14).

use plumbline::domain::Language;
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::commit::{StorageError, StorageErrorKind};
use plumbline::model::space::{Protection, Space};
use plumbline::view::data::{Whereabouts, reminder, survivors, whereabouts};

use crate::page::Page;

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
const ENGLISH: fn() -> Texts = || Texts::of(Language::English);

fn told(page: &Page) -> Whereabouts {
    whereabouts(&page.model, ENGLISH(), 0)
}

#[test]
fn r15_what_is_not_promised_is_not_protected() {
    let mut page = Page::with_workspace();
    for protected in [None, Some(false)] {
        page.send(Event::SpaceIs(Space { protected, ..Space::default() }));
        assert_eq!(told(&page).protection, "Not protected against clean-up");
        assert!(!told(&page).is_protected);
    }
    page.send(Event::SpaceIs(Space { protected: Some(true), ..Space::default() }));
    assert!(told(&page).is_protected);
}

#[test]
fn r15_a_start_asks_for_no_protection() {
    let mut page = Page::with_workspace().again();
    page.send(Event::Interactive);
    page.send(Event::LookAtData);
    assert!(!page.effects.contains(&plumbline::model::Effect::AskToProtect));
    page.only(Event::AskToProtect);
    assert_eq!(page.model.protection, Protection::Asking);
    page.send(Event::SpaceIs(Space::default()));
    assert_eq!(page.model.protection, Protection::Asked);
}

#[test]
fn r17_space_is_told_with_both_numbers_or_not_at_all() {
    let mut page = Page::with_workspace();
    assert_eq!(told(&page).space, "The browser doesn’t say");
    let space =
        Space { used_bytes: Some(1_250_000), quota_bytes: Some(10_000_000_000), protected: None };
    page.send(Event::SpaceIs(space));
    assert_eq!(told(&page).space, "1.3 MB of 10 GB, for the whole site");
    page.send(Event::SpaceIs(Space { quota_bytes: None, ..space }));
    assert_eq!(told(&page).space, "The browser doesn’t say");
}

#[test]
fn r17_a_full_disk_has_the_browser_asked_for_its_numbers() {
    let mut page = Page::with_workspace();
    page.effects.clear();
    page.fail_next_write();
    page.add(None, "Revenue", 100);
    assert!(page.effects.contains(&plumbline::model::Effect::AskSpace));
    assert_eq!(told(&page).saved, "Not saved");
    assert!(!told(&page).is_saved);
}

#[test]
fn the_panel_tells_the_last_save_the_last_backup_and_what_changed_since() {
    let mut page = Page::with_workspace();
    assert_eq!(told(&page).backup, "Never exported");
    page.add(None, "Revenue", 100);
    assert!(told(&page).backup_is_old);
    page.export();
    assert_eq!(told(&page).backup, "Exported 30 Jun 06:13, nothing changed since");
    assert!(!told(&page).backup_is_old);
    page.add(None, "Cost", 100);
    assert_eq!(told(&page).backup, "Exported 30 Jun 06:13, 1 change since");
    let saved = "30 Jun 06:13, in this browser";
    assert_eq!(told(&page).saved, saved);
    assert_eq!(told(&page.again()).saved, saved, "that is when it was changed last");

    let gone = StorageError::of(StorageErrorKind::Unavailable);
    let mut memory = Page::started(page.storage.clone(), Err(gone));
    memory.send(Event::LookAtData);
    assert_eq!(told(&memory).saved, "Not saved, in memory only");
    assert_eq!(told(&memory).snapshots_note.as_deref(), Some("None can be kept now."));
}

#[test]
fn snapshots_are_listed_by_how_far_back_they_are() {
    let mut page = Page::with_workspace();
    assert!(told(&page).snapshots_note.is_some());
    page.send(Event::LookAtData);
    page.add(None, "Revenue", 100);
    page.add(None, "Cost", 100);
    page.send(Event::LookAtData);
    let rows = told(&page).snapshots;
    let about: Vec<_> = rows.iter().map(|row| (row.about.as_str(), row.is_now)).collect();
    assert_eq!(about, [("same as now", true), ("2 changes since", false)]);
    assert_eq!(told(&page).snapshots_note, None);
    page.time_ms += 1_000;
    page.send(Event::NewWorkspace("second".into()));
    page.send(Event::LookAtData);
    assert_eq!(told(&page).snapshots.len(), 1, "those of others are not listed");
    let names: Vec<_> =
        survivors(&page.model, ENGLISH(), 0).into_iter().map(|row| row.about).collect();
    assert_eq!(names, ["second", "Acme"], "the newest of each");
}

#[test]
fn r14_safari_has_its_rule_told_with_the_reminder() {
    let mut page = Page::with_workspace();
    page.add(None, "Revenue", 100);
    let later_ms = page.time_ms + 8 * DAY_MS;
    let reminded = |page: &Page| reminder(&page.model, ENGLISH(), later_ms);
    let plain = "The changes of 8 days have never been exported.";
    assert_eq!(reminded(&page).as_deref(), Some(plain));
    assert_eq!(reminder(&page.model, ENGLISH(), page.time_ms), None);
    page.model.forgets_unvisited = true;
    let rule = "Safari clears what a site keeps after seven days without a visit.";
    assert_eq!(reminded(&page), Some(format!("{plain} {rule}")));
}
