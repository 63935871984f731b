//! Home: the numbers that are due in this period, one field each, the milestones too, and what is off track.

use chrono::NaiveDate;

use crate::domain::records::goal::Goal;
use crate::domain::records::metric::Metric;
use crate::domain::records::series::Series;
use crate::domain::tracking::figures::takes_numbers;
use crate::domain::tracking::pace::Status;
use crate::domain::values::absent::Absent;
use crate::domain::values::calendar::{PeriodKind, Span};
use crate::domain::values::id::{GoalId, PersonId};
use crate::locales::Texts;
use crate::model::open::Open;

/// A number that is due, or a milestone.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckIn {
    pub goal: GoalId,
    pub title: String,
    pub status: Status,
    /// “this week's plan 43万 · last 24万”, “due 30 November”.
    pub hint: String,
    /// It is done or not: there is no number to type.
    pub is_milestone: bool,
    /// The day that the number is for: that of this period's actual, else today.
    pub day: NaiveDate,
    /// Whether this period has a number.
    pub is_entered: bool,
}

/// The numbers that are due, as far as they are listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Due {
    pub rows: Vec<CheckIn>,
    pub all: usize,
    /// How many numbers are not there yet.
    pub missing: usize,
    /// How many milestones are not done yet.
    pub milestones: usize,
}

/// Goals that are off track or at risk, as far as they are listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concerns {
    pub rows: Vec<Concern>,
    pub all: usize,
}

/// A goal that is off track or at risk.
#[derive(Clone, Debug, PartialEq)]
pub struct Concern {
    pub goal: GoalId,
    pub title: String,
    pub status: Status,
    pub lead: String,
    pub owner: String,
}

/// The numbers and milestones due from a person, or from everybody, in the order of the tree; at most `most` of them are listed.
pub fn due(open: &Open, who: Option<&PersonId>, texts: Texts, most: usize) -> Due {
    let today = open.cascade.today();
    let calendar = open.workspace.settings.calendar;
    let periods = PeriodKind::ALL.map(|kind| (kind, calendar.period(kind, today)));
    let mut due = Due::default();
    for place in open.cascade.tree().all() {
        let Some(goal) = open.workspace.goals.at(place) else {
            continue;
        };
        let is_theirs = who.is_none() || goal.owner.as_ref() == who;
        let Some((_, now)) = periods.iter().find(|(kind, _)| *kind == goal.cadence()) else {
            continue;
        };
        if is_theirs && let Some(milestone) = milestone(open, *now, texts, place, goal) {
            due.all += 1;
            due.milestones += 1;
            due.rows.extend(Some(milestone).filter(|_| due.rows.len() < most));
        }
        let Some((metric, series)) = open.cascade.measured(&open.workspace, place) else {
            continue;
        };
        let is_own = takes_numbers(goal, open.cascade.tree().children(place));
        let is_now = goal.period.is_some_and(|period| period.contains(today));
        if !(is_own && is_now && is_theirs) {
            continue;
        }
        due.all += 1;
        due.missing += usize::from(series.days_within(*now).next().is_none());
        if due.rows.len() < most {
            due.rows.push(check_in(open, *now, texts, place, goal, (metric, series)));
        }
    }
    due
}

/// Goals that are off track, then those at risk, the farthest behind first; at most `most` of them are listed.
pub fn concerns(open: &Open, texts: Texts, most: usize) -> Concerns {
    let mut behind: Vec<(Status, f64, &Goal)> = (open.workspace.goals.living())
        .filter_map(|(place, goal)| {
            let figures = open.cascade.figures(place);
            let is_concern =
                matches!(figures.status, Status::OffTrack | Status::AtRisk | Status::Overdue);
            Some((figures.status, figures.lead().filter(|_| is_concern)?, goal))
        })
        .collect();
    let all = behind.len();
    let worse = |a: &(Status, f64, &Goal), b: &(Status, f64, &Goal)| {
        b.0.cmp(&a.0).then(a.1.total_cmp(&b.1))
    };
    if all > most {
        behind.select_nth_unstable_by(most, worse);
        behind.truncate(most);
    }
    behind.sort_by(worse);
    let row = |&(status, lead, goal): &(Status, f64, &Goal)| Concern {
        goal: goal.id.clone(),
        title: goal.title.clone(),
        status,
        lead: texts.progress_gap(lead),
        owner: super::cascade::owner(open, goal).map_or(String::new(), |(_, name)| name),
    };
    Concerns { rows: behind.iter().map(row).collect(), all }
}

/// A milestone that is due by the end of this period, or was before.
fn milestone(open: &Open, now: Span, texts: Texts, place: usize, goal: &Goal) -> Option<CheckIn> {
    let figures = open.cascade.figures(place);
    let is_open = figures.actual == Err(Absent::DoneOrNot) && figures.done.is_none();
    let due = goal.period.filter(|_| is_open)?.end();
    (due <= now.end()).then(|| CheckIn {
        goal: goal.id.clone(),
        title: goal.title.clone(),
        status: figures.status,
        hint: texts.home_due_on(texts.day_with_year(due)),
        is_milestone: true,
        day: open.cascade.today(),
        is_entered: false,
    })
}

fn check_in(
    open: &Open,
    now: Span,
    texts: Texts,
    place: usize,
    goal: &Goal,
    (metric, series): (&Metric, &Series),
) -> CheckIn {
    let this = series.within(now).next_back();
    let before = now.start().pred_opt();
    let last = before.and_then(|day| series.latest(day));
    let plan = open.below().plan_within(place, now).ok();
    let plan = plan.map(|plan| texts.home_plan(texts.amount(plan.round_dp(2), &metric.measure)));
    let last = last
        .and_then(|(_, actual)| actual.reading())
        .map(|reading| texts.home_last(texts.amount(reading, &metric.measure)));
    // A line breaks between the parts only.
    let unbroken = |part: String| part.replace(' ', "\u{a0}");
    let hint: Vec<String> = plan.into_iter().chain(last).map(unbroken).collect();
    CheckIn {
        goal: goal.id.clone(),
        title: goal.title.clone(),
        status: open.cascade.figures(place).status,
        hint: hint.join(" · "),
        is_milestone: false,
        day: this.as_ref().map_or(open.cascade.today(), |(day, _)| *day),
        is_entered: this.is_some(),
    }
}
