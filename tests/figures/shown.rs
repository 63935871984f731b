//! What is said of a goal on a day is the same wherever it is said.

use chrono::NaiveDate;
use plumbline::charts::Size;
use plumbline::domain::Language;
use plumbline::domain::records::sample::around;
use plumbline::domain::values::stamp::Clock;
use plumbline::format;
use plumbline::locales::Texts;
use plumbline::model::open::Open;
use plumbline::view::cascade::{Row, row};
use plumbline::view::gaps::{Against, Sort, Together, gaps};
use plumbline::view::goal::tiles;
use plumbline::view::goal_charts::trend;
use plumbline::view::home::concerns;
use plumbline::view::outline;

const SIZE: Size = Size { width: 800, height: 300 };

fn sample(today: NaiveDate) -> Open {
    let bytes = std::fs::read("public/samples/plumbline-sample-en.json").unwrap();
    let workspace = around(format::read(&bytes).unwrap().workspace, today);
    Open::new(workspace, Vec::new(), Clock::new(1), today)
}

#[test]
fn figures_of_a_goal_are_equal_on_every_screen() {
    let texts = Texts::of(Language::English);
    for today in ["2026-11-20", "2027-01-04", "2028-02-29"].map(|day| day.parse().unwrap()) {
        let open = sample(today);
        let rows: Vec<Row> =
            outline::lines(&open).iter().filter_map(|line| row(&open, texts, line)).collect();
        let by_unit = (Together::Units, Sort::default());
        let gaps = gaps(&open, texts, Against::PlanToDate, by_unit, usize::MAX);
        let gaps: Vec<_> = gaps.groups.into_iter().flat_map(|group| group.rows).collect();
        let mut compared = [0; 3];
        for row in &rows {
            let (id, title) = (&row.line.id, &row.title);
            let place = open.workspace.goals.place(id).unwrap();
            let tiles = tiles(&open, place, texts);
            let tile = |label| tiles.iter().find(|tile| tile.label == label);
            if let Some(tile) = tile(texts.figure_progress()) {
                let progress =
                    if row.progress.is_empty() { texts.figure_none() } else { &row.progress };
                assert_eq!(tile.value, progress, "{title}");
                compared[0] += 1;
            }
            let gap = gaps.iter().find(|gap| gap.id == *id).filter(|gap| gap.drawn.is_some());
            let told = tile(texts.figure_gap_to_date()).or(tile(texts.figure_gap()));
            if let Some((gap, tile)) = gap.zip(told) {
                assert_eq!((&gap.gap, &gap.ratio), (&tile.value, &tile.below), "{title}");
                compared[1] += 1;
            }
            let last = trend(&open, place, texts, SIZE)
                .and_then(|chart| chart.table.into_iter().rfind(|row| row[1] != texts.no_data()));
            if let Some((last, tile)) = last.zip(tile(texts.figure_actual())) {
                assert_eq!(last[1], tile.value, "{title}");
                compared[2] += 1;
                let plan = tiles.iter().find(|tile| tile.label == texts.figure_expected());
                assert_eq!(last[2], plan.unwrap().value, "{title}");
            }
        }
        for concern in concerns(&open, texts, usize::MAX).rows {
            let row = rows.iter().find(|row| row.line.id == concern.goal).unwrap();
            assert_eq!((&row.lead, row.status), (&concern.lead, concern.status), "{}", row.title);
        }
        assert!(compared.iter().all(|count| *count > 3), "{compared:?}");
    }
}
