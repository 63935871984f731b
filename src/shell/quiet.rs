//! Quiet times: when nothing was saved for a while, and when the page is hidden.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::model::Event;

/// How long nothing may have been saved.
const QUIET_MS: u32 = 4_000;

/// The wait for a quiet time: at most one goes on.
#[derive(Clone, Default)]
pub struct Quiet {
    waiting: Rc<RefCell<Option<Timeout>>>,
}

impl Quiet {
    /// Tells when it has been quiet from now on; an earlier wait is given up.
    pub fn wait(&self, send: impl Fn(Event) + 'static) {
        let timeout = Timeout::new(QUIET_MS, move || send(Event::Paused));
        self.waiting.replace(Some(timeout));
    }
}

/// Tells whenever the page is hidden, for as long as it lives. It may be the last that is heard of it.
pub fn watch_hiding(send: impl Fn(Event) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let page = document.clone();
    let listener = Closure::<dyn FnMut()>::new(move || {
        if page.hidden() {
            send(Event::Paused);
        }
    });
    let callback = listener.as_ref().unchecked_ref();
    // It fails for a listener that is none only.
    let _ = document.add_event_listener_with_callback("visibilitychange", callback);
    listener.forget();
}
