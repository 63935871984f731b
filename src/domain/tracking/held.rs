//! What is to stay above, below or within, judged by the periods of its cadence (X26).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::records::goal::Goal;
use crate::domain::records::metric::Aggregation;
use crate::domain::values::bound::Bound;
use crate::domain::values::calendar::{Calendar, Span};

/// A period that was judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// As much of the period as the goal's own period has.
    pub period: Span,
    /// The aggregation over the whole period alone.
    pub value: Option<Decimal>,
    pub is_held: bool,
}

/// How many of the judged periods were held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub held: u32,
    pub judged: u32,
}

/// How a goal is judged.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    pub goal: &'a Goal,
    pub aggregation: Aggregation,
    pub calendar: Calendar,
    /// Numbers of later days aren't known.
    pub today: NaiveDate,
}

impl Held {
    pub fn share(self) -> Option<f64> {
        (self.judged > 0).then(|| f64::from(self.held) / f64::from(self.judged))
    }

    /// One more; what was before the first number is unknown.
    fn with(self, judged: &Judged) -> Held {
        if self.judged == 0 && judged.value.is_none() {
            return self;
        }
        Held { held: self.held + u32::from(judged.is_held), judged: self.judged + 1 }
    }
}

impl Judge<'_> {
    /// The periods that can be judged at the end of a day, from the first with a number on: those that are over, a period
    /// without a number being not held, and the running one where it is decided. `value` is the aggregation over a span.
    pub fn periods(&self, day: NaiveDate, value: impl Fn(Span) -> Option<Decimal>) -> Vec<Judged> {
        let Some(known) = self.known(day) else {
            return Vec::new();
        };
        let periods = self.calendar.periods(self.goal.cadence(), known);
        let judged = periods.filter_map(|period| self.judge(period, day, &value));
        judged.skip_while(|judged| judged.value.is_none()).collect()
    }

    /// What [`Judge::periods`] come to at the end of each of some rising days, in one pass.
    pub fn course(&self, days: &[NaiveDate], value: impl Fn(Span) -> Option<Decimal>) -> Vec<Held> {
        let known = days.last().and_then(|day| self.known(*day));
        let periods = known.map(|known| self.calendar.periods(self.goal.cadence(), known));
        let mut open = periods.into_iter().flatten().peekable();
        let mut finished = Held::default();
        let mut at = |day: &NaiveDate| {
            while let Some(period) = open.next_if(|period| self.is_over(*period, *day)) {
                if let Some(judged) = self.judge(period, *day, &value) {
                    finished = finished.with(&judged);
                }
            }
            let running = open.peek().filter(|period| period.start() <= *day);
            let running = running.and_then(|period| self.judge(*period, *day, &value));
            running.map_or(finished, |running| finished.with(&running))
        };
        days.iter().map(&mut at).collect()
    }

    fn known(&self, day: NaiveDate) -> Option<Span> {
        let period = self.goal.period?;
        Span::new(period.start(), period.end().min(day))
    }

    fn is_over(&self, period: Span, day: NaiveDate) -> bool {
        self.goal.period.is_some_and(|own| period.end().min(own.end()) <= day)
    }

    fn judge(
        &self,
        period: Span,
        day: NaiveDate,
        value: impl Fn(Span) -> Option<Decimal>,
    ) -> Option<Judged> {
        let (own, target) = (self.goal.period?, self.goal.target_value()?);
        // Numbers of a last period that reaches beyond the goal's own come in until that is over too.
        let until = if day >= own.end() { self.today } else { day };
        let value = Span::new(period.start(), period.end().min(until)).and_then(value);
        let bound = self.goal.bound(target);
        let is_met = value.is_some_and(|value| bound.is_met(value));
        let is_decided = value.is_some()
            && match (self.aggregation, bound) {
                (Aggregation::Flow, Bound::AtLeast(_)) => is_met,
                (Aggregation::Flow, Bound::AtMost(_)) => !is_met,
                (Aggregation::Flow, Bound::Within(_, high)) => value > Some(high),
                _ => true,
            };
        let period_of_goal = period.overlap(own)?;
        (self.is_over(period, day) || is_decided).then_some(Judged {
            period: period_of_goal,
            value,
            is_held: is_met,
        })
    }
}

/// All of some judged periods.
pub fn held(judged: &[Judged]) -> Held {
    judged.iter().fold(Held::default(), Held::with)
}
