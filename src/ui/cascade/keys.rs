//! The keys of the treegrid: the ARIA pattern, and moving, renaming and deleting on top of it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::domain::id::GoalId;
use crate::model::Event;
use crate::model::command::{Command, Destination};
use crate::model::route::Route;
use crate::view::outline::Line;

use super::super::store::{Store, go};
use super::grid::{Grid, focus_row_soon};

/// Rows that PgUp and PgDn pass over.
const PAGE_ROWS: usize = 10;

/// Keys belong to the grid only while a row itself has the focus, not a field or a button in it.
pub fn is_on_row(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| element.get_attribute("role").as_deref() == Some("row"))
}

/// Carries out what a key means on the current row; `false` for keys that mean nothing here.
pub fn press(store: Store, grid: Grid, event: &KeyboardEvent) -> bool {
    let current = grid.current.get_untracked();
    grid.lines.with_untracked(|lines| {
        let at = lines
            .iter()
            .position(|line| Some(&line.id) == current.as_ref());
        match at {
            Some(at) if event.alt_key() => move_row(store, &lines[at].id, event),
            Some(at) => step(store, grid, lines, at, event) || act(store, grid, &lines[at], event),
            None => false,
        }
    })
}

/// Deletes a goal and puts the focus on the row that takes its place.
pub fn delete(store: Store, grid: Grid, id: &GoalId) {
    let next = grid.lines.with_untracked(|lines| {
        let at = lines.iter().position(|line| line.id == *id)?;
        // What hangs below goes along.
        let level = lines[at].level;
        let after = lines[at + 1..].iter().find(|next| next.level <= level);
        let next = after.or(at.checked_sub(1).map(|above| &lines[above]));
        next.map(|line| line.id.clone())
    });
    store.send(Event::Do(Command::DeleteGoal(id.clone())));
    if let Some(next) = next {
        grid.focus(next);
    }
}

fn move_row(store: Store, id: &GoalId, event: &KeyboardEvent) -> bool {
    let destination = match event.key().as_str() {
        "ArrowUp" => Destination::Up,
        "ArrowDown" => Destination::Down,
        "ArrowRight" => Destination::Indent,
        "ArrowLeft" => Destination::Outdent,
        _ => return false,
    };
    store.send(Event::Do(Command::MoveGoal(id.clone(), destination)));
    focus_row_soon(id.clone());
    true
}

/// Goes to another row, or opens and closes this one.
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

fn act(store: Store, grid: Grid, line: &Line, event: &KeyboardEvent) -> bool {
    let id = line.id.clone();
    match event.key().as_str() {
        "Enter" => go(Route::Goal(id)),
        "F2" => grid.renaming.set(Some(id)),
        "Insert" => grid.adding.set(Some(Some(id))),
        "Delete" => delete(store, grid, &id),
        _ => return false,
    }
    true
}

fn parent_of(lines: &[Line], at: usize) -> usize {
    let level = lines[at].level;
    let above = lines[..at].iter().rposition(|line| line.level < level);
    above.unwrap_or(at)
}
