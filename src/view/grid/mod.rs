//! The entry grid: goals down, periods across; what a number that is typed into a cell comes to.

pub mod block;
pub mod keys;

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::records::actual::Actual;
use crate::domain::records::goal::Goal;
use crate::domain::records::metric::{Aggregation, Metric, Scale};
use crate::domain::records::series::Series;
use crate::domain::tracking::figures::takes_numbers;
use crate::domain::values::calendar::{Calendar, FIRST_DAY, PeriodKind, Span};
use crate::domain::values::id::{GoalId, PersonId};
use crate::locales::{Texts, typing};
use crate::model::command::Command;
use crate::model::form::Wrong;
use crate::model::open::Open;

/// The most periods that stand beside each other.
const MOST_PERIODS: usize = 12;
/// The room that a goal's name takes at least and what a period takes, in CSS pixels.
const NAME_WIDTH: u32 = 230;
const PERIOD_WIDTH: u32 = 96;

/// A period, as a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub span: Span,
    pub name: String,
    /// As it is called beside the others.
    pub head: String,
}

/// A goal that takes numbers, as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub goal: GoalId,
    pub title: String,
    pub unit: String,
    pub cells: Vec<Cell>,
}

/// What was entered for a goal in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// As it was typed; empty where nothing was.
    pub text: String,
    /// The number comes of several actuals, each of which is edited in the goal's own screen.
    pub is_of_several: bool,
}

/// Some cells of the grid: rows and columns, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    pub rows: RangeInclusive<usize>,
    pub columns: RangeInclusive<usize>,
}

/// A cell that would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub goal: GoalId,
    pub title: String,
    pub period: String,
    /// As [`Cell::text`].
    pub before: String,
    pub after: String,
    pub(super) day: NaiveDate,
    pub(super) actual: Option<Actual>,
}

/// Why a cell takes no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// This is no number, and why.
    Unread(String, Wrong),
    /// There is more than one actual in the period.
    OfSeveral { title: String, period: String },
    /// It lies beyond the last goal or the last period.
    Outside,
}

/// The grid's sides, which cells are found by.
pub struct Grid<'a> {
    pub open: &'a Open,
    pub goals: &'a [GoalId],
    pub columns: &'a [Column],
    /// Who enters the numbers.
    pub by: Option<&'a PersonId>,
    pub texts: Texts,
}

/// The goals that take numbers and pass the filter, in the order of the tree.
pub fn goals(open: &Open) -> Vec<GoalId> {
    let tree = open.cascade.tree();
    let is_row = |place: &usize| {
        let Some(goal) = open.workspace.goals.at(*place) else {
            return false;
        };
        let is_measured = open.cascade.measured(&open.workspace, *place).is_some();
        let is_own = takes_numbers(goal, tree.children(*place));
        is_measured && is_own && open.lets_through(*place)
    };
    let places = tree.all().into_iter().filter(is_row);
    let ids = places.filter_map(|place| open.workspace.goals.at(place));
    ids.map(|goal| goal.id.clone()).collect()
}

/// How many periods there is room for: one at least.
pub fn periods_in(width_px: u32) -> usize {
    let room = width_px.saturating_sub(NAME_WIDTH) / PERIOD_WIDTH;
    (room as usize).clamp(1, MOST_PERIODS)
}

/// So many periods of a kind, of which the last lies `back` periods before that of today.
pub fn columns(
    open: &Open,
    kind: PeriodKind,
    count: usize,
    back: usize,
    texts: Texts,
) -> Vec<Column> {
    let calendar = open.workspace.settings.calendar;
    let mut spans: Vec<Span> =
        periods_before(calendar, kind, open.cascade.today()).skip(back).take(count).collect();
    spans.reverse();
    let column = |span| Column {
        span,
        name: texts.period(span, calendar),
        head: texts.period_beside_others(span, calendar),
    };
    spans.into_iter().map(column).collect()
}

/// The periods from that of a day back to the first that may be stated.
fn periods_before(
    calendar: Calendar,
    kind: PeriodKind,
    day: NaiveDate,
) -> impl Iterator<Item = Span> {
    let before = move |span: &Span| {
        let day = span.start().pred_opt()?;
        (day >= FIRST_DAY).then(|| calendar.period(kind, day))
    };
    std::iter::successors(Some(calendar.period(kind, day)), before)
}

/// How many goals have no number in a period yet.
pub fn missing(open: &Open, goals: &[GoalId], column: &Column) -> usize {
    let series = |id: &&GoalId| Some(measured(open, id)?.2);
    let empty = |series: &&Series| series.days_within(column.span).next().is_none();
    goals.iter().filter_map(|id| series(&id)).filter(empty).count()
}

fn measured<'a>(open: &'a Open, id: &GoalId) -> Option<(&'a Goal, &'a Metric, &'a Series)> {
    let place = open.workspace.goals.place(id)?;
    let goal = open.workspace.goals.at(place)?;
    let (metric, series) = open.cascade.measured(&open.workspace, place)?;
    Some((goal, metric, series))
}

impl Grid<'_> {
    /// The first rows, as they are drawn.
    pub fn rows(&self, most: usize) -> Vec<Row> {
        let goals = self.goals.iter().take(most);
        let rows = goals.filter_map(|id| {
            let (goal, metric, series) = measured(self.open, id)?;
            let columns = self.columns.iter();
            Some(Row {
                goal: id.clone(),
                title: goal.title.clone(),
                unit: self.texts.unit(metric),
                cells: columns.map(|column| self.cell(metric, series, column.span)).collect(),
            })
        });
        rows.collect()
    }

    fn cell(&self, metric: &Metric, series: &Series, span: Span) -> Cell {
        let mut actuals = series.within(span);
        match (actuals.next(), actuals.next()) {
            (Some(_), Some(_)) => {
                let number = series.aggregate(metric.aggregation, span);
                let scale = match metric.aggregation {
                    Aggregation::Rate => Scale::One,
                    _ => metric.scale,
                };
                Cell {
                    text: number.map_or(String::new(), |n| typing::written(n.round_dp(2), scale)),
                    is_of_several: true,
                }
            }
            (only, _) => Cell {
                text: only.map_or(String::new(), |(_, actual)| {
                    typing::written_actual(&actual, metric.scale)
                }),
                is_of_several: false,
            },
        }
    }

    /// What a text in a cell comes to: a change, or none where the cell says so already. An empty one deletes the number.
    pub fn change(&self, row: usize, column: usize, text: &str) -> Result<Option<Change>, Reason> {
        let column = self.columns.get(column).ok_or(Reason::Outside)?;
        let found = self.goals.get(row).and_then(|id| Some((id, measured(self.open, id)?)));
        let (id, (goal, metric, series)) = found.ok_or(Reason::Outside)?;
        let mut actuals = series.within(column.span);
        let (before, second) = (actuals.next(), actuals.next());
        if second.is_some() {
            return Err(Reason::OfSeveral {
                title: goal.title.clone(),
                period: column.name.clone(),
            });
        }
        let shown = before
            .as_ref()
            .map_or(String::new(), |(_, actual)| typing::written_actual(actual, metric.scale));
        let is_rate = metric.aggregation == Aggregation::Rate;
        let typed_one = typing::actual(text, metric.scale, is_rate)
            .map_err(|wrong| Reason::Unread(text.trim().to_owned(), wrong))?;
        let old = before.as_ref().map(|(_, actual)| actual);
        let actual = typed_one.map(|actual| Actual {
            note: old.map_or(String::new(), |old| old.note.clone()),
            by: self.by.cloned(),
            ..actual
        });
        let numbers = |actual: &Actual| (actual.value, actual.denominator);
        if old.map(numbers) == actual.as_ref().map(numbers) {
            return Ok(None);
        }
        // An actual stays on its day; a new one is of today or, in a period that is over, of its last day.
        let today = self.open.cascade.today();
        let free = if column.span.contains(today) { today } else { column.span.end() };
        Ok(Some(Change {
            goal: id.clone(),
            title: goal.title.clone(),
            period: column.name.clone(),
            before: shown,
            after: actual
                .as_ref()
                .map_or(String::new(), |actual| typing::written_actual(actual, metric.scale)),
            day: before.map_or(free, |(day, _)| day),
            actual,
        }))
    }

    /// A range as a spreadsheet takes it.
    pub fn copy(&self, range: &Range) -> String {
        let line = |row: usize| {
            let cells = range.columns.clone().map(|column| self.text(row, column));
            cells.collect::<Vec<_>>().join("\t")
        };
        range.rows.clone().map(line).collect::<Vec<_>>().join("\n")
    }

    pub(super) fn text(&self, row: usize, column: usize) -> String {
        let text = || {
            let (_, metric, series) = measured(self.open, self.goals.get(row)?)?;
            let span = self.columns.get(column)?.span;
            Some(self.cell(metric, series, span).text)
        };
        text().unwrap_or_default()
    }
}

impl Change {
    pub fn command(self) -> Command {
        match self.actual {
            Some(actual) => Command::EnterActual(self.goal, self.day, actual),
            None => Command::DeleteActual(self.goal, self.day),
        }
    }
}
