//! What the parts of the entry grid share: the current cell, the range, and what is being typed.

use leptos::prelude::*;

use crate::domain::values::calendar::FIRST_DAY;
use crate::domain::values::id::GoalId;
use crate::locales::Texts;
use crate::model::Event;
use crate::model::route::Route;
use crate::ui::store::Store;
use crate::view::grid::block::{Block, Problem};
use crate::view::grid::keys::{At, Selection};
use crate::view::grid::{self as view, Column, Range, Reason, Row};

/// What the grid's parts share.
#[derive(Clone, Copy)]
pub struct Grid {
    pub store: Store,
    pub texts: Signal<Texts>,
    pub goals: Memo<Vec<GoalId>>,
    pub columns: Memo<Vec<Column>>,
    pub rows: Memo<Vec<Row>>,
    /// How many periods the last column lies before that of today.
    pub back: RwSignal<usize>,
    /// The current cell, row and column.
    pub at: RwSignal<At>,
    /// Where the range began that ends at the current cell.
    pub anchor: RwSignal<At>,
    /// What is being typed into the current cell; `None` while it says what is stored.
    pub draft: RwSignal<Option<String>>,
    /// What is wrong with what was typed.
    pub wrong: RwSignal<Option<String>>,
    /// Whether the focus is in the grid.
    pub has_focus: RwSignal<bool>,
    /// A block that waits for a decision.
    pub asked: RwSignal<Option<Block>>,
}

impl Grid {
    pub fn at(self) -> At {
        self.at.get_untracked()
    }

    /// The last row and the last column.
    pub fn last(self) -> At {
        let rows = self.rows.with_untracked(Vec::len);
        let columns = self.columns.with_untracked(Vec::len);
        (rows.saturating_sub(1), columns.saturating_sub(1))
    }

    /// The rows and columns between the anchor and the current cell.
    pub fn range(self) -> Range {
        Selection { at: self.at.get(), anchor: self.anchor.get() }.range()
    }

    /// Goes to a cell once what was typed is taken; with `extends`, the range grows or shrinks to it.
    pub fn go(self, to: At, extends: bool) {
        if !self.commit() {
            return;
        }
        let now = Selection { at: self.at(), anchor: self.anchor.get_untracked() };
        let then = now.gone(to, self.last(), extends);
        self.has_focus.set(true);
        self.anchor.set(then.anchor);
        self.at.set(then.at);
    }

    /// Shows earlier periods, as far as there are any.
    pub fn earlier(self, by: usize) {
        let is_first = |column: &Column| column.span.start() <= FIRST_DAY;
        let is_first =
            (self.columns).with_untracked(|columns| columns.first().is_none_or(is_first));
        if !is_first && self.commit() {
            self.back.update(|back| *back += by);
        }
    }

    /// Shows later periods, up to that of today.
    pub fn later(self, by: usize) {
        if self.commit() {
            self.back.update(|back| *back = back.saturating_sub(by));
        }
    }

    /// Takes what was typed; `false` where it is no number.
    pub fn commit(self) -> bool {
        let Some(text) = self.draft.get_untracked() else {
            return true;
        };
        let (row, column) = self.at();
        let texts = self.texts.get_untracked();
        match self.with(|grid| grid.change(row, column, &text)) {
            Some(Ok(change)) => {
                self.draft.set(None);
                self.wrong.set(None);
                if let Some(change) = change {
                    self.store.send(Event::Do(change.command()));
                }
                true
            }
            Some(Err(reason)) => {
                self.wrong.set(Some(match reason {
                    Reason::Unread(_, wrong) => texts.wrong(&wrong),
                    reason => Problem::at(row, column, reason).words(texts),
                }));
                false
            }
            None => true,
        }
    }

    /// Goes to the screen of the current row's goal.
    pub fn open_goal(self) {
        let (row, _) = self.at();
        let goal = self.goals.with_untracked(|goals| goals.get(row).cloned());
        if let (Some(goal), true) = (goal, self.commit()) {
            self.store.send(Event::Go(Route::Goal(goal)));
        }
    }

    /// Leaves what was typed.
    pub fn give_up(self) {
        self.draft.set(None);
        self.wrong.set(None);
        self.anchor.set(self.at());
    }

    /// Reads the open workspace as the grid shows it.
    pub fn with<T>(self, read: impl FnOnce(&view::Grid<'_>) -> T) -> Option<T> {
        let texts = self.texts.get_untracked();
        self.goals.with_untracked(|goals| {
            self.columns.with_untracked(|columns| {
                self.store.peek(|model| {
                    let grid = view::Grid {
                        open: model.open.as_ref()?,
                        goals,
                        columns,
                        by: model.identity.as_ref(),
                        texts,
                    };
                    Some(read(&grid))
                })
            })
        })
    }

    /// Enters a block, or asks first: a person sees what a pasted one changes, and why one can't be entered.
    pub fn enter(self, block: Option<Block>, is_pasted: bool) {
        let Some(block) = block else { return };
        if is_pasted || !block.problems.is_empty() {
            self.asked.set(Some(block));
        } else if !block.changes.is_empty() {
            self.store.send(Event::Do(block.command()));
        }
    }
}
