//! The entry grid by the keyboard and the clipboard.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::Event as DomEvent;

use crate::shell::copying;
use crate::ui::components::composing::is_composing;
use crate::ui::components::press::press_of;
use crate::view::grid::block::Fill;
use crate::view::grid::keys::{self, Does};

use super::state::Grid;

/// Does what a key does in the grid.
pub fn pressed(grid: Grid, event: &KeyboardEvent) {
    if is_composing(event) {
        return;
    }
    let is_typing = grid.draft.with_untracked(Option::is_some);
    let Some(does) = keys::pressed(&press_of(event), grid.at(), grid.last(), is_typing) else {
        return;
    };
    event.prevent_default();
    match does {
        Does::Go { to, extends } => grid.go(to, extends),
        Does::Earlier => grid.earlier(1),
        Does::Later => grid.later(1),
        Does::GiveUp => grid.give_up(),
        Does::OpenGoal => grid.open_goal(),
        Does::Fill(direction) => fill(grid, direction),
        Does::Clear => {
            let range = untrack(|| grid.range());
            grid.enter(grid.with(|grid| grid.clear(&range)), false);
        }
    }
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
