//! A labelled choice among a few.

use leptos::prelude::*;

/// One choice: the value that is passed on and the words that are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub value: String,
    pub words: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, words: impl Into<String>) -> Self {
        Choice { value: value.into(), words: words.into() }
    }
}

/// A native select; the label is its accessible name and is not shown.
#[component]
pub fn Select(
    label: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    on_change: impl Fn(String) + 'static,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] id: &'static str,
) -> impl IntoView {
    view! {
        <select
            id=(!id.is_empty()).then_some(id)
            class=format!("select {class}")
            aria-label=move || label.get()
            // The value is set after the options: a select can't hold one that it doesn't offer yet.
            prop:value=move || {
                choices.track();
                value.get()
            }
            on:change=move |event| on_change(event_target_value(&event))
        >
            {move || {
                let current = value.get();
                let option = |choice: Choice| {
                    let is_current = choice.value == current;
                    view! { <option value=choice.value selected=is_current>{choice.words}</option> }
                };
                choices.get().into_iter().map(option).collect_view()
            }}
        </select>
    }
}
