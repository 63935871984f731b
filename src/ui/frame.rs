//! The frame around every screen: navigation, filters, what is within reach everywhere.

use leptos::html;
use leptos::prelude::*;

use crate::domain::tracking::pace::Status;
use crate::domain::values::calendar::Span;
use crate::domain::values::id::PersonId;
use crate::model::Event;
use crate::model::actions::Act;
use crate::model::filter::Filter;
use crate::model::route::{LogFilter, Route};
use crate::view::form::people;
use crate::view::keys::keys_of;
use crate::view::periods::offered;

use super::acts::{self, ActButton};
use super::backup_reminder::BackupReminder;
use super::components::finder::Caps;
use super::components::people_choices::people_choices;
use super::components::select::{Choice, Select};
use super::focus;
use super::i18n::use_texts;
use super::keys;
use super::saved::{Saved, StorageBanner};
use super::store::use_store;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let texts = use_texts();
    keys::listen();
    view! {
        <a class="skip" href="#main" on:click=|event| {
            event.prevent_default();
            focus::to_screen();
        }>{move || texts.get().skip_to_content()}</a>
        <div class="app">
            <Navigation />
            <div class="page">
                <Header />
                <StorageBanner />
                <BackupReminder />
                <PrintHead />
                <main id="main" tabindex="-1">{children()}</main>
            </div>
        </div>
    }
}

/// What a printed page is of: the workspace and the day.
#[component]
fn PrintHead() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let name = store.open_memo(|open| open.workspace.settings.name.clone());
    let today = store.memo(|model| model.today);
    view! {
        <p class="print-head" aria-hidden="true">
            <bdi>{move || name.get()}</bdi>
            <span>{move || texts.get().printed_on(texts.get().day_with_year(today.get()))}</span>
        </p>
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let name = store.open_memo(|open| open.workspace.settings.name.clone());
    let behind = store.open_memo(|open| open.cascade.counts().of(Status::OffTrack));
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
                <NavLink route=Route::Grid label=Signal::derive(move || texts.get().grid_in_navigation()) />
                <NavLink route=Route::Log(LogFilter::default()) label=Signal::derive(move || texts.get().log()) />
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
    let leads_to = route.clone();
    let is_current = store.memo(move |model| covers(&route, &model.route));
    let count = move || count.map_or(0, |count| count.get());
    view! {
        <li>
            <a href=move || store.href(leads_to.clone()) aria-current=move || is_current.get().then_some("page")>
                {move || label.get()}
                <Show when=move || { count() > 0 }>
                    <span class="count" aria-hidden="true">{count}</span>
                    <span class="visually-hidden">{move || texts.get().nav_off_track(count())}</span>
                </Show>
            </a>
        </li>
    }
}

/// A goal's own screen belongs to the cascade; the log is one screen, however it is filtered.
fn covers(link: &Route, current: &Route) -> bool {
    let belongs = matches!(
        (link, current),
        (Route::Cascade, Route::Goal(_)) | (Route::Log(_), Route::Log(_))
    );
    link == current || belongs
}

#[component]
fn Header() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let today = store.memo(|model| model.today);
    let undo = store.open_memo(|open| open.history.can_undo());
    let redo = store.open_memo(|open| open.history.can_redo());
    let filters = store.open_memo(|open| open.filter().count());
    let lists_goals = store.memo(|model| model.route.lists_goals());
    let files = NodeRef::<html::Div>::new();
    let fold = move |_| {
        if let Some(files) = files.get_untracked() {
            // On a wide screen there is nothing to fold.
            let _ = files.hide_popover();
        }
    };
    let undone = Signal::derive(move || undo.get().map(|action| texts.get().action(action)));
    let redone = Signal::derive(move || redo.get().map(|action| texts.get().action(action)));
    view! {
        <header>
            <Show when=move || lists_goals.get()>
                <button type="button" class="button narrow" popovertarget="filters">
                    {move || match filters.get() {
                        0 => texts.get().filter().to_owned(),
                        count => texts.get().filter_active(count),
                    }}
                </button>
            </Show>
            <div id="filters" class="folded" popover="auto">
                <Show when=move || lists_goals.get()><Filters /></Show>
                <span class="as-of">{move || texts.get().today_is(texts.get().day(today.get()))}</span>
            </div>
            <span class="spacer"></span>
            <SearchButton />
            <Saved />
            <span class="button-group">
                <ActButton act=Act::Undo class="quiet-button step" tip=undone glyph="↶" />
                <ActButton act=Act::Redo class="quiet-button step" tip=redone glyph="↷" />
            </span>
            <button
                type="button"
                class="quiet-button narrow"
                popovertarget="files"
                aria-label=move || texts.get().import_and_export()
            >"⋯"</button>
            <div node_ref=files id="files" class="folded button-group" popover="auto" on:click=fold>
                <ActButton act=Act::Import class="button" />
                <ActButton act=Act::Export class="button" />
            </div>
        </header>
    }
}

#[component]
fn SearchButton() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let keys = store.memo(|model| keys_of(model, Act::Search).into_iter().next());
    let caps = move || keys.get().unwrap_or_default();
    let tip = acts::tip_of(store, Act::Search);
    view! {
        <button
            type="button"
            class="quiet-button search-button"
            aria-haspopup="dialog"
            title=move || tip.get()
            on:click=move |_| {
                let goal = store.peek(|model| model.route.goal().cloned());
                acts::run(store, Act::Search, goal.as_ref());
            }
        >
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" stroke-width="1.6" />
                <path d="M10.5 10.5 14 14" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
            </svg>
            <span class="visually-hidden">{move || texts.get().search()}</span>
            {move || view! { <Caps caps=caps() /> }}
        </button>
    }
}

#[component]
fn Filters() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let filter = store.open_memo(|open| open.filter().clone());
    let set = move |change: &dyn Fn(&mut Filter)| {
        let mut filter = filter.get_untracked();
        change(&mut filter);
        store.send(Event::SetFilter(filter));
    };
    let owners = people_choices(store, |workspace, texts| people(workspace, texts.all_owners()));
    let statuses = Signal::derive(move || {
        let mut choices = vec![Choice::new("", texts.get().all_statuses())];
        choices.extend(
            Status::ALL
                .map(|status| Choice::new(format!("{status:?}"), texts.get().status_word(status))),
        );
        choices
    });
    let offered = store.open_memo(move |open| offered(open, texts.get()));
    let periods = Signal::derive(move || {
        let all = vec![Choice::new("", texts.get().all_periods())];
        let offered = offered.get().into_iter();
        all.into_iter().chain(offered.map(|(span, name)| Choice::new(key(span), name))).collect()
    });
    let branch = store.open_memo(|open| {
        let id = open.filter().under.as_ref()?;
        Some(open.workspace.goals.get(id)?.title.clone())
    });
    view! {
        {move || branch.get().map(|title| view! {
            <button
                type="button"
                class="button pill only-branch"
                title=move || texts.get().every_branch()
                on:click=move |_| set(&|filter| filter.under = None)
            ><bdi>{texts.get().only_branch_of(title)}</bdi>" ×"</button>
        })}
        <Select
            label=Signal::derive(move || texts.get().field_period().to_owned())
            class="pill"
            choices=periods
            value=Signal::derive(move || filter.get().period.map_or(String::new(), key))
            on_change=move |value: String| {
                let offered = offered.get_untracked();
                let chosen = offered.iter().find(|(span, _)| key(*span) == value);
                set(&|filter| filter.period = chosen.map(|(span, _)| *span));
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

/// What stands for a period in a list of choices.
fn key(period: Span) -> String {
    format!("{}/{}", period.start(), period.end())
}
