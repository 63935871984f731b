//! Workspaces that are made for a measurement, as after reading them from a file.

use chrono::{Days, NaiveDate};
use plumbline::domain::records::goal::{Goal, RollUp};
use plumbline::domain::records::metric::Metric;
use plumbline::domain::records::record::{Record, Stamps};
use plumbline::domain::records::series::Series;
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::values::amount::{Amount, nearest};
use plumbline::domain::values::calendar::{PeriodKind, Span};
use plumbline::domain::values::id::{GoalId, MetricId, WorkspaceId};
use plumbline::domain::values::language::Language;
use plumbline::domain::values::order;
use plumbline::domain::values::stamp::{Clock, Stamp};
use plumbline::model::open::Open;
use plumbline::model::state::Durability;
use plumbline::model::{Model, Now};
use rust_decimal::Decimal;
use wasm_bindgen::prelude::*;

/// A workspace and its goals' ids, in the order in which they were made.
pub struct Made {
    pub workspace: Workspace,
    pub goals: Vec<GoalId>,
}

/// What one goal is to say.
pub struct Wish {
    /// The place of the goal above, which is smaller than its own; negative for a root.
    pub parent: i32,
    /// A goal with others below is the weighted mean of them.
    pub has_children: bool,
    pub weight: Amount,
    /// Baseline, target and actuals of its own number.
    pub number: Option<(Amount, Amount, Series)>,
}

/// Goals under each goal of a year.
const CHILDREN: usize = 8;

impl Made {
    /// A workspace of `count` goals, eight under each, every one with an actual a week: `value[goal * weeks + week]`, the
    /// weeks given in days since 1970. With it the days.
    pub fn weekly(
        count: usize,
        week: &[i32],
        value: &[f64],
        now: Now,
    ) -> Result<(Made, Vec<NaiveDate>), JsError> {
        let stamp = Clock::new(1).tick(now.time_ms);
        let day = |days: &i32| NaiveDate::default() + Days::new(u64::from(days.unsigned_abs()));
        let weeks: Vec<NaiveDate> = week.iter().map(day).collect();
        let made = Made::new(count, now, stamp, |goal| {
            let values = &value[goal * weeks.len()..(goal + 1) * weeks.len()];
            let values: Vec<Amount> =
                values.iter().map(|value| amount(*value)).collect::<Result<_, _>>()?;
            let series = Series::of_alike(weeks.clone(), values, stamp, None);
            let series = series.ok_or_else(|| JsError::new("the weeks do not rise"))?;
            Ok(Wish {
                parent: match goal {
                    0 => -1,
                    goal => ((goal - 1) / CHILDREN) as i32,
                },
                has_children: goal * CHILDREN + 1 < count,
                weight: Amount::ONE,
                number: Some((Amount::ZERO, Amount::from(1000), series)),
            })
        })?;
        Ok((made, weeks))
    }

    /// Makes `count` goals of the year of today; `wish` says what each is.
    pub fn new(
        count: usize,
        now: Now,
        stamp: Stamp,
        wish: impl Fn(usize) -> Result<Wish, JsError>,
    ) -> Result<Made, JsError> {
        let mut ids = Clock::new(1);
        ids.observe(stamp);
        let mut workspace = Workspace::new(WorkspaceId::from(stamp));
        let calendar = workspace.settings.calendar;
        let year: Span = calendar.period(PeriodKind::Year, now.today);
        workspace.goals.reserve(count);
        workspace.metrics.reserve(count);
        let mut goals: Vec<GoalId> = Vec::with_capacity(count);
        let mut last_order: Vec<Option<String>> = vec![None; count + 1];
        for place in 0..count {
            let wish = wish(place)?;
            let id = GoalId::from(ids.tick(now.time_ms));
            let above = usize::try_from(wish.parent).ok();
            let siblings = above.map_or(0, |above| above + 1);
            let order = order::between(last_order[siblings].as_deref(), None);
            last_order[siblings] = Some(order.clone());
            let mut goal = Goal {
                title: format!("Goal {place}"),
                parent: above.and_then(|above| goals.get(above).cloned()),
                order,
                period: Some(year),
                cadence: Some(PeriodKind::Week),
                weight: wish.weight,
                roll_up: match wish.has_children {
                    true => RollUp::Weighted,
                    false => RollUp::Own,
                },
                deleted: false,
                stamps: Stamps::all(stamp),
                ..Goal::blank(id.clone())
            };
            if let Some((baseline, target, series)) = wish.number {
                let metric = MetricId::from(ids.tick(now.time_ms));
                goal.metric = Some(metric.clone());
                goal.baseline = Some(baseline);
                goal.target = Some(target);
                workspace.metrics.take(Metric {
                    name: goal.title.clone(),
                    deleted: false,
                    stamps: Stamps::all(stamp),
                    ..Metric::blank(metric.clone())
                });
                workspace.take_series(&metric, series);
            }
            workspace.goals.take(goal);
            goals.push(id);
        }
        Ok(Made { workspace, goals })
    }
}

/// The app's state with a workspace in it, as after opening it.
pub fn model_of(workspace: Workspace, replica: u32, now: Now) -> Model {
    let mut model = Model::new(replica, Language::English, now);
    model.durability = Durability::Durable;
    let clock = Clock::new(replica);
    model.open = Some(Open::new(workspace, Vec::new(), clock, now.today));
    model
}

/// Numbers of two decimals, as the bench's are, become exact amounts without a search for the nearest one.
pub fn amount(value: f64) -> Result<Amount, JsError> {
    let cents = (value * 100.0).round();
    let exact = match cents / 100.0 == value {
        true => Some(Decimal::new(cents as i64, 2)),
        false => nearest(value),
    };
    let amount = exact.and_then(|exact| Amount::new(exact).ok());
    amount.ok_or_else(|| JsError::new(&format!("{value} is no amount")))
}
