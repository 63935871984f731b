//! What the app asks of storage, which answers with an event and with what other tabs should hear of it.

use crate::domain::values::id::WorkspaceId;
use crate::model::commit::{Revision, StorageError, StorageErrorKind};
use crate::model::news::{News, Written};
use crate::model::{Effect, Event};

use super::storage::Storage;

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    pub event: Option<Event>,
    /// For the other tabs, where storage completed a write.
    pub news: Option<News>,
}

/// Has storage do what an effect wants; other effects than those for storage come to nothing.
pub async fn carry_out(storage: &dyn Storage, effect: Effect) -> Outcome {
    match effect {
        Effect::Commit(commit) => {
            let answer = storage.commit(&commit).await;
            written(storage, Written::of_commit(commit), answer).await
        }
        Effect::Create(whole) => {
            let answer = storage.create(&whole).await;
            written(storage, Written::of_whole(Revision::NOTHING, whole.head), answer).await
        }
        Effect::Replace { expected, whole } => {
            let answer = storage.replace(expected, &whole).await;
            written(storage, Written::of_whole(expected, whole.head), answer).await
        }
        Effect::Remove { workspace, expected } => {
            match storage.remove(&workspace, expected).await {
                Ok(()) => Outcome {
                    event: None,
                    news: WorkspaceId::new(&workspace).ok().map(News::Removed),
                },
                Err(error) => Event::RemoveFailed(error).into(),
            }
        }
        Effect::Load(workspace) => Event::Loaded(storage.read(&workspace).await).into(),
        // What fails is looked at again at the next chance.
        Effect::Look => match storage.heads().await {
            Ok(heads) => Event::Looked(heads).into(),
            Err(_) => Outcome::default(),
        },
        Effect::CatchUp(workspace) => match storage.read(&workspace).await {
            Ok(Some(stored)) => Event::CaughtUp(stored).into(),
            Ok(None) => match WorkspaceId::new(&workspace) {
                Ok(id) => Event::Heard(News::Removed(id)).into(),
                Err(_) => Outcome::default(),
            },
            Err(_) => Outcome::default(),
        },
        Effect::Remember(key, value) => {
            // What a device forgets costs a click, not data.
            let _ = storage.set_setting(key, &value).await;
            Outcome::default()
        }
        Effect::RememberBackup(workspace, word) => {
            // A reminder that comes too early is all that this can cost.
            let _ = storage.set_setting(&backup_key(&workspace), &word).await;
            Outcome::default()
        }
        Effect::RecallBackup(workspace) => {
            let word = storage.setting(&backup_key(workspace.as_str())).await;
            Event::BackupRecalled(workspace, word.ok().flatten()).into()
        }
        Effect::LetGo => {
            storage.let_go();
            Outcome::default()
        }
        _ => Outcome::default(),
    }
}

fn backup_key(workspace: &str) -> String {
    format!("backup/{workspace}")
}

/// Says what storage answered to a write; where another revision is stored, brings it.
async fn written(
    storage: &dyn Storage,
    written: Written,
    answer: Result<(), StorageError>,
) -> Outcome {
    let (stored, revision) = (&written.head.id, written.head.revision);
    let Ok(workspace) = WorkspaceId::new(stored) else {
        return Outcome::default();
    };
    let error = match answer {
        Ok(()) => {
            let event = Event::Committed { workspace, revision };
            return Outcome { event: Some(event), news: Some(News::Written(written)) };
        }
        Err(error) => error,
    };
    if let StorageErrorKind::Conflict { stored: other } = error.kind
        && other != Revision::NOTHING
        && let Ok(Some(found)) = storage.read(stored).await
    {
        return Event::StoredElsewhere(found).into();
    }
    Event::CommitFailed { workspace, error }.into()
}

impl From<Event> for Outcome {
    fn from(event: Event) -> Outcome {
        Outcome { event: Some(event), news: None }
    }
}
