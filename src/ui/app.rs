//! The app: provides store and texts, follows theme and language, and shows the screen of the route.

use leptos::prelude::*;

use crate::locales::preferred_language;
use crate::model::Event;
use crate::model::route::Route;
use crate::model::state::{Durability, Theme};
use crate::shell::device;

use super::cascade::CascadeScreen;
use super::first_run::FirstRun;
use super::frame::Frame;
use super::i18n::{provide_texts, use_texts};
use super::import::ImportDialog;
use super::later;
use super::new_version::NewVersionOffer;
use super::notice::NoticeBar;
use super::store::{Store, use_store};

/// Puts the app into the page.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let store = Store::new(preferred_language(None, device::wished_languages()));
    provide_context(store);
    let language = store.memo(|model| model.language());
    provide_texts(language.into());
    let theme = store.memo(|model| model.theme);
    Effect::new(move |_| {
        let scheme = match theme.get() {
            Theme::System => "",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        if let Some(root) = document().document_element() {
            // It fails for a malformed attribute name only.
            let _ = root.set_attribute("data-theme", scheme);
        }
    });
    store.start();
    view! { <Shown /> }
}

/// What is shown before storage has answered, before there is a workspace, and then.
#[component]
fn Shown() -> impl IntoView {
    let store = use_store();
    let is_opening = store.memo(|model| {
        matches!(
            model.durability,
            Durability::Opening | Durability::Waiting(_)
        )
    });
    let has_workspace = store.memo(|model| model.open.is_some());
    let awaits_workspace = store.memo(|model| model.open.is_none() && !model.shelf.is_empty());
    Effect::new(move |_| {
        if awaits_workspace.get() {
            later::fetch_ahead(&store.peek(|model| model.route.clone()));
        }
    });
    Effect::new(move |_| {
        if !is_opening.get() && !awaits_workspace.get() {
            mark_interactive();
            store.send(Event::Interactive);
        }
    });
    view! {
        <Show when=move || !is_opening.get() fallback=|| view! { <WaitingForStorage /> }>
            <Show
                when=move || has_workspace.get()
                fallback=move || view! { <Show when=move || !awaits_workspace.get()><FirstRun /></Show> }
            >
                <Frame>
                    <Screen />
                </Frame>
            </Show>
            <ImportDialog />
            <div class="notice-place">
                <NewVersionOffer />
                <NoticeBar />
            </div>
        </Show>
    }
}

/// Why there is nothing to see yet, once it takes long; the person may go on without storage.
#[component]
fn WaitingForStorage() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let reason = store.memo(|model| match &model.durability {
        Durability::Waiting(error) => Some(error.clone()),
        _ => None,
    });
    view! {
        <Show when=move || reason.get().is_some()>
            <main class="first-run" id="main">
                <h1>{move || texts.get().app_name()}</h1>
                <p role="alert">{move || reason.get().map(|error| texts.get().storage_error(&error))}</p>
                <p class="dim">{move || texts.get().storage_waiting()}</p>
                <div class="form-actions">
                    <button type="button" class="button" on:click=move |_| store.send(Event::GoOnInMemory)>
                        {move || texts.get().storage_go_on()}
                    </button>
                </div>
            </main>
        </Show>
    }
}

#[component]
fn Screen() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let route = store.memo(|model| model.route.clone());
    Effect::new(move |_| {
        let texts = texts.get();
        let screen = match route.get() {
            Route::Home => texts.today(),
            Route::Cascade | Route::Goal(_) => texts.cascade(),
            Route::Gaps => texts.gaps(),
            Route::Settings => texts.settings(),
        };
        document().set_title(&texts.page_title(screen));
    });
    move || match route.get() {
        Route::Home => later::shown(later::home()),
        Route::Cascade => view! { <CascadeScreen /> }.into_any(),
        Route::Goal(id) => later::shown(later::goal(id)),
        Route::Gaps => later::shown(later::gaps()),
        Route::Settings => later::shown(later::settings()),
    }
}

/// Tells measurements that the first screen takes input.
fn mark_interactive() {
    if let Some(performance) = window().performance() {
        // A mark that can't be set is missed by measurements only.
        let _ = performance.mark("interactive");
    }
}
