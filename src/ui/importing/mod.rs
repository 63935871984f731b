//! Importing: pick or drop a file, see what it would change, decide. Snapshots are looked at in the same dialog.

pub mod outcome;
mod preview;
mod refused;
mod restoring;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use crate::model::arriving::Arriving;
use crate::model::{Event, FileEvent};
use crate::shell::{clock, files};

use super::components::dialog::Dialog;
use super::i18n::use_texts;
use super::later;
use super::store::{Store, use_store};

/// The input that picks files; [`Act::Import`](crate::model::actions::Act::Import) opens it.
#[component]
fn Picker() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let input = NodeRef::<html::Input>::new();
    let picked = move |_| {
        if let Some(file) = input.get_untracked().as_ref().and_then(files::picked) {
            read(store, file);
        }
    };
    view! {
        <input
            node_ref=input
            id=files::PICKER
            type="file"
            hidden
            accept=".json,application/json"
            aria-label=move || texts.get().import_file()
            on:change=picked
        />
    }
}

/// What the file would do, and what to do with it. Files dropped anywhere come here too.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    take_dropped_files(store);
    let name = store.memo(|model| {
        let arriving = model.arriving.as_ref();
        let incoming = model.incoming.as_ref();
        (arriving.map(|arriving| (arriving.name.clone(), arriving.snapshot_ms())))
            .or_else(|| incoming.map(|incoming| (incoming.name.clone(), incoming.snapshot_ms)))
    });
    let title = Signal::derive(move || match name.get() {
        Some((_, Some(changed_ms))) => {
            let today = store.read(|model| model.today);
            let moment = texts.get().moment(changed_ms, clock::offset_min(), today);
            texts.get().snapshot_title(moment)
        }
        Some((name, None)) => texts.get().import_title(name),
        None => String::new(),
    });
    view! {
        <Picker />
        <Dialog
            is_open=Signal::derive(move || name.get().is_some())
            title
            on_close=move || store.send(Event::CancelImport)
        >
            <Reading />
            {later::shown(later::import())}
        </Dialog>
    }
}

/// How much of a large file was read.
#[component]
fn Reading() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let percent = store.memo(|model| model.arriving.as_ref().map(Arriving::percent));
    view! {
        <Show when=move || percent.get().is_some()>
            <p>
                <progress
                    max="100"
                    aria-label=move || texts.get().import_reading()
                    prop:value=move || percent.get().unwrap_or_default()
                ></progress>
                " "
                {move || texts.get().import_reading_percent(percent.get().unwrap_or_default())}
            </p>
            <div class="form-actions">
                <button type="button" class="button" on:click=move |_| store.send(Event::CancelImport)>
                    {move || texts.get().cancel()}
                </button>
            </div>
        </Show>
    }
}

fn read(store: Store, file: File) {
    if file.size() > crate::format::LARGEST_FILE as f64 {
        // One byte over the limit is enough for the reader to refuse it; the rest is not read.
        store.send(Event::File(FileEvent::Read(
            file.name(),
            vec![b' '; crate::format::LARGEST_FILE + 1],
        )));
        return;
    }
    spawn_local(async move {
        let (name, bytes) = files::read(file).await;
        store.send(match bytes {
            Ok(bytes) => Event::File(FileEvent::Read(name, bytes)),
            Err(why) => Event::FileNotRead(name, why),
        });
    });
}

fn take_dropped_files(store: Store) {
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            read(store, file);
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}
