//! The app: provides store and texts, follows theme and language, and shows the screen of the route.

use leptos::prelude::*;

use crate::locales::preferred_language;
use crate::model::device::Theme;
use crate::model::route::{LogFilter, Route};
use crate::model::state::Durability;
use crate::model::{Event, Model};
use crate::shell::{device, location, panic};

use super::cascade::CascadeScreen;
use super::first_run::FirstRun;
use super::focus;
use super::frame::Frame;
use super::i18n::{provide_texts, use_texts};
use super::importing::ImportDialog;
use super::later;
use super::new_version::NewVersionOffer;
use super::notice::NoticeBar;
use super::store::{Store, use_store};

/// Puts the app into the page.
pub fn mount() {
    panic::watch();
    match location::asks_for_rescue() {
        true => leptos::mount::mount_to_body(|| later::shown(later::rescue())),
        false => leptos::mount::mount_to_body(App),
    }
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
    let is_opening = store.memo(Model::is_opening);
    // They stay in the page from then on: a dialog that is closed gives the focus back, one that is taken away doesn't.
    let was_asked = Memo::new(move |was_asked: Option<&bool>| {
        was_asked == Some(&true) || store.read(|model| model.dialog.is_some())
    });
    let has_workspace = store.memo(|model| model.open.is_some());
    let is_missing = store.memo(|model| model.is_missing);
    let awaits_workspace = store.memo(|model| model.open.is_none() && !model.shelf.is_empty());
    Effect::new(move |_| {
        if awaits_workspace.get() {
            later::fetch_ahead(&store.peek(|model| model.route.clone()));
        }
    });
    Effect::new(move |_| {
        if !is_opening.get() && !awaits_workspace.get() {
            mark_interactive();
            later::fetch_the_rest_ahead();
            store.send(Event::Interactive);
        }
    });
    // Whether the first run or the frame is shown; one in the place of the other takes the focus of what is gone.
    Effect::new(move |before: Option<Option<bool>>| {
        let before = before.flatten();
        if is_opening.get() || awaits_workspace.get() {
            return before.map(|_| false);
        }
        let now = has_workspace.get();
        if before.is_some_and(|before| before != now) {
            focus::to_screen_if_lost();
        }
        Some(now)
    });
    view! {
        <Show when=move || !is_opening.get() fallback=|| view! { <WaitingForStorage /> }>
            <Show
                when=move || has_workspace.get()
                fallback=move || view! {
                    <Show when=move || !awaits_workspace.get()>
                        {move || match is_missing.get() {
                            true => later::shown(later::missing()),
                            false => view! { <FirstRun /> }.into_any(),
                        }}
                    </Show>
                }
            >
                <Frame>
                    <Screen />
                </Frame>
            </Show>
            <ImportDialog />
            <div class="notice-place">
                <NewVersionOffer />
                <NoticeBar />
                <Show when=move || was_asked.get()>{later::shown(later::dialogs())}</Show>
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
    // The log's screen follows its own filter: drawn anew it would lose the focus.
    let route = store.memo(|model| match &model.route {
        Route::Log(_) => Route::Log(LogFilter::default()),
        other => other.clone(),
    });
    let title = store.memo(|model| {
        let id = model.route.goal()?;
        Some(model.open.as_ref()?.workspace.goals.get(id)?.title.clone())
    });
    Effect::new(move |_| {
        let texts = texts.get();
        let screen = match route.get() {
            Route::Home => texts.today(),
            Route::Cascade | Route::Goal(_) => texts.cascade(),
            Route::Gaps => texts.gaps(),
            Route::Grid => texts.grid(),
            Route::Log(_) => texts.log(),
            Route::Settings => texts.settings(),
        };
        let title = title.get();
        document().set_title(&texts.page_title(title.as_deref().unwrap_or(screen)));
    });
    Effect::new(move |before: Option<()>| {
        route.track();
        if before.is_some() {
            focus::to_screen_if_lost();
        }
    });
    move || match route.get() {
        Route::Home => later::shown(later::home()),
        Route::Cascade => view! { <CascadeScreen /> }.into_any(),
        Route::Goal(id) => later::shown(later::goal(id)),
        Route::Gaps => later::shown(later::gaps()),
        Route::Grid => later::shown(later::grid()),
        Route::Log(_) => later::shown(later::log()),
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
