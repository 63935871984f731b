//! The palette: one field that finds actions, goals and people.

use leptos::prelude::*;

use crate::model::Event;
use crate::model::dialog::Dialog as Asked;
use crate::view::palette::{Choice, groups};

use super::components::dialog::Dialog;
use super::components::finder::Finder;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn PaletteDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_open = store.memo(|model| matches!(model.dialog, Some(Asked::Palette(_))));
    view! {
        <Dialog
            is_open
            title=Signal::derive(move || texts.get().search().to_owned())
            class="palette"
            on_close=move || store.send(Event::CloseDialog)
        >
            <Search />
        </Dialog>
    }
}

#[component]
fn Search() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let typed = typed.get();
        store.read(|model| {
            let on = match &model.dialog {
                Some(Asked::Palette(goal)) => goal.as_ref(),
                _ => None,
            };
            groups(model, texts.get(), &typed, on)
        })
    });
    let choose = move |choice: Choice| {
        store.send(Event::CloseDialog);
        // The focus goes back to where it was before anything else is opened or moved.
        request_animation_frame(move || {
            for event in choice.events() {
                store.send(event);
            }
        });
    };
    view! {
        <Finder
            name="found"
            autofocus=true
            typed
            found
            label=Signal::derive(move || texts.get().search_hint())
            on_choose=choose
        />
    }
}
