//! One goal: what it promises, its figures, its actuals.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::figures::{Figures, rolls_up};
use crate::domain::goal::{Aim, Goal, GoalKind};
use crate::domain::id::{GoalId, PersonId};
use crate::domain::metric::{Aggregation, Measure, Scale};
use crate::domain::pace::Status;
use crate::locales::Texts;
use crate::model::open::Open;

use super::cascade::{basis, owner};
use super::plumb::Tone;

/// The head of the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub title: String,
    pub kind: GoalKind,
    pub status: Status,
    /// Owner, period and weight in a line.
    pub about: String,
    /// From the root down to the parent.
    pub above: Vec<(GoalId, String)>,
    /// Its number comes from the goals below.
    pub rolls_up: bool,
    pub basis: String,
}

/// A figure with its label and what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    pub label: &'static str,
    pub value: String,
    pub below: String,
    pub tone: Tone,
}

/// One actual.
#[derive(Clone, Debug, PartialEq)]
pub struct ActualRow {
    pub day: NaiveDate,
    pub day_name: String,
    pub value: String,
    pub note: String,
    pub by: String,
}

/// How actuals of the goal are typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub unit: String,
    pub scale: Scale,
    pub is_rate: bool,
    pub is_milestone: bool,
}

pub fn place(open: &Open, id: &GoalId) -> Option<usize> {
    let place = open.workspace.goals.place(id)?;
    open.workspace.goals.at(place).map(|_| place)
}

pub fn head(open: &Open, place: usize, texts: Texts) -> Option<Head> {
    let goal = open.workspace.goals.at(place)?;
    let tree = open.cascade.tree();
    let figures = open.cascade.figures(place);
    let calendar = open.workspace.settings.calendar;
    let about = [
        owner(open, goal).map_or(texts.no_owner().into(), |(_, name)| name),
        goal.period.map_or(texts.no_period().into(), |p| texts.period(p, calendar)),
        texts.weight_of(texts.exact(goal.weight.value(), Scale::One)),
    ];
    let mut above: Vec<(GoalId, String)> = (tree.ancestors(place))
        .filter_map(|place| open.workspace.goals.at(place))
        .map(|goal| (goal.id.clone(), goal.title.clone()))
        .collect();
    above.reverse();
    let rolls_up = rolls_up(goal, tree.children(place));
    Some(Head {
        title: goal.title.clone(),
        kind: goal.kind,
        status: figures.status,
        about: about.join(" · "),
        above,
        rolls_up,
        basis: basis(texts, figures),
    })
}

/// The figures, each absent one left out.
pub fn tiles(open: &Open, place: usize, texts: Texts) -> Vec<Tile> {
    let Some(goal) = open.workspace.goals.at(place) else {
        return Vec::new();
    };
    let figures = open.cascade.figures(place);
    let measure = measure(open, goal);
    let amount = |value: Decimal| texts.amount(value, &measure);
    let tone_of = |gap: Decimal| match gap {
        gap if gap < Decimal::ZERO => Tone::Bad,
        gap if gap > Decimal::ZERO => Tone::Good,
        _ => Tone::Quiet,
    };
    let mut tiles = Vec::new();
    let mut push = |label, value: String, below: String, tone| {
        tiles.push(Tile { label, value, below, tone });
    };
    if figures.actual.is_some() || figures.target.is_some() {
        let target = figures.target.map(|t| texts.figure_of_target(amount(t)));
        let attainment = figures.attainment.map(|a| texts.figure_attained(texts.share(a)));
        let below_actual: Vec<String> = target.into_iter().chain(attainment).collect();
        push(
            texts.figure_actual(),
            figures.actual.map_or(texts.no_data().into(), amount),
            below_actual.join(" · "),
            Tone::Quiet,
        );
    }
    if let Some(progress) = figures.progress {
        let below =
            figures.pace.map_or(String::new(), |pace| texts.figure_pace(format!("{pace:.2}")));
        push(texts.figure_progress(), texts.share(progress), below, Tone::of(figures.status));
    }
    if let Some(expected) = figures.expected {
        let below = figures.lead().map_or(String::new(), |lead| texts.points(lead));
        let value = match figures.expected_value {
            Some(value) => amount(value.round_dp(2)),
            None => texts.share(expected),
        };
        push(texts.figure_expected(), value, below, Tone::Quiet);
    }
    if let Some(gap) = figures.gap_to_date {
        push(
            texts.figure_gap_to_date(),
            texts.difference(signed_as_read(goal, gap), &measure),
            String::new(),
            tone_of(gap),
        );
    }
    if let Some(gap) = figures.gap {
        let share = figures.gap_share().map(|share| {
            let sign = if goal.aim.lower_is_better() { -1.0 } else { 1.0 };
            texts.signed_share(share * sign)
        });
        push(
            texts.figure_gap(),
            texts.difference(signed_as_read(goal, gap), &measure),
            share.unwrap_or_default(),
            tone_of(gap),
        );
    }
    push_speed(&mut push, figures, &measure, texts);
    tiles
}

/// The actuals, the latest first.
pub fn actuals(open: &Open, place: usize, texts: Texts) -> Vec<ActualRow> {
    let goal = open.workspace.goals.at(place);
    let Some((metric, series)) = goal.and_then(|goal| open.workspace.measured(goal)) else {
        return Vec::new();
    };
    let name_of = |id: PersonId| {
        let person = open.workspace.people.get(&id)?;
        Some(person.name.clone())
    };
    let rows = series.entries().rev().filter_map(|(day, entry)| {
        let actual = entry.actual?;
        let reading = match actual.reading() {
            Some(reading) => texts.amount(reading, &metric.measure),
            None => texts.figure_none().into(),
        };
        Some(ActualRow {
            day,
            day_name: texts.day_with_year(day),
            value: match actual.denominator {
                Some(of) => format!("{reading} ({}/{of})", actual.value),
                None => reading,
            },
            note: actual.note,
            by: actual.by.and_then(name_of).unwrap_or_default(),
        })
    });
    rows.collect()
}

pub fn entry(open: &Open, place: usize, texts: Texts) -> Option<Entry> {
    let goal = open.workspace.goals.at(place)?;
    let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
    let is_milestone = goal.aim == Aim::Milestone;
    if metric.is_none() && !is_milestone {
        return None;
    }
    Some(Entry {
        unit: metric.map_or(String::new(), |metric| texts.unit(metric)),
        scale: metric.map_or(Scale::One, |metric| metric.scale),
        is_rate: metric.is_some_and(|metric| metric.aggregation == Aggregation::Rate),
        is_milestone,
    })
}

/// What a goal's numbers count.
pub fn measure(open: &Open, goal: &Goal) -> Measure {
    let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
    metric.map_or(Measure::Count, |metric| metric.measure.clone())
}

fn push_speed(
    push: &mut impl FnMut(&'static str, String, String, Tone),
    figures: &Figures,
    measure: &Measure,
    texts: Texts,
) {
    let Some(speed) = figures.speed else {
        return;
    };
    let amount = |value: f64| {
        let value = Amount::from_f64(value).unwrap_or_default();
        texts.amount(value.value().round_dp(2), measure)
    };
    let run_rate = texts.figure_run_rate(amount(speed.run_rate * 7.0));
    match speed.required {
        Some(required) => {
            push(texts.figure_required(), amount(required * 7.0), run_rate, Tone::Quiet)
        }
        None => push(
            texts.figure_required(),
            texts.figure_none().into(),
            texts.figure_final().into(),
            Tone::Quiet,
        ),
    }
    push(
        texts.figure_forecast(),
        amount(speed.forecast),
        texts.figure_straight_line().into(),
        Tone::Quiet,
    );
}

/// Gaps are good when positive; what a person reads is actual minus target, so lower-is-better turns the sign.
fn signed_as_read(goal: &Goal, gap: Decimal) -> Decimal {
    if goal.aim.lower_is_better() { -gap } else { gap }
}
