//! The entry grid: what is typed, pasted and filled, and that it is one step of undo.

use plumbline::domain::Language;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::goal::{Aim, GoalField, RollUp};
use plumbline::domain::records::metric::{Aggregation, MetricField, Scale};
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::PeriodKind;
use plumbline::domain::values::id::GoalId;
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::command::Command;
use plumbline::model::filter::Filter;
use plumbline::model::form::Wrong;
use plumbline::view::grid::block::{Block, Fill, Problem};
use plumbline::view::grid::{self, Column, Grid, Range, Reason};

use crate::page::{Page, date};

/// A page with three goals that take numbers, and their grid by months: the last column is June 2026.
struct Sheet {
    page: Page,
    goals: Vec<GoalId>,
    columns: Vec<Column>,
}

impl Sheet {
    fn new() -> Self {
        let mut page = Page::with_workspace();
        let revenue = page.add(None, "Revenue", 1200);
        for title in ["North", "South"] {
            page.add(Some(&revenue), title, 600);
        }
        let quality = page.add(None, "Quality", 98);
        let rate = MetricField::Aggregation(Aggregation::Rate);
        page.run(Command::EditMetric(quality, rate));
        Sheet::of(page)
    }

    fn of(page: Page) -> Self {
        let texts = Texts::of(Language::English);
        let goals = grid::goals(page.open());
        let columns = grid::columns(page.open(), PeriodKind::Month, 12, 0, texts);
        Sheet { page, goals, columns }
    }

    fn grid(&self) -> Grid<'_> {
        Grid {
            open: self.page.open(),
            goals: &self.goals,
            columns: &self.columns,
            by: None,
            texts: Texts::of(Language::English),
        }
    }

    /// The last four months of every row.
    fn shown(&self) -> Vec<String> {
        let rows = self.grid().rows(100).into_iter();
        rows.map(|row| {
            let cells: Vec<&str> = row.cells[8..].iter().map(|cell| &*cell.text).collect();
            format!("{}: {}", row.title, cells.join("|"))
        })
        .collect()
    }

    fn enter(&mut self, block: Block) {
        assert_eq!(block.problems, []);
        self.page.run(block.command());
    }

    fn paste(&mut self, at: (usize, usize), text: &str) {
        let block = self.grid().paste(at, text);
        self.enter(block);
    }
}

fn range(rows: (usize, usize), columns: (usize, usize)) -> Range {
    Range { rows: rows.0..=rows.1, columns: columns.0..=columns.1 }
}

#[test]
fn goals_with_numbers_of_their_own_stand_against_twelve_periods() {
    let mut sheet = Sheet::new();
    let names: Vec<&str> = sheet.columns.iter().map(|column| &*column.name).collect();
    assert_eq!((names.len(), names[0], names[11]), (12, "Jul 2025", "Jun 2026"));
    assert_eq!(sheet.shown(), ["North: |||", "South: |||", "Quality: |||"]);
    let texts = Texts::of(Language::English);
    let earlier = grid::columns(sheet.page.open(), PeriodKind::Month, 12, 12, texts);
    assert_eq!(earlier[11].name, "Jun 2025");
    assert_eq!(grid::missing(sheet.page.open(), &sheet.goals, &sheet.columns[11]), 3);

    // What rolls up, and what is only done or not, takes no numbers; the filter holds here too.
    let south = sheet.goals[1].clone();
    sheet.page.run(Command::EditGoal(south.clone(), GoalField::Aim(Aim::Milestone)));
    assert_eq!(grid::goals(sheet.page.open()).len(), 2);
    let revenue = sheet.page.open().workspace.goals.all()[0].id.clone();
    sheet.page.run(Command::EditGoal(revenue, GoalField::RollUp(RollUp::Own)));
    assert_eq!(grid::goals(sheet.page.open()).len(), 3);
    let nobody = plumbline::domain::values::id::PersonId::new("nobody").ok();
    let filter = Filter { owner: nobody, ..Filter::default() };
    sheet.page.send(Event::SetFilter(filter));
    assert_eq!(grid::goals(sheet.page.open()), []);
}

#[test]
fn a_pasted_block_is_seen_before_it_is_entered_and_undone_in_one_step() {
    let mut sheet = Sheet::new();
    sheet.page.enter(&sheet.goals[0].clone(), date(4, 12), 7);
    let before = sheet.shown();
    let actions = sheet.page.open().log.len();
    let block = sheet.grid().paste((0, 9), "8\t1,000\t\r\n30\t\t2万\r\n48/50\t\t97%\r\n");
    let seen: Vec<String> = (block.changes.iter())
        .map(|c| format!("{} {}: {} → {}", c.title, c.period, c.before, c.after))
        .collect();
    assert_eq!(
        seen,
        [
            "North Apr 2026: 7 → 8",
            "North May 2026:  → 1000",
            "South Apr 2026:  → 30",
            "South Jun 2026:  → 20000",
            "Quality Apr 2026:  → 48/50",
            "Quality Jun 2026:  → 97",
        ]
    );
    assert_eq!(sheet.shown(), before, "nothing is entered yet");
    sheet.enter(block);
    let after = ["North: |8|1000|", "South: |30||20000", "Quality: |48/50||97"];
    assert_eq!(sheet.shown(), after);
    // An actual stays on its day; a new one is of the period's last day, or of today.
    let series = |goal: usize| {
        let open = sheet.page.open();
        let goal = open.workspace.goals.get(&sheet.goals[goal]).unwrap();
        open.workspace.measured(goal).unwrap().1
    };
    let days = |goal: usize| series(goal).entries().map(|(day, _)| day).collect::<Vec<_>>();
    assert_eq!(days(0), [date(4, 12), date(5, 31)]);
    assert_eq!(days(1), [date(4, 30), date(6, 30)]);
    assert_eq!(sheet.page.open().log.len(), actions + 1);

    sheet.page.send(Event::Undo);
    assert_eq!(sheet.shown(), before);
    sheet.page.send(Event::Redo);
    assert_eq!(sheet.shown(), after);
    let again = sheet.grid().paste((0, 9), "8\t1000");
    assert_eq!((again.changes.len(), again.same), (0, 2));
}

fn problem(row: usize, column: usize, reason: Reason) -> Problem {
    Problem { row, column, reason }
}

#[test]
fn whatever_is_wrong_with_a_block_is_told_with_its_place() {
    let mut sheet = Sheet::new();
    for day in [date(6, 1), date(6, 8)] {
        sheet.page.enter(&sheet.goals[0].clone(), day, 5);
    }
    assert_eq!(sheet.shown()[0], "North: |||10");
    let block = sheet.grid().paste((0, 11), "1\t2\nmany\n48/\n3");
    assert_eq!(
        block.problems,
        [
            problem(1, 1, Reason::OfSeveral { title: "North".into(), period: "Jun 2026".into() },),
            problem(1, 2, Reason::Outside),
            problem(2, 1, Reason::Unread("many".into(), Wrong::NotANumber)),
            problem(3, 1, Reason::Unread("48/".into(), Wrong::NotANumber)),
            problem(4, 1, Reason::Outside),
        ]
    );
    assert_eq!(block.changes, []);
}

#[test]
fn a_range_is_filled_copied_and_cleared() {
    let mut sheet = Sheet::new();
    sheet.paste((0, 8), "1\t2");
    let down = sheet.grid().fill(&range((0, 2), (8, 9)), Fill::Down);
    sheet.enter(down);
    assert_eq!(sheet.shown(), ["North: 1|2||", "South: 1|2||", "Quality: 1|2||"]);
    let right = sheet.grid().fill(&range((0, 1), (9, 11)), Fill::Right);
    sheet.enter(right);
    assert_eq!(sheet.shown()[..2], ["North: 1|2|2|2", "South: 1|2|2|2"]);

    // A single cell takes what is above it or before it; at the edge there is nothing to take.
    sheet.paste((2, 10), "9");
    let before = sheet.grid().fill(&range((2, 2), (11, 11)), Fill::Right);
    sheet.enter(before);
    let above = sheet.grid().fill(&range((2, 2), (10, 10)), Fill::Down);
    sheet.enter(above);
    assert_eq!(sheet.shown()[2], "Quality: 1|2|2|9");
    let edge = sheet.grid().fill(&range((0, 0), (9, 9)), Fill::Down);
    assert_eq!(edge, Block::default());

    let all = range((0, 2), (8, 11));
    let text = sheet.grid().copy(&all);
    assert_eq!(text, "1\t2\t2\t2\n1\t2\t2\t2\n1\t2\t2\t9");
    let cleared = sheet.grid().clear(&all);
    sheet.enter(cleared);
    assert_eq!(sheet.shown(), ["North: |||", "South: |||", "Quality: |||"]);
    sheet.paste((0, 8), &text);
    assert_eq!(sheet.grid().copy(&all), text, "what is copied can be pasted");
}

#[test]
fn one_cell_keeps_the_note_of_its_actual_and_is_deleted_by_nothing() {
    let mut sheet = Sheet::new();
    let goal = sheet.goals[0].clone();
    let noted = Actual { note: "a fair".into(), ..Actual::of(Amount::from(5)) };
    sheet.page.run(Command::EnterActual(goal, date(6, 2), noted));
    let change = |sheet: &Sheet, text: &str| sheet.grid().change(0, 11, text);
    assert_eq!(change(&sheet, " 5 "), Ok(None));
    let change_to_6 = change(&sheet, "6").unwrap().unwrap().command();
    let Command::EnterActual(_, day, actual) = &change_to_6 else {
        panic!("{change_to_6:?}");
    };
    assert_eq!((*day, &*actual.note), (date(6, 2), "a fair"));
    sheet.page.run(change_to_6);
    let deletion = change(&sheet, "").unwrap().unwrap().command();
    sheet.page.run(deletion);
    assert_eq!(sheet.shown()[0], "North: |||");
    assert!(change(&sheet, "six").is_err());
}

#[test]
fn numbers_are_typed_in_the_scale_of_their_goal() {
    let mut sheet = Sheet::new();
    let goal = sheet.goals[0].clone();
    let scale = MetricField::Scale(Scale::TenThousand);
    sheet.page.run(Command::EditMetric(goal.clone(), scale));
    sheet.paste((0, 11), "31\t");
    assert_eq!(sheet.shown()[0], "North: |||31");
    assert_eq!(sheet.page.figures(&goal).actual, Ok(310_000.into()));
}
