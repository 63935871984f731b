//! Actions as they are carried out, and as buttons.

use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::model::actions::Act;
use crate::view::keys::keys_of;

use super::cascade::row_focus::focus_row_soon;
use super::i18n::use_texts;
use super::store::{Store, use_store};

/// Does an act, with the goal if it is done with one; nothing where it means nothing now.
pub fn run(store: Store, act: Act, goal: Option<&GoalId>) {
    if store.peek(|model| act.is_available(model, goal)) {
        for event in act.events(goal) {
            store.send(event);
        }
    }
}

/// Does an act with the goal of a row, which keeps the focus wherever it is moved.
pub fn act_on_row(store: Store, act: Act, id: GoalId) {
    run(store, act, Some(&id));
    if matches!(act, Act::MoveUp | Act::MoveDown | Act::Indent | Act::Outdent) {
        focus_row_soon(id);
    }
}

/// A button for an act that needs no goal; `tip` is what there is to say of it besides its name and its shortcut. A narrow
/// screen shows the glyph in the place of the words, if there is one.
#[component]
pub fn ActButton(
    act: Act,
    class: &'static str,
    #[prop(optional, into)] tip: Signal<Option<&'static str>>,
    #[prop(optional)] glyph: &'static str,
) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_off = store.memo(move |model| !act.is_available(model, None));
    let named = tip_of(store, act);
    let title = move || {
        let parts: Vec<String> =
            (named.get().into_iter()).chain(tip.get().map(str::to_owned)).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    };
    view! {
        <button
            type="button"
            class=class
            disabled=move || is_off.get()
            title=title
            on:click=move |_| run(store, act, None)
        >
            {(!glyph.is_empty()).then(|| view! { <span class="glyph" aria-hidden="true">{glyph}</span> })}
            <span class="words">{move || texts.get().act(act)}</span>
        </button>
    }
}

/// What an act is called and its shortcut; nothing where it has none.
pub fn tip_of(store: Store, act: Act) -> Signal<Option<String>> {
    let texts = use_texts();
    let keys = store.memo(move |model| keys_of(model, act).into_iter().next());
    Signal::derive(move || {
        let keys = keys.get()?.join("+");
        Some(format!("{} · {keys}", texts.get().act(act)))
    })
}
