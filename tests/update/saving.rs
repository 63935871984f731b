//! Saving: what is said to be saved is stored, and what is not stored stays on screen and in the export.

use plumbline::domain::Language;
use plumbline::domain::records::goal::GoalField;
use plumbline::format;
use plumbline::locales::Texts;
use plumbline::model::command::Command;
use plumbline::model::commit::{Revision, StorageError, StorageErrorKind};
use plumbline::model::saving::SaveState;
use plumbline::model::{Effect, Event};
use plumbline::view::trouble::trouble;
use proptest::prelude::*;

use crate::faulty::Fault;
use crate::page::{Page, content, date};
use crate::random::any_wish;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn r1_after_a_commit_that_failed_the_edit_is_on_screen_unsaved_and_in_the_export(
        before in proptest::collection::vec(any_wish(), 0..12),
        edit in any_wish(),
        landed in any::<bool>(),
    ) {
        let mut page = Page::with_workspace();
        for wish in before {
            let command = wish.command(&page);
            page.run(command);
        }
        page.add(None, "always there", 1);
        let stored = page.everything_stored();
        let error = StorageError::of(StorageErrorKind::Closed);
        let fault = if landed { Fault::LandsAndFails } else { Fault::Fails };
        page.storage.fail(page.storage.writes() + 1, fault(error.clone()));

        let steps = page.open().log.len();
        let command = edit.command(&page);
        page.run(command);
        if page.open().log.len() == steps {
            return Err(TestCaseError::reject("refused"));
        }

        let since_ms = page.time_ms - 1;
        prop_assert_eq!(page.save_state(), SaveState::NotSaved { since_ms, error });
        if !landed {
            prop_assert_eq!(page.everything_stored(), stored);
        }
        let exported = format::read(page.export().as_bytes()).unwrap();
        prop_assert_eq!(content(&exported.workspace), page.content());

        page.send(Event::Retry);
        let is_saved = matches!(page.save_state(), SaveState::Saved { .. });
        prop_assert!(is_saved, "{:?}", page.save_state());
        prop_assert_eq!(Page::on(page.storage.clone()).content(), page.content());
    }
}

#[test]
fn what_is_edited_after_a_failure_is_saved_together_with_what_failed() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.fail_next_write();
    page.enter(&goal, date(1, 5), 10);
    assert!(matches!(page.save_state(), SaveState::NotSaved { .. }));
    page.enter(&goal, date(2, 1), 20);
    assert!(matches!(page.save_state(), SaveState::Saved { .. }));
    assert_eq!(Page::on(page.storage.clone()).content(), page.content());
}

#[test]
fn what_storage_never_answers_is_never_called_saved() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.storage.fail(page.storage.writes() + 1, Fault::NeverSettles);
    page.enter(&goal, date(1, 5), 10);
    page.enter(&goal, date(2, 1), 20);
    assert!(matches!(page.save_state(), SaveState::Saving));
    let texts = Texts::of(Language::English);
    let told = |page: &Page, later_ms| trouble(&page.model, texts, page.time_ms + later_ms);
    assert_eq!(told(&page, 1_000), None);
    let late = told(&page, 6_000).map(|trouble| (trouble.words, trouble.can_retry));
    assert_eq!(late, Some((texts.storage_late().to_owned(), false)));
    let exported = format::read(page.export().as_bytes()).unwrap();
    assert_eq!(content(&exported.workspace), page.content());
}

#[test]
fn two_pages_that_edit_one_workspace_end_up_with_the_edits_of_both() {
    let mut one = Page::with_workspace();
    let goal = one.add(None, "Revenue", 100);
    let mut two = Page::on(one.storage.clone());
    one.enter(&goal, date(1, 5), 10);
    two.run(Command::EditGoal(goal.clone(), GoalField::Note("carefully".into())));
    two.enter(&goal, date(2, 1), 20);
    assert_eq!(two.figures(&goal).actual, Ok(30.into()));
    assert!(matches!(two.save_state(), SaveState::Saved { .. }));
    assert_eq!(Page::on(two.storage.clone()).content(), two.content());

    one.enter(&goal, date(3, 1), 30);
    assert_eq!(one.figures(&goal).actual, Ok(60.into()));
    assert_eq!(one.content(), Page::on(one.storage.clone()).content());
}

#[test]
fn a_new_workspace_whose_first_write_landed_unnoticed_loses_nothing_that_others_added_since() {
    let mut one = Page::new();
    let error = StorageError::of(StorageErrorKind::Closed);
    one.storage.fail(1, Fault::LandsAndFails(error));
    one.send(Event::NewWorkspace("Acme".into()));
    assert!(matches!(one.save_state(), SaveState::NotSaved { .. }));

    let mut two = Page::on(one.storage.clone());
    two.add(None, "Revenue", 100);
    one.add(None, "Quality", 98);
    let both = Page::on(one.storage.clone());
    assert_eq!(both.open().workspace.goals.living().count(), 2);
    assert_eq!(both.content(), one.content());
}

#[test]
fn r12_before_storage_has_answered_nothing_is_asked_of_it() {
    let mut page = Page::new();
    page.model.durability = Default::default();
    let effects = page.only(Event::NewWorkspace("Acme".into()));
    assert!(effects.contains(&Effect::SaveSoon));
    assert_eq!(page.only(Event::SaveNow), []);
    assert_eq!(page.everything_stored(), []);
}

#[test]
fn r16_where_storage_cannot_be_opened_everything_works_in_memory() {
    let error = StorageError::of(StorageErrorKind::Unavailable);
    let storage = Page::new().storage;
    let mut page = Page::started(storage, Err(error));
    page.send(Event::NewWorkspace("Acme".into()));
    let goal = page.add(None, "Revenue", 100);
    page.enter(&goal, date(1, 5), 40);
    assert_eq!(page.figures(&goal).progress, Ok(0.4));
    let exported = format::read(page.export().as_bytes()).unwrap();
    assert_eq!(content(&exported.workspace), page.content());
}

#[test]
fn a_workspace_that_was_removed_elsewhere_stays_on_screen_and_can_be_stored_anew() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    let mut other = Page::on(page.storage.clone());
    let id = page.open().workspace.id().clone();
    other.send(Event::RemoveWorkspace(id.clone()));
    page.enter(&goal, date(1, 5), 10);
    let SaveState::NotSaved { error, .. } = page.save_state() else {
        panic!("expected not saved, got {:?}", page.save_state());
    };
    let stored = Revision::NOTHING;
    assert_eq!(error.kind, StorageErrorKind::Conflict { stored });
    assert_eq!(page.figures(&goal).actual, Ok(10.into()));
    assert_eq!(page.stored(&id), None);

    page.send(Event::Retry);
    assert!(matches!(page.save_state(), SaveState::Saved { .. }));
    let again = Page::on(page.storage.clone());
    assert_eq!(again.content(), page.content());
}
