//! The short message at the foot of the screen, with Undo where something was done.

use std::time::Duration;

use leptos::prelude::*;

use crate::model::Event;
use crate::model::state::Notice;
use crate::view::elsewhere::sentence;

use super::i18n::use_texts;
use super::store::use_store;

/// How long a message stays.
const SHOWN: Duration = Duration::from_secs(10);

#[component]
pub fn NoticeBar() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let notice = store.memo(|model| model.notice.clone());
    let offers_undo =
        move || notice.with(|notice| notice.as_ref().is_some_and(|(_, told)| told.offers_undo()));
    // What is told of other tabs stays: nobody may be looking at this one.
    let stays = move || matches!(notice.get(), Some((_, Notice::ChangedElsewhere(_))));
    let can_undo = store.open_memo(|open| open.history.can_undo().is_some());
    Effect::new(move |_| {
        let Some((shown, _)) = notice.get() else {
            return;
        };
        if stays() {
            return;
        }
        set_timeout(
            move || {
                let current = store.peek(|model| model.notice.as_ref().map(|(number, _)| *number));
                if current == Some(shown) {
                    store.send(Event::DismissNotice);
                }
            },
            SHOWN,
        );
    });
    view! {
        <div role="status" aria-live="polite">
            {move || notice.get().map(|(_, notice)| {
                let is_wrong = notice.is_wrong();
                let words = move || match &notice {
                    Notice::ChangedElsewhere(overwritten) => {
                        let texts = texts.get();
                        store.peek_open(|open| sentence(open, overwritten, texts).unwrap_or_default())
                    }
                    other => texts.get().notice(other),
                };
                view! {
                    <div class="notice" class:wrong=is_wrong>
                        <span>{words}</span>
                        <Show when=move || offers_undo() && can_undo.get()>
                            <button type="button" class="link-button" on:click=move |_| store.send(Event::Undo)>
                                {move || texts.get().undo()}
                            </button>
                        </Show>
                        <button
                            type="button"
                            class="link-button"
                            on:click=move |_| store.send(Event::DismissNotice)
                        >{move || texts.get().close()}</button>
                    </div>
                }
            })}
        </div>
    }
}
