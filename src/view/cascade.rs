//! What the rows of the cascade say.

use crate::domain::cascade::below::{Below, Counting};
use crate::domain::records::goal::{Goal, GoalKind, RollUp};
use crate::domain::records::metric::{Measure, Scale};
use crate::domain::tracking::attainment::relative;
use crate::domain::tracking::figures::Figures;
use crate::domain::tracking::pace::Status;
use crate::domain::values::id::{GoalId, PersonId};
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
    /// `None` where it has no effect (X27).
    pub weight: Option<String>,
    pub actual: String,
    pub target: String,
    /// Whether that is set in the row.
    pub sets_target: bool,
    pub progress: String,
    pub bullet: Option<Bullet>,
    pub pin: Option<Pin>,
    pub lead: String,
    pub status: Status,
    pub basis: String,
}

/// The goals directly below one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Children {
    /// How they count in its number (X27).
    pub how: &'static str,
    /// What their targets come to beside its own (F23); empty where that is the same.
    pub assigned: String,
    /// Whether they can be weighed by their targets.
    pub can_weigh: bool,
    pub rows: Vec<ChildRow>,
    /// Goals besides these.
    pub more: usize,
}

/// A direct child of a goal: its row, and the share of its weight or that it doesn't count.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildRow {
    pub row: Row,
    pub counting: String,
}

/// The period that lists are narrowed to, of which their numbers are then; empty without one.
pub fn period(open: &Open, texts: Texts) -> String {
    let calendar = open.workspace.settings.calendar;
    open.filter().period.map_or(String::new(), |span| texts.period(span, calendar))
}

/// What a line says, in the period that is filtered by; `None` for a goal that is gone.
pub fn row(open: &Open, texts: Texts, line: &Line) -> Option<Row> {
    row_within(open, open.shown(), texts, line)
}

fn row_within(open: &Open, shown: Below, texts: Texts, line: &Line) -> Option<Row> {
    let place = open.workspace.goals.place(&line.id)?;
    let goal = open.workspace.goals.at(place)?;
    let figures = shown.of(place);
    // Of a part of its period a goal has a plan, which follows from its target.
    let is_whole = shown.workspace.goals.at(place).is_some_and(|part| part.period == goal.period);
    let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
    let measure = metric.map_or(&Measure::Count, |metric| &metric.measure);
    let amount = |value: Option<_>| value.map_or(String::new(), |v| texts.compact(v, measure));
    Some(Row {
        line: line.clone(),
        title: goal.title.clone(),
        kind: goal.kind,
        owner: owner(open, goal),
        period_name: goal
            .period
            .map_or(String::new(), |period| texts.period(period, open.workspace.settings.calendar)),
        weight: (open.below().weighs(place)).then(|| texts.exact(goal.weight.value(), Scale::One)),
        actual: match (figures.actual, figures.target) {
            (Ok(actual), Ok(target)) => texts.compact_beside(actual, target, measure),
            (actual, _) => amount(actual.ok()),
        },
        target: amount(figures.target.ok()),
        sets_target: metric.is_some() && goal.sets_target() && is_whole,
        progress: figures.progress.map_or(String::new(), |p| texts.share(p)),
        bullet: Bullet::of(figures),
        pin: Pin::of(figures),
        lead: figures.lead().map_or(String::new(), |lead| texts.progress_gap(lead)),
        status: figures.status,
        basis: basis(texts, figures),
    })
}

/// The goals directly below one; at most `most` of them are listed.
pub fn children(open: &Open, texts: Texts, parent: &GoalId, most: usize) -> Children {
    let below = open.below();
    let place = open.workspace.goals.place(parent).filter(|place| below.has_children(*place));
    let Some((place, goal)) =
        place.and_then(|place| Some((place, open.workspace.goals.at(place)?)))
    else {
        return Children::default();
    };
    let lines = outline::children(open, place, most);
    let row = |(line, (_, counting)): (&Line, (_, Counting))| {
        let counting = match counting {
            Counting::Part => String::new(),
            Counting::Share(share) => texts.share(share),
            Counting::Not => texts.not_counted().into(),
        };
        Some(ChildRow { row: row_within(open, below, texts, line)?, counting })
    };
    let rows: Vec<ChildRow> = lines.iter().zip(below.counting(place)).filter_map(row).collect();
    Children {
        how: texts.how_children_count(goal.roll_up),
        assigned: assigned(open, texts, place, goal),
        can_weigh: goal.roll_up == RollUp::Weighted && below.weights_by_target(place).is_some(),
        more: below.children(place).count() - rows.len(),
        rows,
    }
}

fn assigned(open: &Open, texts: Texts, place: usize, goal: &Goal) -> String {
    let (sum, own) = (open.below().assigned(place), goal.target_value());
    let Some((sum, own)) = sum.zip(own).filter(|(sum, own)| sum != own) else {
        return String::new();
    };
    let measure = open.workspace.measure_of(goal);
    let amount = |value| texts.amount(value, &measure);
    let difference = sum.checked_sub(own).unwrap_or_default();
    let share = relative(difference, own, &measure).map(|share| texts.signed_share(share));
    let difference = texts.difference(difference, &measure);
    let told = [difference].into_iter().chain(share).collect::<Vec<_>>().join(" · ");
    texts.children_assigned(amount(sum), amount(own), told)
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
