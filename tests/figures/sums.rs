//! Parents.

use plumbline::domain::cascade::Cascade;
use plumbline::domain::records::edit::Edit;
use plumbline::domain::records::goal::{Aim, GoalKind, RollUp};
use plumbline::domain::records::metric::{Aggregation, Measure};
use plumbline::domain::records::settings::{RollUpBounds, SettingsField};
use plumbline::domain::tracking::pace::Status;
use plumbline::domain::values::absent::Absent;
use plumbline::domain::values::amount::to_f64;
use plumbline::domain::values::calendar::PeriodKind;
use plumbline::domain::values::stamp::Stamp;
use proptest::prelude::*;

use Absent::{MeanOfProgress, NoTarget, UnlikeAggregations, UnlikeUnits};
use Aggregation::{Average, Flow, Rate, Stock};
use Aim::{Decrease, Increase, Milestone};

use super::spec::*;

#[test]
fn sums_add_up_by_aggregation() {
    let parent = |aggregation, target| Spec {
        roll_up: RollUp::Sum,
        target,
        ..Spec::of(Increase, aggregation, None, 0)
    };
    for (name, parent, parts, actual, target, progress) in [
        (
            "flows, against the sum of the targets",
            parent(Flow, None),
            vec![
                Spec::of(Increase, Flow, None, 60).at(50, 20),
                Spec::of(Increase, Flow, None, 40).at(50, 30),
            ],
            50.0,
            Ok(100.0),
            Ok(0.5),
        ),
        (
            "stocks start where their parts start",
            parent(Stock, None),
            vec![
                Spec::of(Increase, Stock, Some(100), 150).at(50, 120),
                Spec::of(Increase, Stock, Some(200), 260).at(50, 230),
            ],
            350.0,
            Ok(410.0),
            Ok(50.0 / 110.0),
        ),
        (
            "a stock without a number yet stands where it starts",
            parent(Stock, None),
            vec![
                Spec::of(Increase, Stock, Some(100), 200).at(50, 150),
                Spec::of(Increase, Stock, Some(100), 200),
            ],
            250.0,
            Ok(400.0),
            Ok(0.25),
        ),
        (
            "rates by what they are rates of",
            parent(Rate, Some(10)),
            vec![
                Spec::of(Increase, Rate, None, 90).out_of(50, 90, 100),
                Spec::of(Increase, Rate, None, 1).out_of(50, 10, 1000),
            ],
            9.0909,
            Ok(10.0),
            Ok(0.90909),
        ),
        (
            "means by how many they are means of",
            parent(Average, Some(10)),
            vec![
                Spec::of(Increase, Average, None, 5).at(10, 2).at(20, 4).at(50, 6),
                Spec::of(Increase, Average, None, 5).at(50, 8),
            ],
            5.0,
            Ok(10.0),
            Ok(0.5),
        ),
        (
            "a level has no sum of targets",
            parent(Average, None),
            vec![Spec::of(Increase, Average, None, 5).at(50, 6)],
            6.0,
            Err(NoTarget),
            Err(NoTarget),
        ),
    ] {
        let specs: Vec<Spec> =
            std::iter::once(parent).chain(parts.into_iter().map(|part| part.under(0))).collect();
        let told = figures(&specs, 50);
        let near = |a: Result<f64, Absent>, b: Result<f64, Absent>| match (a, b) {
            (Ok(a), Ok(b)) => (a - b).abs() < 1e-4,
            (a, b) => a == b,
        };
        assert!(near(told.actual.map(to_f64), Ok(actual)), "{name}: {:?}", told.actual);
        assert!(near(told.target.map(to_f64), target), "{name}: {:?}", told.target);
        assert!(near(told.progress, progress), "{name}: {:?}", told.progress);
    }
}

#[test]
fn unlike_parts_make_no_sum_and_say_why() {
    let parent = Spec { roll_up: RollUp::Sum, ..Spec::of(Increase, Flow, None, 100) };
    let part = Spec::of(Increase, Flow, None, 50).at(50, 10).under(0);
    let hours = Spec { measure: Measure::Hours, ..part.clone() };
    let stock = Spec { aggregation: Stock, ..part.clone() };
    for (other, why) in [(hours, UnlikeUnits), (stock, UnlikeAggregations)] {
        let told = figures(&[parent.clone(), part.clone(), other], 50);
        assert_eq!([told.actual, told.gap], [Err(why); 2]);
        assert_eq!((told.progress, told.status), (Err(why), Status::NoData));
        assert_eq!(told.target, Ok(100.into()), "its own target stays");
    }
}

#[test]
fn a_mean_of_progress_has_no_number_and_leaves_initiatives_out_unless_told() {
    let parent =
        Spec { roll_up: RollUp::Weighted, ..Spec::of(Increase, Flow, None, 100) }.at(50, 77);
    let part = |value| Spec::of(Increase, Flow, None, 100).at(50, value).under(0);
    let initiative =
        Spec { kind: GoalKind::Initiative, ..Spec::of(Milestone, Stock, None, 0) }.under(0);
    let silent = Spec { weight: 3, ..Spec::of(Increase, Flow, None, 100) }.under(0);
    let specs = [parent, Spec { weight: 3, ..part(20) }, part(60), silent, initiative];
    let mut workspace = workspace(&specs);
    let told = Cascade::new(&workspace, day(50)).figures(0).clone();
    assert!((told.progress.unwrap() - 0.3).abs() < 1e-9, "{:?}", told.progress);
    assert_eq!(told.expected, Ok(0.5));
    assert_eq!((told.with_data, told.of), (2, 3));
    assert_eq!([told.actual, told.target, told.gap, told.plan], [Err(MeanOfProgress); 4]);

    let bounds = RollUpBounds { initiatives: true, ..RollUpBounds::default() };
    workspace.apply(Edit::Settings(SettingsField::Bounds(bounds)), Stamp::ZERO);
    let told = Cascade::new(&workspace, day(50)).figures(0).clone();
    assert!((told.progress.unwrap() - 0.24).abs() < 1e-9, "{:?}", told.progress);
    assert_eq!((told.with_data, told.of), (3, 4));
}

#[test]
fn a_roll_up_takes_the_latest_day_of_what_counts() {
    let weekly = |value, on| Spec {
        cadence: PeriodKind::Month,
        ..Spec::of(Increase, Stock, Some(0), 100).at(on, value)
    };
    for roll_up in [RollUp::Sum, RollUp::Weighted] {
        let parent = Spec { roll_up, ..Spec::of(Increase, Stock, None, 200) };
        let specs = [parent, weekly(40, 35).under(0), weekly(60, 50).under(0)];
        let told = figures(&specs, 55);
        assert_eq!(told.as_of.unwrap().day, day(50), "{roll_up:?}");
        assert_eq!(told.expected, Ok(0.5), "{roll_up:?}");
    }
}

proptest! {
    #[test]
    fn a_sum_is_no_better_than_its_best_and_no_worse_than_its_worst_part(
        parts in proptest::collection::vec((-1000i64..1000, 1i64..1000, -1000i64..2000), 1..8),
        is_stock in any::<bool>(),
        falls in any::<bool>(),
    ) {
        let falls = falls && is_stock;
        let (aim, aggregation) = (if falls { Decrease } else { Increase }, if is_stock { Stock } else { Flow });
        let mut specs = vec![Spec { roll_up: RollUp::Sum, target: None, ..Spec::of(aim, aggregation, None, 0) }];
        for (start, way, value) in parts {
            let start = if is_stock { start } else { 0 };
            let target = if falls { start - way } else { start + way };
            specs.push(Spec::of(aim, aggregation, Some(start), target).at(50, value).under(0));
        }
        let workspace = workspace(&specs);
        let cascade = Cascade::new(&workspace, day(50));
        let progress = |n: usize| cascade.figures(n).progress.unwrap();
        let (worst, best) = (1..specs.len()).map(progress).fold((f64::MAX, f64::MIN), |(worst, best), p| (worst.min(p), best.max(p)));
        prop_assert!(worst - 1e-9 <= progress(0) && progress(0) <= best + 1e-9, "{} ≤ {} ≤ {}", worst, progress(0), best);
    }

    #[test]
    fn the_same_dates_in_another_year_change_no_figure(
        kinds in proptest::collection::vec((0usize..6, 0usize..4, 0usize..4, 0usize..3, -50i64..50, 1i64..50), 1..6),
        numbers in proptest::collection::vec((0usize..6, 1i64..100, -50i64..50), 0..20),
        today in 1i64..140,
    ) {
        let mut specs: Vec<Spec> = Vec::new();
        for (n, (aim, aggregation, cadence, roll_up, start, way)) in kinds.into_iter().enumerate() {
            specs.push(Spec {
                parent: n.checked_sub(1).map(|n| n / 2),
                roll_up: RollUp::ALL[roll_up],
                cadence: PeriodKind::ALL[cadence],
                ..Spec::of(Aim::ALL[aim], Aggregation::ALL[aggregation], Some(start), start + way)
            });
        }
        for (n, day, value) in numbers {
            let n = n % specs.len();
            specs[n].numbers.push((day, value, None));
        }
        // After 28 years every date has its weekday again, and leap years are where they were.
        let told = |year| {
            let cascade = Cascade::new(&workspace_in(year, &specs), day_in(year, today));
            (0..specs.len()).map(|n| row(cascade.figures(n))).collect::<Vec<_>>()
        };
        prop_assert_eq!(told(YEAR), told(YEAR + 28));
    }
}
