//! The list of keys, with the switch for those that are single characters.

use leptos::prelude::*;

use crate::model::Event;
use crate::model::dialog::Dialog as Asked;
use crate::view::keys::{KeyRow, groups};

use super::components::dialog::Dialog;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn KeyListDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_open = store.memo(|model| model.dialog == Some(Asked::Keys));
    view! {
        <Dialog
            is_open
            title=Signal::derive(move || texts.get().show_keys().to_owned())
            on_close=move || store.send(Event::CloseDialog)
        >
            <KeyList />
            <SingleKeysSwitch />
        </Dialog>
    }
}

#[component]
fn KeyList() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let groups = store.memo(move |model| groups(model, texts.get()));
    view! {
        <div class="key-groups">
            {move || groups.get().into_iter().map(|group| view! {
                <section>
                    <h3>{group.heading}</h3>
                    <dl class="key-list">
                        {group.rows.into_iter().map(|KeyRow { does, keys }| view! {
                            <div>
                                <dt>{does}</dt>
                                <dd>{alternatives(keys, texts.get().keys_or())}</dd>
                            </div>
                        }).collect_view()}
                    </dl>
                </section>
            }).collect_view()}
        </div>
    }
}

fn alternatives(keys: Vec<Vec<String>>, or: &'static str) -> impl IntoView {
    let one = |(at, caps): (usize, Vec<String>)| {
        let caps = caps.into_iter().map(|cap| view! { <kbd>{cap}</kbd> });
        view! {
            {(at > 0).then(|| format!(" {or} "))}
            <span class="caps">{caps.collect_view()}</span>
        }
    };
    keys.into_iter().enumerate().map(one).collect_view()
}

/// Kept on this device, as the theme is.
#[component]
pub fn SingleKeysSwitch() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_on = store.memo(|model| model.single_keys);
    view! {
        <label class="check">
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || is_on.get()
                on:change=move |event| store.send(Event::UseSingleKeys(event_target_checked(&event)))
            />
            {move || texts.get().single_keys()}
        </label>
        <p class="dim">{move || texts.get().single_keys_hint()}</p>
    }
}
