//! The sentence that opens a screen: what the cascade comes to, and where it comes from. Computed, never canned.

use crate::domain::amount::to_f64;
use crate::domain::cascade::Counts;
use crate::domain::figures::Figures;
use crate::domain::goal::RollUp;
use crate::domain::metric::Measure;
use crate::locales::Texts;
use crate::model::open::Open;

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
}

/// Who causes how much of a shortfall.
struct Cause {
    title: String,
    /// Of the whole shortfall.
    share: f64,
}

/// What the whole cascade comes to.
pub fn cascade(open: &Open, texts: Texts) -> Lead {
    let roots = open.cascade.tree().roots();
    let worst = (roots.iter().copied())
        .filter_map(|place| Some((place, open.cascade.figures(place).lead()?)))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let Some((place, lead)) = worst else {
        return Lead {
            before: texts.lead_nothing_yet().into(),
            number: String::new(),
            after: String::new(),
            tone: Tone::Quiet,
            below: texts.lead_add_or_enter().into(),
        };
    };
    let mut below = counted(open.cascade.counts(), texts);
    if let Some(landing) = landing(open, place, texts) {
        below = texts.two_clauses(below, landing);
    }
    of_goal(open, place, lead, texts, below)
}

/// What one goal comes to.
pub fn goal(open: &Open, place: usize, texts: Texts) -> Lead {
    let below = landing(open, place, texts).unwrap_or_default();
    match open.cascade.figures(place).lead() {
        Some(lead) => of_goal(open, place, lead, texts, below),
        None => Lead {
            before: texts.lead_no_actual().into(),
            number: String::new(),
            after: String::new(),
            tone: Tone::Quiet,
            below,
        },
    }
}

fn counted(counts: Counts, texts: Texts) -> String {
    texts.lead_counts(texts.goal_count(counts.goals()), counts.off_track, counts.at_risk)
}

fn of_goal(open: &Open, place: usize, lead: f64, texts: Texts, below: String) -> Lead {
    let title = open.workspace.goals.at(place).map_or("", |goal| &goal.title);
    let figures = open.cascade.figures(place);
    let points = texts.points(lead.abs()).trim_start_matches(['+', '±']).to_owned();
    let tone = Tone::of(figures.status);
    // Half a point rounds to nothing: that is on the line, not behind it.
    if lead.abs() < 0.005 {
        return Lead {
            before: texts.lead_on_the_line(title),
            number: String::new(),
            after: String::new(),
            tone,
            below,
        };
    }
    if lead > 0.0 {
        return Lead {
            before: texts.lead_ahead(title),
            number: points,
            after: texts.lead_end().into(),
            tone,
            below,
        };
    }
    let after = match cause(open, place) {
        Some(cause) => texts.lead_cause(texts.share(cause.share), cause.title),
        None => texts.lead_end().into(),
    };
    // Behind, if only so little that it is on track: nothing to be green about.
    let tone = match tone {
        Tone::Good => Tone::Quiet,
        other => other,
    };
    Lead { before: texts.lead_behind(title), number: points, after, tone, below }
}

/// Follows the largest part of a shortfall down the tree, as long as one child has more than half of it.
fn cause(open: &Open, place: usize) -> Option<Cause> {
    let (mut at, mut share) = (place, 1.0);
    while let Some((child, part)) = largest_part(open, at).filter(|(_, part)| *part > 0.5) {
        at = child;
        share *= part.min(1.0);
    }
    (at != place).then(|| Cause {
        title: open.workspace.goals.at(at).map_or(String::new(), |goal| goal.title.clone()),
        share,
    })
}

/// The child with the largest part of its siblings' shortfalls, and that part.
fn largest_part(open: &Open, place: usize) -> Option<(usize, f64)> {
    let goal = open.workspace.goals.at(place)?;
    let children = open.cascade.tree().children(place);
    let shortfalls: Vec<(usize, f64)> = (children.iter())
        .filter_map(|&child| {
            let figures = open.cascade.figures(child);
            let shortfall = match goal.roll_up {
                RollUp::Own => return None,
                RollUp::Sum => -to_f64(figures.gap_to_date?),
                RollUp::Weighted => {
                    -figures.lead()? * open.workspace.goals.at(child)?.weight.to_f64()
                }
            };
            (shortfall > 0.0).then_some((child, shortfall))
        })
        .collect();
    let sum: f64 = shortfalls.iter().map(|(_, s)| s).sum();
    let (child, most) = shortfalls.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    Some((child, most / sum))
}

/// Where the run rate leads, for a goal that has one.
fn landing(open: &Open, place: usize, texts: Texts) -> Option<String> {
    let goal = open.workspace.goals.at(place)?;
    let figures: &Figures = open.cascade.figures(place);
    let speed = figures.speed?;
    speed.required?;
    let measure = (open.workspace.measured(goal)).map_or(&Measure::Count, |(m, _)| &m.measure);
    let forecast = crate::domain::amount::Amount::from_f64(speed.forecast).ok()?;
    let target = figures.target?;
    Some(texts.lead_landing(texts.amount(forecast.value(), measure), texts.amount(target, measure)))
}
