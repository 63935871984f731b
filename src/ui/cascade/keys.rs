//! The keys of the ARIA treegrid pattern; what else is done with a row is in the list of actions.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::model::Event;
use crate::view::outline::Line;

use super::super::store::Store;
use super::state::Grid;

/// Rows that PgUp and PgDn pass over.
const PAGE_ROWS: usize = 10;

/// Keys belong to the grid only while a row itself has the focus, not a field or a button in it.
pub fn is_on_row(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| element.get_attribute("role").as_deref() == Some("row"))
}

/// Goes to another row, or opens and closes the current one; `false` for keys that mean nothing here.
pub fn press(store: Store, grid: Grid, event: &KeyboardEvent) -> bool {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return false;
    }
    let current = grid.current.get_untracked();
    grid.lines.with_untracked(|lines| {
        let at = lines.iter().position(|line| Some(&line.id) == current.as_ref());
        at.is_some_and(|at| step(store, grid, lines, at, event))
    })
}

fn step(store: Store, grid: Grid, lines: &[Line], at: usize, event: &KeyboardEvent) -> bool {
    let line = &lines[at];
    let last = lines.len() - 1;
    let collapse = |is_collapsed: bool| {
        store.send(Event::Collapse(line.id.clone(), is_collapsed));
        at
    };
    let target = match (event.key().as_str(), line.expanded) {
        ("ArrowDown", _) => (at + 1).min(last),
        ("ArrowUp", _) => at.saturating_sub(1),
        ("PageDown", _) => (at + PAGE_ROWS).min(last),
        ("PageUp", _) => at.saturating_sub(PAGE_ROWS),
        ("Home", _) => 0,
        ("End", _) => last,
        ("ArrowRight", Some(false)) => collapse(false),
        ("ArrowRight", Some(true)) => (at + 1).min(last),
        ("ArrowRight", None) => at,
        ("ArrowLeft", Some(true)) => collapse(true),
        ("ArrowLeft", _) => parent_of(lines, at),
        _ => return false,
    };
    grid.focus(lines[target].id.clone());
    true
}

fn parent_of(lines: &[Line], at: usize) -> usize {
    let level = lines[at].level;
    let above = lines[..at].iter().rposition(|line| line.level < level);
    above.unwrap_or(at)
}
