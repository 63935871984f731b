//! The samples that come with the app: they read cleanly, tell the numbers that they promise, and fit any day.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use plumbline::domain::Language;
use plumbline::domain::cascade::Cascade;
use plumbline::domain::records::goal::{Goal, RollUp};
use plumbline::domain::records::sample::around;
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::tracking::figures::{Figures, rolls_up};
use plumbline::domain::tracking::pace::Status;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::id::{GoalId, MetricId};
use plumbline::format;
use rust_decimal::Decimal;

// Its `main` is what `cargo run --example samples` runs.
#[allow(dead_code, reason = "the generator's own `main` is not run here")]
#[path = "../examples/samples.rs"]
mod generator;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn sample(language: Language) -> Workspace {
    let bytes = std::fs::read(generator::path(language)).unwrap();
    let read = format::read(&bytes).unwrap();
    assert_eq!(read.notes, [], "{language:?}");
    read.workspace
}

/// The days on which a metric has an actual.
fn days(workspace: &Workspace, metric: &MetricId) -> Vec<NaiveDate> {
    let entries = workspace.series(metric).entries();
    let actuals = entries.filter(|(_, entry)| entry.actual.is_some());
    actuals.map(|(day, _)| day).collect()
}

/// The ends of years, quarters and weeks, a leap day, and days in between.
fn days_to_open_it_on() -> [NaiveDate; 10] {
    [
        date(2026, 4, 1),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 1, 3),
        date(2027, 1, 4),
        date(2027, 3, 31),
        date(2027, 6, 6),
        date(2027, 6, 7),
        date(2028, 2, 29),
        date(2030, 11, 20),
    ]
}

fn goal<'a>(workspace: &'a Workspace, id: &str) -> &'a Goal {
    workspace.goals.get(&GoalId::new(id).unwrap()).unwrap()
}

fn figures(workspace: &Workspace, id: &str, as_of: NaiveDate) -> Figures {
    let cascade = Cascade::new(workspace, as_of);
    let place = workspace.goals.place(&GoalId::new(id).unwrap()).unwrap();
    cascade.figures(place).clone()
}

/// The goals whose numbers are their own.
fn leaves(workspace: &Workspace) -> Vec<&Goal> {
    let cascade = Cascade::new(workspace, date(2026, 11, 20));
    let goals = workspace.goals.living();
    goals
        .filter(|(place, goal)| !rolls_up(goal, cascade.tree().children(*place)))
        .map(|(_, goal)| goal)
        .collect()
}

#[test]
fn the_files_are_what_the_generator_makes() {
    for language in Language::ALL {
        let kept = std::fs::read_to_string(generator::path(language)).unwrap();
        assert!(
            kept == generator::file(language).unwrap(),
            "{language:?}: run `cargo run --example samples`"
        );
    }
}

#[test]
fn both_languages_tell_the_same_numbers() {
    let [chinese, english] = Language::ALL.map(sample);
    assert_eq!(chinese.id().as_str(), "sample-zh-CN");
    assert_eq!(english.id().as_str(), "sample-en");
    let figures_of = |workspace: &Workspace| {
        let cascade = Cascade::new(workspace, date(2026, 11, 20));
        let goals = workspace.goals.living();
        goals
            .map(|(place, goal)| {
                let id = goal.id.as_str();
                let id = id.strip_suffix("-en").unwrap_or(id).to_owned();
                (id, cascade.figures(place).clone())
            })
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(figures_of(&chinese), figures_of(&english));
    let is_shared = |goal: &Goal| chinese.goals.get(&goal.id).is_some();
    assert!(!english.goals.living().any(|(_, goal)| is_shared(goal)), "another company's ids");
    let file = generator::file(Language::English).unwrap();
    assert!(!file.contains(|c: char| c >= '\u{2e80}'), "Chinese in the English sample");
}

#[test]
fn d04_to_d06_the_first_quarter_abroad_came_to_four_fifths() {
    let workspace = sample(Language::Chinese);
    for as_of in [(2026, 3, 31), (2026, 11, 20), (2027, 5, 1)] {
        let as_of = date(as_of.0, as_of.1, as_of.2);
        for (id, gap) in
            [("g-abroad-sales", -2_000_000), ("g-abroad-customers", -10), ("g-abroad-share", -2)]
        {
            let figures = figures(&workspace, id, as_of);
            assert_eq!(figures.attainment, Ok(0.8), "{id}");
            assert_eq!(figures.gap, Ok(Decimal::from(gap)), "{id}");
        }
    }
}

#[test]
fn d04_to_d06_hold_in_whatever_year_the_sample_is_opened() {
    for year in 2026..2042 {
        let workspace = around(sample(Language::English), date(year, 11, 20));
        for id in ["g-abroad-sales-en", "g-abroad-customers-en", "g-abroad-share-en"] {
            let figures = figures(&workspace, id, date(year, 11, 20));
            assert_eq!(figures.attainment, Ok(0.8), "{id} in {year}");
        }
    }
}

#[test]
fn d09_the_increment_is_split_60_30_10_without_a_rest() {
    let workspace = sample(Language::Chinese);
    let target = |id| goal(&workspace, id).target.unwrap().value();
    let whole = target("g-revenue");
    for (id, percent) in [("g-sales", 60), ("g-product", 30), ("g-online", 10)] {
        assert_eq!(goal(&workspace, id).weight, Amount::from(percent));
        assert_eq!(target(id), whole * Decimal::new(percent, 2), "{id}");
    }
    for parent in sums(&workspace) {
        let goals = workspace.goals.living().map(|(_, goal)| goal);
        let parts = goals.filter(|goal| goal.parent.as_ref() == Some(&parent.id));
        let sum: Decimal = parts.map(|goal| goal.target.unwrap().value()).sum();
        assert_eq!(Some(sum), parent.target.map(Amount::value), "{}", parent.title);
    }
}

/// The goals that are the sum of those below.
fn sums(workspace: &Workspace) -> Vec<&Goal> {
    let goals = workspace.goals.living().map(|(_, goal)| goal);
    goals.filter(|goal| goal.roll_up == RollUp::Sum).collect()
}

#[test]
fn d11_the_drivers_of_the_first_quarter_add_up_to_the_companys_revenue() {
    let workspace = sample(Language::Chinese);
    let metric = |name: &str| MetricId::new(name).unwrap();
    let total = workspace.series(&metric("m-revenue"));
    let [launched, repeated] = ["m-launched", "m-repeated"].map(|id| workspace.series(&metric(id)));
    for day in days(&workspace, &metric("m-revenue")) {
        let value = |series: &plumbline::domain::records::series::Series| {
            series.get(day).unwrap().value.value()
        };
        assert_eq!(value(launched) + value(repeated), value(total), "{day}");
    }
}

#[test]
fn a_years_actuals_are_at_most_one_a_week() {
    let workspace = sample(Language::English);
    let mut weekly = 0;
    for (_, metric) in workspace.metrics.living() {
        let days = days(&workspace, &metric.id);
        let of_year = days.iter().filter(|day| day.year() == 2026);
        let count = of_year.clone().count();
        assert!(count <= 53, "{}: {count}", metric.id.as_str());
        assert!(of_year.clone().all(|day| day.weekday() == Weekday::Fri));
        weekly += usize::from(count == 52);
    }
    assert!(weekly >= 10, "{weekly} metrics have all weeks");
}

#[test]
fn every_leaf_but_one_has_an_owner_and_every_leaf_but_one_has_data() {
    let workspace = sample(Language::Chinese);
    let leaves = leaves(&workspace);
    let without = |lacks: &dyn Fn(&Goal) -> bool| -> Vec<&str> {
        let goals = leaves.iter().filter(|goal| lacks(goal));
        goals.map(|goal| goal.id.as_str()).collect()
    };
    assert_eq!(without(&|goal| goal.owner.is_none()), ["g-solved"]);
    let has_data = |goal: &Goal| {
        (goal.metric.as_ref()).is_some_and(|metric| !days(&workspace, metric).is_empty())
    };
    assert_eq!(without(&|goal| !has_data(goal)), ["g-adverts"]);
    let brand = figures(&workspace, "g-brand", date(2026, 11, 20));
    assert_eq!((brand.with_data, brand.of), (5, 5), "initiatives don't count");
}

#[test]
fn on_the_day_of_release_the_south_makes_most_of_the_shortfall() {
    let today = date(2026, 11, 20);
    let workspace = sample(Language::Chinese);
    let cascade = Cascade::new(&workspace, today);
    let goals = workspace.goals.living();
    let statuses: BTreeSet<Status> = goals.map(|(at, _)| cascade.figures(at).status).collect();
    for status in [Status::OnTrack, Status::AtRisk, Status::OffTrack] {
        assert!(statuses.contains(&status), "{status:?}");
    }
    let behind = |id| figures(&workspace, id, today).gap_to_date.unwrap();
    assert!(behind("g-south") < behind("g-revenue") * Decimal::new(7, 1));
    let lead = |place: &usize| cascade.figures(*place).lead().unwrap();
    let worst = cascade.tree().roots().iter().min_by(|a, b| lead(a).total_cmp(&lead(b)));
    assert_eq!(workspace.goals.place(&GoalId::new("g-revenue").unwrap()), worst.copied());
}

#[test]
fn opened_on_any_day_a_sample_holds_nothing_of_the_future_and_keeps_its_weekdays() {
    let untouched = sample(Language::Chinese);
    for today in days_to_open_it_on() {
        let moved = around(untouched.clone(), today);
        for (_, metric) in moved.metrics.living() {
            let before = days(&untouched, &metric.id);
            let after = days(&moved, &metric.id);
            assert!(after.iter().all(|day| *day <= today), "{today}");
            let pairs = before.iter().zip(&after);
            for (from, to) in pairs {
                assert_eq!(from.weekday(), to.weekday(), "{today}");
            }
        }
        let year = today.year() - i32::from(today.month() <= 3);
        let periods = moved.goals.living().filter_map(|(_, goal)| goal.period);
        assert!(periods.map(|period| period.start().year()).all(|y| y == year));
        let revenue = days(&moved, &MetricId::new("m-south").unwrap());
        let of_year = revenue.iter().filter(|day| day.year() == year);
        assert!(of_year.count() >= 12, "{today}: a quarter to look at");
    }
}

#[test]
fn moved_to_the_end_of_another_year_no_actual_is_lost() {
    let untouched = sample(Language::English);
    for year in [2027, 2028, 2030] {
        let moved = around(untouched.clone(), date(year, 12, 31));
        for (_, metric) in moved.metrics.living() {
            let of_year = |workspace: &Workspace, year| {
                let days = days(workspace, &metric.id);
                days.iter().filter(|day| day.year() <= year).count()
            };
            assert_eq!(
                of_year(&untouched, 2026),
                of_year(&moved, year),
                "{} in {year}",
                metric.id.as_str()
            );
        }
    }
}

#[test]
fn opened_on_any_day_a_sample_has_figures_and_asks_for_numbers() {
    for today in days_to_open_it_on() {
        let moved = around(sample(Language::English), today);
        let cascade = Cascade::new(&moved, today);
        let goals = || moved.goals.living();
        let with_figures = goals().filter(|(at, _)| cascade.figures(*at).progress.is_ok());
        assert!(with_figures.count() > goals().count() / 2, "{today}");
        let asks = |goal: &Goal| {
            goal.period.is_some_and(|period| period.contains(today))
                && (goal.metric.as_ref()).is_some_and(|metric| !days(&moved, metric).is_empty())
        };
        let leaves = leaves(&moved);
        assert!(leaves.iter().filter(|goal| asks(goal)).count() >= 2, "{today}");
    }
}
