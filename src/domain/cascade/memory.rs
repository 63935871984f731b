//! What was worked out of goals day by day, kept until something below them changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::roll_up::Way;
use crate::domain::records::goal::Aim;
use crate::domain::tracking::aggregate::Portion;
use crate::domain::values::absent::Known;
use crate::domain::values::calendar::Span;
use crate::domain::values::plan::PlanCurve;
use crate::domain::values::steps::Steps;

/// What a pure function said of a workspace's goals: to forget it costs time and changes nothing.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Remembered>);

/// By the goal's place; of the days and spans that were asked for last.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    pub days: Vec<NaiveDate>,
    pub numbers: HashMap<usize, Arc<Steps<Option<Portion>>>>,
    pub ways: HashMap<usize, Arc<Ways>>,
    pub curves: HashMap<CurveOf, Arc<[Known<f64>]>>,
    pub spans: Vec<Span>,
    pub flows: HashMap<usize, Arc<[Option<Decimal>]>>,
    /// How far goals were on a day after their own as-of days: the one that was asked for last.
    pub later: HashMap<usize, (NaiveDate, Way)>,
}

/// What the share that a goal's plan asks for depends on.
type CurveOf = (Aim, Option<Span>, PlanCurve);

/// Progress and expected share on each of some days.
#[derive(Clone, Debug)]
pub struct Ways {
    pub progress: Steps<Option<f64>>,
    pub expected: Arc<[Known<f64>]>,
}

impl Memory {
    /// Forgets a goal under which something changed.
    pub fn forget(&mut self, place: usize) {
        let kept = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        kept.numbers.remove(&place);
        kept.ways.remove(&place);
        kept.flows.remove(&place);
        kept.later.remove(&place);
    }

    /// What is remembered; of other days and spans than these nothing is.
    pub(super) fn recall(&self) -> MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clone for Memory {
    /// A copy begins with nothing.
    fn clone(&self) -> Self {
        Memory::default()
    }
}

impl Remembered {
    /// Takes other days than those of before.
    pub fn take_days(&mut self, days: &[NaiveDate]) {
        if self.days != days {
            self.days = days.to_vec();
            self.numbers.clear();
            self.ways.clear();
            self.curves.clear();
        }
    }

    /// How far a goal was on a day after its own as-of day.
    pub fn later(&self, place: usize, day: NaiveDate) -> Option<Way> {
        self.later.get(&place).filter(|(own, _)| *own == day).map(|(_, way)| *way)
    }

    /// Takes other spans than those of before.
    pub fn take_spans(&mut self, spans: &[Span]) {
        if self.spans != spans {
            self.spans = spans.to_vec();
            self.flows.clear();
        }
    }
}
