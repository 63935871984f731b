//! A panic: what is in memory can't be trusted after it, so the page is told to let nothing of it reach storage (R29).
//!
//! `public/stopped.js` is the other half: it stands outside of the code that has failed, refuses every write from then on
//! and shows a panel that was in the page all along.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

const STOPPED: &str = "plumbline-stopped";

/// Tells the page of every panic.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        stop(&panic.to_string());
        console_error_panic_hook::hook(panic);
    }));
}

fn stop(why: &str) {
    let told = CustomEventInit::new();
    told.set_detail(&JsValue::from_str(why));
    let event = CustomEvent::new_with_event_init_dict(STOPPED, &told);
    // Where not even that works, the page notices the trap that follows a panic.
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}
