//! A status as a shape, a colour and a word.

use leptos::prelude::*;

use crate::domain::tracking::pace::Status;
use crate::locales::Texts;
use crate::view::plumb::Tone;

pub fn status_badge(status: Status, texts: Texts) -> impl IntoView + use<> {
    view! {
        <span class=format!("status {}", Tone::of(status).class())>{texts.status_word(status)}</span>
    }
}
