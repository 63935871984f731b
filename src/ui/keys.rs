//! Keys that work on every screen: undo and redo.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::model::Event;

use super::store::use_store;

/// Listens for as long as the frame is shown.
pub fn listen() {
    let store = use_store();
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_undo_key = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        if !is_undo_key || event.is_composing() || types_text(&event) {
            return;
        }
        let sent = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Event::Undo,
            ("z", true) | ("y", false) => Event::Redo,
            _ => return,
        };
        event.prevent_default();
        store.send(sent);
    });
    on_cleanup(move || handle.remove());
}

/// In a field, undo belongs to what is being typed.
fn types_text(event: &ev::KeyboardEvent) -> bool {
    let target = event.target();
    let element = target.and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok());
    element.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}
