//! The keys of the ARIA treegrid pattern; what else is done with a row is in the list of actions.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::model::Event;
use crate::view::outline::{Step, step};

use super::super::components::press::press_of;
use super::super::store::Store;
use super::state::Grid;

/// Keys belong to the grid only while a row itself has the focus, not a field or a button in it.
pub fn is_on_row(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| element.get_attribute("role").as_deref() == Some("row"))
}

/// Goes to another row, or opens and closes the current one; `false` for keys that mean nothing here.
pub fn press(store: Store, grid: Grid, event: &KeyboardEvent) -> bool {
    let current = grid.current.get_untracked();
    grid.lines.with_untracked(|lines| {
        let at = lines.iter().position(|line| Some(&line.id) == current.as_ref());
        let Some((at, step)) = at.and_then(|at| Some((at, step(lines, at, &press_of(event))?)))
        else {
            return false;
        };
        let to = match step {
            Step::To(index) => index,
            Step::Collapse(is_collapsed) => {
                store.send(Event::Collapse(lines[at].id.clone(), is_collapsed));
                at
            }
        };
        grid.focus(lines[to].id.clone());
        true
    })
}
