//! People and units: add one by typing a name, rename in place, delete.

use leptos::prelude::*;

use crate::domain::records::people::{PersonField, UnitField};
use crate::model::Event;
use crate::model::command::Command;
use crate::model::form::{self, New};
use crate::view::form::{Input, named, new, person, unit};

use super::components::form::Form;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn People() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let people = store.open_memo(|open| {
        let people = open.workspace.people.living();
        people.map(|(_, person)| (person.id.clone(), person.name.clone())).collect::<Vec<_>>()
    });
    view! {
        <section class="sheet card" aria-labelledby="set-people">
            <h2 id="set-people">{move || texts.get().settings_people()}</h2>
            <ul class="list">
                <For each=move || people.get() key=Clone::clone let((id, name))>
                    {
                        let of = id.clone();
                        let inputs = store.memo(move |model| person(model, &of, texts.get()));
                        let delete = Command::EditPerson(id, PersonField::Deleted(true));
                        view! { <NamedRow name inputs delete /> }
                    }
                </For>
            </ul>
            <AddByName new=New::Person />
        </section>
    }
}

#[component]
pub fn Units() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let units = store.open_memo(|open| {
        let mut units: Vec<_> = open.workspace.units.living().map(|(_, unit)| unit).collect();
        units.sort_unstable_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
        units.into_iter().map(|unit| (unit.id.clone(), unit.name.clone())).collect::<Vec<_>>()
    });
    view! {
        <section class="sheet card" aria-labelledby="set-units">
            <h2 id="set-units">{move || texts.get().settings_units()}</h2>
            <ul class="list">
                <For each=move || units.get() key=Clone::clone let((id, name))>
                    {
                        let of = id.clone();
                        let inputs = store.memo(move |model| unit(model, &of, texts.get()));
                        let delete = Command::EditUnit(id, UnitField::Deleted(true));
                        view! { <NamedRow name inputs delete /> }
                    }
                </For>
            </ul>
            <AddByName new=New::Unit />
        </section>
    }
}

#[component]
fn NamedRow(name: String, inputs: Memo<Vec<Input>>, delete: Command) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    view! {
        <li>
            <Form inputs class="bare" />
            <button
                type="button"
                class="quiet-button"
                aria-label=move || texts.get().delete_named(&name)
                on:click=move |_| store.send(Event::Do(delete.clone()))
            >{move || texts.get().delete()}</button>
        </li>
    }
}

#[component]
fn AddByName(new: New) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let inputs = store.memo(move |model| self::new(model, new, texts.get()));
    let add = move || {
        store.send(Event::Submit(form::Form::New(new), store.peek(|model| named(model, new))))
    };
    view! {
        <div class="inline-form">
            <Form inputs class="bare" on_enter=Callback::new(move |()| add()) />
            <button type="button" class="button" on:click=move |_| add()>{move || texts.get().add()}</button>
        </div>
    }
}
