//! All goals by their gap: bullet, absolute variance as a bar, relative variance as a pin.

mod drawn;
mod grouping;

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
pub use grouping::Together;

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
    /// One for each unit that several goals share, as only those can be compared by their size, or for each owner; the one
    /// with the worst relative gap comes first, goals that are alone with their unit last.
    pub groups: Vec<GapGroup>,
    /// How many goals have a number.
    pub goals: usize,
    pub behind: usize,
    /// The period that all of it is of; empty where it is each goal's own.
    pub period: String,
}

/// Goals of one unit, the widest gap first, or goals of one unit each, the widest relative gap first. Goals that are ahead
/// come after those that are behind, goals without data at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct GapGroup {
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
    pub is_behind: bool,
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
pub fn gaps(open: &Open, texts: Texts, against: Against, together: Together, most: usize) -> Gaps {
    let places = open.cascade.tree().all().into_iter();
    let measured: Vec<Measured> =
        places.filter_map(|place| measured(open, against, place)).collect();
    let mut gaps = Gaps {
        groups: Vec::new(),
        goals: measured.len(),
        behind: measured.iter().filter(|known| known.is_behind()).count(),
        period: period(open, texts),
    };
    let mut room = most;
    for group in grouped(measured, together) {
        let (heading, widest) = match &group[..] {
            _ if together == Together::People => (of_owner(open, &group, texts), None),
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
        reference: reference.unwrap_or(target),
        actual: figures.actual.ok(),
        has_gap: gap.is_ok(),
        gap: gap.unwrap_or_default(),
    })
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
        status: figures.status,
        tone: Tone::of(figures.status),
        is_behind: known.is_behind(),
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
    let ratio = relative(known.gap, known.reference, known.measure);
    GapRow {
        gap: texts.difference(known.gap.round_dp(2), known.measure),
        ratio: ratio.map_or(String::new(), |ratio| texts.signed_share(ratio)),
        drawn: Some(drawn(to_f64(actual), to_f64(known.reference), to_f64(known.gap), widest)),
        ..row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::domain::records::actual::Actual;
    use crate::domain::records::edit::Edit;
    use crate::domain::records::goal::GoalField;
    use crate::domain::records::metric::MetricField;
    use crate::domain::records::people::PersonField;
    use crate::domain::records::workspace::Workspace;
    use crate::domain::testing::{date, span};
    use crate::domain::values::amount::Amount;
    use crate::domain::values::calendar::PeriodKind;
    use crate::domain::values::id::{MetricId, PersonId, WorkspaceId};
    use crate::domain::values::stamp::{Clock, Stamp};
    use crate::model::filter::Filter;

    /// Goals of 2026 on its last day, all against their targets.
    fn open(goals: &[(&str, Measure, i64, Option<i64>)]) -> Open {
        let mut workspace = Workspace::new(WorkspaceId::new("w").unwrap());
        let mut apply = |edit| drop(workspace.apply(edit, Stamp::ZERO));
        let year = span(date(2026, 1, 1), date(2026, 12, 31));
        for (name, measure, target, actual) in goals {
            let (goal, metric) = (GoalId::new(name).unwrap(), MetricId::new(name).unwrap());
            apply(Edit::Metric(metric.clone(), MetricField::Measure(measure.clone())));
            apply(Edit::Metric(metric.clone(), MetricField::Deleted(false)));
            for field in [
                GoalField::Title((*name).into()),
                GoalField::Order((*name).into()),
                GoalField::Metric(Some(metric.clone())),
                GoalField::Target(Some(Amount::from(*target))),
                GoalField::Period(Some(year)),
                GoalField::Deleted(false),
            ] {
                apply(Edit::Goal(goal.clone(), field));
            }
            let actual = actual.map(|value| Actual::of(Amount::from(value)));
            apply(Edit::Actual(metric, date(2026, 6, 1), actual));
        }
        Open::new(workspace, Vec::new(), Clock::new(1), date(2026, 12, 31))
    }

    fn shown(gaps: &Gaps) -> Vec<Vec<&str>> {
        fn titles(group: &GapGroup) -> Vec<&str> {
            group.rows.iter().map(|row| row.title.as_str()).collect()
        }
        gaps.groups.iter().map(titles).collect()
    }

    fn texts() -> Texts {
        Texts::of(Language::English)
    }

    #[test]
    fn goals_are_sorted_by_absolute_gap_within_their_unit_and_units_by_their_worst_share() {
        let open = open(&[
            ("a", Measure::Money, 1000, Some(900)),
            ("b", Measure::Count, 10, Some(5)),
            ("b2", Measure::Count, 10, Some(8)),
            ("f", Measure::Hours, 10, Some(1)),
            ("g", Measure::Days, 10, Some(0)),
            ("c", Measure::Money, 100, Some(80)),
            ("d", Measure::Money, 100, None),
            ("e", Measure::Money, 100, Some(120)),
        ]);
        let gaps = gaps(&open, texts(), Against::Target, Together::Units, 100);
        assert_eq!(shown(&gaps), [vec!["b", "b2"], vec!["a", "c", "e", "d"], vec!["g", "f"]]);
        assert_eq!((gaps.goals, gaps.behind), (8, 6));
        let alone = gaps.groups[2].rows[0].drawn.unwrap();
        assert_eq!(alone.bar, None, "there is nothing to compare it with");
        let last = &gaps.groups[1].rows[3];
        assert_eq!((last.actual.as_str(), last.drawn), (texts().no_data(), None));
    }

    #[test]
    fn in_a_period_the_numbers_are_those_of_the_period() {
        let mut open =
            open(&[("a", Measure::Money, 1000, Some(900)), ("b", Measure::Money, 365, None)]);
        let second = span(date(2026, 4, 1), date(2026, 6, 30));
        let third = span(date(2026, 7, 1), date(2026, 9, 30));
        let in_quarter =
            |quarter| Filter { period: Some((PeriodKind::Quarter, quarter)), ..Filter::default() };
        let mut told = |quarter, against| {
            open.set_filter(in_quarter(quarter));
            let gaps = gaps(&open, texts(), against, Together::Units, 9);
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
            let gaps = gaps(&open, texts(), against, Together::Units, 9);
            gaps.groups[0].rows[0].reference.clone()
        };
        let both = [Against::PlanToDate, Against::Target].map(reference);
        assert_eq!(both, ["170", "249"], "62 days until the last number, and 91, of 365");
    }

    #[test]
    fn goals_of_one_owner_stand_together_and_whoever_is_farthest_behind_comes_first() {
        let mut open = open(&[
            ("a", Measure::Money, 100, Some(90)),
            ("b", Measure::Count, 10, Some(5)),
            ("c", Measure::Money, 100, Some(120)),
            ("d", Measure::Hours, 100, Some(80)),
        ]);
        for (goal, name) in [("a", "ann"), ("b", "bob"), ("c", "ann")] {
            let person = PersonId::new(name).unwrap();
            let named = PersonField::Name(name.into());
            for edit in [
                Edit::Person(person.clone(), named),
                Edit::Person(person.clone(), PersonField::Deleted(false)),
                Edit::Goal(GoalId::new(goal).unwrap(), GoalField::Owner(Some(person))),
            ] {
                open.workspace.apply(edit, Stamp::ZERO);
            }
        }
        let gaps = gaps(&open, texts(), Against::Target, Together::People, 100);
        assert_eq!(shown(&gaps), [vec!["b"], vec!["d"], vec!["a", "c"]]);
        let headings: Vec<&str> = gaps.groups.iter().map(|group| group.heading.as_str()).collect();
        assert_eq!(
            headings,
            ["bob: 1 of 1 goal behind", "Nobody: 1 of 1 goal behind", "ann: 1 of 2 goals behind"]
        );
        assert!(
            gaps.groups.iter().flat_map(|group| &group.rows).all(|row| row
                .drawn
                .unwrap()
                .bar
                .is_none())
        );
    }

    #[test]
    fn only_as_many_rows_are_drawn_as_are_asked_for() {
        let goals: Vec<_> =
            ["a", "b", "c"].map(|name| (name, Measure::Money, 10, Some(5))).to_vec();
        let mut all = goals.clone();
        all.push(("d", Measure::Count, 10, Some(9)));
        let gaps = gaps(&open(&all), texts(), Against::Target, Together::Units, 2);
        assert_eq!(shown(&gaps), [vec!["a", "b"]]);
        assert_eq!((gaps.goals, gaps.behind), (4, 4));
    }
}
