//! The cascade as rows of a treegrid.

use crate::domain::calendar::Span;
use crate::domain::figures::{Figures, rolls_up};
use crate::domain::goal::{Goal, GoalKind};
use crate::domain::id::{GoalId, PersonId};
use crate::domain::metric::{Measure, Scale};
use crate::domain::pace::Status;
use crate::locales::Texts;
use crate::model::open::Open;

use super::plumb::{Bullet, Pin};

/// One goal as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub id: GoalId,
    /// 1 for a root.
    pub level: usize,
    /// Among the siblings that are shown, from 1.
    pub position: usize,
    pub set_size: usize,
    /// `None` for a goal without children.
    pub expanded: Option<bool>,
    pub title: String,
    pub kind: GoalKind,
    pub owner: Option<(PersonId, String)>,
    pub period: Option<Span>,
    pub period_name: String,
    /// Shown only for what it is under: it doesn't pass the filter itself.
    pub is_context: bool,
    pub weight: String,
    /// The share that the weight has among its siblings; empty for roots.
    pub weight_share: String,
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
    /// “n of m with data”, for a goal that rolls up; empty else.
    pub with_data: String,
}

/// The rows that are on screen, from top to bottom: what passes the filter, and what it hangs under.
pub fn rows(open: &Open, texts: Texts) -> Vec<Row> {
    let shown = shown(open);
    let mut rows = Vec::new();
    let roots: Vec<usize> = open.cascade.tree().roots().to_vec();
    push_rows(open, texts, &shown, &roots, &mut rows);
    rows
}

/// The direct children of a goal, as rows without anything below them.
pub fn child_rows(open: &Open, texts: Texts, parent: &GoalId) -> Vec<Row> {
    let Some(place) = open.workspace.goals.place(parent) else {
        return Vec::new();
    };
    let children = open.cascade.tree().children(place);
    let rows = children.iter().enumerate().filter_map(|(index, &child)| {
        let goal = open.workspace.goals.at(child)?;
        let mut row = row(open, texts, goal, child, (index + 1, children.len()));
        row.level = 1;
        row.expanded = None;
        Some(row)
    });
    rows.collect()
}

/// By place: whether a goal passes the filter (`Some(true)`), is above one that does (`Some(false)`), or is not shown.
fn shown(open: &Open) -> Vec<Option<bool>> {
    let mut shown = vec![None; open.workspace.goals.places()];
    let tree = open.cascade.tree();
    for (place, goal) in open.workspace.goals.living() {
        if open
            .filter
            .lets_through(goal, open.cascade.figures(place).status)
        {
            shown[place] = Some(true);
            for above in tree.ancestors(place) {
                shown[above] = shown[above].or(Some(false));
            }
        }
    }
    shown
}

fn push_rows(
    open: &Open,
    texts: Texts,
    shown: &[Option<bool>],
    siblings: &[usize],
    rows: &mut Vec<Row>,
) {
    let visible: Vec<usize> = (siblings.iter().copied())
        .filter(|&place| shown[place].is_some())
        .collect();
    for (index, &place) in visible.iter().enumerate() {
        let Some(goal) = open.workspace.goals.at(place) else {
            continue;
        };
        let mut row = row(open, texts, goal, place, (index + 1, visible.len()));
        row.is_context = shown[place] == Some(false);
        let collapsed = row.expanded == Some(false);
        rows.push(row);
        if !collapsed {
            push_rows(
                open,
                texts,
                shown,
                open.cascade.tree().children(place),
                rows,
            );
        }
    }
}

fn row(
    open: &Open,
    texts: Texts,
    goal: &Goal,
    place: usize,
    (position, set_size): (usize, usize),
) -> Row {
    let figures = open.cascade.figures(place);
    let tree = open.cascade.tree();
    let children = tree.children(place);
    let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
    let measure = metric.map_or(&Measure::Count, |metric| &metric.measure);
    let scale = metric.map_or(Scale::One, |metric| metric.scale);
    let amount = |value: Option<_>| value.map_or(String::new(), |v| texts.compact(v, measure));
    Row {
        id: goal.id.clone(),
        level: tree.depth(place),
        position,
        set_size,
        expanded: (!children.is_empty()).then(|| !open.collapsed.contains(&goal.id)),
        title: goal.title.clone(),
        kind: goal.kind,
        owner: owner(open, goal),
        period: goal.period,
        period_name: goal.period.map_or(String::new(), |period| {
            texts.period(period, open.workspace.settings.calendar)
        }),
        is_context: false,
        weight: texts.exact(goal.weight.value(), Scale::One),
        weight_share: weight_share(open, texts, goal, place),
        actual: amount(figures.actual),
        target: amount(figures.target),
        target_typed: metric.map(|metric| {
            let target = goal
                .target
                .map(|target| texts.typed(target.value(), metric.scale));
            target.unwrap_or_default()
        }),
        scale,
        progress: figures.progress.map_or(String::new(), |p| texts.share(p)),
        bullet: Bullet::of(figures),
        pin: Pin::of(figures),
        lead: figures
            .lead()
            .map_or(String::new(), |lead| texts.points(lead)),
        status: figures.status,
        with_data: with_data(texts, goal, figures, children),
    }
}

/// The owner's id and name; a person who was deleted has neither.
pub fn owner(open: &Open, goal: &Goal) -> Option<(PersonId, String)> {
    let person = open.workspace.people.get(goal.owner.as_ref()?)?;
    Some((person.id.clone(), person.name.clone()))
}

fn weight_share(open: &Open, texts: Texts, goal: &Goal, place: usize) -> String {
    let tree = open.cascade.tree();
    if tree.parent(place).is_none() {
        return String::new();
    }
    let siblings = tree.siblings(place).iter();
    let sum: f64 = siblings
        .filter_map(|&sibling| Some(open.workspace.goals.at(sibling)?.weight.to_f64()))
        .sum();
    if sum > 0.0 {
        texts.share(goal.weight.to_f64() / sum)
    } else {
        String::new()
    }
}

fn with_data(texts: Texts, goal: &Goal, figures: &Figures, children: &[usize]) -> String {
    if rolls_up(goal, children) && figures.with_data < figures.of {
        texts.parts_with_data(figures.with_data, figures.of)
    } else {
        String::new()
    }
}
