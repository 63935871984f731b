//! What a goal promises: the form that defines it.

use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::view::form::definition;

use super::components::form::Form;
use super::i18n::use_texts;
use super::store::use_store;

/// Every field of a goal that a person may change; each change is saved by itself.
#[component]
pub fn Definition(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let inputs = store.memo(move |model| definition(model, &id, texts.get()));
    view! {
        <section class="sheet card screen-only" aria-labelledby="definition">
            <h2 id="definition">{move || texts.get().definition_heading()}</h2>
            <div class="form grid-form">
                <Form inputs />
            </div>
        </section>
    }
}
