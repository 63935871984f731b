//! Rescue: what is stored, to be taken out as files, where the rest of the app has failed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::Language;
use crate::locales::preferred_language;
use crate::model::commit::{StorageError, WorkspaceHead};
use crate::model::rescue;
use crate::shell::{self, device, location};

use super::i18n::{provide_texts, use_texts};

/// What came of opening storage.
type Found = Result<Vec<WorkspaceHead>, StorageError>;

/// The whole page, in the place of the app.
#[component]
pub fn Rescue() -> impl IntoView {
    let chosen = RwSignal::new(None::<Language>);
    let language = move || preferred_language(chosen.get(), device::wished_languages());
    provide_texts(Signal::derive(language));
    let texts = use_texts();
    let storage = RwSignal::new_local(None::<shell::rescue::Rescue>);
    let found = RwSignal::new(None::<Found>);
    let said = RwSignal::new(None::<Result<String, StorageError>>);
    spawn_local(async move {
        found.set(Some(match shell::rescue::Rescue::open().await {
            Ok(opened) => {
                chosen.set(opened.language().await.and_then(|tag| Language::from_tag(&tag)));
                let heads = opened.heads().await;
                storage.set(Some(opened));
                heads
            }
            Err(error) => Err(error),
        }));
    });
    let save = move |workspace: String| {
        if let Some(storage) = storage.get_untracked() {
            spawn_local(async move { said.set(Some(storage.save(&workspace).await)) });
        }
    };
    let not_opened = move |error: StorageError| {
        let texts = texts.get();
        texts.notice_not_opened(texts.storage_cause(&error))
    };
    let row = move |head: WorkspaceHead| {
        let name = StoredValue::new(rescue::name(&head));
        view! {
            <li>
                <button type="button" class="button" on:click=move |_| save(head.id.clone())>
                    {move || texts.get().rescue_save(name.get_value())}
                </button>
            </li>
        }
    };
    view! {
        <main class="first-run" id="main">
            <h1>{move || texts.get().rescue_title()}</h1>
            <p class="sub">{move || texts.get().rescue_lead()}</p>
            {move || found.get().map(|found| match found {
                Ok(heads) if heads.is_empty() => view! { <p>{texts.get().rescue_nothing()}</p> }.into_any(),
                Ok(heads) => view! {
                    <ul class="list">{heads.into_iter().map(row).collect_view()}</ul>
                }.into_any(),
                Err(error) => view! { <p class="bad" role="alert">{not_opened(error)}</p> }.into_any(),
            })}
            <p role="status">{move || said.get().map(|said| match said {
                Ok(name) => texts.get().notice_exported(name),
                Err(error) => not_opened(error),
            })}</p>
            <div class="form-actions">
                <button type="button" class="button" on:click=move |_| location::start_again()>
                    {move || texts.get().rescue_back()}
                </button>
            </div>
        </main>
    }
}
