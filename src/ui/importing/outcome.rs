//! What came of reading a file or a snapshot, and what to do with it.

use leptos::prelude::*;

use crate::model::importing::{Content, Favour, How};
use crate::model::{Event, FileEvent};

use super::super::i18n::use_texts;
use super::super::store::use_store;
use super::preview::{PreviewTable, Refused, whole};
use super::refused::{Look, Problems};
use super::restoring::GoingBack;

/// What the dialog is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Decision,
    GoingBack,
    Look,
    Problems,
}

#[component]
pub fn ImportOutcome() -> impl IntoView {
    let store = use_store();
    let about = store.memo(|model| {
        model.incoming.as_ref().map(|incoming| match &incoming.content {
            Content::Whole(_) if incoming.snapshot_ms.is_some() => About::GoingBack,
            Content::Whole(_) => About::Decision,
            Content::Newer(_) => About::Look,
            Content::Broken(_) => About::Problems,
        })
    });
    view! {
        {move || about.get().map(|about| match about {
            About::Decision => view! { <Decision /> }.into_any(),
            About::GoingBack => view! { <GoingBack /> }.into_any(),
            About::Look => view! { <Look /> }.into_any(),
            About::Problems => view! { <Problems /> }.into_any(),
        })}
    }
}

#[component]
fn Decision() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let favour = RwSignal::new(Favour::Newer);
    let found = whole(store, |found| {
        let workspace = &found.read.workspace;
        (workspace.settings.name.clone(), workspace.goals.living().count(), found.preview.clone())
    });
    let notes = whole(store, |found| found.read.notes.clone());
    let notes = move || notes.get().unwrap_or_default();
    let leaning = whole(store, |found| found.read.leaning.clone());
    let leaning = move || leaning.get().flatten();
    let preview = move || found.get().and_then(|(_, _, preview)| preview);
    let asks = move || preview().is_some_and(|preview| preview.asks());
    let by_hand = move || preview().map(|preview| preview.by_hand).filter(|count| *count > 0);
    view! {
        <p>{move || found.get().map(|(name, goals, _)| texts.get().import_holds(name, texts.get().goal_count(goals)))}</p>
        {move || notes().into_iter().map(|note| view! { <p class="dim">{texts.get().import_note(note)}</p> }).collect_view()}
        {move || preview().map(|preview| view! { <PreviewTable preview goes_back=false /> })}
        {move || by_hand().map(|count| view! { <p class="dim">{texts.get().import_by_hand(count)}</p> })}
        <Show when=asks>
            <fieldset class="choices">
                <legend>{move || texts.get().import_conflicts()}</legend>
                <FavourChoice favour this=Favour::Newer words=Signal::derive(move || texts.get().favour_newer()) />
                <FavourChoice favour this=Favour::Here words=Signal::derive(move || texts.get().favour_here()) />
                <FavourChoice favour this=Favour::File words=Signal::derive(move || texts.get().favour_file()) />
            </fieldset>
        </Show>
        {move || leaning().map(|leaning| view! {
            <p>{texts.get().import_leaning(leaning.references)}</p>
        })}
        <div class="form-actions">
            <Refused />
            <Show when=move || preview().is_some()>
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| store.send(Event::File(FileEvent::Import(How::Merge(favour.get_untracked()))))
                >{move || texts.get().import_merge()}</button>
            </Show>
            <Show when=move || leaning().is_none()>
                <button type="button" class="button" on:click=move |_| store.send(Event::File(FileEvent::Import(How::AsNew)))>
                    {move || texts.get().import_as_new()}
                </button>
            </Show>
            <button type="button" class="button" on:click=move |_| store.send(Event::CancelImport)>
                {move || texts.get().cancel()}
            </button>
        </div>
    }
}

#[component]
fn FavourChoice(
    favour: RwSignal<Favour>,
    this: Favour,
    words: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <label>
            <input
                type="radio"
                name="favour"
                prop:checked=move || favour.get() == this
                on:change=move |_| favour.set(this)
            />
            {move || words.get()}
        </label>
    }
}
