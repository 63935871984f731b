//! A newer build: it is offered and never taken by itself; and whether this one opens without a network.

use leptos::prelude::*;

use crate::model::offline::Offline;
use crate::model::{Event, Model};

use super::i18n::use_texts;
use super::store::use_store;

/// At the foot of every screen; the style sheet hides it while somebody types.
#[component]
pub fn NewVersionOffer() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_offered = store.memo(Model::offers_new_version);
    view! {
        <div role="status">
            <Show when=move || is_offered.get()>
                <div class="notice new-version">
                    <span>{move || texts.get().new_version()}</span>
                    <Reload class="link-button" />
                    <button
                        type="button"
                        class="link-button"
                        on:click=move |_| store.send(Event::PutNewVersionOff)
                    >{move || texts.get().new_version_later()}</button>
                </div>
            </Show>
        </div>
    }
}

/// For the settings, where what was put off is found again.
#[component]
pub fn OfflineReadiness() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let offline = store.memo(|model| model.offline);
    let was_put_off =
        store.memo(|model| model.can_take_new_version() && !model.offers_new_version());
    view! {
        <p class="dim">{move || match offline.get() {
            Offline::Unasked | Offline::NotYet => texts.get().offline_not_yet(),
            Offline::Ready => texts.get().offline_ready(),
            Offline::Unavailable => texts.get().offline_unavailable(),
        }}</p>
        <Show when=move || was_put_off.get()>
            <div class="setting">
                <span>{move || texts.get().new_version()}</span>
                <Reload class="button" />
            </div>
        </Show>
    }
}

#[component]
fn Reload(class: &'static str) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    view! {
        <button type="button" class=class on:click=move |_| store.send(Event::TakeNewVersion)>
            {move || texts.get().new_version_reload()}
        </button>
    }
}
