//! A status as a shape, a colour and a word.

use leptos::prelude::*;

use crate::domain::pace::Status;
use crate::view::plumb::Tone;

use crate::ui::i18n::use_texts;

#[component]
pub fn StatusBadge(#[prop(into)] status: Signal<Status>) -> impl IntoView {
    let texts = use_texts();
    view! {
        <span class=move || format!("status {}", Tone::of(status.get()).class())>
            {move || texts.get().status_word(status.get())}
        </span>
    }
}
