//! Whether the work is saved, and what to do where it isn't.

use leptos::ev;
use leptos::prelude::*;

use crate::model::route::Route;
use crate::model::saving::SaveState;
use crate::model::state::Durability;
use crate::model::{Event, FileEvent};
use crate::shell::clock;
use crate::view::trouble::trouble;

use super::i18n::use_texts;
use super::store::{Store, use_store};

/// How often “saved 12 s ago” is brought up to date.
const TICK_MS: u64 = 2_000;

/// Says whether what is on screen is safe.
#[component]
pub fn Saved() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let state = store.memo(|model| model.open.as_ref().map(|open| open.saving.state()));
    let is_memory = store.memo(|model| matches!(model.durability, Durability::Memory(_)));
    let now = ticking();
    let is_safe = move || {
        !is_memory.get()
            && !matches!(state.get(), Some(SaveState::Saving | SaveState::NotSaved { .. }))
    };
    let words = move || {
        let texts = texts.get();
        match state.get() {
            _ if is_memory.get() => texts.in_memory_only().to_owned(),
            Some(SaveState::Saved { at_ms }) => {
                let age_s = now.get().max(at_ms).saturating_sub(at_ms) / 1000;
                match age_s {
                    0..10 => texts.saved().to_owned(),
                    10..60 => texts.saved_ago(texts.seconds(age_s / 5 * 5)),
                    60..3600 => texts.saved_ago(texts.minutes(age_s / 60)),
                    _ => texts.saved_ago(texts.hours(age_s / 3600)),
                }
            }
            Some(SaveState::Saving) => texts.saving().to_owned(),
            Some(SaveState::NotSaved { .. }) => texts.not_saved().to_owned(),
            Some(SaveState::Untouched) | None => texts.saved().to_owned(),
        }
    };
    view! {
        <span class="saved" class:unsafe=move || !is_safe() role="status">
            <a href=move || store.href(Route::Settings) title=move || texts.get().data_title()>{words}</a>
        </span>
    }
}

/// The time in milliseconds since 1970, brought up to date while the component lives.
fn ticking() -> RwSignal<u64> {
    let now = RwSignal::new(clock::now().time_ms);
    let tick = set_interval_with_handle(
        move || now.set(clock::now().time_ms),
        std::time::Duration::from_millis(TICK_MS),
    );
    on_cleanup(move || {
        if let Ok(tick) = tick {
            tick.clear();
        }
    });
    now
}

/// The browser asks before the page is left while something is not stored, or nothing ever will be.
fn warn_before_leaving(store: Store) {
    let handle = window_event_listener(ev::beforeunload, move |event| {
        let is_safe = store.peek(|model| match (&model.open, &model.durability) {
            (Some(open), Durability::Memory(_)) => open.saving.state() == SaveState::Untouched,
            (Some(open), _) => open.saving.is_safe(),
            (None, _) => true,
        });
        if !is_safe {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// What is wrong with storage, if anything, and what to do about it.
#[component]
pub fn StorageBanner() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let now = ticking();
    let trouble = Memo::new(move |_| {
        let (now_ms, texts) = (now.get(), texts.get());
        store.read(|model| trouble(model, texts, now_ms))
    });
    warn_before_leaving(store);
    view! {
        <Show when=move || trouble.get().is_some()>
            <div class="banner" role="alert">
                <p>{move || trouble.get().map(|trouble| trouble.words)}</p>
                <Show when=move || trouble.get().is_some_and(|trouble| trouble.can_retry)>
                    <button type="button" class="button" on:click=move |_| store.send(Event::Retry)>
                        {move || texts.get().try_again()}
                    </button>
                </Show>
                <button type="button" class="button" on:click=move |_| store.send(Event::File(FileEvent::Export(None)))>
                    {move || texts.get().export()}
                </button>
            </div>
        </Show>
    }
}
