//! All goals by their gap: bullet, absolute variance as a bar, relative variance as a pin.

use rust_decimal::Decimal;

use crate::domain::amount::to_f64;
use crate::domain::id::GoalId;
use crate::domain::metric::Measure;
use crate::domain::pace::Status;
use crate::domain::progress;
use crate::locales::Texts;
use crate::model::open::Open;

use super::cascade::owner;
use super::plumb::Tone;

/// Half the width of the variance column; zero is in its middle.
pub const VARIANCE_HALF: f64 = 66.0;
/// Half the width of the column of relative variances; [`FULL_RATIO`] reaches its edge.
pub const RATIO_HALF: f64 = 70.0;
/// The relative variance at the edge of its column.
pub const FULL_RATIO: f64 = 0.5;
/// The width of the bullet.
pub const BULLET_WIDTH: f64 = 140.0;
/// How much of the reference the bullet has room for.
const BULLET_FULL: f64 = 1.5;

/// What the actual is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Against {
    #[default]
    PlanToDate,
    Target,
}

/// One goal with a number.
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    pub id: GoalId,
    pub title: String,
    pub owner: String,
    pub status: Status,
    pub tone: Tone,
    pub actual: String,
    pub reference: String,
    pub gap: String,
    pub ratio: String,
    pub with_data: String,
    /// `None` where there is no data.
    pub drawn: Option<DrawnGap>,
}

/// Lengths in pixels; variances are signed, right is actual above the reference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnGap {
    pub bullet_bar: f64,
    pub bullet_mark: f64,
    pub bullet_cut: bool,
    pub bar: f64,
    pub pin: f64,
    pub pin_cut: bool,
}

/// What is known of a row before the scale is: the same unit has the same scale.
struct Measured {
    row: GapRow,
    measure: Measure,
    actual: f64,
    reference: f64,
}

/// The rows, the worst relative gap first; goals without data at the end.
pub fn rows(open: &Open, texts: Texts, against: Against) -> Vec<GapRow> {
    let mut measured = Vec::new();
    let mut without = Vec::new();
    for place in open.cascade.tree().all() {
        let Some(goal) = open.workspace.goals.at(place) else {
            continue;
        };
        if !open
            .filter
            .lets_through(goal, open.cascade.figures(place).status)
        {
            continue;
        }
        match row(open, texts, against, place) {
            Some(Ok(known)) => measured.push(known),
            Some(Err(unknown)) => without.push(*unknown),
            None => {}
        }
    }
    let widest = |measure: &Measure| {
        let same = measured
            .iter()
            .filter(|m: &&Measured| m.measure == *measure);
        same.map(|m| (m.actual - m.reference).abs())
            .fold(0.0, f64::max)
    };
    let mut scaled: Vec<(f64, GapRow)> = (measured.iter())
        .map(|known| {
            let mut row = known.row.clone();
            row.drawn = Some(drawn(known, widest(&known.measure)));
            (badness(known), row)
        })
        .collect();
    scaled.sort_by(|a, b| b.0.total_cmp(&a.0));
    scaled
        .into_iter()
        .map(|(_, row)| row)
        .chain(without)
        .collect()
}

/// `None` for a goal that has no number at all, `Err` for one without data.
fn row(
    open: &Open,
    texts: Texts,
    against: Against,
    place: usize,
) -> Option<Result<Measured, Box<GapRow>>> {
    let goal = open.workspace.goals.at(place)?;
    let figures = open.cascade.figures(place);
    let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
    let measure = metric.map_or(Measure::Count, |metric| metric.measure.clone());
    let mut row = GapRow {
        id: goal.id.clone(),
        title: goal.title.clone(),
        owner: owner(open, goal).map_or(String::new(), |(_, name)| name),
        status: figures.status,
        tone: Tone::Quiet,
        actual: texts.no_data().into(),
        reference: String::new(),
        gap: String::new(),
        ratio: String::new(),
        with_data: texts.parts_with_data(figures.with_data, figures.of),
        drawn: None,
    };
    if figures.of <= 1 || figures.with_data == figures.of {
        row.with_data = String::new();
    }
    let target = figures.target?;
    let reference = match against {
        Against::PlanToDate => figures.expected_value,
        Against::Target => Some(target),
    };
    row.reference = texts.compact(reference.unwrap_or(target), &measure);
    let (Some(actual), Some(reference)) = (figures.actual, reference) else {
        return Some(Err(Box::new(row)));
    };
    row.tone = match progress::gap(goal.aim, reference, goal.tolerance, actual) {
        gap if gap > Decimal::ZERO => Tone::Good,
        gap if gap < Decimal::ZERO => Tone::Bad,
        _ => Tone::Quiet,
    };
    row.actual = texts.compact(actual, &measure);
    row.gap = texts.difference(actual - reference, &measure);
    let (actual, reference) = (to_f64(actual), to_f64(reference));
    row.ratio = match reference {
        0.0 => String::new(),
        _ => texts.signed_share((actual - reference) / reference.abs()),
    };
    Some(Ok(Measured {
        row,
        measure,
        actual,
        reference,
    }))
}

/// The relative variance, bad ones positive.
fn badness(known: &Measured) -> f64 {
    let size = (known.actual - known.reference).abs();
    let ratio = size / known.reference.abs().max(f64::MIN_POSITIVE);
    match known.row.tone {
        Tone::Bad => ratio,
        _ => -ratio,
    }
}

fn drawn(known: &Measured, widest: f64) -> DrawnGap {
    let gap = known.actual - known.reference;
    let ratio = gap / known.reference.abs().max(f64::MIN_POSITIVE);
    let reach = known.reference.abs() * BULLET_FULL;
    let at = |value: f64| {
        if reach > 0.0 {
            (value / reach * BULLET_WIDTH).clamp(0.0, BULLET_WIDTH)
        } else {
            0.0
        }
    };
    DrawnGap {
        bullet_bar: at(known.actual),
        bullet_mark: at(known.reference),
        bullet_cut: known.actual > reach || known.actual < 0.0,
        bar: if widest > 0.0 {
            gap / widest * VARIANCE_HALF
        } else {
            0.0
        },
        pin: (ratio / FULL_RATIO * RATIO_HALF).clamp(-RATIO_HALF, RATIO_HALF),
        pin_cut: ratio.abs() > FULL_RATIO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn known(actual: f64, reference: f64) -> Measured {
        let row = GapRow {
            id: GoalId::new("g").unwrap(),
            title: String::new(),
            owner: String::new(),
            status: Status::NoData,
            tone: Tone::Quiet,
            actual: String::new(),
            reference: String::new(),
            gap: String::new(),
            ratio: String::new(),
            with_data: String::new(),
            drawn: None,
        };
        Measured {
            row,
            measure: Measure::Count,
            actual,
            reference,
        }
    }

    proptest! {
        #[test]
        fn bars_are_value_times_scale_and_what_is_off_it_is_marked(actual in 0.0f64..1e6, reference in 1.0f64..1e6, widest in 1e6f64..2e6) {
            let drawn = drawn(&known(actual, reference), widest);
            let gap = actual - reference;
            prop_assert!((drawn.bar - gap * VARIANCE_HALF / widest).abs() < 1.0);
            let pin = gap / reference * RATIO_HALF / FULL_RATIO;
            prop_assert!(drawn.pin_cut || (drawn.pin - pin).abs() < 1.0);
            let bar = actual / (reference * BULLET_FULL) * BULLET_WIDTH;
            prop_assert!(drawn.bullet_cut || (drawn.bullet_bar - bar).abs() < 1.0);
        }
    }
}
