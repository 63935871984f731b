//! Going back to a snapshot: what it would change, before anything is changed.

use leptos::prelude::*;

use crate::model::importing::How;
use crate::model::{Event, FileEvent};

use super::super::i18n::use_texts;
use super::super::store::use_store;
use super::preview::{PreviewTable, Refused, whole};

#[component]
pub fn GoingBack() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let held = whole(store, |found| {
        let workspace = &found.read.workspace;
        (workspace.settings.name.clone(), workspace.goals.living().count())
    });
    let preview = whole(store, |found| found.preview.clone());
    let preview = move || preview.get().flatten();
    let changes = move || preview().is_some_and(|preview| preview.changes() > 0);
    let is_same = move || preview().is_some_and(|preview| preview.changes() == 0);
    view! {
        <p>{move || held.get().map(|(name, goals)| texts.get().snapshot_holds(name, texts.get().goal_count(goals)))}</p>
        <Show when=changes><p>{move || texts.get().restore_hint()}</p></Show>
        <Show when=is_same><p>{move || texts.get().restore_nothing()}</p></Show>
        {move || preview().map(|preview| view! { <PreviewTable preview goes_back=true /> })}
        <div class="form-actions">
            <Refused />
            <Show when=changes>
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| store.send(Event::File(FileEvent::Import(How::Restore)))
                >{move || texts.get().restore_do()}</button>
            </Show>
            <button type="button" class="button" on:click=move |_| store.send(Event::File(FileEvent::Import(How::AsNew)))>
                {move || texts.get().import_as_new()}
            </button>
            <button type="button" class="button" on:click=move |_| store.send(Event::CancelImport)>
                {move || texts.get().cancel()}
            </button>
        </div>
    }
}
