//! Home: the numbers that are due in this period, one field each, and what is off track.

use chrono::NaiveDate;

use crate::domain::calendar::PeriodKind;
use crate::domain::figures::expected;
use crate::domain::figures::{on_the_way, rolls_up};
use crate::domain::goal::Goal;
use crate::domain::id::{GoalId, PersonId};
use crate::domain::metric::{Aggregation, Metric, Scale};
use crate::domain::pace::Status;
use crate::domain::series::Series;
use crate::locales::Texts;
use crate::model::open::Open;

/// A number that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckIn {
    pub goal: GoalId,
    pub title: String,
    pub status: Status,
    /// “this week's plan 43万 · last 24万”.
    pub hint: String,
    pub unit: String,
    pub scale: Scale,
    /// A rate is entered as numerator and denominator.
    pub is_rate: bool,
    /// The day that the number is for: that of this period's actual, else today.
    pub day: NaiveDate,
    /// What was entered in this period, as it was typed.
    pub entered: Option<String>,
}

/// A goal that is off track or at risk.
#[derive(Clone, Debug, PartialEq)]
pub struct Concern {
    pub goal: GoalId,
    pub title: String,
    pub status: Status,
    pub lead: String,
    pub owner: String,
}

/// The numbers due from a person, or from everybody, in the order of the tree.
pub fn check_ins(open: &Open, who: Option<&PersonId>, texts: Texts) -> Vec<CheckIn> {
    let today = open.cascade.as_of();
    let goals = open.cascade.tree().all().into_iter();
    let due = goals.filter_map(|place| {
        let goal = open.workspace.goals.at(place)?;
        let (metric, series) = open.workspace.measured(goal)?;
        let is_own = !rolls_up(goal, open.cascade.tree().children(place));
        let is_now = goal.period.is_some_and(|period| period.contains(today));
        let is_theirs = who.is_none() || goal.owner.as_ref() == who;
        (is_own && is_now && is_theirs).then(|| {
            let status = open.cascade.figures(place).status;
            check_in(open, texts, goal, (metric, series), status)
        })
    });
    due.collect()
}

/// Goals that are off track, then those at risk, the farthest behind first.
pub fn concerns(open: &Open, texts: Texts) -> Vec<Concern> {
    let mut behind: Vec<(Status, f64, Concern)> = (open.workspace.goals.living())
        .filter_map(|(place, goal)| {
            let figures = open.cascade.figures(place);
            let is_concern = matches!(figures.status, Status::OffTrack | Status::AtRisk);
            let lead = figures.lead().filter(|_| is_concern)?;
            let concern = Concern {
                goal: goal.id.clone(),
                title: goal.title.clone(),
                status: figures.status,
                lead: texts.points(lead),
                owner: super::cascade::owner(open, goal).map_or(String::new(), |(_, name)| name),
            };
            Some((figures.status, lead, concern))
        })
        .collect();
    behind.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    behind.into_iter().map(|(_, _, concern)| concern).collect()
}

fn check_in(
    open: &Open,
    texts: Texts,
    goal: &Goal,
    (metric, series): (&Metric, &Series),
    status: Status,
) -> CheckIn {
    let today = open.cascade.as_of();
    let cadence = goal.cadence.unwrap_or(PeriodKind::Week);
    let now = open.workspace.settings.calendar.period(cadence, today);
    let this = series.within(now).next_back();
    let before = now.start().pred_opt();
    let last = before.and_then(|day| series.latest(day));
    let plan = plan_of(goal, metric, now.end(), before);
    let plan = plan.map(|plan| texts.home_plan(texts.amount(plan, &metric.measure)));
    let last =
        last.map(|(_, actual)| texts.home_last(texts.amount(actual.reading(), &metric.measure)));
    let hint: Vec<String> = plan.into_iter().chain(last).collect();
    CheckIn {
        goal: goal.id.clone(),
        title: goal.title.clone(),
        status,
        hint: hint.join(" · "),
        unit: texts.unit(metric),
        scale: metric.scale,
        is_rate: metric.aggregation == Aggregation::Rate,
        day: this.map_or(today, |(day, _)| day),
        entered: this.map(|(_, actual)| match metric.aggregation {
            Aggregation::Rate => texts.typed(actual.reading().round_dp(2), Scale::One),
            _ => texts.typed(actual.value.value(), metric.scale),
        }),
    }
}

/// What the plan asks for in a period that ends on `end`: of a flow what is added since `before`, else the level.
fn plan_of(
    goal: &Goal,
    metric: &Metric,
    end: NaiveDate,
    before: Option<NaiveDate>,
) -> Option<rust_decimal::Decimal> {
    let target = goal.target?.value();
    let at = |day: NaiveDate| on_the_way(goal, target, expected(goal, day)?);
    let then = at(end)?;
    match (metric.aggregation, before) {
        (Aggregation::Flow, Some(before)) if !goal.aim.is_maintained() => {
            Some((then - at(before)?).round_dp(2))
        }
        _ => Some(then.round_dp(2)),
    }
}
