//! A file that can't be imported: why, what may be let pass, and a look into one of a newer version.

use leptos::prelude::*;

use crate::model::importing::{Content, Incoming, Offer};
use crate::model::{Event, FileEvent};
use crate::shell::clock;
use crate::view::glimpse;

use super::super::i18n::use_texts;
use super::super::store::use_store;
use super::preview::MOST_LISTED;

/// Each problem with its path.
#[component]
pub fn Problems() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let problems = store.memo(|model| match model.incoming.as_ref().map(|i| &i.content) {
        Some(Content::Broken(problems)) => problems.clone(),
        _ => Vec::new(),
    });
    let offer = store.memo(|model| model.incoming.as_ref().and_then(Incoming::offer));
    let offered = move |offer| match offer {
        Offer::WrongChecksum => texts.get().import_anyway(),
        Offer::MissingParents => texts.get().import_at_top(),
    };
    view! {
        <p class="bad">{move || texts.get().import_rejected()}</p>
        <ul class="problems">
            {move || {
                let problems = problems.get();
                let listed = problems.iter().take(MOST_LISTED).map(|(title, problem)| {
                    let title = title.clone().map(|title| view! { <strong><bdi>{title}</bdi></strong>" " });
                    let path = Some(problem.path.clone()).filter(|path| !path.is_empty());
                    let path = path.map(|path| view! { <code>{path}</code>" " });
                    view! { <li>{title}{path}{texts.get().problem(&problem.reason)}</li> }
                });
                listed.collect_view()
            }}
        </ul>
        <p class="dim">{move || {
            let more = problems.get().len().saturating_sub(MOST_LISTED);
            (more > 0).then(|| texts.get().and_more(more))
        }}</p>
        <p class="dim">{move || texts.get().import_nothing_changed()}</p>
        <p class="dim">{move || texts.get().import_mend()}</p>
        <button type="button" class="button" on:click=move |_| store.send(Event::PickFile)>
            {move || texts.get().import_choose_again()}
        </button>
        {move || offer.get().map(|offer| view! {
            <button type="button" class="button" on:click=move |_| store.send(Event::File(FileEvent::ReadAnyway))>
                {move || offered(offer)}
            </button>
        })}
    }
}

/// What can be understood of a file that a newer version wrote.
#[component]
pub fn Look() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let look = store.memo(move |model| match model.incoming.as_ref().map(|i| &i.content) {
        Some(Content::Newer(newer)) => Some(glimpse::look(newer, texts.get(), clock::offset_min())),
        _ => None,
    });
    view! {
        {move || look.get().map(|look| view! {
            <p class="bad">{texts.get().import_rejected()}</p>
            <ul class="problems"><li>{look.refusal}</li></ul>
            <p class="dim">{texts.get().import_nothing_changed()}</p>
            <p class="dim">{texts.get().import_look()}</p>
            <h3 class="look-head"><bdi>{look.head}</bdi></h3>
            <dl class="preview of-four">
                {look.counts.map(|(word, count)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> }).collect_view()}
            </dl>
            <Show when=move || { look.unread > 0 }>
                <p class="dim">{move || texts.get().import_look_unread(look.unread)}</p>
            </Show>
            <ul class="look">
                {look.goals.into_iter().map(|row| view! {
                    <li style:padding-left=format!("{}px", 18 * (row.level - 1))>
                        <bdi>{row.title}</bdi>
                        {row.numbers.into_iter().map(|number| view! { <span class="dim">{number}</span> }).collect_view()}
                    </li>
                }).collect_view()}
            </ul>
            <Show when=move || { look.more > 0 }>
                <p class="dim">{move || texts.get().and_more_goals(look.more)}</p>
            </Show>
        })}
    }
}
