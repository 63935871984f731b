//! Store: a workspace written to IndexedDB, read back, and changed by one actual at a time, as the app does it.

use std::cell::RefCell;

use chrono::NaiveDate;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::values::id::GoalId;
use plumbline::format::record::assemble;
use plumbline::model::command::Command;
use plumbline::model::commit::Revision;
use plumbline::model::saving::Saving;
use plumbline::model::{Event, Model, update};
use plumbline::shell::clock;
use plumbline::shell::storage::Storage;
use plumbline::shell::storage::indexed_db::IndexedDb;
use wasm_bindgen::prelude::*;

use crate::made::{Made, amount, model_of};
use crate::saving::{opened, save, told, workspace_id};

/// An open database and the workspace that goes into it.
#[wasm_bindgen]
pub struct StoreBench {
    database: IndexedDb,
    model: RefCell<Model>,
    goals: Vec<GoalId>,
    weeks: Vec<NaiveDate>,
    /// What was read last.
    read: RefCell<Option<Workspace>>,
}

/// What a workspace holds, to see that all of it came back.
#[wasm_bindgen]
pub struct Digest {
    pub goals: usize,
    pub rows: usize,
    pub sum: f64,
}

#[wasm_bindgen]
impl StoreBench {
    /// Opens the database of that name and makes a workspace of `count` goals in memory, each with an actual a week:
    /// `value[goal * weeks + week]`, the weeks given in days since 1970.
    pub async fn open(
        name: String,
        count: usize,
        week: Vec<i32>,
        value: Vec<f64>,
    ) -> Result<StoreBench, JsError> {
        let database = opened(&name).await?;
        let now = clock::now();
        let (made, weeks) = Made::weekly(count, &week, &value, now)?;
        let mut model = model_of(made.workspace, 1, now);
        if let Some(open) = &mut model.open {
            open.saving = Saving::whole(Revision::NOTHING, open.record_keys());
        }
        Ok(StoreBench {
            database,
            model: RefCell::new(model),
            goals: made.goals,
            weeks,
            read: RefCell::new(None),
        })
    }

    /// Stores the workspace whole, as after an import.
    pub async fn write(&self) -> Result<(), JsError> {
        save(&self.database, &self.model).await
    }

    /// Reads all of it back into memory.
    pub async fn read(&self) -> Result<(), JsError> {
        let id = workspace_id(&self.model)?;
        let stored = self.database.read(id.as_str()).await.map_err(told)?;
        let stored = stored.ok_or_else(|| JsError::new("nothing is stored"))?;
        let assembled = assemble(id, stored.records);
        if !assembled.set_aside.is_empty() {
            return Err(JsError::new("some records could not be read"));
        }
        *self.read.borrow_mut() = Some(assembled.workspace);
        Ok(())
    }

    /// What was read last.
    pub fn digest(&self) -> Result<Digest, JsError> {
        let read = self.read.borrow();
        let workspace = read.as_ref().ok_or_else(|| JsError::new("nothing was read"))?;
        let series = || workspace.metrics.living().map(|(place, _)| workspace.series_at(place));
        let actuals = || series().flat_map(|series| series.entries());
        Ok(Digest {
            goals: workspace.goals.living().count(),
            rows: actuals().count(),
            sum: actuals()
                .filter_map(|(_, entry)| entry.actual)
                .map(|actual| actual.value.to_f64())
                .sum(),
        })
    }

    /// Enters an actual as the app does, and stores it.
    pub async fn update(&self, goal: usize, week: usize, value: f64) -> Result<(), JsError> {
        let command = Command::EnterActual(
            self.goals[goal].clone(),
            self.weeks[week],
            Actual::of(amount(value)?),
        );
        update(&mut self.model.borrow_mut(), Event::Do(command), clock::now());
        save(&self.database, &self.model).await
    }
}
