//! All goals by their gap: bullet, absolute variance as a bar, relative variance as a pin.

mod drawn;
mod grouping;
#[cfg(test)]
mod testing;

use rust_decimal::Decimal;

use crate::domain::records::goal::Goal;
use crate::domain::records::metric::Measure;
use crate::domain::tracking::attainment::relative;
use crate::domain::tracking::pace::Status;
use crate::domain::values::amount::to_f64;
use crate::domain::values::id::GoalId;
use crate::locales::Texts;
use crate::model::open::Open;

use super::cascade::{basis, owner, period};
use super::plumb::Tone;
use drawn::drawn;
use grouping::grouped;

pub use drawn::{BULLET_WIDTH, DrawnGap, RATIO_HALF, VARIANCE_HALF};
pub use grouping::{Sort, SortBy, Together};

/// What the actual is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Against {
    #[default]
    PlanToDate,
    Target,
}

/// The goals with a number, as far as they are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gaps {
    /// One for each unit that several goals share, as only those can be compared by their size, or for each owner, or one for
    /// all; the one with the worst relative gap comes first, goals that are alone with their unit last.
    pub groups: Vec<GapGroup>,
    /// How many goals have a number.
    pub goals: usize,
    pub behind: usize,
    /// The goal that is farthest behind by its share: its title and its gap.
    pub worst: Option<(String, String)>,
    /// The period that all of it is of; empty where it is each goal's own.
    pub period: String,
}

/// Goals that stand together, goals without data at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct GapGroup {
    /// Empty where all stand together.
    pub heading: String,
    pub rows: Vec<GapRow>,
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
    pub basis: String,
    /// `None` where there is no data.
    pub drawn: Option<DrawnGap>,
}

/// What is known of a goal before its row is drawn: the same unit has the same scale.
struct Measured<'a> {
    place: usize,
    goal: &'a Goal,
    measure: &'a Measure,
    status: Status,
    /// What the actual is held against.
    reference: Decimal,
    /// `None` where there is no data.
    actual: Option<Decimal>,
    /// Whether there is a way to say how far that is from the reference.
    has_gap: bool,
    /// Negative is behind, positive is ahead.
    gap: Decimal,
}

/// The gaps of all goals that pass the filter; at most `most` of them are drawn.
pub fn gaps(
    open: &Open,
    texts: Texts,
    against: Against,
    (together, sort): (Together, Sort),
    most: usize,
) -> Gaps {
    let places = open.cascade.tree().all().into_iter();
    let measured: Vec<Measured> =
        places.filter_map(|place| measured(open, against, place)).collect();
    let mut gaps = Gaps {
        groups: Vec::new(),
        goals: measured.len(),
        behind: measured.iter().filter(|known| known.is_behind()).count(),
        worst: worst(&measured, texts),
        period: period(open, texts),
    };
    let mut room = most;
    for group in grouped(measured, together, sort) {
        let (heading, widest) = match &group[..] {
            _ if together == Together::People => (of_owner(open, &group, texts), None),
            _ if together == Together::All => (String::new(), None),
            [first, second, ..] if first.measure == second.measure => {
                let widest = group.iter().map(Measured::size).fold(0.0, f64::max);
                (texts.measure(first.measure), Some(widest))
            }
            _ => (texts.gaps_other_units().to_owned(), None),
        };
        let shown = group.iter().take(room);
        let rows: Vec<GapRow> = shown.map(|known| row(open, texts, known, widest)).collect();
        room -= rows.len();
        if !rows.is_empty() {
            gaps.groups.push(GapGroup { heading, rows });
        }
    }
    gaps
}

/// `None` for a goal that does not pass the filter or has no number at all.
fn measured(open: &Open, against: Against, place: usize) -> Option<Measured<'_>> {
    let goal = open.workspace.goals.at(place)?;
    if !open.lets_through(place) {
        return None;
    }
    let figures = open.shown().of(place);
    let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
    let (reference, gap) = match against {
        Against::PlanToDate => (figures.plan, figures.gap_to_date),
        Against::Target => (figures.target, figures.gap),
    };
    let target = figures.target.ok()?;
    Some(Measured {
        place,
        goal,
        measure: metric.map_or(&Measure::Count, |metric| &metric.measure),
        status: figures.status,
        reference: reference.unwrap_or(target),
        actual: figures.actual.ok(),
        has_gap: gap.is_ok(),
        gap: gap.unwrap_or_default(),
    })
}

fn worst(measured: &[Measured], texts: Texts) -> Option<(String, String)> {
    let behind = measured.iter().filter(|known| known.is_behind());
    let known = behind.min_by(|a, b| a.ratio().total_cmp(&b.ratio()))?;
    let (gap, share) = known.told(texts);
    let told = if share.is_empty() { gap } else { texts.gaps_with_share(gap, share) };
    Some((known.goal.title.clone(), told))
}

/// Whose goals they are, and how many of them are behind.
fn of_owner(open: &Open, group: &[Measured], texts: Texts) -> String {
    let name = group.first().and_then(|known| owner(open, known.goal));
    let name = name.map_or(texts.nobody().to_owned(), |(_, name)| name);
    let behind = group.iter().filter(|known| known.is_behind()).count();
    texts.gaps_of_owner(name, behind, texts.goal_count(group.len()))
}

impl Measured<'_> {
    fn is_behind(&self) -> bool {
        self.gap < Decimal::ZERO
    }

    /// The gap in its unit and, where that says something, its share.
    fn told(&self, texts: Texts) -> (String, String) {
        let share = relative(self.gap, self.reference, self.measure);
        let gap = texts.difference(self.gap.round_dp(2), self.measure);
        (gap, share.map_or(String::new(), |share| texts.signed_share(share)))
    }

    /// How far the actual is from the reference, on either side.
    fn size(&self) -> f64 {
        to_f64(self.gap.abs())
    }

    /// The gap as a share of the reference; the worst there is of nothing.
    fn ratio(&self) -> f64 {
        to_f64(self.gap) / to_f64(self.reference.abs()).max(f64::MIN_POSITIVE)
    }
}

fn row(open: &Open, texts: Texts, known: &Measured, widest: Option<f64>) -> GapRow {
    let figures = open.shown().of(known.place);
    let row = GapRow {
        id: known.goal.id.clone(),
        title: known.goal.title.clone(),
        owner: owner(open, known.goal).map_or(String::new(), |(_, name)| name),
        status: known.status,
        tone: Tone::of(known.status),
        actual: texts.no_data().into(),
        reference: texts.compact(known.reference, known.measure),
        gap: String::new(),
        ratio: String::new(),
        basis: basis(texts, figures),
        drawn: None,
    };
    let Some(actual) = known.actual else {
        return row;
    };
    let told = texts.compact_beside(actual, known.reference, known.measure);
    let row = GapRow { actual: told, ..row };
    if !known.has_gap {
        return row;
    }
    let (gap, ratio) = known.told(texts);
    GapRow {
        gap,
        ratio,
        drawn: Some(drawn(to_f64(actual), to_f64(known.reference), to_f64(known.gap), widest)),
        ..row
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{open, shown, texts};
    use super::*;
    use crate::domain::testing::{date, span};
    use crate::model::filter::Filter;

    #[test]
    fn in_a_period_the_numbers_are_those_of_the_period() {
        let mut open =
            open(&[("a", Measure::Money, 1000, Some(900)), ("b", Measure::Money, 365, None)]);
        let second = span(date(2026, 4, 1), date(2026, 6, 30));
        let third = span(date(2026, 7, 1), date(2026, 9, 30));
        let in_quarter = |quarter| Filter { period: Some(quarter), ..Filter::default() };
        let mut told = |quarter, against| {
            open.set_filter(in_quarter(quarter));
            let gaps = gaps(&open, texts(), against, (Together::Units, Sort::default()), 9);
            let row = |row: &GapRow| {
                format!("{}: {} of {} {}", row.title, row.actual, row.reference, row.gap)
            };
            let rows: Vec<String> =
                gaps.groups.iter().flat_map(|group| &group.rows).map(row).collect();
            (gaps.period, gaps.behind, rows)
        };
        let (period, behind, rows) = told(second, Against::PlanToDate);
        assert_eq!((period.as_str(), behind), ("2026 Q2", 0));
        assert_eq!(rows, ["a: 900 of 249 +651", "b: No data of 91 "]);
        assert_eq!(told(third, Against::Target).2, ["a: No data of 252 ", "b: No data of 92 "]);
        open.set_filter(in_quarter(second));
        open.set_day(date(2026, 6, 7));
        let reference = |against| {
            let gaps = gaps(&open, texts(), against, (Together::Units, Sort::default()), 9);
            gaps.groups[0].rows[0].reference.clone()
        };
        let both = [Against::PlanToDate, Against::Target].map(reference);
        assert_eq!(both, ["170", "249"], "62 days until the last number, and 91, of 365");
    }

    #[test]
    fn the_widest_gap_is_told_whatever_the_list_is_sorted_by() {
        let both =
            open(&[("a", Measure::Money, 1000, Some(900)), ("e", Measure::Percent, 100, Some(80))]);
        let sort = Sort { by: SortBy::Title, is_reversed: false };
        let told =
            |open: &Open, together| gaps(open, texts(), Against::Target, (together, sort), 9).worst;
        let worst = Some(("e".to_owned(), "−20pp".to_owned()));
        assert_eq!(told(&both, Together::All), worst, "of a percentage there is no share");
        assert_eq!(told(&both, Together::Units), worst);
        let ahead = open(&[("c", Measure::Money, 100, Some(120))]);
        assert_eq!(told(&ahead, Together::All), None);
    }

    #[test]
    fn only_as_many_rows_are_drawn_as_are_asked_for() {
        let goals: Vec<_> =
            ["a", "b", "c"].map(|name| (name, Measure::Money, 10, Some(5))).to_vec();
        let mut all = goals.clone();
        all.push(("d", Measure::Count, 10, Some(9)));
        let gaps =
            gaps(&open(&all), texts(), Against::Target, (Together::Units, Sort::default()), 2);
        assert_eq!(shown(&gaps), [vec!["a", "b"]]);
        assert_eq!((gaps.goals, gaps.behind), (4, 4));
    }
}
