//! The address bar: routes live behind the `#`, as a static host has no server to rewrite addresses.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::model::route::{Address, Route};

/// What the address names; where that is nothing of ours, home, and the address says so from then on.
pub fn current() -> Address {
    let named = Address::parse(&fragment());
    if named.is_none() && !asks_for_rescue() {
        replace(&Address::default());
    }
    named.unwrap_or_default()
}

/// Changes the address without a step to go back to.
fn replace(address: &Address) {
    if let Some(window) = web_sys::window() {
        // It fails only where the page may not navigate at all; then the address stays as it is.
        let _ = window.location().replace(&address.fragment());
    }
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
        go(&Route::Home.into());
        // It fails only where the page may not navigate at all; then it stays as it is.
        let _ = window.location().reload();
    }
}

/// Changes the address; the browser then tells [`watch`]. One that only names the workspace too is no step of its own.
pub fn go(address: &Address) {
    let now = Address::parse(&fragment());
    if now.as_ref() == Some(address) {
        return;
    }
    let is_more = now.is_some_and(|now| now.workspace.is_none() && now.route == address.route);
    if let (false, Some(window)) = (is_more, web_sys::window()) {
        // It fails only where the page may not navigate at all; then it stays where it is.
        let _ = window.location().set_hash(&address.fragment());
    } else {
        replace(address);
    }
}

/// Calls back with each new address, for as long as the page lives.
pub fn watch(mut changed: impl FnMut(Address) + 'static) {
    let listener = Closure::<dyn FnMut()>::new(move || changed(current()));
    if let Some(window) = web_sys::window() {
        let _ = window
            .add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
