//! Whatever a file may say, every figure of it can be worked out and shown on any day: numbers at the ends of their
//! ranges overflow nowhere.

use chrono::{Duration, NaiveDate};
use plumbline::charts::Size;
use plumbline::domain::Language;
use plumbline::domain::values::calendar::PeriodKind;
use plumbline::domain::values::stamp::Clock;
use plumbline::format::{self, Scope};
use plumbline::locales::Texts;
use plumbline::model::filter::Filter;
use plumbline::model::open::Open;
use plumbline::view::gaps::Against;
use plumbline::view::{cascade, gaps, goal, goal_charts, home, lead, outline};
use proptest::prelude::*;
use serde_json::{Value, json};

const AIMS: [&str; 6] = ["increase", "decrease", "at-least", "at-most", "within", "milestone"];
const AGGREGATIONS: [&str; 4] = ["flow", "stock", "average", "rate"];
const ROLL_UPS: [&str; 3] = ["own", "weighted", "sum"];

/// A number at an end of its range, or an ordinary one.
fn extreme() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(1_000_000_000_000_000_i64)),
        Just(json!(-1_000_000_000_000_000_i64)),
        Just(json!(0.000000001)),
        Just(json!(-0.000000001)),
        Just(json!(0)),
        (-1000i64..1000).prop_map(Value::from),
    ]
}

/// A parent, which is not the first goal's, with goals below it that are measured by one metric.
fn any_file() -> impl Strategy<Value = Value> {
    let goal = (
        0..6usize,
        0..3usize,
        extreme(),
        extreme(),
        prop::option::of(0i64..2_000_000),
        any::<bool>(),
    );
    let actuals = prop::collection::vec((0u64..400, extreme(), prop::option::of(extreme())), 0..6);
    let phases = prop::option::of(-10i64..1_200);
    (prop::collection::vec(goal, 1..5), actuals, 0..4usize, phases).prop_map(|(goals, actuals, kind, phase)| {
        let goals = goals.into_iter().enumerate().map(|(n, (aim, roll_up, target, baseline, tolerance, is_child))| {
            json!({
                "id": format!("g{n}"), "title": format!("Goal {n}"), "metric": "m",
                "aim": AIMS[aim], "rollUp": ROLL_UPS[roll_up],
                "target": target, "baseline": baseline, "tolerance": tolerance,
                "parent": (n > 0 && is_child).then_some("g0"),
                "plan": phase.map(|percent| json!([["2026-06-30", percent]])),
                "period": { "start": "2026-01-01", "end": "2026-12-31" },
            })
        });
        let mut days: Vec<_> = (actuals.into_iter())
            .map(|(day, value, of)| json!({ "on": (start() + Duration::days(day as i64)).to_string(), "value": value, "of": of }))
            .collect();
        days.sort_by_key(|day| day["on"].to_string());
        days.dedup_by_key(|day| day["on"].to_string());
        json!({
            "format": "plumbline", "version": 1, "workspace": { "id": "w", "name": "W" },
            "metrics": [{ "id": "m", "name": "M", "aggregation": AGGREGATIONS[kind] }],
            "goals": goals.collect::<Vec<_>>(),
            "actuals": { "m": days },
        })
    })
}

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 20).unwrap()
}

/// Every screen that shows figures, on a day, and the lists in a month too.
fn show(open: &mut Open) {
    list(open);
    let month = open.current(PeriodKind::Month);
    open.set_filter(Filter { period: Some(month), ..Filter::default() });
    list(open);
    for language in Language::ALL {
        let texts = Texts::of(language);
        let size = Size { width: 800, height: 300 };
        for (place, parent) in open.workspace.goals.living() {
            cascade::children(open, texts, &parent.id, 10);
            lead::goal(open, place, texts);
            goal::tiles(open, place, texts);
            goal::actuals(open, place, texts);
            goal_charts::trend(open, place, texts, size);
            goal_charts::gap_by_period(open, place, texts, size);
        }
    }
}

fn list(open: &Open) {
    for language in Language::ALL {
        let texts = Texts::of(language);
        lead::cascade(open, texts);
        for line in outline::lines(open) {
            cascade::row(open, texts, &line);
        }
        home::due(open, None, texts, 10);
        home::concerns(open, texts, 10);
        for against in [Against::PlanToDate, Against::Target] {
            for together in [gaps::Together::Units, gaps::Together::People, gaps::Together::All] {
                gaps::gaps(open, texts, against, (together, gaps::Sort::default()), 10);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_read_can_be_shown_on_any_day_and_written(file in any_file()) {
        if let Ok(read) = format::read(file.to_string().as_bytes()) {
            for day in [0, 12, 150, 376, 377, 4_000] {
                let today = start() + Duration::days(day);
                show(&mut Open::new(read.workspace.clone(), Vec::new(), Clock::new(1), today));
            }
            let text = format::write(&read.workspace, &[], 0, &Scope::Whole);
            prop_assert!(format::read(text.as_bytes()).is_ok());
        }
    }
}

#[test]
fn a_band_around_the_largest_target_is_refused_or_shown() {
    for (tolerance, is_accepted) in [(100_000_000_000_000_i64, false), (1_000_000, true)] {
        let file = json!({
            "format": "plumbline", "version": 1, "workspace": { "id": "w", "name": "W" },
            "metrics": [{ "id": "m", "name": "M" }],
            "goals": [{
                "id": "a", "title": "A", "metric": "m", "aim": "within",
                "target": 1_000_000_000_000_000_i64, "tolerance": tolerance,
                "period": { "start": "2026-01-01", "end": "2026-12-31" },
            }],
            "actuals": { "m": [{ "on": "2026-03-31", "value": 1 }] },
        });
        let read = format::read(file.to_string().as_bytes());
        assert_eq!(read.is_ok(), is_accepted, "{tolerance}");
        if let Ok(read) = read {
            show(&mut Open::new(
                read.workspace,
                Vec::new(),
                Clock::new(1),
                start() + Duration::days(101),
            ));
        }
    }
}
