//! The sentence that opens a screen: what the cascade comes to, and where it comes from. Computed, never canned.

use rust_decimal::Decimal;

use crate::domain::cascade::Counts;
use crate::domain::cascade::below::Below;
use crate::domain::records::goal::Goal;
use crate::domain::tracking::figures::Figures;
use crate::domain::tracking::milestone::Milestone;
use crate::domain::tracking::pace::Status;
use crate::domain::values::absent::Absent;
use crate::domain::values::amount::to_f64;
use crate::domain::values::id::GoalId;
use crate::locales::Texts;
use crate::model::open::Open;

use super::cascade::period;
use super::plumb::Tone;

/// A headline with the number that it turns on, and a line below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    pub before: String,
    /// The number, coloured by `tone`; may be empty.
    pub number: String,
    pub after: String,
    pub tone: Tone,
    pub below: String,
    /// Where to look next: the goal that it comes from, with its title.
    pub next: Option<(GoalId, String)>,
}

/// What the whole cascade comes to, or what passes the filter, in the period that it names.
pub fn cascade(open: &Open, texts: Texts) -> Lead {
    let lead = shown(open, texts);
    match period(open, texts) {
        all if all.is_empty() => lead,
        period => Lead { before: texts.lead_in(period, lead.before), ..lead },
    }
}

fn shown(open: &Open, texts: Texts) -> Lead {
    let below = open.shown();
    let tree = open.cascade.tree();
    let (places, counts) = match open.filter().is_empty() {
        true => (tree.roots().to_vec(), open.cascade.counts()),
        false => {
            let shown = tree.all().into_iter().filter(|place| open.lets_through(*place));
            let shown: Vec<usize> = shown.collect();
            let counts = shown.iter().map(|place| below.of(*place).status).collect();
            (shown, counts)
        }
    };
    let worst = (places.iter().copied())
        .filter_map(|place| Some((place, below.of(place).lead()?)))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let counts = counted(counts, texts);
    let Some((place, _)) = worst else {
        return match (open.filter().is_empty(), places.is_empty()) {
            (true, _) => {
                let below = texts.lead_add_or_enter().into();
                Lead { below, ..plain(texts.lead_nothing_yet().into()) }
            }
            (false, true) => plain(texts.cascade_nothing_matches().into()),
            (false, false) => Lead { below: counts, ..plain(texts.lead_nothing_yet().into()) },
        };
    };
    let told = match landing(below, place, texts) {
        Some(landing) => texts.two_clauses(counts, landing),
        None => counts,
    };
    let lead = of_goal(below, place, texts);
    let next = lead.next.clone().or_else(|| named(below, place));
    Lead { below: told, next, ..lead }
}

/// What one goal comes to.
pub fn goal(open: &Open, place: usize, texts: Texts) -> Lead {
    let below = landing(open.below(), place, texts).unwrap_or_default();
    Lead { below, ..of_goal(open.below(), place, texts) }
}

fn named(below: Below, place: usize) -> Option<(GoalId, String)> {
    let goal = below.workspace.goals.at(place)?;
    Some((goal.id.clone(), goal.title.clone()))
}

fn counted(counts: Counts, texts: Texts) -> String {
    let off_track = counts.of(Status::OffTrack) + counts.of(Status::Overdue);
    texts.lead_counts(texts.goal_count(counts.goals()), off_track, counts.of(Status::AtRisk))
}

fn plain(before: String) -> Lead {
    let (number, after, below) = (String::new(), String::new(), String::new());
    Lead { before, number, after, tone: Tone::Quiet, below, next: None }
}

/// In the goal's own terms: a milestone's days, the periods that were held, what was missed, or the gap in its unit.
fn of_goal(below: Below, place: usize, texts: Texts) -> Lead {
    let Some(goal) = below.workspace.goals.at(place) else {
        return plain(String::new());
    };
    let figures = below.of(place);
    let tone = Tone::of(figures.status);
    let title = &goal.title;
    if figures.actual == Err(Absent::DoneOrNot) {
        return Lead { tone, ..plain(milestone(below, goal, figures, texts)) };
    }
    if let Err(why) = figures.progress {
        return plain(texts.lead_absent(title, texts.absent(why)));
    }
    if figures.held.is_some() {
        return held(below, place, goal, texts);
    }
    if figures.status == Status::Reached {
        return Lead { tone, ..plain(texts.lead_reached(title)) };
    }
    let nothing = plain(String::new());
    let size = |gap: Option<Decimal>| {
        let unsigned = |told: String| told.trim_start_matches(['+', '±']).to_owned();
        let told = gap
            .map(|gap| texts.difference(gap.abs().round_dp(2), &below.workspace.measure_of(goal)));
        told.map(unsigned).or_else(|| {
            let share = texts.progress_gap(figures.lead()?.abs());
            Some(texts.lead_of_the_way(unsigned(share)))
        })
    };
    if figures.status == Status::Missed {
        let number = size(figures.gap.ok()).unwrap_or_default();
        let (before, after) = (texts.lead_missed(title), texts.lead_end().into());
        return Lead { before, number, after, tone: Tone::Bad, ..nothing };
    }
    let behind = match figures.gap_to_date {
        Ok(gap) => to_f64(gap),
        // Half a percent rounds to nothing: that is on the line, not behind it.
        Err(_) => figures.lead().filter(|lead| lead.abs() >= 0.005).unwrap_or_default(),
    };
    if behind == 0.0 {
        return Lead { tone, ..plain(texts.lead_on_the_line(title)) };
    }
    let number = size(figures.gap_to_date.ok()).unwrap_or_default();
    if behind > 0.0 {
        let (before, after) = (texts.lead_ahead(title), texts.lead_end().into());
        return Lead { before, number, after, tone, ..nothing };
    }
    let cause = below.cause(place);
    let cause = cause.and_then(|cause| Some((cause.share, named(below, cause.place)?)));
    let (after, next) = match cause {
        Some((share, next)) => (texts.lead_cause(texts.share(share), &next.1), Some(next)),
        None => (texts.lead_end().into(), None),
    };
    // Behind, if only so little that it is on track: nothing to be green about.
    let tone = if tone == Tone::Good { Tone::Quiet } else { tone };
    Lead { before: texts.lead_behind(title), number, after, tone, next, ..nothing }
}

fn milestone(below: Below, goal: &Goal, figures: &Figures, texts: Texts) -> String {
    let title = &goal.title;
    if let Some(done) = figures.done {
        return texts.lead_done(title, texts.day_with_year(done));
    }
    match Milestone::of(goal, figures, below.today).map(Milestone::days_left) {
        Some(0) => texts.lead_due_today(title),
        Some(days) if days > 0 => texts.lead_due_in(days, title),
        Some(days) => texts.lead_overdue(-days, title),
        None => texts.lead_absent(title, texts.absent(Absent::NoPeriod)),
    }
}

/// How many periods were held, and the last one that wasn't.
fn held(below: Below, place: usize, goal: &Goal, texts: Texts) -> Lead {
    let figures = below.of(place);
    let held = figures.held.unwrap_or_default();
    let judged = below.judged(place);
    let missed = judged.iter().rev().find(|judged| !judged.is_held);
    let calendar = below.workspace.settings.calendar;
    let after = missed.map(|m| texts.lead_not_held(texts.period(m.period, calendar)));
    Lead {
        before: texts.lead_held(&goal.title),
        number: texts.lead_held_of(held.held, held.judged),
        after: after.unwrap_or_else(|| texts.lead_end().into()),
        tone: Tone::of(figures.status),
        ..plain(String::new())
    }
}

/// Where the run rate leads, for a goal that has one and isn't there yet.
fn landing(below: Below, place: usize, texts: Texts) -> Option<String> {
    let goal = below.workspace.goals.at(place)?;
    let figures = below.of(place);
    let (forecast, target) = (figures.forecast.ok()?, figures.target.ok()?);
    (figures.run_rate.and(figures.required).is_ok()).then(|| {
        let measure = below.workspace.measure_of(goal);
        texts.lead_landing(
            texts.amount(forecast.round_dp(2), &measure),
            texts.amount(target, &measure),
        )
    })
}
