//! Many cells of the entry grid at once: what a pasted block, a fill or a deletion comes to, before any of it is entered.

use std::ops::RangeInclusive;

use crate::locales::Texts;
use crate::model::command::Command;

use super::{Change, Grid, Range, Reason};

/// Where the number of a range's first row or first column is written again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    Down,
    Right,
}

/// What would change, cell by cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    pub changes: Vec<Change>,
    /// Cells that say so already.
    pub same: usize,
    /// Why nothing of it can be entered.
    pub problems: Vec<Problem>,
}

/// Why a cell takes no number, and which one: its row and column from 1, in what was pasted or in the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub row: usize,
    pub column: usize,
    pub reason: Reason,
}

impl Grid<'_> {
    /// What a block of text from a spreadsheet comes to, with its first cell at a place of the grid. Empty cells leave what
    /// is there.
    pub fn paste(&self, (row, column): (usize, usize), text: &str) -> Block {
        let mut block = Block::default();
        for (down, line) in text.trim_end_matches(['\r', '\n']).lines().enumerate() {
            for (across, text) in line.split('\t').enumerate() {
                if !text.trim().is_empty() {
                    let change = self.change(row + down, column + across, text);
                    block.take(change.map_err(|reason| Problem::at(down, across, reason)));
                }
            }
        }
        block
    }

    /// What it comes to when a range's first row or first column is written into the rest of it. A range of one row or
    /// column takes what stands before it.
    pub fn fill(&self, range: &Range, direction: Fill) -> Block {
        let mut block = Block::default();
        let (rows, columns) = (range.rows.clone(), range.columns.clone());
        let (row, column) = (*rows.start(), *columns.start());
        let first = |cells: &RangeInclusive<usize>| match cells.start() == cells.end() {
            true => cells.start().checked_sub(1),
            false => Some(*cells.start()),
        };
        let (from_row, from_column) = match direction {
            Fill::Down => (first(&rows), Some(column)),
            Fill::Right => (Some(row), first(&columns)),
        };
        let (Some(from_row), Some(from_column)) = (from_row, from_column) else {
            return block;
        };
        for row in rows {
            for column in columns.clone() {
                let from = match direction {
                    Fill::Down => (from_row, column),
                    Fill::Right => (row, from_column),
                };
                let text = self.text(from.0, from.1);
                if from != (row, column) && !text.is_empty() {
                    let change = self.change(row, column, &text);
                    block.take(change.map_err(|reason| Problem::at(row, column, reason)));
                }
            }
        }
        block
    }

    /// What it comes to when the numbers of a range are deleted.
    pub fn clear(&self, range: &Range) -> Block {
        let mut block = Block::default();
        for row in range.rows.clone() {
            for column in range.columns.clone() {
                let change = self.change(row, column, "");
                block.take(change.map_err(|reason| Problem::at(row, column, reason)));
            }
        }
        block
    }
}

impl Block {
    fn take(&mut self, change: Result<Option<Change>, Problem>) {
        match change {
            Ok(Some(change)) => self.changes.push(change),
            Ok(None) => self.same += 1,
            Err(problem) => self.problems.push(problem),
        }
    }

    /// All changes as one step of undo.
    pub fn command(self) -> Command {
        let cells = self.changes.into_iter();
        Command::EnterBlock(cells.map(|cell| (cell.goal, cell.day, cell.actual)).collect())
    }
}

impl Problem {
    /// Where places count from 0.
    pub fn at(row: usize, column: usize, reason: Reason) -> Problem {
        Problem { row: row + 1, column: column + 1, reason }
    }

    pub fn words(&self, texts: Texts) -> String {
        match &self.reason {
            Reason::Unread(text, wrong) => {
                let why = texts.wrong(wrong);
                texts.grid_problem_number(self.row, self.column, text, why)
            }
            Reason::OfSeveral { title, period } => texts.grid_problem_several(title, period),
            Reason::Outside => texts.grid_problem_outside(self.row, self.column),
        }
    }
}
