//! The people of the workspace as choices, behind one that stands for nobody in particular.

use leptos::prelude::*;

use crate::locales::Texts;
use crate::ui::i18n::use_texts;
use crate::ui::store::Store;

use super::select::Choice;

/// `other` words the first choice, whose value is empty.
pub fn people_choices(store: Store, other: fn(Texts) -> &'static str) -> Signal<Vec<Choice>> {
    let texts = use_texts();
    let people = store.open_memo(|open| {
        let people = open.workspace.people.living();
        people
            .map(|(_, person)| Choice::new(person.id.to_string(), &person.name))
            .collect::<Vec<_>>()
    });
    Signal::derive(move || {
        let mut all = vec![Choice::new("", other(texts.get()))];
        all.extend(people.get());
        all
    })
}
