//! Fields of a form with their labels above them.

use leptos::prelude::*;

use crate::locales::Texts;
use crate::ui::i18n::use_texts;

use super::select::{Choice, Select};

/// A field with its label above it.
#[component]
pub fn Labelled(words: fn(Texts) -> &'static str, children: Children) -> impl IntoView {
    let texts = use_texts();
    view! { <label class="labelled"><span>{move || words(texts.get())}</span>{children()}</label> }
}

/// A part that names itself, with its label shown above it.
#[component]
pub fn Field(words: fn(Texts) -> &'static str, children: Children) -> impl IntoView {
    let texts = use_texts();
    view! { <div class="labelled"><span aria-hidden="true">{move || words(texts.get())}</span>{children()}</div> }
}

/// A field for a day, as a text `2026-01-05`; `on_change` gets whatever stands there then.
#[component]
pub fn DayField(
    words: fn(Texts) -> &'static str,
    value: Signal<String>,
    on_change: impl Fn(String) + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <Labelled words>
            <input
                class="field"
                type="date"
                min="1970-01-01"
                max="2199-12-31"
                prop:value=move || value.get()
                on:change=move |event| on_change(event_target_value(&event))
            />
        </Labelled>
    }
}

/// A choice among a few values, each with its word.
#[component]
pub fn ChoiceField<T: Copy + PartialEq + Send + Sync + 'static>(
    words: fn(Texts) -> &'static str,
    all: &'static [T],
    word: fn(Texts, T) -> &'static str,
    value: Signal<Option<T>>,
    on_change: impl Fn(T) + Send + Sync + 'static,
) -> impl IntoView {
    let texts = use_texts();
    // A choice goes by its place in the list.
    let choices = Signal::derive(move || {
        let texts = texts.get();
        let choice = |(at, one): (usize, &T)| Choice::new(at.to_string(), word(texts, *one));
        all.iter().enumerate().map(choice).collect::<Vec<_>>()
    });
    let current = Signal::derive(move || {
        let at = all.iter().position(|one| Some(*one) == value.get());
        at.map_or(String::new(), |at| at.to_string())
    });
    view! {
        <Field words>
            <Select
                label=Signal::derive(move || words(texts.get()).to_owned())
                choices
                value=current
                on_change=move |chosen: String| {
                    let at = chosen.parse().ok();
                    if let Some(one) = at.and_then(|at: usize| all.get(at)) {
                        on_change(*one);
                    }
                }
            />
        </Field>
    }
}
