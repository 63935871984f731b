//! The people of the workspace as choices.

use leptos::prelude::*;

use crate::domain::records::workspace::Workspace;
use crate::locales::Texts;
use crate::ui::i18n::use_texts;
use crate::ui::store::Store;

use super::select::Choice;

/// `of` lists them, each with its value and its words.
pub fn people_choices(
    store: Store,
    of: fn(&Workspace, Texts) -> Vec<(String, String)>,
) -> Signal<Vec<Choice>> {
    let texts = use_texts();
    let all = store.open_memo(move |open| of(&open.workspace, texts.get()));
    Signal::derive(move || {
        let all = all.get().into_iter();
        all.map(|(value, words)| Choice::new(value, words)).collect()
    })
}
