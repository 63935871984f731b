//! A modal dialog: the browser's own, which keeps the focus and closes on Escape.

use leptos::html;
use leptos::prelude::*;

use crate::ui::i18n::use_texts;

/// Open while `is_open`; `on_close` is called when the person closes it by Escape or by the button.
#[component]
pub fn Dialog(
    #[prop(into)] is_open: Signal<bool>,
    #[prop(into)] title: Signal<String>,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
    #[prop(optional)] class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let texts = use_texts();
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), is_open) = (element.get(), is_open.get()) else {
            return;
        };
        match (is_open, dialog.open()) {
            // A dialog that can't be shown is not in the page any more.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog
            node_ref=element
            class=class
            aria-label=move || title.get()
            on:close=move |_| {
                if is_open.get_untracked() {
                    on_close();
                }
            }
        >
            <Show when=move || is_open.get()>
                <div class="dialog-head">
                    <h2>{move || title.get()}</h2>
                    <button type="button" class="quiet-button" on:click=move |_| on_close()>
                        {move || texts.get().close()}
                    </button>
                </div>
                {children()}
            </Show>
        </dialog>
    }
}
