//! Saving: what waits in the app's state goes to storage as the app sends it there.

use std::cell::RefCell;

use plumbline::domain::values::id::WorkspaceId;
use plumbline::model::commit::StorageError;
use plumbline::model::{Effect, Event, Model, update};
use plumbline::shell::clock;
use plumbline::shell::storage::Storage;
use plumbline::shell::storage::indexed_db::{IndexedDb, OPEN_LIMIT_MS, Opening};
use wasm_bindgen::prelude::*;

/// Opens the database of that name.
pub async fn opened(name: &str) -> Result<IndexedDb, JsError> {
    Opening::new(name).wait(OPEN_LIMIT_MS).await.map_err(told)
}

/// Begins a commit as the app does, and answers when storage has completed it.
pub async fn save(database: &IndexedDb, model: &RefCell<Model>) -> Result<(), JsError> {
    let effects = update(&mut model.borrow_mut(), Event::SaveNow, clock::now());
    let revision = match effects.into_iter().next() {
        Some(Effect::Commit(commit)) => {
            database.commit(&commit).await.map_err(told)?;
            commit.next
        }
        Some(Effect::Create(whole)) => {
            database.create(&whole).await.map_err(told)?;
            whole.head.revision
        }
        _ => return Err(JsError::new("nothing was to be stored")),
    };
    let committed = Event::Committed { workspace: workspace_id(model)?, revision };
    update(&mut model.borrow_mut(), committed, clock::now());
    Ok(())
}

pub fn workspace_id(model: &RefCell<Model>) -> Result<WorkspaceId, JsError> {
    let model = model.borrow();
    let open = model.open.as_ref();
    let id = open.map(|open| open.workspace.id().clone());
    id.ok_or_else(|| JsError::new("no workspace is open"))
}

pub fn told(error: StorageError) -> JsError {
    JsError::new(&error.to_string())
}
