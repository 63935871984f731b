//! A part of time: what goals would say if each had been set for that part of its period alone.

use chrono::NaiveDate;

use super::Cascade;
use super::below::Below;
use crate::domain::records::edit::{Edit, Place};
use crate::domain::records::goal::{Goal, GoalField, GoalKey};
use crate::domain::records::metric::Aggregation;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::Span;
use crate::domain::values::id::GoalId;
use crate::domain::values::stamp::Stamp;

/// A workspace whose goals were cut to a span, so that every figure is worked out as it is of any goal.
///
/// A flow is to add there what its plan adds there. A stock is to stand in the end where its plan stands then, and averages
/// and rates are so for the numbers of the span alone. What is kept is judged by those of its periods that end there. A
/// milestone stays as it is.
#[derive(Clone, Debug)]
pub struct Part {
    span: Span,
    workspace: Workspace,
    cascade: Cascade,
}

impl Part {
    pub fn new(whole: Below, span: Span) -> Part {
        let mut workspace = whole.workspace.clone();
        for (place, goal) in whole.workspace.goals.living() {
            for field in cut(whole, place, goal, span) {
                workspace.goals.set(&goal.id, field, Stamp::ZERO);
            }
        }
        Part { span, cascade: Cascade::new(&workspace, whole.today), workspace }
    }

    /// Follows edits that were applied to the workspace that it was cut from.
    pub fn follow(&mut self, whole: Below, edits: &[Edit]) {
        let mut all = edits.to_vec();
        for edit in edits {
            match edit.place() {
                Place::Goal(_, key) if has_others_cut(key) => return self.begin_anew(whole),
                Place::Settings(_) | Place::Metric(..) => return self.begin_anew(whole),
                Place::Goal(id, _) => all.extend(cut_anew(whole, &id, self.span)),
                // No number changes where a goal is cut.
                _ => {}
            }
        }
        for edit in &all {
            self.workspace.apply(edit.clone(), Stamp::ZERO);
        }
        self.cascade.follow(&self.workspace, &all);
    }

    fn begin_anew(&mut self, whole: Below) {
        *self = Part::new(whole, self.span);
    }

    pub fn span(&self) -> Span {
        self.span
    }

    pub fn cascade(&self) -> &Cascade {
        &self.cascade
    }

    pub fn below(&self) -> Below<'_> {
        self.cascade.below(&self.workspace)
    }
}

/// Whether a field of a goal says whose number another one sums: how that adds up says where it is cut.
fn has_others_cut(key: GoalKey) -> bool {
    matches!(
        key,
        GoalKey::Parent | GoalKey::Order | GoalKey::Deleted | GoalKey::Metric | GoalKey::RollUp
    )
}

/// What a goal says in a span, whatever it said there before.
fn cut_anew(whole: Below, id: &GoalId, span: Span) -> Vec<Edit> {
    let goals = &whole.workspace.goals;
    let Some((place, goal)) = goals.place(id).and_then(|place| Some((place, goals.at(place)?)))
    else {
        return Vec::new();
    };
    let uncut = [
        GoalField::Period(goal.period),
        GoalField::Plan(goal.plan.clone()),
        GoalField::Target(goal.target),
        GoalField::Parent(goal.parent.clone()),
    ];
    let fields = uncut.into_iter().chain(cut(whole, place, goal, span));
    fields.map(|field| Edit::Goal(id.clone(), field)).collect()
}

/// What a goal would say in a span instead; nothing where that has all of its period.
fn cut(whole: Below, place: usize, goal: &Goal, span: Span) -> Vec<GoalField> {
    let Some(period) = goal.period.filter(|_| !goal.aim.is_done_or_not()) else {
        return Vec::new();
    };
    let Some(part) = period.overlap(span) else {
        // It counts in nothing above it.
        return vec![GoalField::Parent(None)];
    };
    if part == period {
        return Vec::new();
    }
    if goal.aim.is_maintained() {
        return vec![GoalField::Period(Some(judged(whole, goal, period, part)))];
    }
    let aggregation = whole.of(place).aggregation(whole.workspace);
    let starts_anew = aggregation == Aggregation::Flow;
    let part = match aggregation {
        // It stands where it was put last, also before the span.
        Aggregation::Stock => Span::new(period.start(), part.end()).unwrap_or(part),
        Aggregation::Flow | Aggregation::Average | Aggregation::Rate => part,
    };
    let planned = goal.target.and_then(|_| whole.plan_within(place, part).ok());
    let target = planned.and_then(|planned| Amount::new(planned).ok());
    [
        Some(GoalField::Period(Some(part))),
        Some(GoalField::Plan(goal.plan.within(period, part, starts_anew))),
        target.map(|target| GoalField::Target(Some(target))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The periods of a goal's cadence that end within a part of its own period, or else the one in which that ends.
fn judged(whole: Below, goal: &Goal, period: Span, part: Span) -> Span {
    let calendar = whole.workspace.settings.calendar;
    let around = |day: NaiveDate| calendar.period(goal.cadence(), day).overlap(period);
    let (first, last) = (around(part.start()), around(part.end()));
    let end = match last {
        Some(last) if last.end() == part.end() => Some(last.end()),
        Some(last) => last.start().pred_opt().filter(|end| *end >= part.start()),
        None => None,
    };
    let ending = first.zip(end).and_then(|(first, end)| Span::new(first.start(), end));
    ending.or(last).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::actual::Actual;
    use crate::domain::records::goal::{Aim, RollUp};
    use crate::domain::records::metric::MetricField;
    use crate::domain::testing::cascades::{any_edits, goal, id, metric, workspace};
    use crate::domain::testing::{date, span};
    use crate::domain::tracking::figures::Figures;
    use crate::domain::tracking::pace::Status;
    use crate::domain::values::calendar::PeriodKind;
    use crate::domain::values::plan::PlanCurve;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn entered(n: usize, month: u32, day: u32, value: i64) -> Edit {
        let actual = Actual::of(Amount::from(value));
        Edit::Actual(metric(n), date(2026, month, day), Some(actual))
    }

    fn month(month: u32) -> Span {
        let calendar = workspace([]).settings.calendar;
        calendar.period(PeriodKind::Month, date(2026, month, 1))
    }

    /// What goals say in a part of time.
    fn told(workspace: &Workspace, today: NaiveDate, part: Span) -> Vec<Figures> {
        let cascade = Cascade::new(workspace, today);
        let part = Part::new(cascade.below(workspace), part);
        (0..workspace.goals.places()).map(|place| part.below().of(place).clone()).collect()
    }

    #[test]
    fn a_month_has_its_own_number_and_its_own_plan() {
        let numbers = [entered(0, 1, 20, 30), entered(0, 2, 20, 5), entered(0, 3, 20, 7)];
        for (aim, aggregation, actual, plan, gap, status) in [
            (Aim::Increase, Aggregation::Flow, 5, 28, -23, Status::Missed),
            (Aim::Decrease, Aggregation::Flow, 5, 28, 23, Status::Reached),
            (Aim::Increase, Aggregation::Stock, 5, 59, -54, Status::Missed),
            (Aim::Increase, Aggregation::Average, 5, 59, -54, Status::Missed),
            (Aim::AtLeast, Aggregation::Flow, 5, 365, -360, Status::Missed),
        ] {
            let kept = [
                Edit::Goal(id(0), GoalField::Cadence(Some(PeriodKind::Month))),
                Edit::Goal(id(0), GoalField::Aim(aim)),
                Edit::Metric(metric(0), MetricField::Aggregation(aggregation)),
            ];
            let edits = goal(0, None, RollUp::Own, 365, 1).into_iter().chain(kept);
            let workspace = workspace(edits.chain(numbers.clone()));
            let today = date(2026, 4, 2);
            let february = &told(&workspace, today, month(2))[0];
            let numbers = (february.actual, february.plan, february.gap_to_date);
            let wanted = (Ok(actual.into()), Ok(plan.into()), Ok(gap.into()));
            assert_eq!(numbers, wanted, "{aim:?} {aggregation:?}");
            assert_eq!(february.target, february.plan, "February is over");
            assert_eq!(february.status, status, "{aim:?} {aggregation:?}");
            let july = &told(&workspace, today, month(7))[0];
            let stays = aggregation == Aggregation::Stock;
            assert_eq!(july.actual.ok(), stays.then(|| Decimal::from(7)), "{aggregation:?}");
            let all = &told(&workspace, today, span(date(2026, 1, 1), date(2026, 12, 31)))[0];
            assert_eq!(all, Cascade::new(&workspace, today).figures(0));
        }
    }

    #[test]
    fn a_part_that_is_running_is_held_against_its_plan_so_far() {
        for (aggregation, plan, whole) in [
            (Aggregation::Flow, 10, 30),
            (Aggregation::Stock, 100, 120),
            (Aggregation::Average, 100, 120),
        ] {
            let aggregated = Edit::Metric(metric(0), MetricField::Aggregation(aggregation));
            let numbers = [aggregated, entered(0, 3, 31, 80), entered(0, 4, 10, 8)];
            let edits = goal(0, None, RollUp::Own, 365, 1).into_iter().chain(numbers);
            let april = &told(&workspace(edits), date(2026, 4, 10), month(4))[0];
            let planned = april.plan.map(|plan| plan.round_dp(6));
            assert_eq!(
                (planned, april.target),
                (Ok(plan.into()), Ok(whole.into())),
                "{aggregation:?}"
            );
            assert_eq!(april.actual, Ok(8.into()));
        }
    }

    #[test]
    fn a_phased_plan_asks_in_a_part_for_what_it_asks_for_there() {
        let phased = PlanCurve::Phased(vec![
            (date(2026, 4, 15), Amount::from(50)),
            (date(2026, 4, 30), Amount::from(60)),
        ]);
        let numbers = [Edit::Goal(id(0), GoalField::Plan(phased)), entered(0, 4, 15, 1)];
        let edits = goal(0, None, RollUp::Own, 1050, 1).into_iter().chain(numbers);
        let april = &told(&workspace(edits), date(2026, 4, 15), month(4))[0];
        // 90 of the 105 days until the middle of April are over when it begins.
        assert_eq!(april.target, Ok(180.into()), "1050 · 60 % − 1050 · 50 % · 90 / 105");
        assert_eq!(april.plan.map(|plan| plan.round_dp(6)), Ok(75.into()));
    }

    #[test]
    fn what_is_kept_is_judged_by_the_periods_that_end_in_the_part() {
        let kept = |cadence| {
            let of_goal = [GoalField::Aim(Aim::AtLeast), GoalField::Cadence(Some(cadence))];
            let numbers = [entered(0, 1, 31, 3), entered(0, 2, 20, 2), entered(0, 3, 3, 9)];
            let of_goal = of_goal.map(|field| Edit::Goal(id(0), field));
            let edits = goal(0, None, RollUp::Own, 5, 1).into_iter().chain(of_goal);
            let workspace = workspace(edits.chain(numbers));
            let february = told(&workspace, date(2026, 3, 10), month(2));
            (february[0].actual, february[0].held.map(|held| (held.held, held.judged)))
        };
        assert_eq!(kept(PeriodKind::Month), (Ok(2.into()), Some((0, 1))));
        // The weeks from 26 January to 22 February, two of them without a number; the one after those ends in March.
        assert_eq!(kept(PeriodKind::Week), (Ok(2.into()), Some((0, 4))));
        assert_eq!(
            kept(PeriodKind::Quarter),
            (Ok(14.into()), Some((1, 1))),
            "the quarter that runs"
        );
    }

    #[test]
    fn what_lies_outside_counts_in_nothing_above_it() {
        let january = Edit::Goal(id(1), GoalField::Period(Some(month(1))));
        let mut edits = goal(0, None, RollUp::Sum, 365, 1);
        edits.extend(goal(1, Some(0), RollUp::Own, 31, 1));
        edits.extend(goal(2, Some(0), RollUp::Own, 365, 1));
        edits.extend([january, entered(1, 1, 20, 30), entered(2, 1, 9, 1), entered(2, 2, 9, 2)]);
        let flow = |n| Edit::Metric(metric(n), MetricField::Aggregation(Aggregation::Flow));
        edits.extend((0..3).map(flow));
        let workspace = workspace(edits);
        let february = told(&workspace, date(2026, 4, 2), month(2));
        assert_eq!((february[0].actual, february[0].target), (Ok(2.into()), Ok(28.into())));
    }

    /// Any edits, also of what says where a goal is cut.
    fn any_change() -> impl Strategy<Value = Vec<Edit>> {
        let field = (0usize..8, 0usize..6, 1i64..12).prop_map(|(n, kind, value)| {
            let until = date(2026, value as u32, 28);
            let field = match kind {
                0 => GoalField::Period(Some(span(date(2026, 1, 1), until))),
                1 => GoalField::Period(None),
                2 => GoalField::Target(Some(Amount::from(value))),
                3 => GoalField::Aim(Aim::ALL[value as usize % Aim::ALL.len()]),
                4 => GoalField::Baseline(Some(Amount::from(value))),
                _ => GoalField::Plan(PlanCurve::Phased(vec![(until, Amount::from(value))])),
            };
            vec![Edit::Goal(id(n), field)]
        });
        prop_oneof![field, any_edits()]
    }

    proptest! {
        #[test]
        fn the_months_of_a_flow_add_up_to_it(edits in any_edits(), sums in proptest::collection::vec(any::<bool>(), 8)) {
            let roll_up = |n: usize| if sums[n] { RollUp::Sum } else { RollUp::Own };
            let start = (0..8).flat_map(|n| goal(n, n.checked_sub(1).map(|p| p / 2), roll_up(n), 40, 1));
            let mut workspace = workspace(start);
            for (n, edit) in edits.into_iter().enumerate() {
                workspace.apply(match edit {
                    Edit::Actual(metric, _, actual) => Edit::Actual(metric, date(2026, 1 + (n as u32 * 5) % 12, 7), actual),
                    Edit::Goal(_, GoalField::RollUp(_)) => continue,
                    other => other,
                }, Stamp::ZERO);
            }
            let today = date(2027, 2, 1);
            let cascade = Cascade::new(&workspace, today);
            let months: Vec<Vec<Figures>> = (1..=12).map(|n| told(&workspace, today, month(n))).collect();
            for (place, _) in workspace.goals.living() {
                let figures = cascade.figures(place);
                if let Ok(actual) = figures.actual {
                    let sum: Decimal = months.iter().filter_map(|month| month[place].actual.ok()).sum();
                    prop_assert_eq!(sum, actual);
                }
                if let Ok(target) = figures.target {
                    let sum: Decimal = months.iter().filter_map(|month| month[place].target.ok()).sum();
                    // Each is rounded to nine digits behind the point, in each goal that is added up.
                    prop_assert!((sum - target).abs() < Decimal::new(1, 7), "{} of {}", sum, target);
                }
            }
        }

        #[test]
        fn a_part_that_follows_says_what_a_new_one_says(before in any_edits(), after in proptest::collection::vec(any_change(), 1..40), of in 1u32..=12) {
            let start = (0..8).flat_map(|n| goal(n, n.checked_sub(1).map(|p| p / 2), RollUp::Sum, 40, 1));
            let mut workspace = workspace(start.chain(before));
            let after = after.into_iter().flatten();
            let today = date(2026, 12, 31);
            let mut cascade = Cascade::new(&workspace, today);
            let mut part = Part::new(cascade.below(&workspace), month(of));
            for edit in after {
                workspace.apply(edit.clone(), Stamp::ZERO);
                cascade.follow(&workspace, std::slice::from_ref(&edit));
                part.follow(cascade.below(&workspace), &[edit]);
                let anew = Part::new(cascade.below(&workspace), month(of));
                for place in 0..workspace.goals.places() {
                    prop_assert_eq!(part.below().of(place), anew.below().of(place));
                }
            }
        }
    }
}
