//! Import: a file that is read, checked and shown, and then stored, as the app does it.

use std::cell::RefCell;

use plumbline::domain::Language;
use plumbline::format::{self, Scope};
use plumbline::model::importing::{Content, How};
use plumbline::model::state::Durability;
use plumbline::model::{Effect, Event, FileEvent, Model, update};
use plumbline::shell::clock;
use plumbline::shell::storage::indexed_db::IndexedDb;
use wasm_bindgen::prelude::*;

use crate::made::Made;
use crate::saving::{opened, save};

/// An app that has opened an empty database.
#[wasm_bindgen]
pub struct ImportBench {
    database: IndexedDb,
    model: RefCell<Model>,
}

#[wasm_bindgen]
impl ImportBench {
    pub async fn open(name: String) -> Result<ImportBench, JsError> {
        let mut model = Model::new(1, Language::English, clock::now());
        model.durability = Durability::Durable;
        Ok(ImportBench { database: opened(&name).await?, model: RefCell::new(model) })
    }

    /// A file as the app exports it, of a workspace as [`Made::weekly`] makes it.
    pub fn file(count: usize, week: &[i32], value: &[f64]) -> Result<Vec<u8>, JsError> {
        let now = clock::now();
        let (made, _) = Made::weekly(count, week, value, now)?;
        let text = format::write(&made.workspace, &[], now.time_ms as i64, &Scope::Whole);
        Ok(text.into_bytes())
    }

    /// Begins to read a file; whether there is more to read.
    pub fn read(&self, bytes: Vec<u8>) -> bool {
        self.send(FileEvent::Read("bench.json".into(), bytes))
    }

    /// Reads on; whether there is more to read.
    pub fn read_on(&self) -> bool {
        self.send(FileEvent::ReadOn)
    }

    fn send(&self, event: FileEvent) -> bool {
        let effects = update(&mut self.model.borrow_mut(), Event::File(event), clock::now());
        effects.contains(&Effect::ReadOn)
    }

    /// How many goals the file holds, as the person is shown.
    pub fn goals(&self) -> Result<usize, JsError> {
        let model = self.model.borrow();
        match model.incoming.as_ref().map(|incoming| &incoming.content) {
            Some(Content::Whole(found)) => Ok(found.read.workspace.goals.living().count()),
            other => Err(JsError::new(&format!("the file was refused: {other:.200?}"))),
        }
    }

    /// Takes the file that was read as a workspace of its own, and stores it.
    pub async fn store(&self) -> Result<(), JsError> {
        let import = Event::File(FileEvent::Import(How::AsNew));
        update(&mut self.model.borrow_mut(), import, clock::now());
        save(&self.database, &self.model).await
    }
}
