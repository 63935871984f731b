//! What the rows of the cascade say.

use crate::domain::figures::Figures;
use crate::domain::goal::{Goal, GoalKind};
use crate::domain::id::{GoalId, PersonId};
use crate::domain::metric::{Measure, Scale};
use crate::domain::pace::Status;
use crate::locales::Texts;
use crate::model::open::Open;

use super::outline::{self, Line};
use super::plumb::{Bullet, Pin};

/// One goal as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it stands.
    pub line: Line,
    pub title: String,
    pub kind: GoalKind,
    pub owner: Option<(PersonId, String)>,
    pub period_name: String,
    pub weight: String,
    pub actual: String,
    pub target: String,
    /// The target as it is typed; `None` where it can't be typed here.
    pub target_typed: Option<String>,
    pub scale: Scale,
    pub progress: String,
    pub bullet: Option<Bullet>,
    pub pin: Option<Pin>,
    pub lead: String,
    pub status: Status,
    pub basis: String,
}

/// A direct child of a goal: its row, and the share of its weight among its siblings.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildRow {
    pub row: Row,
    pub weight_share: String,
}

/// What a line says; `None` for a goal that is gone.
pub fn row(open: &Open, texts: Texts, line: &Line) -> Option<Row> {
    let place = open.workspace.goals.place(&line.id)?;
    let goal = open.workspace.goals.at(place)?;
    let figures = open.cascade.figures(place);
    let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
    let measure = metric.map_or(&Measure::Count, |metric| &metric.measure);
    let scale = metric.map_or(Scale::One, |metric| metric.scale);
    let amount = |value: Option<_>| value.map_or(String::new(), |v| texts.compact(v, measure));
    Some(Row {
        line: line.clone(),
        title: goal.title.clone(),
        kind: goal.kind,
        owner: owner(open, goal),
        period_name: goal
            .period
            .map_or(String::new(), |period| texts.period(period, open.workspace.settings.calendar)),
        weight: texts.exact(goal.weight.value(), Scale::One),
        actual: amount(figures.actual.ok()),
        target: amount(figures.target.ok()),
        target_typed: metric.map(|metric| {
            let target = goal.target.map(|target| texts.typed(target.value(), metric.scale));
            target.unwrap_or_default()
        }),
        scale,
        progress: figures.progress.map_or(String::new(), |p| texts.share(p)),
        bullet: Bullet::of(figures),
        pin: Pin::of(figures),
        lead: figures.lead().map_or(String::new(), |lead| texts.progress_gap(lead)),
        status: figures.status,
        basis: basis(texts, figures),
    })
}

/// The direct children of a goal.
pub fn child_rows(open: &Open, texts: Texts, parent: &GoalId) -> Vec<ChildRow> {
    let Some(place) = open.workspace.goals.place(parent) else {
        return Vec::new();
    };
    let lines = outline::children(open, place);
    let weight = |line: &Line| {
        let goal = open.workspace.goals.get(&line.id);
        goal.map_or(0.0, |goal| goal.weight.to_f64())
    };
    let sum: f64 = lines.iter().map(weight).sum();
    let child = |line: &Line| {
        let share = match sum > 0.0 {
            true => texts.share(weight(line) / sum),
            false => String::new(),
        };
        Some(ChildRow { row: row(open, texts, line)?, weight_share: share })
    };
    lines.iter().filter_map(child).collect()
}

/// The owner's id and name; a person who was deleted has neither.
pub fn owner(open: &Open, goal: &Goal) -> Option<(PersonId, String)> {
    let person = open.workspace.people.get(goal.owner.as_ref()?)?;
    Some((person.id.clone(), person.name.clone()))
}

/// What the progress rests on, where that isn't plain: why there is no sum, in how many periods a goal that is kept was held,
/// or how many of the goals below have data.
pub fn basis(texts: Texts, figures: &Figures) -> String {
    match (figures.unlike(), figures.held) {
        (Some(why), _) => texts.absent(why).into(),
        (_, Some(held)) => texts.periods_held(held.held, held.judged),
        _ if figures.of > 1 && figures.with_data < figures.of => {
            texts.parts_with_data(figures.with_data, figures.of)
        }
        _ => String::new(),
    }
}
