//! Editing: what a command comes to as edits, or why it is refused. Nothing is changed here.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::cascade::below::Below;
use crate::domain::records::actual::Actual;
use crate::domain::records::edit::Edit;
use crate::domain::records::goal::{Goal, GoalField, MOST_GOAL_RECORDS, MOST_GOALS, RollUp};
use crate::domain::records::log::Action;
use crate::domain::records::metric::{Aggregation, Measure, MetricField};
use crate::domain::records::people::{PersonField, UnitField};
use crate::domain::records::workspace::Workspace;
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::PeriodKind;
use crate::domain::values::id::{GoalId, MetricId, PersonId, UnitId};
use crate::domain::values::order;
use crate::domain::values::stamp::Stamp;

use super::checking;
use super::command::{Command, Destination, Draft, Number, Owner, Refusal};
use super::placing::{self, Spot};

/// The edits that carry a command out. `fresh` gives a stamp for each new id.
pub fn edits(
    below: Below,
    command: Command,
    fresh: &mut dyn FnMut() -> Stamp,
) -> Result<(Action, Vec<Edit>), Refusal> {
    let (workspace, tree) = (below.workspace, below.tree);
    match command {
        Command::AddGoal(draft) => {
            let spot = placing::appended(workspace, tree, draft.parent.as_ref())?;
            let edits = add_goal(workspace, *draft, spot, fresh)?;
            Ok((Action::AddGoal, edits))
        }
        // What holds for moving and deleting holds however it is asked for.
        Command::EditGoal(id, GoalField::Parent(parent)) => {
            let into = Command::MoveGoal(id, Destination::Into(parent));
            edits(below, into, fresh)
        }
        Command::EditGoal(id, GoalField::Deleted(true)) => {
            edits(below, Command::DeleteGoal(id), fresh)
        }
        Command::EditGoal(id, field) => {
            living_goal(workspace, &id)?;
            let field = checking::goal_field(workspace, field)?;
            Ok((Action::EditGoal, vec![Edit::Goal(id, field)]))
        }
        Command::GiveToNew(id, name) => {
            living_goal(workspace, &id)?;
            let (person, mut edits) = new_person(name, fresh)?;
            edits.push(Edit::Goal(id, GoalField::Owner(Some(person))));
            Ok((Action::EditGoal, edits))
        }
        Command::EditMetric(id, field) => {
            let goal = living_goal(workspace, &id)?;
            Ok((Action::EditGoal, edit_metric(goal, field, fresh)?))
        }
        Command::WeighByTarget(id) => {
            living_goal(workspace, &id)?;
            let place = workspace.goals.place(&id).ok_or(Refusal::Gone)?;
            let weights = below.weights_by_target(place).ok_or(Refusal::NoCommonTargets)?;
            let edit = |(goal, weight): (&Goal, Amount)| {
                Edit::Goal(goal.id.clone(), GoalField::Weight(weight))
            };
            Ok((Action::EditGoal, weights.into_iter().map(edit).collect()))
        }
        Command::MoveGoal(id, destination) => {
            let spot = placing::moved(workspace, tree, &id, &destination)?;
            let edits = vec![
                Edit::Goal(id.clone(), GoalField::Parent(spot.parent)),
                Edit::Goal(id, GoalField::Order(spot.order)),
            ];
            Ok((Action::MoveGoal, edits))
        }
        Command::DeleteGoal(id) => {
            living_goal(workspace, &id)?;
            let place = workspace.goals.place(&id).ok_or(Refusal::Gone)?;
            let gone = tree.subtree(place).into_iter();
            let ids = gone.filter_map(|place| Some(workspace.goals.at(place)?.id.clone()));
            let edits = ids.map(|id| Edit::Goal(id, GoalField::Deleted(true)));
            Ok((Action::DeleteGoal, edits.collect()))
        }
        Command::EnterActual(id, day, actual) => {
            let goal = living_goal(workspace, &id)?;
            let edits = enter(goal, vec![(day, Some(actual))], fresh)?;
            has_room(workspace, &edits)?;
            Ok((Action::EnterActual, edits))
        }
        Command::PasteActuals(id, rows) => {
            let goal = living_goal(workspace, &id)?;
            // A day has one actual: of several in the block, the last.
            let rows: BTreeMap<NaiveDate, Actual> = rows.into_iter().collect();
            let series = workspace.measured(goal).map(|(_, series)| series);
            let actuals = rows.into_iter().map(|(day, actual)| {
                let note = series.and_then(|series| series.get(day)).map(|old| old.note);
                (day, Some(Actual { note: note.unwrap_or_default(), ..actual }))
            });
            let edits = enter(goal, actuals.collect(), fresh)?;
            has_room(workspace, &edits)?;
            Ok((Action::PasteActuals, edits))
        }
        Command::EnterBlock(cells) => {
            let mut by_goal: BTreeMap<GoalId, Vec<_>> = BTreeMap::new();
            for (id, day, actual) in cells {
                by_goal.entry(id).or_default().push((day, actual));
            }
            let mut edits = Vec::new();
            for (id, actuals) in by_goal {
                let goal = living_goal(workspace, &id)?;
                edits.extend(enter(goal, actuals, fresh)?);
            }
            has_room(workspace, &edits)?;
            Ok((Action::PasteActuals, edits))
        }
        Command::DeleteActual(id, day) => {
            let metric = living_goal(workspace, &id)?.metric.clone();
            let metric = metric.ok_or(Refusal::NoMetric)?;
            Ok((Action::DeleteActual, vec![Edit::Actual(metric, day, None)]))
        }
        Command::AddPerson(name) => Ok((Action::EditPeople, new_person(name, fresh)?.1)),
        Command::EditPerson(id, field) => {
            workspace.people.get(&id).ok_or(Refusal::Gone)?;
            let field = checking::person_field(workspace, field)?;
            Ok((Action::EditPeople, vec![Edit::Person(id, field)]))
        }
        Command::AddUnit(name) => {
            let id = UnitId::from(fresh());
            let last = workspace.units.living().map(|(_, u)| u.order.as_str()).max();
            let edits = vec![
                Edit::Unit(id.clone(), UnitField::Name(checking::title(name)?)),
                Edit::Unit(id.clone(), UnitField::Order(order::between(last, None))),
                Edit::Unit(id, UnitField::Deleted(false)),
            ];
            Ok((Action::EditPeople, edits))
        }
        Command::EditUnit(id, field) => {
            workspace.units.get(&id).ok_or(Refusal::Gone)?;
            let field = checking::unit_field(workspace, &id, field)?;
            Ok((Action::EditPeople, vec![Edit::Unit(id, field)]))
        }
        Command::EditSettings(field) => {
            let field = checking::settings_field(field)?;
            Ok((Action::EditSettings, vec![Edit::Settings(field)]))
        }
    }
}

fn new_person(
    name: String,
    fresh: &mut dyn FnMut() -> Stamp,
) -> Result<(PersonId, Vec<Edit>), Refusal> {
    let id = PersonId::from(fresh());
    let edits = vec![
        Edit::Person(id.clone(), PersonField::Name(checking::title(name)?)),
        Edit::Person(id.clone(), PersonField::Deleted(false)),
    ];
    Ok((id, edits))
}

fn add_goal(
    workspace: &Workspace,
    draft: Draft,
    spot: Spot,
    fresh: &mut dyn FnMut() -> Stamp,
) -> Result<Vec<Edit>, Refusal> {
    let goals = &workspace.goals;
    if goals.living().count() >= MOST_GOALS || goals.places() >= MOST_GOAL_RECORDS {
        return Err(Refusal::TooManyGoals);
    }
    let title = checking::title(draft.title)?;
    let period = draft.period.map(checking::period).transpose()?;
    let mut edits = Vec::new();
    let owner = match draft.owner {
        None => None,
        Some(Owner::Known(id)) => {
            checking::named(&workspace.people, Some(&id))?;
            Some(id)
        }
        Some(Owner::New(name)) => {
            let (id, person) = new_person(name, fresh)?;
            edits.extend(person);
            Some(id)
        }
    };
    let id = GoalId::from(fresh());
    let parent = spot.parent.as_ref().and_then(|id| workspace.goals.get(id));
    if let Some(parent) = parent {
        edits.extend(roll_up_from_now_on(workspace, parent, draft.number.as_ref()));
    }
    let mut set = |field| edits.push(Edit::Goal(id.clone(), field));
    set(GoalField::Title(title.clone()));
    set(GoalField::Kind(draft.kind));
    set(GoalField::Parent(spot.parent.clone()));
    set(GoalField::Order(spot.order));
    set(GoalField::Owner(owner));
    set(GoalField::Period(period));
    set(GoalField::Cadence(Some(PeriodKind::Week)));
    set(GoalField::Weight(weight_among_siblings(workspace, spot.parent.as_ref())));
    set(GoalField::Deleted(false));
    match draft.number {
        None => set(GoalField::RollUp(RollUp::Weighted)),
        Some(number) => {
            let metric = MetricId::from(fresh());
            set(GoalField::Metric(Some(metric.clone())));
            set(GoalField::Aim(number.aim));
            set(GoalField::Baseline(number.baseline));
            set(GoalField::Target(number.target));
            let measure = checking::measure(number.measure)?;
            edits.extend(new_metric(metric.clone(), title, measure, number.aggregation));
            edits.push(Edit::Metric(metric.clone(), MetricField::Scale(number.scale)));
            if let Some((day, actual)) = number.so_far {
                let actual = checking::actual(day, actual)?;
                edits.push(Edit::Actual(metric, day, Some(actual)));
            }
        }
    }
    has_room(workspace, &edits)?;
    Ok(edits)
}

/// A goal that gets its first child takes its number from below, unless actuals were entered for itself.
fn roll_up_from_now_on(
    workspace: &Workspace,
    parent: &Goal,
    child: Option<&Number>,
) -> Option<Edit> {
    let measured = workspace.measured(parent);
    let has_actuals = measured.is_some_and(|(_, series)| !series.is_empty());
    if parent.roll_up != RollUp::Own || has_actuals {
        return None;
    }
    let sums = measured.zip(child).is_some_and(|((metric, _), child)| {
        metric.measure == child.measure
            && metric.aggregation == Aggregation::Flow
            && child.aggregation == Aggregation::Flow
    });
    let roll_up = if sums { RollUp::Sum } else { RollUp::Weighted };
    Some(Edit::Goal(parent.id.clone(), GoalField::RollUp(roll_up)))
}

/// A new goal weighs as much as its siblings do on average, the first one 100.
fn weight_among_siblings(workspace: &Workspace, parent: Option<&GoalId>) -> Amount {
    let siblings = workspace.goals.living().map(|(_, goal)| goal);
    let (sum, count) = siblings
        .filter(|goal| goal.parent.as_ref() == parent)
        .fold((rust_decimal::Decimal::ZERO, 0u32), |(sum, count), goal| {
            (sum + goal.weight.value(), count + 1)
        });
    let mean = sum.checked_div(count.into());
    mean.and_then(|mean| Amount::new(mean.round_dp(2)).ok()).unwrap_or(Amount::HUNDRED)
}

fn new_metric(id: MetricId, name: String, measure: Measure, aggregation: Aggregation) -> Vec<Edit> {
    [
        MetricField::Name(name),
        MetricField::Measure(measure),
        MetricField::Aggregation(aggregation),
        MetricField::Deleted(false),
    ]
    .map(|field| Edit::Metric(id.clone(), field))
    .into()
}

fn edit_metric(
    goal: &Goal,
    field: MetricField,
    fresh: &mut dyn FnMut() -> Stamp,
) -> Result<Vec<Edit>, Refusal> {
    let field = checking::metric_field(field)?;
    let (id, mut edits) = metric_of(goal, fresh);
    edits.push(Edit::Metric(id, field));
    Ok(edits)
}

/// The goal's metric, and the edits that make one where there is none.
fn metric_of(goal: &Goal, fresh: &mut dyn FnMut() -> Stamp) -> (MetricId, Vec<Edit>) {
    if let Some(metric) = &goal.metric {
        return (metric.clone(), Vec::new());
    }
    let id = MetricId::from(fresh());
    let mut edits =
        new_metric(id.clone(), goal.title.clone(), Measure::default(), Aggregation::default());
    let metric = GoalField::Metric(Some(id.clone()));
    edits.push(Edit::Goal(goal.id.clone(), metric));
    (id, edits)
}

fn enter(
    goal: &Goal,
    actuals: Vec<(NaiveDate, Option<Actual>)>,
    fresh: &mut dyn FnMut() -> Stamp,
) -> Result<Vec<Edit>, Refusal> {
    if goal.metric.is_none() && !goal.aim.is_done_or_not() && goal.target.is_none() {
        return Err(Refusal::NoMetric);
    }
    let (metric, mut edits) = metric_of(goal, fresh);
    for (day, actual) in actuals {
        let actual = match actual {
            Some(actual) => Some(checking::actual(day, actual)?),
            None => None,
        };
        edits.push(Edit::Actual(metric.clone(), day, actual));
    }
    Ok(edits)
}

/// Whether the actuals that edits add are not too many. To count takes a look at every metric; what replaces an actual
/// needs no room.
fn has_room(workspace: &Workspace, edits: &[Edit]) -> Result<(), Refusal> {
    let is_new = |edit: &&Edit| match edit {
        Edit::Actual(metric, day, Some(_)) => workspace.series(metric).get(*day).is_none(),
        _ => false,
    };
    let added = edits.iter().filter(is_new).count();
    match added == 0 || workspace.has_room_for_actuals(added) {
        true => Ok(()),
        false => Err(Refusal::TooManyActuals),
    }
}

fn living_goal<'a>(workspace: &'a Workspace, id: &GoalId) -> Result<&'a Goal, Refusal> {
    workspace.goals.get(id).ok_or(Refusal::Gone)
}
