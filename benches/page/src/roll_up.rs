//! Roll-up: a cascade in memory, changed by the command that a person's typing becomes.

use plumbline::domain::records::actual::{Actual, Entry};
use plumbline::domain::records::series::Series;
use plumbline::domain::records::settings::RollUpBounds;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::id::GoalId;
use plumbline::domain::values::stamp::Clock;
use plumbline::model::command::Command;
use plumbline::model::state::Notice;
use plumbline::model::{Event, Model, update};
use plumbline::shell::clock;
use wasm_bindgen::prelude::*;

use crate::made::{Made, Wish, amount, model_of};

/// The app's state with a cascade in it, as after opening a workspace.
#[wasm_bindgen]
pub struct RollUpBench {
    model: Model,
    goals: Vec<GoalId>,
}

#[wasm_bindgen]
impl RollUpBench {
    /// Makes the goals' records and computes the cascade.
    ///
    /// Goal `n` hangs under `parent[n]`, which is smaller than `n`, or is a root where that is negative. A goal with
    /// `child_count[n]` of 0 has a number of its own that begins with an actual at its baseline; every other one is the
    /// weighted mean of its children. Errors where an amount is out of range.
    #[wasm_bindgen(constructor)]
    pub fn new(
        parent: &[i32],
        child_count: &[u32],
        weight: &[f64],
        baseline: &[f64],
        target: &[f64],
    ) -> Result<RollUpBench, JsError> {
        let now = clock::now();
        let replica = clock::replica();
        let stamp = Clock::new(replica).tick(now.time_ms);
        let mut made = Made::new(parent.len(), now, stamp, |place| {
            let has_children = child_count[place] > 0;
            let number = || {
                let start = amount(baseline[place])?;
                let actual = Some(Actual::of(start));
                let series = Series::from_iter([(now.today, Entry { stamp, actual })]);
                Ok::<_, JsError>((start, amount(target[place])?, series))
            };
            Ok(Wish {
                parent: parent[place],
                has_children,
                weight: amount(weight[place])?,
                number: (!has_children).then(number).transpose()?,
            })
        })?;
        made.workspace.settings.bounds = RollUpBounds {
            floor: Some(Amount::ZERO),
            cap: Some(Amount::from(150)),
            initiatives: true,
        };
        Ok(RollUpBench { model: model_of(made.workspace, replica, now), goals: made.goals })
    }

    /// Enters today's actual of a goal as the app does: checked, stamped, logged, one step of undo, the cascade
    /// followed. Errors where the app refuses it.
    pub fn set(&mut self, goal: usize, actual: f64) -> Result<(), JsError> {
        let now = clock::now();
        let actual = Actual::of(amount(actual)?);
        let command = Command::EnterActual(self.goal(goal)?, now.today, actual);
        update(&mut self.model, Event::Do(command), now);
        match &self.model.notice {
            Some((_, Notice::Refused(why))) => Err(JsError::new(&format!("goal {goal}: {why:?}"))),
            _ => Ok(()),
        }
    }

    /// The progress of a goal as a share; absent where it has none.
    pub fn progress(&self, goal: usize) -> Result<Option<f64>, JsError> {
        let id = self.goal(goal)?;
        let open = self.model.open.as_ref();
        Ok(open.and_then(|open| {
            let place = open.workspace.goals.place(&id)?;
            open.cascade.figures(place).progress.ok()
        }))
    }

    fn goal(&self, place: usize) -> Result<GoalId, JsError> {
        let id = self.goals.get(place).cloned();
        id.ok_or_else(|| JsError::new(&format!("there is no goal {place}")))
    }
}
