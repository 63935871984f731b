//! The people of the workspace as choices, behind one that stands for nobody in particular.

use leptos::prelude::*;

use crate::locales::Texts;
use crate::ui::i18n::use_texts;
use crate::ui::store::Store;
use crate::view::form::people;

use super::select::Choice;

/// `other` words the first choice, whose value is empty.
pub fn people_choices(store: Store, other: fn(Texts) -> &'static str) -> Signal<Vec<Choice>> {
    let texts = use_texts();
    let all = store.open_memo(move |open| people(&open.workspace, other(texts.get())));
    Signal::derive(move || {
        let all = all.get().into_iter();
        all.map(|(value, words)| Choice::new(value, words)).collect()
    })
}
