//! What a goal promises: to be read first, and a form once somebody wants to change it.

use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::model::form::Field;
use crate::view::form::{definition, facts};

use super::components::form::Form;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn Definition(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let at = StoredValue::new(id);
    // What is still being typed is shown where it stands.
    let is_typed = store.peek(|model| {
        let mut typed = model.typed.keys();
        at.with_value(|id| typed.any(|field| matches!(field, Field::Goal(of, _) if of == id)))
    });
    let is_edited = RwSignal::new(is_typed);
    view! {
        <section class="sheet card" aria-labelledby="definition">
            <div class="card-head">
                <h2 id="definition">{move || texts.get().definition_heading()}</h2>
                <button
                    type="button"
                    class="button screen-only"
                    aria-expanded=move || is_edited.get().to_string()
                    on:click=move |_| is_edited.update(|is| *is = !*is)
                >{move || if is_edited.get() { texts.get().definition_close() } else { texts.get().definition_edit() }}</button>
            </div>
            <Show when=move || is_edited.get() fallback=move || view! { <Facts id=at.get_value() /> }>
                <Fields id=at.get_value() />
            </Show>
        </section>
    }
}

/// Every field of a goal that a person may change; each change is saved by itself.
#[component]
fn Fields(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let inputs = store.memo(move |model| definition(model, &id, texts.get()));
    view! { <div class="form grid-form"><Form inputs /></div> }
}

#[component]
fn Facts(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let facts = store.memo(move |model| facts(model, &id, texts.get()));
    view! {
        <dl class="facts">
            {move || facts.get().into_iter().map(|(words, fact)| view! {
                <dt>{words}</dt>
                <dd><bdi>{fact}</bdi></dd>
            }).collect_view()}
        </dl>
    }
}
