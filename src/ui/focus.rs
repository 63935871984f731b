//! Where the focus goes when what had it is gone: never to the page's nothing, where the next key would do nothing.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FocusOptions, HtmlElement};

/// Puts the focus on the screen itself.
pub fn to_screen() {
    let element = document().get_element_by_id("main");
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // What can't take the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}

/// Puts the focus on the screen itself if, once the page is drawn again, nothing else has it.
pub fn to_screen_if_lost() {
    request_animation_frame(|| {
        if is_lost() {
            to_screen();
        }
    });
}

/// Whether nothing in particular has the focus.
pub fn is_lost() -> bool {
    document().active_element() == document().body().map(Into::into)
}

/// Whether nothing in particular has the focus, or the screen itself took it for that reason.
pub fn is_on_nothing() -> bool {
    is_lost() || document().active_element().is_some_and(|element| element.id() == "main")
}

/// Puts the focus on the first field in a part of the page.
pub fn first_in(part: &HtmlElement) {
    let field = part.query_selector("input").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // A field that can't take the focus is still there to be clicked.
        let _ = field.focus();
    }
}
