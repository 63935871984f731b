//! The reader's language in leptos: texts that follow it.

use leptos::prelude::*;

use crate::domain::Language;
use crate::locales::Texts;

/// Gives every component below the texts of `language`, and names that language to the document, which
/// fonts, hyphenation and screen readers go by. The texts on screen follow when it changes.
pub fn provide_texts(language: Signal<Language>) {
    let texts: Signal<Texts> = Memo::new(move |_| Texts::of(language.get())).into();
    provide_context(texts);
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            // It fails for a malformed attribute name only.
            let _ = root.set_attribute("lang", language.get().tag());
        }
    });
}

/// The texts in the reader's language: `get` them in views, `get_untracked` in event handlers.
pub fn use_texts() -> Signal<Texts> {
    use_context::<Signal<Texts>>().unwrap_or_else(|| Signal::stored(Texts::of(Language::default())))
}
