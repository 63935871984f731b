//! The first screen: the sample, an import, or a blank start; and where the data stays.

use leptos::prelude::*;

use crate::model::actions::Act;
use crate::model::form::New;
use crate::model::{Event, Model};
use crate::view::form::{new, new_workspace};

use super::acts::ActButton;
use super::components::form::Form;
use super::frame::PlumbMark;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn FirstRun() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let inputs = store.memo(move |model| new(model, New::Workspace, texts.get()));
    let begin = move || {
        let otherwise = texts.get_untracked().workspace_default_name();
        if let Some(event) = store.peek(|model| new_workspace(model, Some(otherwise))) {
            store.send(event);
        }
    };
    view! {
        <main class="first-run" id="main" tabindex="-1">
            <div class="brand"><PlumbMark /><span>{move || texts.get().app_name()}</span></div>
            <h1>{move || texts.get().first_run_title()}</h1>
            <p class="sub">{move || texts.get().first_run_lead()}</p>
            <div class="ways">
                <section class="sheet card">
                    <h2>{move || texts.get().first_run_open_sample()}</h2>
                    <p>{move || texts.get().first_run_open_sample_hint()}</p>
                    <button
                        type="button"
                        class="button primary"
                        on:click=move |_| store.send(Event::OpenSample(store.peek(Model::language)))
                    >{move || texts.get().first_run_open_sample()}</button>
                </section>
                <section class="sheet card">
                    <h2>{move || texts.get().first_run_import()}</h2>
                    <p>{move || texts.get().first_run_import_hint()}</p>
                    <ActButton act=Act::Import class="button" />
                </section>
                <section class="sheet card">
                    <h2>{move || texts.get().first_run_blank()}</h2>
                    <p>{move || texts.get().first_run_blank_hint()}</p>
                    <div class="inline-form">
                        <Form inputs class="bare" on_enter=Callback::new(move |()| begin()) />
                        <button type="button" class="button" on:click=move |_| begin()>
                            {move || texts.get().first_run_start()}
                        </button>
                    </div>
                </section>
            </div>
            <p class="dim">{move || texts.get().first_run_where_is_my_data()}</p>
            <super::settings::LanguageChoice />
        </main>
    }
}
