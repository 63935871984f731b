//! A turn of the page: it draws and answers what waits, and then something goes on. A timer would do as well, were it not
//! for the four milliseconds that browsers add to each.

use gloo::timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// Runs something in the page's next turn.
pub fn next(run: impl FnOnce() + 'static) {
    match MessageChannel::new() {
        Ok(channel) => {
            let run = Closure::once_into_js(run);
            channel.port1().set_onmessage(Some(run.unchecked_ref()));
            // The port that gets it is in this page.
            let _ = channel.port2().post_message(&JsValue::NULL);
        }
        Err(_) => {
            Timeout::new(0, run).forget();
        }
    }
}
