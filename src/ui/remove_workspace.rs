//! Removing a workspace: the one thing that undo can't bring back, so it takes a second click, beside an export.

use leptos::prelude::*;

use crate::domain::values::id::WorkspaceId;
use crate::locales::Texts;
use crate::model::Event;

use super::i18n::use_texts;
use super::store::use_store;

/// `words` are on the button; where they don't name the workspace, `label` does.
#[component]
pub fn RemoveWorkspace(
    id: WorkspaceId,
    words: fn(Texts) -> &'static str,
    #[prop(optional, into)] label: Option<Signal<String>>,
) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_asking = RwSignal::new(false);
    view! {
        <Show
            when=move || is_asking.get()
            fallback=move || view! {
                <button
                    type="button"
                    class="quiet-button"
                    aria-label=move || label.map(|label| label.get())
                    on:click=move |_| is_asking.set(true)
                >{move || words(texts.get())}</button>
            }
        >
            <button type="button" class="button danger" on:click={
                let id = id.clone();
                move |_| store.send(Event::RemoveWorkspace(id.clone()))
            }>{move || texts.get().workspace_remove_for_good()}</button>
            <button type="button" class="quiet-button" on:click=move |_| is_asking.set(false)>
                {move || texts.get().cancel()}
            </button>
            <span class="dim">{move || texts.get().data_clear_hint()}</span>
        </Show>
    }
}
