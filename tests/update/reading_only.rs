//! Where a newer version of the app wrote, this one reads and exports, and changes nothing (R7).

use plumbline::domain::Language;
use plumbline::model::command::{Command, Refusal};
use plumbline::model::commit::{StorageError, StorageErrorKind};
use plumbline::model::importing::{Favour, How};
use plumbline::model::{Effect, Event, FileEvent};

use crate::page::{Page, draft};

#[test]
fn every_way_to_change_something_is_refused_and_the_export_has_everything() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    let file = page.export();
    let newer = StorageError::of(StorageErrorKind::NewerSchema { found: 2, supported: 1 });
    let mut page = Page::started(page.storage.clone(), Ok(Some(newer)));
    let (content, stored) = (page.content(), page.everything_stored());
    let id = page.open().workspace.id().clone();
    let foreign = file.replace("Revenue", "Turnover").replace("\"checksum\"", "\"check\"");

    let attempts = [
        Event::Do(Command::DeleteGoal(goal)),
        Event::Do(Command::AddGoal(Box::new(draft(None, "new")))),
        Event::File(FileEvent::Import(How::Merge(Favour::File))),
        Event::File(FileEvent::Import(How::AsNew)),
        Event::NewWorkspace("another".into()),
        Event::OpenSample(Language::Chinese),
        Event::RemoveWorkspace(id),
    ];
    for attempt in attempts {
        page.model.notice = None;
        page.effects.clear();
        page.send(Event::File(FileEvent::Read("file.json".into(), foreign.clone().into())));
        page.send(attempt.clone());
        assert_eq!(page.refusal(), Some(&Refusal::ReadOnly), "{attempt:?}");
        assert_eq!(page.content(), content, "{attempt:?}");
        assert_eq!(page.model.shelf.len(), 1, "{attempt:?}");
        let writes = |e: &Effect| {
            matches!(
                e,
                Effect::Commit(_)
                    | Effect::Create(_)
                    | Effect::Replace { .. }
                    | Effect::Remove { .. }
            )
        };
        assert!(!page.effects.iter().any(writes), "{attempt:?}");
    }
    assert_eq!(page.everything_stored(), stored);
    let exported = plumbline::format::read(page.export().as_bytes()).unwrap();
    assert_eq!(crate::page::content(&exported.workspace), content);
}
