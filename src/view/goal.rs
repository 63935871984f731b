//! One goal: what it promises, its figures, its actuals.

use std::cmp::Ordering;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::records::actual::Actual;
use crate::domain::records::goal::{Goal, GoalKind};
use crate::domain::records::metric::{Measure, Scale};
use crate::domain::tracking::attainment::relative;
use crate::domain::tracking::figures::{Figures, rolls_up};
use crate::domain::tracking::pace::Status;
use crate::domain::values::absent::{Absent, Known};
use crate::domain::values::id::{GoalId, PersonId};
use crate::locales::Texts;
use crate::model::open::Open;

use super::cascade::{basis, owner};
use super::plumb::Tone;

/// The head of the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub kind: GoalKind,
    pub status: Status,
    /// Owner, period and, where it has an effect, weight in a line.
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

/// On how many days a pasted block would replace another number.
pub fn replaced(open: &Open, id: &GoalId, rows: &[(NaiveDate, Actual)]) -> usize {
    let goal = open.workspace.goals.get(id);
    let Some((_, series)) = goal.and_then(|goal| open.workspace.measured(goal)) else {
        return 0;
    };
    let number = |actual: &Actual| (actual.value, actual.denominator);
    let is_other = |(day, new): &&(NaiveDate, Actual)| {
        series.get(*day).is_some_and(|old| number(&old) != number(new))
    };
    rows.iter().filter(is_other).count()
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
    let weight = || texts.weight_of(texts.exact(goal.weight.value(), Scale::One));
    let about = [
        Some(owner(open, goal).map_or(texts.no_owner().into(), |(_, name)| name)),
        Some(goal.period.map_or(texts.no_period().into(), |p| texts.period(p, calendar))),
        open.below().weighs(place).then(weight),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    let mut above: Vec<(GoalId, String)> = (tree.ancestors(place))
        .filter_map(|place| open.workspace.goals.at(place))
        .map(|goal| (goal.id.clone(), goal.title.clone()))
        .collect();
    above.reverse();
    let rolls_up = rolls_up(goal, tree.children(place));
    Some(Head {
        kind: goal.kind,
        status: figures.status,
        about: about.join(" · "),
        above,
        rolls_up,
        basis: rests_on(open, place, texts),
    })
}

/// What all figures rest on: their day, named once, whether a number is overdue, and what they are made of.
fn rests_on(open: &Open, place: usize, texts: Texts) -> String {
    let figures = open.cascade.figures(place);
    let day = figures.as_of.map(|as_of| texts.figures_as_of(texts.day_with_year(as_of.day)));
    let is_overdue = figures.as_of.is_some_and(|as_of| as_of.is_overdue);
    let overdue = is_overdue.then(|| texts.number_overdue().to_owned());
    let basis = Some(basis(texts, figures)).filter(|basis| !basis.is_empty());
    let all: Vec<String> = day.into_iter().chain(overdue).chain(basis).collect();
    all.join(" · ")
}

/// The figures that a goal of this sort has, each absent one with its reason.
pub fn tiles(open: &Open, place: usize, texts: Texts) -> Vec<Tile> {
    let Some(goal) = open.workspace.goals.at(place) else {
        return Vec::new();
    };
    let figures = open.cascade.figures(place);
    let writer = Writer { texts, goal, figures, measure: open.workspace.measure_of(goal) };
    let days = open.workspace.settings.calendar.period(goal.cadence(), open.cascade.today()).days();
    let until = goal.period.map(|period| period.end() - figures.day(open.cascade.today()));
    let left = until.map_or(0, |left| left.num_days());
    let tiles = [
        writer.actual(),
        writer.progress(),
        writer.plan(),
        writer.gap_to_date(),
        writer.gap(),
        writer.required(days, left),
        writer.forecast(),
    ];
    tiles.into_iter().flatten().collect()
}

/// Puts the figures of one goal into words.
struct Writer<'a> {
    texts: Texts,
    goal: &'a Goal,
    figures: &'a Figures,
    measure: Measure,
}

impl Writer<'_> {
    fn actual(&self) -> Option<Tile> {
        let target = self.figures.target.ok().map(|t| self.texts.figure_of_target(self.amount(t)));
        let attainment = self.figures.attainment.ok();
        let attainment = attainment.map(|a| self.texts.figure_attained(self.texts.share(a)));
        let below: Vec<String> = target.into_iter().chain(attainment).collect();
        let actual = self.figures.actual.map(|actual| match self.figures.target {
            Ok(target) => self.texts.amount_beside(actual, target, &self.measure),
            Err(_) => self.amount(actual),
        });
        self.tile(self.texts.figure_actual(), actual, below.join(" · "), Tone::Quiet)
    }

    fn progress(&self) -> Option<Tile> {
        let pace = self.figures.pace.map(|pace| self.texts.figure_pace(format!("{pace:.2}")));
        let progress = self.figures.progress.map(|progress| self.texts.share(progress));
        let tone = Tone::of(self.figures.status);
        self.tile(self.texts.figure_progress(), progress, pace.unwrap_or_default(), tone)
    }

    fn plan(&self) -> Option<Tile> {
        let lead = self.figures.lead();
        let below = lead.map(|l| self.texts.figure_progress_gap(self.texts.progress_gap(l)));
        let value = match (self.figures.plan, self.figures.expected) {
            (Err(Absent::MeanOfProgress | Absent::DoneOrNot), Ok(expected)) => {
                Ok(self.texts.share(expected))
            }
            (plan, _) => plan.map(|plan| self.amount(plan.round_dp(2))),
        };
        self.tile(self.texts.figure_expected(), value, below.unwrap_or_default(), Tone::Quiet)
    }

    fn gap_to_date(&self) -> Option<Tile> {
        // What is kept is as far from its plan as from its target.
        if self.goal.aim.is_maintained() {
            return None;
        }
        let (gap, plan) = (self.figures.gap_to_date, self.figures.plan);
        self.difference(self.texts.figure_gap_to_date(), gap, plan)
    }

    fn gap(&self) -> Option<Tile> {
        self.difference(self.texts.figure_gap(), self.figures.gap, self.figures.target)
    }

    fn difference(
        &self,
        label: &'static str,
        gap: Known<Decimal>,
        reference: Known<Decimal>,
    ) -> Option<Tile> {
        let both = gap.ok().zip(reference.ok());
        let share = both.and_then(|(gap, reference)| relative(gap, reference, &self.measure));
        let tone = match gap.map(|gap| gap.cmp(&Decimal::ZERO)) {
            Ok(Ordering::Less) => Tone::Bad,
            Ok(Ordering::Greater) => Tone::Good,
            _ => Tone::Quiet,
        };
        let value = gap.map(|gap| self.texts.difference(gap.round_dp(2), &self.measure));
        let share = share.map(|share| self.texts.signed_share(share));
        self.tile(label, value, share.unwrap_or_default(), tone)
    }

    /// Rates are told for one period of the cadence, which has so many days; what is required, for what is `left` where that
    /// is less.
    fn required(&self, days: i64, left: i64) -> Option<Tile> {
        let per = self.texts.per(self.goal.cadence());
        let told = |rate: Known<Decimal>, days: i64| {
            let whole = rate?.checked_mul(Decimal::from(days)).ok_or(Absent::TooLarge)?;
            Ok(match self.measure {
                Measure::Percent => self.texts.difference(whole.round_dp(2), &self.measure),
                _ => self.amount(whole.round_dp(2)),
            })
        };
        let required = told(self.figures.required, days.min(left));
        let rate = told(self.figures.run_rate, days).ok();
        let below = match (&required, rate, left < days) {
            (Ok(_), Some(rate), false) => self.texts.figure_rate_now(per, rate),
            (Ok(_), None, false) => per.to_owned(),
            (Ok(_), Some(rate), true) => self.texts.figure_rest_now(left, per, rate),
            (Ok(_), None, true) => self.texts.figure_rest(left),
            (Err(_), Some(rate), _) => self.texts.figure_rate(per, rate),
            (Err(_), None, _) => String::new(),
        };
        self.tile(self.texts.figure_required(), required, below, Tone::Quiet)
    }

    fn forecast(&self) -> Option<Tile> {
        // What has ended is there already.
        if matches!(self.figures.status, Status::Reached | Status::Missed) {
            return None;
        }
        let below = match (self.figures.forecast, self.figures.run_rate) {
            (Err(_), _) => "",
            (_, Err(Absent::Level)) => self.texts.figure_as_it_stands(),
            _ => self.texts.figure_straight_line(),
        };
        let forecast = self.figures.forecast.map(|forecast| self.amount(forecast.round_dp(2)));
        self.tile(self.texts.figure_forecast(), forecast, below.into(), Tone::Quiet)
    }

    fn amount(&self, value: Decimal) -> String {
        self.texts.amount(value, &self.measure)
    }

    /// Without what no goal of this sort has; what this one lacks is told with its reason.
    fn tile(
        &self,
        label: &'static str,
        value: Known<String>,
        below: String,
        tone: Tone,
    ) -> Option<Tile> {
        match value {
            Ok(value) => Some(Tile { label, value, below, tone }),
            Err(Absent::Kept | Absent::DoneOrNot | Absent::MeanOfProgress) => None,
            Err(why) => {
                let why = self.texts.absent(why).to_owned();
                let below = if below.is_empty() { why } else { format!("{why} · {below}") };
                let value = self.texts.figure_none().into();
                Some(Tile { label, value, below, tone: Tone::Quiet })
            }
        }
    }
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
    // What of a number that crosses the goal's border counts here.
    let counted =
        |day, value| open.below().counted(place, (day, value)).filter(|p| *p != value.value());
    let rows = series.entries().rev().filter_map(|(day, entry)| {
        let actual = entry.actual?;
        let reading = match actual.reading() {
            Some(reading) => texts.amount(reading, &metric.measure),
            None => texts.figure_none().into(),
        };
        Some(ActualRow {
            day,
            day_name: texts.day_with_year(day),
            value: match (actual.denominator, counted(day, actual.value)) {
                (Some(of), _) => format!("{reading} ({}/{of})", actual.value),
                (None, Some(part)) => {
                    texts.actual_counted(reading, texts.amount(part, &metric.measure))
                }
                (None, None) => reading,
            },
            note: actual.note,
            by: actual.by.and_then(name_of).unwrap_or_default(),
        })
    });
    rows.collect()
}
