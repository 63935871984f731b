//! The clipboard, as it comes with an event that copies or pastes.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, Event};

const TEXT: &str = "text/plain";

/// What is pasted, as text.
pub fn text(event: &Event) -> Option<String> {
    data(event)?.get_data(TEXT).ok()
}

/// Sets what is copied; `false` where the browser doesn't let it be set.
pub fn set_text(event: &Event, text: &str) -> bool {
    data(event).is_some_and(|data| data.set_data(TEXT, text).is_ok())
}

fn data(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()
}
