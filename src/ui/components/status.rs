//! A status as a shape, a colour and a word.

use leptos::prelude::*;

use crate::domain::pace::Status;
use crate::locales::Texts;
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

impl Texts {
    pub fn status_word(self, status: Status) -> &'static str {
        match status {
            Status::OnTrack => self.on_track(),
            Status::AtRisk => self.at_risk(),
            Status::OffTrack => self.off_track(),
            Status::TooEarly => self.too_early(),
            Status::NoData => self.no_data(),
        }
    }
}
