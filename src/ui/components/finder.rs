//! A field with a list of what it finds: the ARIA combobox pattern. The focus stays in the field.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::model::Event;
use crate::ui::i18n::use_texts;
use crate::ui::store::use_store;
use crate::view::palette::{Choice, Found, Group};

use super::composing::is_composing;

/// Results that PgUp and PgDn pass over.
const PAGE: usize = 8;

/// `typed` follows the field, but for what is still being composed; `found` is what it finds. `name` is for ids.
#[component]
pub fn Finder(
    name: &'static str,
    typed: RwSignal<String>,
    found: Memo<Vec<Group>>,
    label: Signal<&'static str>,
    #[prop(optional)] autofocus: bool,
    on_choose: impl Fn(Choice) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let field = NodeRef::<html::Input>::new();
    let is_composed = StoredValue::new(false);
    // The place of the current result among all.
    let current = RwSignal::new(0);
    let count = move || found.with(|groups| groups.iter().map(|group| group.found.len()).sum());
    let take = move || {
        if let Some(field) = field.try_get_untracked().flatten() {
            typed.set(field.value());
            current.set(0);
        }
    };
    let choose = move |at: usize| {
        let chosen = found.with_untracked(|groups| {
            let mut all = groups.iter().flat_map(|group| &group.found);
            all.nth(at).map(|found| found.choice.clone())
        });
        if let Some(choice) = chosen {
            on_choose(choice);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if is_composing(&event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let (at, count): (usize, usize) = (current.get_untracked(), untrack(count));
        let last = count.saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => current.set(if at < last { at + 1 } else { 0 }),
            "ArrowUp" => current.set(at.checked_sub(1).unwrap_or(last)),
            "PageDown" => current.set((at + PAGE).min(last)),
            "PageUp" => current.set(at.saturating_sub(PAGE)),
            "Home" => current.set(0),
            "End" => current.set(last),
            "Enter" => choose(at),
            _ => return,
        }
        event.prevent_default();
        request_animation_frame(move || {
            // What is chosen may take the field away.
            if let Some(at) = current.try_get_untracked() {
                show(name, at);
            }
        });
    };
    view! {
        <input
            node_ref=field
            class="field finder-field"
            type="text"
            role="combobox"
            autofocus=autofocus
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="60"
            aria-label=move || label.get()
            placeholder=move || label.get()
            aria-autocomplete="list"
            aria-expanded=move || (count() > 0).to_string()
            aria-controls=name
            aria-activedescendant=move || (count() > 0).then(|| id(name, current.get()))
            prop:value=move || typed.get()
            on:focus=move |_| store.send(Event::BeginSearch)
            on:compositionstart=move |_| is_composed.set_value(true)
            on:compositionend=move |_| {
                is_composed.set_value(false);
                take();
            }
            on:input=move |_| if !is_composed.get_value() { take() }
            on:keydown=on_key
        />
        <p class="visually-hidden" role="status">{move || texts.get().search_found(count())}</p>
        <div class="found" role="listbox" id=name aria-label=move || label.get()>
            {move || {
                let mut first = 0;
                let groups = found.get().into_iter();
                groups.map(|group| {
                    let from = first;
                    first += group.found.len();
                    view! { <Results name group from current choose /> }
                }).collect_view()
            }}
        </div>
        <Show when=move || { count() == 0 && !typed.with(String::is_empty) }>
            <p class="empty" aria-hidden="true">{move || texts.get().search_nothing()}</p>
        </Show>
    }
}

/// One group; its results are at the places `from` and after.
#[component]
fn Results(
    name: &'static str,
    group: Group,
    from: usize,
    current: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let results = group.found.into_iter().enumerate();
    view! {
        <div role="group" aria-label=group.heading>
            <div class="found-heading" aria-hidden="true">{group.heading}</div>
            {results.map(|(index, found)| {
                let at = from + index;
                let Found { title, about, keys, .. } = found;
                view! {
                    <div
                        class="result"
                        role="option"
                        id=id(name, at)
                        aria-selected=move || (current.get() == at).to_string()
                        on:pointermove=move |_| if current.get_untracked() != at { current.set(at) }
                        on:mousedown=|event| event.prevent_default()
                        on:click=move |_| choose(at)
                    >
                        <bdi class="result-title">{title}</bdi>" "
                        <bdi class="result-about">{about}</bdi>
                        <Caps caps=keys />
                    </div>
                }
            }).collect_view()}
        </div>
    }
}

/// The caps of a shortcut; a screen reader is told of it elsewhere.
#[component]
pub fn Caps(caps: Vec<String>) -> impl IntoView {
    let caps = caps.into_iter().map(|cap| view! { <kbd>{cap}</kbd> });
    view! { <span class="caps" aria-hidden="true">{caps.collect_view()}</span> }
}

fn id(name: &str, at: usize) -> String {
    format!("{name}-{at}")
}

/// Scrolls the list as far as it takes to see a result.
fn show(name: &str, at: usize) {
    if let Some(result) = document().get_element_by_id(&id(name, at)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        result.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
