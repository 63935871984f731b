//! The end of a long list: how much of it is not drawn, and the button that draws more.

use leptos::prelude::*;

use crate::ui::i18n::use_texts;

/// Rows of a long list that are drawn at first, and that are added each time more are asked for.
pub const ROWS_AT_ONCE: usize = 100;

/// Nothing where nothing is hidden.
#[component]
pub fn More(#[prop(into)] hidden: Signal<usize>, most: RwSignal<usize>) -> impl IntoView {
    let texts = use_texts();
    view! {
        <Show when=move || { hidden.get() > 0 }>
            <button type="button" class="button more" on:click=move |_| most.update(|most| *most += ROWS_AT_ONCE)>
                {move || texts.get().show_more(hidden.get())}
            </button>
        </Show>
    }
}
