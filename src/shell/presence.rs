//! Whether anybody looks at the page: it saves when it is left, and looks at storage when it is back.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

use crate::model::Event;

/// Listens for as long as the page lives. A page that the browser kept and shows again, after the back button, has been
/// asleep and heard nothing of other tabs.
pub fn watch(send: impl Fn(Event) + Copy + 'static) {
    let Some((window, document)) =
        web_sys::window().and_then(|window| Some((window.clone(), window.document()?)))
    else {
        return;
    };
    EventListener::new(&window, "pagehide", move |_| send(Event::SaveNow)).forget();
    EventListener::new(&window, "pageshow", move |event| {
        let event = event.dyn_ref::<PageTransitionEvent>();
        if event.is_some_and(PageTransitionEvent::persisted) {
            send(Event::Returned);
        }
    })
    .forget();
    let page = document.clone();
    EventListener::new(&document, "visibilitychange", move |_| {
        send(if page.hidden() { Event::SaveNow } else { Event::Returned });
    })
    .forget();
}
