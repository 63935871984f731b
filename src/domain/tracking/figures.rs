//! Every figure of one goal on its as-of day, from its own actuals or from its children (§7.1–7.7, §7.10).
//!
//! This is the one place where a number about a goal is worked out: screens, charts and reports read it here.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::aggregate::Portion;
use super::as_of::AsOf;
use super::attainment::attainment;
use super::held::{Held, Judge, Judged, held};
use super::pace::{Status, pace, reaches};
use super::road::{self, Road};
use super::standing::Standing;
use crate::domain::records::actual::reading;
use crate::domain::records::goal::{Aim, Goal, RollUp};
use crate::domain::records::metric::Aggregation;
use crate::domain::records::series::Series;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::absent::{Absent, Known};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{FIRST_DAY, Span};
use crate::domain::values::plan::Share;

/// What is computed for a goal; numbers are in the metric's base unit, shares of one, rates a day's.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The day of all figures; `None` before anything was entered or due.
    pub as_of: Option<AsOf>,
    /// The place of the metric that the number is of.
    pub metric: Option<usize>,
    /// The number as it adds up with those of other goals.
    pub portion: Option<Portion>,
    /// What is to stay as it is: the value of the last period that was judged.
    pub actual: Known<Decimal>,
    pub start: Known<Decimal>,
    pub target: Known<Decimal>,
    /// The share of the way that the plan asks for.
    pub expected: Known<f64>,
    /// What the plan asks for.
    pub plan: Known<Decimal>,
    /// The way gone from start to target as a share, not clamped.
    pub progress: Known<f64>,
    /// Against the plan; negative is behind, positive is ahead.
    pub gap_to_date: Known<Decimal>,
    /// Against the target; negative is behind, positive is ahead.
    pub gap: Known<Decimal>,
    pub attainment: Known<f64>,
    /// Progress over expected.
    pub pace: Known<f64>,
    pub status: Status,
    pub run_rate: Known<Decimal>,
    pub required: Known<Decimal>,
    /// Where the run rate leads by the period's end.
    pub forecast: Known<Decimal>,
    /// What the progress of a goal that is judged by periods counts.
    pub held: Option<Held>,
    /// The day from which on a milestone is done.
    pub done: Option<NaiveDate>,
    /// Goals at the ends of the tree under this one that have a progress; 1 or 0 for such a goal itself.
    pub with_data: u32,
    /// Goals at the ends of the tree under this one; 1 for such a goal itself.
    pub of: u32,
}

impl Figures {
    /// The figures of what doesn't exist.
    pub const NONE: Figures = Figures::without(Absent::NoNumber);

    /// All absent, for one reason.
    pub const fn without(why: Absent) -> Figures {
        Figures {
            as_of: None,
            metric: None,
            portion: None,
            actual: Err(why),
            start: Err(why),
            target: Err(why),
            expected: Err(why),
            plan: Err(why),
            progress: Err(why),
            gap_to_date: Err(why),
            gap: Err(why),
            attainment: Err(why),
            pace: Err(why),
            status: Status::NoData,
            run_rate: Err(why),
            required: Err(why),
            forecast: Err(why),
            held: None,
            done: None,
            with_data: 0,
            of: 0,
        }
    }

    /// Why the goal's number would be no sum.
    pub fn unlike(&self) -> Option<Absent> {
        let why = self.actual.err()?;
        matches!(why, Absent::UnlikeUnits | Absent::UnlikeAggregations).then_some(why)
    }

    /// Progress minus expected, in shares: the distance of the pin from the plumb line.
    pub fn lead(&self) -> Option<f64> {
        Some(self.progress.ok()? - self.expected.ok()?)
    }

    /// The figures of a goal whose number is its own.
    pub fn own(workspace: &Workspace, goal: &Goal, today: NaiveDate) -> Figures {
        let measured = workspace.measured(goal);
        if goal.aim.is_done_or_not() {
            return Figures::milestone(goal, measured.map(|(_, series)| series), today);
        }
        let why = match (measured, goal.period) {
            (None, _) => Absent::NotMeasured,
            (_, Some(period)) if today < period.start() => Absent::NotBegun,
            _ => Absent::NoNumber,
        };
        let target = goal.target_value().ok_or(Absent::NoTarget);
        let mut figures = Figures { target, of: 1, ..Figures::without(why) };
        let calendar = workspace.settings.calendar;
        let mut aggregation = Aggregation::default();
        let mut series = const { &Series::EMPTY };
        if let Some((metric, its)) = measured {
            (aggregation, series) = (metric.aggregation, its);
            let standing = Standing::of(metric, goal.cadence(), calendar);
            figures.metric = workspace.measured_at(goal);
            figures.as_of = AsOf::of(goal, series, calendar, today);
            figures.portion = series.within_period(aggregation, standing, goal.period, today);
            figures.start = road::start(goal, aggregation);
        }
        let judge = Judge { goal, aggregation, calendar, today };
        let day = figures.day(today);
        let value = |span| series.aggregate(aggregation, span);
        figures.settle(judge, || movement(goal, series, day), value);
        figures.with_data = u32::from(figures.progress.is_ok());
        figures.give_status(workspace, goal, today);
        figures
    }

    /// Done or not: expected from the last day of its period on; nothing else is known of it.
    fn milestone(goal: &Goal, series: Option<&Series>, today: NaiveDate) -> Figures {
        let done = series.and_then(|series| done_on(goal, series, today));
        let end = goal.period.map(Span::end).filter(|end| *end < today);
        let day = end.or(done);
        Figures {
            as_of: day.map(|day| AsOf { day, is_overdue: false }),
            expected: expected(goal, day.unwrap_or(today)).map(Share::to_f64),
            progress: Ok(f64::from(done.is_some())),
            done,
            status: match (done, end) {
                (Some(_), _) => Status::Reached,
                (None, Some(_)) => Status::Overdue,
                (None, None) => Status::Open,
            },
            with_data: 1,
            of: 1,
            ..Figures::without(Absent::DoneOrNot)
        }
    }

    /// The day of all figures; today before anything was entered or due.
    pub fn day(&self, today: NaiveDate) -> NaiveDate {
        self.as_of.map_or(today, |as_of| as_of.day)
    }

    /// How the goal's number adds up over time.
    pub fn aggregation(&self, workspace: &Workspace) -> Aggregation {
        let metric = self.metric.and_then(|place| workspace.metrics.at(place));
        metric.map_or(Aggregation::default(), |metric| metric.aggregation)
    }

    /// The way of the goal's number.
    pub fn road(&self, goal: &Goal, aggregation: Aggregation) -> Known<Road> {
        let (aim, start) = (goal.aim, self.start);
        self.target.map(|target| Road { aim, aggregation, start, target })
    }

    /// Fills in what follows from metric, portion, start, target and as-of day. `movement` is what a stock gains per day,
    /// `value` the aggregation over a span.
    pub(in crate::domain) fn settle(
        &mut self,
        judge: Judge,
        movement: impl FnOnce() -> Known<Decimal>,
        value: impl Fn(Span) -> Option<Decimal>,
    ) {
        let goal = judge.goal;
        let day = self.day(judge.today);
        let share = expected(goal, day);
        self.expected = share.map(Share::to_f64);
        if goal.aim.is_maintained() {
            return self.settle_by_period(&judge.periods(day, value), goal);
        }
        if let Some(portion) = self.portion {
            self.actual = portion.number().ok_or(Absent::NoNumber);
        }
        let (actual, road) = (self.actual, self.road(goal, judge.aggregation));
        self.plan = road.and_then(|road| road.plan(share?));
        self.progress = road.and_then(|road| road.progress(actual?, share));
        self.gap_to_date = road.and_then(|road| road.gap_to_date(actual?, share));
        self.gap = road.and_then(|road| goal.aim.bound(road.target).gap(actual?));
        self.attainment = road.and_then(|r| attainment(goal.aim, r.target, actual?));
        self.run_rate = match judge.aggregation {
            Aggregation::Flow => actual.and_then(|actual| flow_rate(goal, actual, day)),
            Aggregation::Stock => actual.and_then(|_| movement()),
            Aggregation::Average | Aggregation::Rate => Err(Absent::Level),
        };
        self.required = actual.and_then(|actual| required(goal, &road?, actual, day));
        self.forecast = actual.and_then(|actual| {
            let left = days_left(goal, day)?;
            if left == 0 || judge.aggregation.is_level() {
                return Ok(actual);
            }
            let gained = self.run_rate?.checked_mul(Decimal::from(left));
            gained.and_then(|gained| actual.checked_add(gained)).ok_or(Absent::TooLarge)
        });
    }

    pub(in crate::domain) fn settle_by_period(&mut self, judged: &[Judged], goal: &Goal) {
        self.plan = self.target;
        [self.run_rate, self.required, self.forecast] = [Err(Absent::Kept); 3];
        let Some(last) = judged.last() else {
            if let Err(why) = self.target {
                self.progress = Err(why);
            }
            return;
        };
        let held = held(judged);
        self.held = Some(held);
        self.progress = held.share().ok_or(Absent::NoNumber);
        self.actual = last.value.ok_or(Absent::NoNumber);
        let (actual, target) = (self.actual, self.target);
        self.gap = target.and_then(|target| goal.bound(target).gap(actual?));
        self.gap_to_date = self.gap;
        self.attainment = target.and_then(|target| attainment(goal.aim, target, actual?));
    }

    /// Pace and status, from progress and what is expected.
    pub(in crate::domain) fn give_status(
        &mut self,
        workspace: &Workspace,
        goal: &Goal,
        today: NaiveDate,
    ) {
        let expected = self.expected;
        self.pace = self.progress.and_then(|p| pace(p, expected?).ok_or(Absent::TooEarly));
        let is_over = goal.period.is_some_and(|period| period.end() < today);
        self.status = match self.progress {
            Err(_) => Status::NoData,
            Ok(progress) if is_over => match self.is_reached(goal, progress) {
                true => Status::Reached,
                false => Status::Missed,
            },
            Ok(progress) => {
                Status::of(progress, expected.unwrap_or(0.0), workspace.settings.scheme)
            }
        };
    }

    fn is_reached(&self, goal: &Goal, progress: f64) -> bool {
        match (self.actual, self.target) {
            (Ok(actual), Ok(target)) if !goal.aim.is_maintained() => {
                goal.aim.bound(target).is_met(actual)
            }
            _ => reaches(progress, 1.0),
        }
    }
}

/// The share of the way that the plan asks for at the end of a day.
///
/// What is maintained must be held from the first day on; a milestone is due on the last.
pub fn expected(goal: &Goal, day: NaiveDate) -> Known<Share> {
    let period = goal.period.ok_or(Absent::NoPeriod)?;
    let all_from = |first: NaiveDate| if day >= first { Share::ALL } else { Share::NOTHING };
    Ok(match goal.aim {
        Aim::Increase | Aim::Decrease => goal.plan.expected(period, day),
        Aim::AtLeast | Aim::AtMost | Aim::Within => all_from(period.start()),
        Aim::Milestone => all_from(period.end()),
    })
}

/// Whether a goal takes its number from its children: it says so, and it has some.
pub fn rolls_up(goal: &Goal, children: &[usize]) -> bool {
    goal.roll_up != RollUp::Own && !children.is_empty()
}

/// Whether a goal is asked for a number of its own every so often: it takes none from its children, and it isn't either
/// done or not.
pub fn takes_numbers(goal: &Goal, children: &[usize]) -> bool {
    !rolls_up(goal, children) && !goal.aim.is_done_or_not()
}

/// The day from which on a milestone is done, as far as is known.
fn done_on(goal: &Goal, series: &Series, today: NaiveDate) -> Option<NaiveDate> {
    let needed = goal.target.filter(|target| *target > Amount::ZERO);
    let is_done = |value: Amount| needed.map_or(value > Amount::ZERO, |needed| value >= needed);
    let known = Span::new(FIRST_DAY, today)?;
    let numbers = series.numbers(known).rev();
    numbers.take_while(|(_, value, _)| is_done(*value)).last().map(|(day, ..)| day)
}

/// What flowed in per day.
fn flow_rate(goal: &Goal, actual: Decimal, day: NaiveDate) -> Known<Decimal> {
    let elapsed = goal.period.ok_or(Absent::NoPeriod)?.elapsed_days(day);
    actual.checked_div(Decimal::from(elapsed)).ok_or(Absent::NotBegun)
}

/// What a stock moved per day by the end of a day: since its baseline or, without one, since its first value (§7.6).
fn movement(goal: &Goal, series: &Series, day: NaiveDate) -> Known<Decimal> {
    let period = goal.period.ok_or(Absent::NoPeriod)?;
    let known = Span::new(period.start(), period.end().min(day)).ok_or(Absent::NotBegun)?;
    let readings = || {
        let numbers = series.numbers(known);
        numbers.filter_map(|(day, value, of)| Some((day, reading(value, of)?)))
    };
    let (_, last) = readings().next_back().ok_or(Absent::NoNumber)?;
    let (start, days) = match goal.baseline {
        Some(baseline) => (baseline.value(), period.elapsed_days(day)),
        None => {
            let (first_day, first) = readings().next().ok_or(Absent::NoNumber)?;
            (first, (known.end() - first_day).num_days())
        }
    };
    let gained = last.checked_sub(start).ok_or(Absent::TooLarge)?;
    // A single value moves nowhere.
    gained.checked_div(Decimal::from(days)).ok_or(Absent::NoStart)
}

/// What is needed per day from a day on; of a budget, what may still be spent, which is never negative.
fn required(goal: &Goal, road: &Road, actual: Decimal, day: NaiveDate) -> Known<Decimal> {
    let left = days_left(goal, day)?;
    let open = road.target.checked_sub(actual).ok_or(Absent::TooLarge)?;
    let open = match road.is_budget() {
        true => open.max(Decimal::ZERO),
        false if goal.aim.bound(road.target).is_met(actual) => {
            return Err(Absent::Reached);
        }
        false => open,
    };
    open.checked_div(Decimal::from(left)).ok_or(Absent::Over)
}

fn days_left(goal: &Goal, day: NaiveDate) -> Known<i64> {
    let period = goal.period.ok_or(Absent::NoPeriod)?;
    Ok(period.days() - period.elapsed_days(day))
}
