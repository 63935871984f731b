//! The entry grid by the keyboard and the clipboard.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::Event as DomEvent;

use crate::shell::copying;
use crate::ui::components::number_field::is_composing;
use crate::view::grid::block::Fill;

use super::state::Grid;

/// Rows that Page Up and Page Down go over.
const PAGE: usize = 10;

/// What a key does in the grid. While a number is typed, the keys that move the caret are the field's.
pub fn pressed(grid: Grid, event: &KeyboardEvent) {
    if is_composing(event) || event.alt_key() {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    let is_typing = grid.draft.with_untracked(Option::is_some);
    let is_used = match command {
        true => with_command(grid, event),
        false => alone(grid, event, is_typing),
    };
    if is_used {
        event.prevent_default();
    }
}

fn with_command(grid: Grid, event: &KeyboardEvent) -> bool {
    let (last_row, last_column) = grid.last();
    match event.key().to_lowercase().as_str() {
        "d" if !event.shift_key() => fill(grid, Fill::Down),
        "r" if !event.shift_key() => fill(grid, Fill::Right),
        "home" => grid.go((0, 0), event.shift_key()),
        "end" => grid.go((last_row, last_column), event.shift_key()),
        "enter" => grid.open_goal(),
        _ => return false,
    }
    true
}

fn alone(grid: Grid, event: &KeyboardEvent, is_typing: bool) -> bool {
    let (row, column) = grid.at();
    let extends = event.shift_key();
    let (_, last_column) = grid.last();
    match event.key().as_str() {
        "Enter" if extends => grid.go((row.saturating_sub(1), column), false),
        "Enter" => grid.go((row + 1, column), false),
        "ArrowDown" => grid.go((row + 1, column), extends),
        "ArrowUp" => grid.go((row.saturating_sub(1), column), extends),
        "PageDown" => grid.go((row + PAGE, column), extends),
        "PageUp" => grid.go((row.saturating_sub(PAGE), column), extends),
        "Escape" => grid.give_up(),
        _ if is_typing => return false,
        "ArrowRight" if column == last_column && !extends => grid.later(1),
        "ArrowLeft" if column == 0 && !extends => grid.earlier(1),
        "ArrowRight" => grid.go((row, column + 1), extends),
        "ArrowLeft" => grid.go((row, column.saturating_sub(1)), extends),
        "Home" => grid.go((row, 0), extends),
        "End" => grid.go((row, last_column), extends),
        "Delete" => {
            let range = untrack(|| grid.range());
            grid.enter(grid.with(|grid| grid.clear(&range)), false);
        }
        _ => return false,
    }
    true
}

fn fill(grid: Grid, direction: Fill) {
    if grid.commit() {
        let range = untrack(|| grid.range());
        grid.enter(grid.with(|grid| grid.fill(&range, direction)), false);
    }
}

/// A block of several cells is shown before it is entered; a single number goes into the field.
pub fn pasted(grid: Grid, event: &DomEvent) {
    let text = copying::text(event);
    let Some(text) = text.filter(|text| text.trim_end().contains(['\t', '\n'])) else {
        return;
    };
    event.prevent_default();
    grid.give_up();
    let at = grid.at();
    grid.enter(grid.with(|grid| grid.paste(at, &text)), true);
}

/// A range is copied as a spreadsheet takes it; within a field that is typed in, the field's own selection is.
pub fn copied(grid: Grid, event: &DomEvent) {
    if grid.draft.with_untracked(Option::is_some) {
        return;
    }
    let range = untrack(|| grid.range());
    let text = grid.with(|grid| grid.copy(&range));
    if text.is_some_and(|text| copying::set_text(event, &text)) {
        event.prevent_default();
    }
}
