//! A field for one number, typed as people type numbers.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::domain::records::metric::Scale;
use crate::domain::values::amount::Amount;
use crate::locales::typing;
use crate::ui::i18n::use_texts;
use crate::view::form::number;

/// Whether a key press is part of composing characters; 229 is what some browsers say instead.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Whether a key press is Enter and not part of composing characters.
pub fn is_enter(event: &KeyboardEvent) -> bool {
    event.key() == "Enter" && !is_composing(event)
}

/// Has the browser hold against a field what is wrong with it; nothing with an empty text.
pub fn complain(field: NodeRef<html::Input>, why: &str) {
    if let Some(field) = field.try_get_untracked().flatten() {
        field.set_custom_validity(why);
    }
}

/// Has the browser say what is wrong with a field, beside it and to screen readers; whether nothing is.
pub fn report(field: NodeRef<html::Input>) -> bool {
    let field = field.try_get_untracked().flatten();
    field.is_none_or(|field| field.report_validity())
}

/// An input that takes a number; `on_commit` gets it on Enter or when the field is left, if it changed.
#[component]
pub fn NumberField(
    label: Signal<String>,
    #[prop(into)] value: Signal<Option<Amount>>,
    #[prop(into)] scale: Signal<Scale>,
    on_commit: impl Fn(Option<Amount>) + Copy + 'static,
    #[prop(optional, into)] class: String,
) -> impl IntoView {
    let texts = use_texts();
    let is_wrong = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    let commit = move |text: String| {
        // A field that is taken away while it has the focus tells of its change once more, when nobody listens.
        let (Some(scale), Some(value)) = (scale.try_get_untracked(), value.try_get_untracked())
        else {
            return;
        };
        match typing::amount(&text, scale) {
            Ok(amount) => {
                is_wrong.set(false);
                complain(field, "");
                if amount != value {
                    on_commit(amount);
                }
            }
            Err(wrong) => {
                is_wrong.set(true);
                complain(field, &texts.get_untracked().wrong(&wrong));
            }
        }
    };
    view! {
        <input
            node_ref=field
            class=format!("field number {class}")
            type="text"
            inputmode="decimal"
            autocomplete="off"
            aria-label=move || label.get()
            aria-invalid=move || is_wrong.get().then_some("true")
            prop:value=move || number(value.get(), scale.get())
            on:change=move |event| commit(event_target_value(&event))
            on:keydown=move |event| {
                if is_enter(&event) {
                    commit(event_target_value(&event));
                    report(field);
                }
            }
        />
    }
}
