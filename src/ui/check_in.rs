//! One number and Enter; the cursor moves on to the next field.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::domain::records::actual::Actual;
use crate::locales::typing;
use crate::model::Event;
use crate::model::command::Command;
use crate::view::home::CheckIn;

use super::components::number_field::{complain, is_enter, report};
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn CheckInField(row: Memo<CheckIn>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_wrong = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    let denominator = RwSignal::new(String::new());
    let save = move |text: String| {
        let row = row.get_untracked();
        if row.entered.as_ref() == Some(&text) {
            return true;
        }
        let read = typing::actual(&text, &denominator.get_untracked(), row.scale, row.is_rate);
        let Ok(Some(actual)) = read else {
            is_wrong.set(!text.trim().is_empty());
            if is_wrong.get_untracked() {
                complain(field, texts.get_untracked().not_a_number());
            }
            return false;
        };
        is_wrong.set(false);
        complain(field, "");
        let actual = Actual { by: store.peek(|model| model.identity.clone()), ..actual };
        store.send(Event::Do(Command::EnterActual(row.goal, row.day, actual)));
        true
    };
    let on_key = move |event: KeyboardEvent| {
        if !is_enter(&event) {
            return;
        }
        if save(event_target_value(&event)) {
            event.prevent_default();
            focus_next(&event);
        } else {
            report(field);
        }
    };
    view! {
        <div class="entry" class:wrong=move || is_wrong.get()>
            <input
                node_ref=field
                class="check-in-field"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                placeholder="—"
                aria-label=move || texts.get().actual_for(row.get().title)
                aria-invalid=move || is_wrong.get().then_some("true")
                prop:value=move || row.get().entered.unwrap_or_default()
                on:keydown=on_key
                on:change=move |event| { save(event_target_value(&event)); }
            />
            <Show when=move || row.get().is_rate>
                <span aria-hidden="true">"/"</span>
                <input
                    class="check-in-field"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    placeholder="100"
                    aria-label=move || texts.get().denominator_of(row.get().title)
                    bind:value=denominator
                    on:keydown=on_key_of_denominator
                />
            </Show>
            <span class="unit">{move || row.get().unit}</span>
        </div>
    }
}

/// In the denominator, Enter goes back to the number that it belongs to.
fn on_key_of_denominator(event: KeyboardEvent) {
    if !is_enter(&event) {
        return;
    }
    let field = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
    let sibling = field
        .and_then(|field| field.parent_element())
        .and_then(|entry| entry.query_selector(".check-in-field").ok().flatten());
    if let Some(sibling) = sibling.and_then(|s| s.dyn_into::<HtmlElement>().ok()) {
        // A field that can't take the focus is still there to be clicked.
        let _ = sibling.focus();
    }
}

fn focus_next(event: &KeyboardEvent) {
    let target = event.target();
    let Ok(fields) = document().query_selector_all(".check-in .entry > input:first-child") else {
        return;
    };
    let all = (0..fields.length()).filter_map(|index| fields.get(index));
    let mut after = all.skip_while(|field| target.as_ref() != Some(field.as_ref()));
    let next = after.nth(1).and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(next) = next {
        // A field that can't take the focus is still there to be clicked.
        let _ = next.focus();
    }
}
