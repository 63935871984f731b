//! A milestone's days: the day it is due, the day it was done, and how many lie between.

use chrono::NaiveDate;

use super::figures::Figures;
use crate::domain::records::goal::Goal;
use crate::domain::values::absent::Absent;
use crate::domain::values::calendar::Span;

/// A goal that is done or not, by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Its last day is the due day.
    pub period: Span,
    /// The day from which on it is done.
    pub done: Option<NaiveDate>,
    pub today: NaiveDate,
}

impl Milestone {
    /// `None` for a goal that has a number or a progress, and for one that is never due.
    pub fn of(goal: &Goal, figures: &Figures, today: NaiveDate) -> Option<Self> {
        let is_done_or_not = figures.actual == Err(Absent::DoneOrNot);
        let period = goal.period.filter(|_| is_done_or_not)?;
        Some(Milestone { period, done: figures.done, today })
    }

    /// The days from the one it was done on, or from today while it isn't, until the due day; negative is late.
    pub fn days_left(self) -> i64 {
        (self.period.end() - self.done.unwrap_or(self.today)).num_days()
    }
}
