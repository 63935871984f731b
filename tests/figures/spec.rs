//! Goals of a hundred days, and what they say.

use chrono::NaiveDate;
use plumbline::domain::cascade::Cascade;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::edit::Edit;
use plumbline::domain::records::goal::{Aim, GoalField, GoalKind, RollUp};
use plumbline::domain::records::metric::{Aggregation, Measure, MetricField};
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::tracking::figures::Figures;
use plumbline::domain::values::absent::Absent;
use plumbline::domain::values::amount::{Amount, to_f64};
use plumbline::domain::values::calendar::{PeriodKind, Span};
use plumbline::domain::values::id::{GoalId, MetricId, WorkspaceId};
use plumbline::domain::values::stamp::Stamp;

/// The hundred days from 1 January to 10 April 2026, whose 50th is 19 February.
pub(crate) const DAYS: i64 = 100;
pub(crate) const YEAR: i32 = 2026;

pub(crate) fn day(number: i64) -> NaiveDate {
    day_in(YEAR, number)
}

pub(crate) fn day_in(year: i32, number: i64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    first + chrono::TimeDelta::days(number - 1)
}

/// One goal over the hundred days, whose numbers are due once a year: no week or month cuts them.
#[derive(Clone)]
pub(crate) struct Spec {
    pub(crate) parent: Option<usize>,
    pub(crate) kind: GoalKind,
    pub(crate) roll_up: RollUp,
    pub(crate) aim: Aim,
    pub(crate) aggregation: Aggregation,
    pub(crate) measure: Measure,
    pub(crate) baseline: Option<i64>,
    pub(crate) target: Option<i64>,
    pub(crate) weight: i64,
    pub(crate) cadence: PeriodKind,
    /// Day, value and denominator.
    pub(crate) numbers: Vec<(i64, i64, Option<i64>)>,
}

impl Spec {
    pub(crate) fn of(
        aim: Aim,
        aggregation: Aggregation,
        baseline: Option<i64>,
        target: i64,
    ) -> Spec {
        Spec {
            parent: None,
            kind: GoalKind::Kpi,
            roll_up: RollUp::Own,
            aim,
            aggregation,
            measure: Measure::Count,
            baseline,
            target: Some(target),
            weight: 1,
            cadence: PeriodKind::Year,
            numbers: Vec::new(),
        }
    }

    pub(crate) fn at(mut self, day: i64, value: i64) -> Spec {
        self.numbers.push((day, value, None));
        self
    }

    pub(crate) fn out_of(mut self, day: i64, value: i64, of: i64) -> Spec {
        self.numbers.push((day, value, Some(of)));
        self
    }

    pub(crate) fn under(mut self, parent: usize) -> Spec {
        self.parent = Some(parent);
        self
    }
}

pub(crate) fn goal(n: usize) -> GoalId {
    GoalId::new(&format!("g{n}")).unwrap()
}

pub(crate) fn metric(n: usize) -> MetricId {
    MetricId::new(&format!("m{n}")).unwrap()
}

pub(crate) fn workspace(specs: &[Spec]) -> Workspace {
    workspace_in(YEAR, specs)
}

/// The same goals over the first hundred days of a year.
pub(crate) fn workspace_in(year: i32, specs: &[Spec]) -> Workspace {
    let mut workspace = Workspace::new(WorkspaceId::new("w").unwrap());
    let mut apply = |edit| drop(workspace.apply(edit, Stamp::ZERO));
    for (n, spec) in specs.iter().enumerate() {
        let metric = metric(n);
        for field in [
            MetricField::Measure(spec.measure.clone()),
            MetricField::Aggregation(spec.aggregation),
            MetricField::Deleted(false),
        ] {
            apply(Edit::Metric(metric.clone(), field));
        }
        for field in [
            GoalField::Parent(spec.parent.map(goal)),
            GoalField::Kind(spec.kind),
            GoalField::RollUp(spec.roll_up),
            GoalField::Aim(spec.aim),
            GoalField::Baseline(spec.baseline.map(Amount::from)),
            GoalField::Target(spec.target.map(Amount::from)),
            GoalField::Weight(Amount::from(spec.weight)),
            GoalField::Cadence(Some(spec.cadence)),
            GoalField::Period(Span::new(day_in(year, 1), day_in(year, DAYS))),
            GoalField::Metric(Some(metric.clone())),
            GoalField::Deleted(false),
        ] {
            apply(Edit::Goal(goal(n), field));
        }
        for (on, value, of) in &spec.numbers {
            let denominator = of.map(Amount::from);
            let actual = Actual { denominator, ..Actual::of(Amount::from(*value)) };
            apply(Edit::Actual(metric.clone(), day_in(year, *on), Some(actual)));
        }
    }
    workspace
}

/// The figures of the first goal.
pub(crate) fn figures(specs: &[Spec], today: i64) -> Figures {
    let workspace = workspace(specs);
    Cascade::new(&workspace, day(today)).figures(0).clone()
}

/// All figures of a number in the order of the table, rounded so that they can be read.
pub(crate) fn row(figures: &Figures) -> [Result<f64, Absent>; 9] {
    let number = |figure: Result<rust_decimal::Decimal, Absent>| figure.map(to_f64);
    [
        number(figures.actual),
        number(figures.plan),
        figures.progress,
        number(figures.gap_to_date),
        number(figures.gap),
        figures.attainment,
        number(figures.run_rate),
        number(figures.required),
        number(figures.forecast),
    ]
    .map(|figure| figure.map(|figure| (figure * 1000.0).round() / 1000.0))
}

pub(crate) fn all<const N: usize>(values: [f64; N]) -> [Result<f64, Absent>; N] {
    values.map(Ok)
}
