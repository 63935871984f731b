//! The sentence that opens a screen.

use leptos::prelude::*;

use crate::view::lead::Lead;

#[component]
pub fn LeadText(sentence: Memo<Option<Lead>>) -> impl IntoView {
    view! {
        {move || sentence.get().map(|lead| view! {
            <h1 class="lead">
                {lead.before}
                <Show when={ let number = lead.number.clone(); move || !number.is_empty() }>" "</Show>
                <span class=lead.tone.class()>{lead.number.clone()}</span>
                {lead.after}
            </h1>
            <p class="sub">{lead.below}</p>
        })}
    }
}
