//! Keys that work on every screen and on the rows of the cascade.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use crate::domain::values::id::GoalId;
use crate::model::Event;
use crate::model::actions::{Act, Focus, pressed};
use crate::model::dialog::Dialog;

use super::acts::{self, act_on_row};
use super::components::composing::is_composing;
use super::components::press::press_of;
use super::store::{Store, use_store};

/// Listens for as long as the frame is shown.
pub fn listen() {
    let store = use_store();
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || is_composing(&event) {
            return;
        }
        let element = event.target().and_then(|target| target.dyn_into().ok());
        let press = press_of(&event);
        let focus = element.as_ref().map_or(Focus::Elsewhere, focus_of);
        let single_keys = store.peek(|model| model.single_keys);
        if let Some(act) = pressed(&press, focus, single_keys)
            && carry_out(store, act, focus, element.as_ref())
        {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether the key was used. While a dialog is open, keys are about it.
fn carry_out(store: Store, act: Act, focus: Focus, element: Option<&Element>) -> bool {
    let open = document().query_selector("dialog[open]").ok().flatten();
    if open.is_some() {
        let searches = store.peek(|model| matches!(model.dialog, Some(Dialog::Palette(_))));
        let closes = act == Act::Search && searches;
        if closes {
            store.send(Event::CloseDialog);
        }
        return closes;
    }
    let goal = element.and_then(goal_of_row);
    match (focus, goal) {
        (Focus::Row, Some(id)) if act.is_on_goal() => act_on_row(store, act, id),
        (_, goal) => {
            let goal = goal.or_else(|| store.peek(|model| model.route.goal().cloned()));
            acts::run(store, act, goal.as_ref());
        }
    }
    true
}

fn focus_of(element: &Element) -> Focus {
    match element.tag_name().as_str() {
        "INPUT" if element.has_attribute("data-cell") => Focus::Cell,
        "INPUT" | "TEXTAREA" | "SELECT" => Focus::Field,
        _ if element.get_attribute("role").as_deref() == Some("row") => Focus::Row,
        _ => Focus::Elsewhere,
    }
}

/// The goal in whose row something is.
fn goal_of_row(element: &Element) -> Option<GoalId> {
    let row = element.closest("[data-goal]").ok().flatten()?;
    GoalId::new(&row.get_attribute("data-goal")?).ok()
}
