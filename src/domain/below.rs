//! What is under a goal: its children, and what they come to on a day or over a span.

use chrono::NaiveDate;

use super::aggregate::Portion;
use super::calendar::Span;
use super::figures::{Figures, expected};
use super::goal::{Goal, RollUp};
use super::held::{Judge, Judged};
use super::plan::Share;
use super::roll_up::{Child, Mean, Sum, Way, is_counted, is_part};
use super::tree::Tree;
use super::workspace::Workspace;

/// A workspace's goals with what is known of them.
#[derive(Clone, Copy)]
pub struct Below<'a> {
    pub workspace: &'a Workspace,
    pub tree: &'a Tree,
    /// By the goal's place.
    pub figures: &'a [Figures],
    pub today: NaiveDate,
}

impl<'a> Below<'a> {
    /// The figures of the goal at a place.
    pub fn of(self, place: usize) -> &'a Figures {
        self.figures.get(place).unwrap_or(&Figures::NONE)
    }

    /// The children of a goal that live.
    pub fn children(self, place: usize) -> impl Iterator<Item = Child<'a>> {
        let children = self.tree.children(place).iter();
        children.filter_map(move |&place| {
            let goal = self.workspace.goals.at(place)?;
            Some(Child { place, goal, figures: self.of(place) })
        })
    }

    /// Whether a goal has children that live.
    pub fn has_children(self, place: usize) -> bool {
        self.children(place).next().is_some()
    }

    /// How far a goal was on a day on or after its own as-of day, as far as is known by now.
    pub fn way_on(self, place: usize, day: NaiveDate) -> Way {
        let figures = self.of(place);
        let stored = Way { progress: figures.progress, expected: figures.expected };
        let Some(goal) = self.workspace.goals.at(place) else {
            return stored;
        };
        if figures.day(self.today) == day {
            return stored;
        }
        if goal.roll_up == RollUp::Weighted && self.has_children(place) {
            return self.mean_on(goal, place, day);
        }
        let own = expected(goal, day);
        let road = figures.road(goal, figures.aggregation(self.workspace));
        let progress = match road {
            // What was spent is held against what was planned by that day.
            Ok(road) if road.is_budget() => {
                figures.actual.and_then(|actual| road.progress(actual, own))
            }
            _ => figures.progress,
        };
        Way { progress, expected: own.map(Share::to_f64) }
    }

    /// The weighted mean of how far a goal's children were on a day.
    pub fn mean_on(self, goal: &Goal, place: usize, day: NaiveDate) -> Way {
        let bounds = self.workspace.settings.bounds;
        let mut mean = Mean::default();
        for child in self.children(place).filter(|child| is_counted(child.goal, bounds)) {
            mean.add(child.goal.weight, self.way_on(child.place, day), bounds);
        }
        mean.way(expected(goal, day))
    }

    /// How a goal that is kept is judged.
    pub fn judge(self, goal: &'a Goal, place: usize) -> Judge<'a> {
        let aggregation = self.of(place).aggregation(self.workspace);
        Judge { goal, aggregation, calendar: self.workspace.settings.calendar, today: self.today }
    }

    /// The periods that were judged of a goal that is kept.
    pub fn judged(self, place: usize) -> Vec<Judged> {
        let Some(goal) = self.workspace.goals.at(place).filter(|goal| goal.aim.is_maintained())
        else {
            return Vec::new();
        };
        let day = self.of(place).day(self.today);
        let value = |span| self.portion(place, span)?.number();
        self.judge(goal, place).periods(day, value)
    }

    /// What a goal's numbers of a span come to, by the entries on its days.
    pub fn portion(self, place: usize, span: Span) -> Option<Portion> {
        let goal = self.workspace.goals.at(place)?;
        if goal.roll_up != RollUp::Sum || !self.has_children(place) {
            let (metric, series) = self.workspace.measured(goal)?;
            return series.portion(metric.aggregation, span);
        }
        let mut sum = Sum::NOTHING;
        for child in self.children(place).filter(|child| is_part(child.goal)) {
            sum.add(self.portion(child.place, span), None);
        }
        sum.number()
    }
}
