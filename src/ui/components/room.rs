//! How much room an element has, followed as it changes.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;

/// Keeps `width` at the element's inner width in CSS pixels.
pub fn follow_width(frame: NodeRef<Div>, width: RwSignal<u32>) {
    Effect::new(move |_| {
        let Some(element) = frame.get() else {
            return;
        };
        let measured = element.clone();
        let measure = move || {
            let room = measured.client_width().max(0) as u32;
            if room > 0 && width.try_get_untracked().is_some_and(|width| width != room) {
                width.set(room);
            }
        };
        measure();
        // In the frame after: an observer can't end a round in which what it observes is drawn anew.
        let soon = move || request_animation_frame(measure.clone());
        let callback = Closure::<dyn Fn()>::new(soon);
        let observer = leptos::web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref());
        if let Ok(observer) = observer {
            observer.observe(&element);
            let observer = StoredValue::new_local((observer, callback));
            on_cleanup(move || observer.with_value(|(observer, _)| observer.disconnect()));
        }
    });
}

/// The window's inner width in CSS pixels.
pub fn window_width() -> u32 {
    let page = document().document_element();
    page.map_or(0, |page| page.client_width().max(0) as u32)
}
