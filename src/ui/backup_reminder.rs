//! The reminder that changes are in no file yet; it can be put off for a day.

use leptos::prelude::*;

use crate::model::{Event, FileEvent};
use crate::shell::clock;
use crate::view::data::reminder;

use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn BackupReminder() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let told = store.memo(move |model| reminder(model, texts.get(), clock::now().time_ms));
    view! {
        <Show when=move || told.get().is_some()>
            <div class="banner" role="status">
                <p>{move || told.get()}</p>
                <button type="button" class="button" on:click=move |_| store.send(Event::File(FileEvent::Export(None)))>
                    {move || texts.get().export()}
                </button>
                <button type="button" class="quiet-button" on:click=move |_| store.send(Event::PutBackupOff)>
                    {move || texts.get().backup_later()}
                </button>
            </div>
        </Show>
    }
}
