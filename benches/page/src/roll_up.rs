//! Roll-up: a cascade in memory, changed by the command that a person's typing becomes.

use plumbline::domain::amount::Amount;
use plumbline::domain::calendar::PeriodKind;
use plumbline::domain::goal::{Goal, RollUp};
use plumbline::domain::id::{GoalId, MetricId, WorkspaceId};
use plumbline::domain::language::Language;
use plumbline::domain::metric::Metric;
use plumbline::domain::order;
use plumbline::domain::record::{Record, Stamps};
use plumbline::domain::series::{Actual, Entry, Series};
use plumbline::domain::settings::RollUpBounds;
use plumbline::domain::stamp::{Clock, Stamp};
use plumbline::domain::workspace::Workspace;
use plumbline::model::command::Command;
use plumbline::model::open::Open;
use plumbline::model::state::Durability;
use plumbline::model::{Event, Model, Now, update};
use plumbline::shell::clock;
use rust_decimal::Decimal;
use wasm_bindgen::prelude::*;

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
        let mut ids = Clock::new(replica);
        let stamp = ids.tick(now.time_ms);
        let mut workspace = Workspace::new(WorkspaceId::from(stamp));
        workspace.settings.bounds = RollUpBounds {
            floor: Some(Amount::ZERO),
            cap: Some(Amount::from(150)),
        };
        let year = workspace
            .settings
            .calendar
            .period(PeriodKind::Year, now.today);
        workspace.goals.reserve(parent.len());
        let mut goals: Vec<GoalId> = Vec::with_capacity(parent.len());
        let mut last_order: Vec<Option<String>> = vec![None; parent.len() + 1];
        for (place, &above) in parent.iter().enumerate() {
            let id = GoalId::from(ids.tick(now.time_ms));
            let above = usize::try_from(above).ok();
            let siblings = above.map_or(0, |above| above + 1);
            let order = order::between(last_order[siblings].as_deref(), None);
            last_order[siblings] = Some(order.clone());
            let mut goal = Goal {
                title: format!("Goal {place}"),
                parent: above.and_then(|above| goals.get(above).cloned()),
                order,
                period: Some(year),
                cadence: Some(PeriodKind::Week),
                weight: amount(weight[place])?,
                roll_up: RollUp::Weighted,
                deleted: false,
                stamps: Stamps::all(stamp),
                ..Goal::blank(id.clone())
            };
            if child_count[place] == 0 {
                let metric = MetricId::from(ids.tick(now.time_ms));
                goal.roll_up = RollUp::Own;
                goal.metric = Some(metric.clone());
                goal.baseline = Some(amount(baseline[place])?);
                goal.target = Some(amount(target[place])?);
                workspace.metrics.take(Metric {
                    name: goal.title.clone(),
                    deleted: false,
                    stamps: Stamps::all(stamp),
                    ..Metric::blank(metric.clone())
                });
                workspace.take_series(&metric, series(now, stamp, baseline[place])?);
            }
            workspace.goals.take(goal);
            goals.push(id);
        }
        let mut model = Model::new(replica, Language::English, now);
        model.durability = Durability::Durable;
        model.open = Some(Open::new(
            workspace,
            Vec::new(),
            Clock::new(replica),
            now.today,
        ));
        Ok(RollUpBench { model, goals })
    }

    /// Enters today's actual of a goal as the app does: checked, stamped, logged, one step of undo, the cascade
    /// followed. Errors where the app refuses it.
    pub fn set(&mut self, goal: usize, actual: f64) -> Result<(), JsError> {
        let now = clock::now();
        let actual = Actual::of(amount(actual)?);
        let command = Command::EnterActual(self.goal(goal)?, now.today, actual);
        let effects = update(&mut self.model, Event::Do(command), now);
        if effects.is_empty() {
            return Err(JsError::new(&format!("goal {goal} took no actual")));
        }
        Ok(())
    }

    /// The progress of a goal as a share; absent where it has none.
    pub fn progress(&self, goal: usize) -> Result<Option<f64>, JsError> {
        let id = self.goal(goal)?;
        let open = self.model.open.as_ref();
        Ok(open.and_then(|open| {
            let place = open.workspace.goals.place(&id)?;
            open.cascade.figures(place).progress
        }))
    }

    fn goal(&self, place: usize) -> Result<GoalId, JsError> {
        let id = self.goals.get(place).cloned();
        id.ok_or_else(|| JsError::new(&format!("there is no goal {place}")))
    }
}

/// Numbers of two decimals, as the bench's are, become exact amounts without a search for the nearest one.
fn amount(value: f64) -> Result<Amount, JsError> {
    let cents = (value * 100.0).round();
    let amount = if cents / 100.0 == value {
        Amount::new(Decimal::new(cents as i64, 2))
    } else {
        Amount::from_f64(value)
    };
    amount.map_err(|_| JsError::new(&format!("{value} is no amount")))
}

fn series(now: Now, stamp: Stamp, value: f64) -> Result<Series, JsError> {
    let actual = Some(Actual::of(amount(value)?));
    Ok(Series::from_iter([(now.today, Entry { stamp, actual })]))
}
