//! What is to grow or to fall.

use plumbline::domain::records::goal::Aim;
use plumbline::domain::records::metric::Aggregation;
use plumbline::domain::tracking::pace::Status;
use plumbline::domain::values::absent::Absent;
use plumbline::domain::values::amount::to_f64;
use proptest::prelude::*;

use Absent::{Level, Misleading, NoStart, Reached};
use Aggregation::{Average, Flow, Rate, Stock};
use Aim::{AtLeast, AtMost, Decrease, Increase};

use super::spec::*;

#[test]
fn what_is_to_grow_or_fall_has_its_figures_halfway() {
    for (name, spec, told, status) in [
        (
            "a flow grows from nothing, whatever last year came to",
            Spec::of(Increase, Flow, Some(900), 1000).at(50, 400),
            all([400.0, 500.0, 0.4, -100.0, -600.0, 0.4, 8.0, 12.0, 800.0]),
            Status::AtRisk,
        ),
        (
            "a stock grows from its baseline",
            Spec::of(Increase, Stock, Some(100), 200).at(50, 160),
            all([160.0, 150.0, 0.6, 10.0, -40.0, 0.8, 1.2, 0.8, 220.0]),
            Status::OnTrack,
        ),
        (
            "a stock falls from its baseline, and a negative gap is behind",
            Spec::of(Decrease, Stock, Some(200), 100).at(50, 170),
            all([170.0, 150.0, 0.3, -20.0, -70.0, 0.588, -0.6, -1.4, 140.0]),
            Status::OffTrack,
        ),
        (
            "an average is a level",
            Spec::of(Increase, Average, Some(10), 20).at(20, 12).at(50, 16),
            [
                Ok(14.0),
                Ok(15.0),
                Ok(0.4),
                Ok(-1.0),
                Ok(-6.0),
                Ok(0.7),
                Err(Level),
                Ok(0.12),
                Ok(14.0),
            ],
            Status::AtRisk,
        ),
        (
            "a rate is what was counted over what it was counted of",
            Spec::of(Decrease, Rate, Some(30), 10).out_of(20, 9, 10).out_of(50, 11, 90),
            [
                Ok(20.0),
                Ok(20.0),
                Ok(0.5),
                Ok(0.0),
                Ok(-10.0),
                Ok(0.5),
                Err(Level),
                Ok(-0.2),
                Ok(20.0),
            ],
            Status::OnTrack,
        ),
        (
            "a flow that is to fall is a budget",
            Spec::of(Decrease, Flow, Some(2000), 1000).at(50, 400),
            all([400.0, 500.0, 0.5, 100.0, 600.0, 2.5, 8.0, 12.0, 800.0]),
            Status::OnTrack,
        ),
        (
            "a budget that is spent leaves nothing, never less",
            Spec::of(Decrease, Flow, None, 1000).at(50, 1200),
            all([1200.0, 500.0, 0.208, -700.0, -200.0, 0.833, 24.0, 0.0, 2400.0]),
            Status::OffTrack,
        ),
        (
            "a stock without a baseline starts at 0 and moves from its first value",
            Spec::of(Increase, Stock, None, 200).at(10, 40).at(50, 80),
            all([80.0, 100.0, 0.4, -20.0, -120.0, 0.4, 1.0, 2.4, 130.0]),
            Status::AtRisk,
        ),
        (
            "a single value without a baseline moves nowhere",
            Spec::of(Increase, Stock, None, 200).at(50, 80),
            [
                Ok(80.0),
                Ok(100.0),
                Ok(0.4),
                Ok(-20.0),
                Ok(-120.0),
                Ok(0.4),
                Err(NoStart),
                Ok(2.4),
                Err(NoStart),
            ],
            Status::AtRisk,
        ),
        (
            "nobody knows how far a number has fallen from nowhere",
            Spec::of(Decrease, Stock, None, 100).at(10, 180).at(50, 140),
            [
                Ok(140.0),
                Err(NoStart),
                Err(NoStart),
                Err(NoStart),
                Ok(-40.0),
                Ok(0.714),
                Ok(-1.0),
                Ok(-0.8),
                Ok(90.0),
            ],
            Status::NoData,
        ),
        (
            "a target on the wrong side of the start is no way",
            Spec::of(Increase, Stock, Some(100), 50).at(50, 40),
            [
                Ok(40.0),
                Err(NoStart),
                Err(NoStart),
                Err(NoStart),
                Ok(-10.0),
                Ok(0.8),
                Ok(-1.2),
                Ok(0.2),
                Ok(-20.0),
            ],
            Status::NoData,
        ),
        (
            "negative numbers have a way, and no ratio",
            Spec::of(Increase, Stock, Some(-100), -20).at(50, -60),
            [
                Ok(-60.0),
                Ok(-60.0),
                Ok(0.5),
                Ok(0.0),
                Ok(-40.0),
                Err(Misleading),
                Ok(0.8),
                Ok(0.8),
                Ok(-20.0),
            ],
            Status::OnTrack,
        ),
        (
            "what is reached asks for nothing",
            Spec::of(Increase, Flow, None, 1000).at(50, 1100),
            [
                Ok(1100.0),
                Ok(500.0),
                Ok(1.1),
                Ok(600.0),
                Ok(100.0),
                Ok(1.1),
                Ok(22.0),
                Err(Reached),
                Ok(2200.0),
            ],
            Status::OnTrack,
        ),
    ] {
        let told_now = figures(&[spec], 50);
        assert_eq!(row(&told_now), told, "{name}");
        assert_eq!(told_now.status, status, "{name}");
    }
}

#[test]
fn what_has_ended_is_reached_or_missed_and_asks_for_nothing() {
    for (aim, aggregation, baseline, target, value, status) in [
        (Increase, Flow, None, 1000, 1000, Status::Reached),
        (Increase, Flow, None, 1000, 999, Status::Missed),
        (Decrease, Stock, Some(200), 100, 100, Status::Reached),
        (Decrease, Stock, None, 100, 101, Status::NoData),
        (Decrease, Flow, None, 1000, 1000, Status::Reached),
        (Decrease, Flow, None, 1000, 1001, Status::Missed),
        (AtLeast, Stock, None, 98, 98, Status::Reached),
        (AtMost, Stock, None, 2, 3, Status::Missed),
    ] {
        let spec = Spec::of(aim, aggregation, baseline, target).at(99, value);
        let told = figures(&[spec], DAYS + 40);
        assert_eq!(told.status, status, "{aim:?} {aggregation:?} {target} at {value}");
        assert_eq!(told.as_of.unwrap().day, day(DAYS));
        if !aim.is_maintained() {
            assert_eq!(told.forecast.map(to_f64), Ok(value as f64));
            let is_asked = told.required.is_ok_and(|required| !required.is_zero());
            assert!(!is_asked, "{:?}", told.required);
        }
    }
}

proptest! {
    #[test]
    fn another_unit_changes_no_share(
        start in -50i64..50, target in -50i64..50, first in -50i64..50, last in -50i64..50,
        aim in 0usize..5, aggregation in 0usize..4, factor in 2i64..1000,
    ) {
        let spec = |factor: i64| Spec::of(Aim::ALL[aim], Aggregation::ALL[aggregation], Some(start * factor), target * factor).at(20, first * factor).at(50, last * factor);
        // What a rate counts and what it is counted of have no unit together.
        prop_assume!(Aggregation::ALL[aggregation] != Rate);
        let (one, other) = (figures(&[spec(1)], 50), figures(&[spec(factor)], 50));
        prop_assert_eq!(one.status, other.status);
        for (a, b) in [(one.progress, other.progress), (one.attainment, other.attainment), (one.pace, other.pace), (one.expected, other.expected)] {
            match (a, b) {
                (Ok(a), Ok(b)) => prop_assert!((a - b).abs() < 1e-9, "{} and {}", a, b),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }
}
