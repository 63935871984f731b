//! Settings: language and theme, the calendar and the scheme of statuses, workspaces, people and units.

use leptos::prelude::*;

use crate::domain::Language;
use crate::domain::values::id::WorkspaceId;
use crate::model::actions::Act;
use crate::model::device::Theme;
use crate::model::form::New;
use crate::model::{Event, FileEvent, Model};
use crate::view::form::{new, new_workspace, scheme, workspace};

use super::acts::ActButton;
use super::components::form::Form;
use super::components::select::{Choice, Select};
use super::data::DataPanel;
use super::home::Identity;
use super::i18n::use_texts;
use super::key_list::SingleKeysSwitch;
use super::new_version::OfflineReadiness;
use super::people::{People, Units};
use super::remove_workspace::RemoveWorkspace;
use super::store::use_store;

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
    let inputs = store.memo(move |model| workspace(model, texts.get()));
    view! {
        <section class="sheet card" aria-labelledby="set-workspace">
            <h2 id="set-workspace">{move || texts.get().settings_workspace()}</h2>
            <div class="form">
                <Form inputs class="setting" />
            </div>
        </section>
    }
}

/// Where statuses begin, in percent of the plan, and what counts.
#[component]
fn Scheme() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let inputs = store.memo(move |model| scheme(model, texts.get()));
    view! {
        <section class="sheet card" aria-labelledby="set-scheme">
            <h2 id="set-scheme">{move || texts.get().settings_scheme()}</h2>
            <p class="dim">{move || texts.get().settings_scheme_hint()}</p>
            <div class="form">
                <Form inputs class="setting" />
            </div>
        </section>
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
    let inputs = store.memo(move |model| new(model, New::Workspace, texts.get()));
    let begin = move || {
        if let Some(event) = store.peek(|model| new_workspace(model, None)) {
            store.send(event);
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
                <Form inputs class="bare" on_enter=Callback::new(move |()| begin()) />
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
