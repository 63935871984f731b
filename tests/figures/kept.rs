//! What is to stay as it is, what is done or not, and what is missing.

use plumbline::domain::cascade::Cascade;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::edit::Edit;
use plumbline::domain::records::goal::{Aim, Band, GoalField};
use plumbline::domain::records::metric::Aggregation;
use plumbline::domain::tracking::pace::Status;
use plumbline::domain::values::absent::Absent;
use plumbline::domain::values::amount::{Amount, to_f64};
use plumbline::domain::values::calendar::PeriodKind;
use plumbline::domain::values::stamp::Stamp;

use Absent::{DoneOrNot, Kept, NoNumber, NoPeriod, NoTarget, NotBegun, NotMeasured};
use Aggregation::{Average, Flow, Stock};
use Aim::{AtLeast, AtMost, Increase, Milestone, Within};

use super::spec::*;

#[test]
fn what_is_kept_is_judged_by_its_periods() {
    let monthly = |aim, aggregation, target| Spec {
        cadence: PeriodKind::Month,
        ..Spec::of(aim, aggregation, None, target)
    };
    // January, February, March; April is running on its 2nd day.
    let numbers = |spec: Spec| spec.at(20, 96).at(45, 100).at(80, 99).at(92, 90);
    for (name, spec, held, judged, actual, gap) in [
        ("a level in a running month counts", monthly(AtLeast, Stock, 98), 2, 4, 90, -8),
        ("at most", monthly(AtMost, Average, 99), 3, 4, 90, 9),
        ("within its band, ends included", monthly(Within, Stock, 100), 3, 4, 90, -5),
        (
            "a running flow that hasn't reached its floor waits",
            monthly(AtLeast, Flow, 97),
            2,
            3,
            99,
            2,
        ),
        ("one that has reached it is held", monthly(AtLeast, Flow, 90), 4, 4, 90, 0),
        ("one that has broken its ceiling is not", monthly(AtMost, Flow, 89), 0, 4, 90, -1),
        ("one that may still break it waits", monthly(AtMost, Flow, 98), 1, 3, 99, -1),
    ] {
        let told = figures(&[numbers(spec)], 92);
        let counts = told.held.unwrap();
        assert_eq!((counts.held, counts.judged), (held, judged), "{name}");
        assert_eq!(told.progress, Ok(f64::from(held) / f64::from(judged)), "{name}");
        assert_eq!(told.actual, Ok(actual.into()), "{name}");
        assert_eq!((told.gap, told.gap_to_date), (Ok(gap.into()), Ok(gap.into())), "{name}");
        assert_eq!(told.plan, told.target, "{name}");
        assert_eq!([told.run_rate, told.required, told.forecast], [Err(Kept); 3], "{name}");
    }
    let ends = Band::new(Amount::from(4), Amount::from(5));
    for (value, is_held) in
        [("3.9", false), ("4", true), ("4.5", true), ("5", true), ("5.1", false)]
    {
        let mut workspace = workspace(&[Spec::of(Within, Stock, None, 70)]);
        workspace.apply(Edit::Goal(goal(0), GoalField::Band(ends)), Stamp::ZERO);
        let number = Actual::of(value.parse().unwrap());
        workspace.apply(Edit::Actual(metric(0), day(50), Some(number)), Stamp::ZERO);
        let told = Cascade::new(&workspace, day(50)).figures(0).clone();
        assert_eq!(told.held.unwrap().held, u32::from(is_held), "{value} within 4 to 5");
        assert_eq!(told.target.map(to_f64), Ok(4.5));
    }
    let silent = figures(&[monthly(AtLeast, Stock, 98).at(20, 99)], 92);
    assert_eq!(silent.held.unwrap().judged, 3, "months without a number are not held");
    assert_eq!((silent.progress, silent.actual), (Ok(1.0 / 3.0), Err(NoNumber)));
    assert!(silent.as_of.unwrap().is_overdue);
    let begun = figures(&[monthly(AtLeast, Stock, 98).at(80, 99)], 92);
    let counts = begun.held.unwrap();
    assert_eq!((counts.held, counts.judged), (1, 1), "what was before the first number is unknown");
    assert_eq!(figures(&[monthly(AtLeast, Stock, 98)], 92).progress, Err(NoNumber));
}

#[test]
fn a_milestone_is_done_open_or_overdue() {
    for (done, today, status, progress, expected) in [
        (None, 50, Status::Open, 0.0, 0.0),
        (None, DAYS, Status::Open, 0.0, 1.0),
        (None, DAYS + 1, Status::Overdue, 0.0, 1.0),
        (Some(40), 50, Status::Reached, 1.0, 0.0),
        (Some(DAYS + 5), DAYS + 9, Status::Reached, 1.0, 1.0),
    ] {
        let spec = Spec::of(Milestone, Stock, None, 0);
        let told = figures(&[done.map_or(spec.clone(), |done| spec.at(done, 1))], today);
        assert_eq!(
            (told.status, told.progress, told.expected),
            (status, Ok(progress), Ok(expected))
        );
        assert_eq!(told.done, done.map(day));
        assert_eq!(row(&told)[3..], [Err(DoneOrNot); 6]);
    }
}

#[test]
fn what_is_missing_is_named() {
    let spec = Spec::of(Increase, Stock, Some(0), 100);
    assert_eq!(figures(std::slice::from_ref(&spec), 50).progress, Err(NoNumber));
    assert_eq!(figures(std::slice::from_ref(&spec), 0).progress, Err(NotBegun));
    let untargeted = figures(&[Spec { target: None, ..spec.clone().at(50, 5) }], 50);
    assert_eq!((untargeted.progress, untargeted.gap), (Err(NoTarget), Err(NoTarget)));
    assert_eq!(untargeted.actual, Ok(5.into()));

    let mut workspace = workspace(&[spec.clone().at(50, 5), spec]);
    workspace.apply(Edit::Goal(goal(0), GoalField::Period(None)), Stamp::ZERO);
    workspace.apply(Edit::Goal(goal(1), GoalField::Metric(None)), Stamp::ZERO);
    let cascade = Cascade::new(&workspace, day(50));
    let timeless = cascade.figures(0);
    assert_eq!((timeless.expected, timeless.forecast), (Err(NoPeriod), Err(NoPeriod)));
    assert_eq!((timeless.progress, timeless.pace), (Ok(0.05), Err(NoPeriod)));
    assert_eq!(cascade.figures(1).progress, Err(NotMeasured));

    let early = figures(&[Spec::of(Increase, Flow, None, 100).at(1, 1)], 1);
    assert_eq!(early.status, Status::TooEarly, "1 % of the plan");
}
