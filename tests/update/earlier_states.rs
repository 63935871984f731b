//! The database of snapshots of a page without a browser: each is kept as it is, in one piece.

use plumbline::model::commit::Stored;
use plumbline::model::snapshots::Snapshot;
use plumbline::model::{Effect, Event, FileEvent};
use plumbline::shell::storage::Storage;

use crate::page::at_once;

/// Carries out what is asked of the snapshots, of which none is ever superfluous here.
pub fn answer(snapshots: &dyn Storage, effect: Effect) -> Vec<Event> {
    let list = || at_once(snapshots.heads()).expect("an answer");
    match effect {
        Effect::ListSnapshots => vec![Event::File(FileEvent::SnapshotsAre(list()))],
        Effect::KeepSnapshot { head, text } => {
            let records = vec![("0000".into(), text)];
            let kept = at_once(snapshots.create(&Stored { head, records }));
            let kept = kept.expect("an answer");
            vec![Event::File(FileEvent::SnapshotsAre(kept.and_then(|()| list())))]
        }
        Effect::ReadSnapshot(id) => {
            let stored = at_once(snapshots.read(&id)).expect("an answer");
            let text = stored.map(|stored| Some(stored?.records[0].1.clone().into_bytes()));
            vec![Event::File(FileEvent::SnapshotRead(id, text))]
        }
        Effect::ForgetSnapshots(workspace) => {
            for head in list().unwrap() {
                if Snapshot::read(&head).is_some_and(|one| one.told.workspace == workspace) {
                    let removed = at_once(snapshots.remove(&head.id, head.revision));
                    removed.expect("an answer").unwrap();
                }
            }
            Vec::new()
        }
        other => panic!("{other:?} is asked of something else"),
    }
}
