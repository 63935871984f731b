//! Where is my data: the panel on the settings screen, with snapshots to go back to, and export next to clear.

use leptos::prelude::*;

use crate::domain::values::id::WorkspaceId;
use crate::model::space::Protection;
use crate::model::{Event, FileEvent};
use crate::shell::clock;
use crate::view::data::{Row, Whereabouts, whereabouts};

use super::i18n::use_texts;
use super::remove_workspace::RemoveWorkspace;
use super::store::use_store;

#[component]
pub fn DataPanel() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    store.send(Event::LookAtData);
    let told = store.memo(move |model| whereabouts(model, texts.get(), clock::offset_min()));
    let of = move |part: fn(&Whereabouts) -> &String| told.with(|told| part(told).clone());
    view! {
        <section class="sheet card" aria-labelledby="set-data">
            <h2 id="set-data">{move || texts.get().data_title()}</h2>
            <dl class="facts">
                <dt>{move || texts.get().data_saved()}</dt>
                <dd class:bad=move || !told.with(|told| told.is_saved)>{move || of(|told| &told.saved)}</dd>
                <dt>{move || texts.get().data_backup()}</dt>
                <dd class:warn=move || told.with(|told| told.backup_is_old)>{move || of(|told| &told.backup)}</dd>
                <dt>{move || texts.get().data_protection()}</dt>
                <dd class:warn=move || !told.with(|told| told.is_protected)>
                    {move || of(|told| &told.protection)}
                    <Show when=move || !told.with(|told| told.is_protected)><AskToProtect /></Show>
                </dd>
                <dt>{move || texts.get().data_space()}</dt>
                <dd>{move || of(|told| &told.space)}</dd>
            </dl>
            <ExportOrClear />
            <h3 class="snapshots-head">{move || texts.get().snapshots_title()}</h3>
            <p class="dim">{move || texts.get().snapshots_hint()}</p>
            <p class="dim" role="status">{move || told.with(|told| told.snapshots_note.clone())}</p>
            <SnapshotList rows=Signal::derive(move || told.with(|told| told.snapshots.clone())) />
        </section>
    }
}

/// Snapshots, each with a button that shows what going back would change.
#[component]
pub fn SnapshotList(rows: Signal<Vec<Row>>) -> impl IntoView {
    view! {
        <ul class="list snapshots">
            {move || rows.get().into_iter().map(|row| view! { <SnapshotRow row /> }).collect_view()}
        </ul>
    }
}

#[component]
fn SnapshotRow(row: Row) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let label = StoredValue::new(row.moment.clone());
    view! {
        <li>
            <span>{row.moment}</span>
            <bdi class="dim">{row.about}</bdi>
            <span class="spacer"></span>
            {(!row.is_now).then(|| view! {
                <button
                    type="button"
                    class="button"
                    aria-label=move || texts.get().snapshot_restore_to(label.get_value())
                    on:click=move |_| store.send(Event::LookAtSnapshot(row.id.clone()))
                >{move || texts.get().snapshot_restore()}</button>
            })}
        </li>
    }
}

#[component]
fn AskToProtect() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let protection = store.memo(|model| model.protection);
    view! {
        <button
            type="button"
            class="button"
            disabled=move || protection.get() == Protection::Asking
            on:click=move |_| store.send(Event::AskToProtect)
        >{move || texts.get().data_protect()}</button>
        <span class="dim" role="status">{move || match protection.get() {
            Protection::Unasked => "",
            Protection::Asking => texts.get().data_protect_asking(),
            Protection::Asked => texts.get().data_protect_declined(),
        }}</span>
    }
}

#[component]
fn ExportOrClear() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let id = store.memo(|model| model.open.as_ref().map(|open| open.workspace.id().clone()));
    view! {
        <div class="form-actions">
            <button type="button" class="button" on:click=move |_| store.send(Event::File(FileEvent::Export(None)))>
                {move || texts.get().export()}
            </button>
            {move || id.get().map(|id: WorkspaceId| view! {
                <RemoveWorkspace id words=|texts| texts.data_clear() />
            })}
        </div>
    }
}
