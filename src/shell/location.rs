//! The address bar: routes live behind the `#`, as a static host has no server to rewrite addresses.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::model::route::Route;

/// The route that the address names; where it names none, home, and the address says so from then on.
pub fn current() -> Route {
    let named = Route::parse(&fragment());
    if let (None, false, Some(window)) = (&named, asks_for_rescue(), web_sys::window()) {
        // It fails only where the page may not navigate at all; then the address stays as it is.
        let _ = window.location().replace(&Route::Home.fragment());
    }
    named.unwrap_or_default()
}

fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}

/// Whether the address asks for the stored data and nothing else of the app; `public/stopped.js` writes it.
pub fn asks_for_rescue() -> bool {
    fragment() == "#/rescue"
}

/// Starts the app again, at its first screen.
pub fn start_again() {
    if let Some(window) = web_sys::window() {
        go(&Route::Home);
        // It fails only where the page may not navigate at all; then it stays as it is.
        let _ = window.location().reload();
    }
}

/// Changes the address; the browser then tells [`watch`].
pub fn go(route: &Route) {
    if let Some(window) = web_sys::window() {
        // It fails only where the page may not navigate at all; then it stays where it is.
        let _ = window.location().set_hash(&route.fragment());
    }
}

/// Calls back with each new route, for as long as the page lives.
pub fn watch(mut changed: impl FnMut(Route) + 'static) {
    let listener = Closure::<dyn FnMut()>::new(move || changed(current()));
    if let Some(window) = web_sys::window() {
        let _ = window
            .add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
