//! Instead of the first screen: there was data here and it is gone; a file or a snapshot brings it back.

use leptos::prelude::*;

use crate::model::Event;
use crate::model::actions::Act;
use crate::shell::clock;
use crate::view::data::survivors;

use super::acts::ActButton;
use super::data::SnapshotList;
use super::frame::PlumbMark;
use super::i18n::use_texts;
use super::settings::LanguageChoice;
use super::store::use_store;

#[component]
pub fn Missing() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let rows = store.memo(move |model| survivors(model, texts.get(), clock::offset_min()));
    view! {
        <main class="first-run" id="main">
            <div class="brand"><PlumbMark /><span>{move || texts.get().app_name()}</span></div>
            <h1>{move || texts.get().missing_title()}</h1>
            <p class="sub" role="alert">{move || texts.get().missing_lead()}</p>
            <Show when=move || !rows.get().is_empty()>
                <section class="sheet card" aria-labelledby="missing-snapshots">
                    <h2 id="missing-snapshots">{move || texts.get().missing_snapshots()}</h2>
                    <SnapshotList rows=rows.into() />
                </section>
            </Show>
            <div class="form-actions">
                <ActButton act=Act::Import class="button primary" />
                <button type="button" class="button" on:click=move |_| store.send(Event::StartAfresh)>
                    {move || texts.get().missing_start()}
                </button>
            </div>
            <LanguageChoice />
        </main>
    }
}
