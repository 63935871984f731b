//! The sentence that opens a screen, and where to look next.

use leptos::prelude::*;

use crate::model::route::Route;
use crate::ui::i18n::use_texts;
use crate::ui::store::use_store;
use crate::view::lead::Lead;

#[component]
pub fn LeadText(sentence: Memo<Option<Lead>>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    view! {
        {move || sentence.get().map(|lead| view! {
            <h1 class="lead">
                {lead.before}
                <Show when={ let number = lead.number.clone(); move || !number.is_empty() }>" "</Show>
                <span class=lead.tone.class()>{lead.number.clone()}</span>
                {lead.after}
            </h1>
            <p class="sub">
                {lead.below}
                {lead.next.map(|(id, title)| view! {
                    " "<a href=store.href(Route::Goal(id))>{texts.get().lead_next(title)}</a>
                })}
            </p>
        })}
    }
}
