//! One number and Enter, and the cursor moves on to the next field; or a milestone and that it is done.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::model::Event;
use crate::model::form;
use crate::view::form::{actual, entered};
use crate::view::home::CheckIn;

use super::components::form::Form;
use super::focus;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn CheckInField(row: Memo<CheckIn>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let inputs = store.memo(move |model| {
        let row = row.read();
        actual(model, &row.goal, Some(row.day), texts.get())
    });
    view! {
        <Form inputs class="bare" on_enter=Callback::new(|()| focus_next()) />
    }
}

/// A milestone is done today; on another day, it is on its own screen.
#[component]
pub fn Done(row: Memo<CheckIn>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let done = move |_| {
        let goal = row.get_untracked().goal;
        let sent = store.peek(|model| entered(model, &goal, texts.get_untracked()));
        store.send(Event::Submit(form::Form::Actual(goal), sent));
        focus::to_screen_if_lost();
    };
    view! {
        <button
            type="button"
            class="button"
            aria-label=move || texts.get().home_done(row.read().title.clone())
            on:click=done
        >{move || texts.get().actual_done()}</button>
    }
}

/// From the number that was taken to the next one.
fn focus_next() {
    let Ok(fields) = document().query_selector_all(".check-in .entry input") else {
        return;
    };
    let now = document().active_element();
    let all = (0..fields.length()).filter_map(|index| fields.get(index));
    let mut after = all.skip_while(|field| now.as_deref() != Some(field));
    let next = after.nth(1).and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(next) = next {
        // A field that can't take the focus is still there to be clicked.
        let _ = next.focus();
    }
}
