//! Settings: language and theme, the calendar and the scheme of statuses, workspaces, people and units.

use leptos::prelude::*;

use crate::domain::Language;
use crate::domain::records::metric::Scale;
use crate::domain::records::settings::{Currency, RollUpBounds, SettingsField, StatusScheme};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{Calendar, WeekStart};
use crate::domain::values::id::WorkspaceId;
use crate::model::actions::Act;
use crate::model::command::Command;
use crate::model::device::Theme;
use crate::model::{Event, FileEvent, Model};

use super::acts::ActButton;
use super::components::number_field::{NumberField, is_enter};
use super::components::select::{Choice, Select};
use super::data::DataPanel;
use super::home::Identity;
use super::i18n::use_texts;
use super::key_list::SingleKeysSwitch;
use super::new_version::OfflineReadiness;
use super::people::{People, Units};
use super::remove_workspace::RemoveWorkspace;
use super::store::use_store;

/// Currencies that the form offers; a file may name any.
const CURRENCIES: [&str; 8] = ["CNY", "USD", "EUR", "HKD", "JPY", "GBP", "SGD", "TWD"];

#[component]
pub fn SettingsScreen() -> impl IntoView {
    let texts = use_texts();
    view! {
        <h1 class="lead">{move || texts.get().settings()}</h1>
        <p class="sub">{move || texts.get().first_run_where_is_my_data()}</p>
        <div class="columns">
            <div class="stack">
                <DataPanel />
                <section class="sheet card" aria-labelledby="set-device">
                    <h2 id="set-device">{move || texts.get().settings_device()}</h2>
                    <div class="form">
                        <LanguageChoice />
                        <ThemeChoice />
                        <div class="who"><Identity /></div>
                        <p class="dim">{move || texts.get().settings_identity_hint()}</p>
                        <SingleKeysSwitch />
                        <OfflineReadiness />
                    </div>
                </section>
                <WorkspaceSettings />
                <Scheme />
            </div>
            <div class="stack">
                <Workspaces />
                <People />
                <Units />
            </div>
        </div>
    }
}

#[component]
pub fn LanguageChoice() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let texts = texts.get();
        vec![
            Choice::new("", texts.language_of_browser()),
            Choice::new(Language::Chinese.tag(), texts.language_chinese()),
            Choice::new(Language::English.tag(), texts.language_english()),
        ]
    });
    let choice = store.memo(|model| model.language_choice);
    view! {
        <div class="setting">
            <span aria-hidden="true">{move || texts.get().language()}</span>
            <Select
                label=Signal::derive(move || texts.get().language().to_owned())
                choices
                value=Signal::derive(move || choice.get().map_or(String::new(), |language| language.tag().to_owned()))
                on_change=move |value: String| store.send(Event::ChooseLanguage(Language::from_tag(&value)))
            />
        </div>
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let texts = texts.get();
        Theme::ALL
            .map(|theme| {
                Choice::new(
                    theme.word(),
                    match theme {
                        Theme::System => texts.theme_of_system(),
                        Theme::Light => texts.theme_light(),
                        Theme::Dark => texts.theme_dark(),
                    },
                )
            })
            .to_vec()
    });
    let theme = store.memo(|model| model.theme);
    view! {
        <div class="setting">
            <span aria-hidden="true">{move || texts.get().theme()}</span>
            <Select
                label=Signal::derive(move || texts.get().theme().to_owned())
                choices
                value=Signal::derive(move || theme.get().word().to_owned())
                on_change=move |value: String| store.send(Event::ChooseTheme(Theme::from_word(&value).unwrap_or_default()))
            />
        </div>
    }
}

#[component]
fn WorkspaceSettings() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let name = store.open_memo(|open| open.workspace.settings.name.clone());
    let currency = store.open_memo(|open| open.workspace.settings.currency);
    let calendar = store.open_memo(|open| open.workspace.settings.calendar);
    let set = move |field| store.send(Event::Do(Command::EditSettings(field)));
    let months = Signal::derive(move || {
        let first = |month| chrono::NaiveDate::from_ymd_opt(2026, month, 1).unwrap_or_default();
        (1..=12)
            .map(|month: u32| Choice::new(month.to_string(), texts.get().month(first(month))))
            .collect::<Vec<_>>()
    });
    let week_days = Signal::derive(move || {
        let texts = texts.get();
        WeekStart::ALL
            .map(|start| Choice::new(format!("{start:?}"), texts.week_start(start)))
            .to_vec()
    });
    let currencies = Signal::derive(move || {
        let mut codes: Vec<String> = CURRENCIES.map(String::from).to_vec();
        let own = currency.get().code().to_owned();
        if !codes.contains(&own) {
            codes.push(own);
        }
        codes.into_iter().map(|code| Choice::new(code.clone(), code)).collect::<Vec<_>>()
    });
    view! {
        <section class="sheet card" aria-labelledby="set-workspace">
            <h2 id="set-workspace">{move || texts.get().settings_workspace()}</h2>
            <div class="form">
                <label class="setting">
                    <span>{move || texts.get().workspace_name()}</span>
                    <input
                        class="field"
                        type="text"
                        prop:value=move || name.get()
                        on:change=move |event| set(SettingsField::Name(event_target_value(&event)))
                    />
                </label>
                <div class="setting">
                    <span aria-hidden="true">{move || texts.get().settings_currency()}</span>
                    <Select
                        label=Signal::derive(move || texts.get().settings_currency().to_owned())
                        choices=currencies
                        value=Signal::derive(move || currency.get().code().to_owned())
                        on_change=move |value: String| {
                            if let Some(currency) = Currency::new(&value) {
                                set(SettingsField::Currency(currency));
                            }
                        }
                    />
                </div>
                <div class="setting">
                    <span aria-hidden="true">{move || texts.get().settings_year_start()}</span>
                    <Select
                        label=Signal::derive(move || texts.get().settings_year_start().to_owned())
                        choices=months
                        value=Signal::derive(move || calendar.get().year_starts_in.to_string())
                        on_change=move |value: String| set(SettingsField::Calendar(Calendar {
                            year_starts_in: value.parse().unwrap_or(1),
                            ..calendar.get_untracked()
                        }))
                    />
                </div>
                <div class="setting">
                    <span aria-hidden="true">{move || texts.get().settings_week_start()}</span>
                    <Select
                        label=Signal::derive(move || texts.get().settings_week_start().to_owned())
                        choices=week_days
                        value=Signal::derive(move || format!("{:?}", calendar.get().week_starts_on))
                        on_change=move |value: String| {
                            let start = WeekStart::ALL.into_iter().find(|start| format!("{start:?}") == value);
                            set(SettingsField::Calendar(Calendar {
                                week_starts_on: start.unwrap_or_default(),
                                ..calendar.get_untracked()
                            }));
                        }
                    />
                </div>
            </div>
        </section>
    }
}

/// Where statuses begin, in percent of the plan.
#[component]
fn Scheme() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let scheme = store.open_memo(|open| open.workspace.settings.scheme);
    let set = move |change: &dyn Fn(&mut StatusScheme, Amount), value: Option<Amount>| {
        let Some(value) = value.filter(|value| !value.is_negative()) else {
            return;
        };
        let mut scheme = scheme.get_untracked();
        change(&mut scheme, value);
        store.send(Event::Do(Command::EditSettings(SettingsField::Scheme(scheme))));
    };
    let one = Signal::stored(Scale::One);
    view! {
        <section class="sheet card" aria-labelledby="set-scheme">
            <h2 id="set-scheme">{move || texts.get().settings_scheme()}</h2>
            <p class="dim">{move || texts.get().settings_scheme_hint()}</p>
            <div class="form">
                <div class="setting">
                    <span aria-hidden="true">{move || texts.get().scheme_on_track()}</span>
                    <NumberField
                        label=Signal::derive(move || texts.get().scheme_on_track().to_owned())
                        value=Signal::derive(move || Some(scheme.get().on_track))
                        scale=one
                        on_commit=move |value| set(&|scheme, value| scheme.on_track = value, value)
                    />
                </div>
                <div class="setting">
                    <span aria-hidden="true">{move || texts.get().scheme_at_risk()}</span>
                    <NumberField
                        label=Signal::derive(move || texts.get().scheme_at_risk().to_owned())
                        value=Signal::derive(move || Some(scheme.get().at_risk))
                        scale=one
                        on_commit=move |value| set(&|scheme, value| scheme.at_risk = value, value)
                    />
                </div>
                <div class="setting">
                    <span aria-hidden="true">{move || texts.get().scheme_too_early()}</span>
                    <NumberField
                        label=Signal::derive(move || texts.get().scheme_too_early().to_owned())
                        value=Signal::derive(move || Some(scheme.get().too_early))
                        scale=one
                        on_commit=move |value| set(&|scheme, value| scheme.too_early = value, value)
                    />
                </div>
                <InitiativesSwitch />
            </div>
        </section>
    }
}

/// Whether initiatives count in a weighted roll-up.
#[component]
fn InitiativesSwitch() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let bounds = store.open_memo(|open| open.workspace.settings.bounds);
    let set = move |initiatives| {
        let bounds = RollUpBounds { initiatives, ..bounds.get_untracked() };
        store.send(Event::Do(Command::EditSettings(SettingsField::Bounds(bounds))));
    };
    view! {
        <label class="check">
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || bounds.get().initiatives
                on:change=move |event| set(event_target_checked(&event))
            />
            {move || texts.get().settings_initiatives()}
        </label>
    }
}

#[component]
fn Workspaces() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let shelf = store.memo(|model| {
        let open = model.open.as_ref().map(|open| open.workspace.id().clone());
        let rows = model.shelf.iter().map(|shelved| {
            let is_open = open.as_ref() == Some(&shelved.id);
            (shelved.id.clone(), shelved.name.clone(), is_open)
        });
        rows.collect::<Vec<_>>()
    });
    let is_sample = store.open_memo(|open| open.sample.is_some());
    let name = RwSignal::new(String::new());
    let begin = move || {
        if !name.get_untracked().trim().is_empty() {
            store.send(Event::NewWorkspace(name.get_untracked()));
            name.set(String::new());
        }
    };
    view! {
        <section class="sheet card" aria-labelledby="set-workspaces">
            <h2 id="set-workspaces">{move || texts.get().settings_workspaces()}</h2>
            <ul class="list">
                {move || shelf.get().into_iter().map(|(id, name, is_open)| view! {
                    <ShelvedRow id name is_open />
                }).collect_view()}
            </ul>
            <div class="inline-form">
                <input
                    class="field"
                    type="text"
                    autocomplete="off"
                    aria-label=move || texts.get().workspace_new()
                    placeholder=move || texts.get().workspace_new()
                    bind:value=name
                    on:keydown=move |event| if is_enter(&event) { begin() }
                />
                <button type="button" class="button" on:click=move |_| begin()>{move || texts.get().add()}</button>
            </div>
            <div class="form-actions">
                <ActButton act=Act::Import class="button" />
                <button type="button" class="button" on:click=move |_| store.send(Event::File(FileEvent::Export(None)))>{move || texts.get().export()}</button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| store.send(Event::OpenSample(store.peek(Model::language)))
                >{move || texts.get().first_run_open_sample()}</button>
                <Show when=move || is_sample.get()>
                    <button type="button" class="button" on:click=move |_| store.send(Event::ResetSample)>
                        {move || texts.get().reset_sample()}
                    </button>
                </Show>
            </div>
        </section>
    }
}

#[component]
fn ShelvedRow(id: WorkspaceId, name: String, is_open: bool) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let open_id = id.clone();
    let label = StoredValue::new(name.clone());
    let remove_label = Signal::derive(move || texts.get().workspace_remove(label.get_value()));
    view! {
        <li>
            <bdi class:strong=is_open>{name}</bdi>
            <span class="spacer"></span>
            {if is_open {
                view! { <span class="dim">{move || texts.get().workspace_open()}</span> }.into_any()
            } else {
                view! {
                    <button
                        type="button"
                        class="button"
                        aria-label=move || texts.get().workspace_open_named(label.get_value())
                        on:click=move |_| store.send(Event::OpenWorkspace(open_id.clone()))
                    >{move || texts.get().menu_open()}</button>
                }.into_any()
            }}
            <RemoveWorkspace id words=|texts| texts.delete() label=remove_label />
        </li>
    }
}
