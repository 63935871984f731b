//! The frame around every screen: navigation, filters, whether the work is saved.

use leptos::ev;
use leptos::prelude::*;

use crate::domain::calendar::PeriodKind;
use crate::domain::id::PersonId;
use crate::domain::pace::Status;
use crate::locales::Texts;
use crate::model::commit::{StorageError, StorageErrorKind};
use crate::model::filter::Filter;
use crate::model::route::Route;
use crate::model::saving::SaveState;
use crate::model::state::Durability;
use crate::model::{Event, Model};
use crate::shell::clock;
use crate::view::lead::counts;

use super::components::people_choices::people_choices;
use super::components::select::{Choice, Select};
use super::i18n::use_texts;
use super::import::ImportButton;
use super::keys;
use super::store::{Store, use_store};

/// How often “saved 12 s ago” is brought up to date.
const TICK_MS: u64 = 2_000;
/// How long a change may be on its way to storage before the person is warned (R23).
const LATE_MS: u64 = 5_000;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let texts = use_texts();
    keys::listen();
    view! {
        <a class="skip" href="#main" on:click=|event| {
            event.prevent_default();
            focus_main();
        }>{move || texts.get().skip_to_content()}</a>
        <div class="app">
            <Navigation />
            <div class="page">
                <Header />
                <StorageBanner />
                <main id="main" tabindex="-1">{children()}</main>
            </div>
        </div>
    }
}

fn focus_main() {
    use leptos::wasm_bindgen::JsCast;
    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        // What can't take the focus leaves it where it is.
        let _ = main.focus();
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let name = store.open_memo(|open| open.workspace.settings.name.clone());
    let behind = store.open_memo(|open| counts(open).off_track);
    view! {
        <nav aria-label=move || texts.get().main_navigation()>
            <div class="brand">
                <PlumbMark />
                <span>{move || texts.get().app_short_name()}</span>
            </div>
            <p class="workspace-name" title=move || name.get()>{move || name.get()}</p>
            <ul>
                <NavLink route=Route::Home label=Signal::derive(move || texts.get().today()) />
                <NavLink route=Route::Cascade label=Signal::derive(move || texts.get().cascade()) />
                <NavLink route=Route::Gaps label=Signal::derive(move || texts.get().gaps()) count=behind />
                <NavLink route=Route::Settings label=Signal::derive(move || texts.get().settings()) />
            </ul>
        </nav>
    }
}

#[component]
pub fn PlumbMark() -> impl IntoView {
    view! {
        <svg class="mark" width="20" height="24" viewBox="0 0 20 24" aria-hidden="true">
            <path d="M10 0v13" stroke="var(--plumb)" stroke-width="2" />
            <path d="M5 13h10l-5 11z" fill="var(--ink)" />
        </svg>
    }
}

#[component]
fn NavLink(
    route: Route,
    label: Signal<&'static str>,
    #[prop(optional)] count: Option<Memo<usize>>,
) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let fragment = route.fragment();
    let is_current = store.memo(move |model| covers(&route, &model.route));
    let count = move || count.map_or(0, |count| count.get());
    view! {
        <li>
            <a href=fragment aria-current=move || is_current.get().then_some("page")>
                {move || label.get()}
                <Show when=move || { count() > 0 }>
                    <span class="count" aria-hidden="true">{count}</span>
                    <span class="visually-hidden">{move || texts.get().nav_off_track(count())}</span>
                </Show>
            </a>
        </li>
    }
}

/// A goal's own screen belongs to the cascade.
fn covers(link: &Route, current: &Route) -> bool {
    link == current || matches!((link, current), (Route::Cascade, Route::Goal(_)))
}

#[component]
fn Header() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let today = store.memo(|model| model.today);
    let undo = store.open_memo(|open| open.history.can_undo());
    let redo = store.open_memo(|open| open.history.can_redo());
    view! {
        <header>
            <Filters />
            <span class="as-of">{move || texts.get().as_of(texts.get().day(today.get()))}</span>
            <span class="spacer"></span>
            <Saved />
            <span class="button-group">
                <button
                    type="button"
                    class="quiet-button"
                    disabled=move || undo.get().is_none()
                    title=move || undo.get().map(|action| texts.get().action(action))
                    on:click=move |_| store.send(Event::Undo)
                >{move || texts.get().undo()}</button>
                <button
                    type="button"
                    class="quiet-button"
                    disabled=move || redo.get().is_none()
                    title=move || redo.get().map(|action| texts.get().action(action))
                    on:click=move |_| store.send(Event::Redo)
                >{move || texts.get().redo()}</button>
            </span>
            <span class="button-group">
                <ImportButton class="button" />
                <button type="button" class="button" on:click=move |_| store.send(Event::Export(None))>
                    {move || texts.get().export()}
                </button>
            </span>
        </header>
    }
}

#[component]
fn Filters() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let filter = store.open_memo(|open| open.filter.clone());
    let set = move |change: &dyn Fn(&mut Filter)| {
        let mut filter = filter.get_untracked();
        change(&mut filter);
        store.send(Event::SetFilter(filter));
    };
    let owners = people_choices(store, Texts::all_owners);
    let statuses = Signal::derive(move || {
        let mut choices = vec![Choice::new("", texts.get().all_statuses())];
        choices.extend(
            Status::ALL
                .map(|status| Choice::new(format!("{status:?}"), texts.get().status_word(status))),
        );
        choices
    });
    let periods = Signal::derive(move || period_choices(store, texts.get()));
    let calendar = store.open_memo(|open| open.workspace.settings.calendar);
    view! {
        <Select
            label=Signal::derive(move || texts.get().field_period().to_owned())
            class="pill"
            choices=periods
            value=Signal::derive(move || filter.get().period.map_or(String::new(), |(kind, _)| format!("{kind:?}")))
            on_change=move |value: String| {
                let kind = PeriodKind::ALL.into_iter().find(|kind| format!("{kind:?}") == value);
                let today = store.peek(|model| model.today);
                let period = kind.map(|kind| (kind, calendar.get_untracked().period(kind, today)));
                set(&|filter| filter.period = period);
            }
        />
        <Select
            label=Signal::derive(move || texts.get().field_owner().to_owned())
            class="pill"
            choices=owners
            value=Signal::derive(move || filter.get().owner.map_or(String::new(), |id| id.to_string()))
            on_change=move |value: String| {
                let owner = PersonId::new(&value).ok();
                set(&|filter| filter.owner = owner.clone());
            }
        />
        <Select
            label=Signal::derive(move || texts.get().status().to_owned())
            class="pill"
            choices=statuses
            value=Signal::derive(move || filter.get().status.map_or(String::new(), |status| format!("{status:?}")))
            on_change=move |value: String| {
                let status = Status::ALL.into_iter().find(|status| format!("{status:?}") == value);
                set(&|filter| filter.status = status);
            }
        />
    }
}

/// All periods, or the year, quarter, month or week of today.
fn period_choices(store: Store, texts: Texts) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", texts.all_periods())];
    let named = store.read(|model: &Model| {
        let open = model.open.as_ref()?;
        let calendar = open.workspace.settings.calendar;
        let kinds = PeriodKind::ALL.into_iter().rev();
        let choices = kinds.map(|kind| {
            let name = texts.period(calendar.period(kind, model.today), calendar);
            Choice::new(format!("{kind:?}"), name)
        });
        Some(choices.collect::<Vec<_>>())
    });
    choices.extend(named.unwrap_or_default());
    choices
}

/// Says whether what is on screen is safe.
#[component]
fn Saved() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let state = store.memo(|model| model.open.as_ref().map(|open| open.saving.state()));
    let is_memory = store.memo(|model| matches!(model.durability, Durability::Memory(_)));
    let now = ticking();
    let is_safe = move || {
        !is_memory.get()
            && !matches!(
                state.get(),
                Some(SaveState::Saving { .. } | SaveState::NotSaved { .. })
            )
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
            Some(SaveState::Saving { .. }) => texts.saving().to_owned(),
            Some(SaveState::NotSaved { .. }) => texts.not_saved().to_owned(),
            Some(SaveState::Untouched) | None => texts.saved().to_owned(),
        }
    };
    view! {
        <span class="saved" class:unsafe=move || !is_safe() role="status">{words}</span>
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
fn StorageBanner() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let now = ticking();
    let trouble = Memo::new(move |_| {
        let now_ms = now.get();
        store.read(|model| {
            let state = model.open.as_ref().map(|open| open.saving.state());
            match (&model.durability, state) {
                (Durability::Memory(error) | Durability::ReadOnly(error), _) => {
                    Some((false, error.clone()))
                }
                (_, Some(SaveState::NotSaved { error, .. })) => Some((true, error)),
                (_, Some(SaveState::Saving { since_ms })) if now_ms > since_ms + LATE_MS => {
                    Some((true, StorageError::of(StorageErrorKind::TimedOut)))
                }
                _ => None,
            }
        })
    });
    warn_before_leaving(store);
    view! {
        <Show when=move || trouble.get().is_some()>
            <div class="banner" role="alert">
                <p>
                    {move || trouble.get().map(|(_, error)| texts.get().storage_error(&error))}
                </p>
                <Show when=move || trouble.get().is_some_and(|(can_retry, _)| can_retry)>
                    <button type="button" class="button" on:click=move |_| store.send(Event::Retry)>
                        {move || texts.get().try_again()}
                    </button>
                </Show>
                <button type="button" class="button" on:click=move |_| store.send(Event::Export(None))>
                    {move || texts.get().export()}
                </button>
            </div>
        </Show>
    }
}
