//! People and units: add one by typing a name, rename in place, delete.

use leptos::prelude::*;

use crate::domain::records::people::{PersonField, UnitField, UnitKind};
use crate::model::Event;
use crate::model::command::Command;

use super::components::number_field::is_enter;
use super::components::select::{Choice, Select};
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
                {move || people.get().into_iter().map(|(id, name)| {
                    let (renamed, deleted) = (id.clone(), id);
                    view! {
                        <NamedRow
                            name
                            on_rename=move |name| store.send(Event::Do(Command::EditPerson(renamed.clone(), PersonField::Name(name))))
                            on_delete=move || store.send(Event::Do(Command::EditPerson(deleted.clone(), PersonField::Deleted(true))))
                        />
                    }
                }).collect_view()}
            </ul>
            <AddByName
                label=Signal::derive(move || texts.get().person_new())
                on_add=move |name| store.send(Event::Do(Command::AddPerson(name)))
            />
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
        let rows = units.into_iter().map(|unit| (unit.id.clone(), unit.name.clone(), unit.kind));
        rows.collect::<Vec<_>>()
    });
    let kinds = Signal::derive(move || {
        let texts = texts.get();
        UnitKind::ALL.map(|kind| Choice::new(format!("{kind:?}"), texts.unit_kind(kind))).to_vec()
    });
    view! {
        <section class="sheet card" aria-labelledby="set-units">
            <h2 id="set-units">{move || texts.get().settings_units()}</h2>
            <ul class="list">
                {move || units.get().into_iter().map(|(id, name, kind)| {
                    let (renamed, deleted, kinded) = (id.clone(), id.clone(), id);
                    let label = name.clone();
                    view! {
                        <NamedRow
                            name
                            on_rename=move |name| store.send(Event::Do(Command::EditUnit(renamed.clone(), UnitField::Name(name))))
                            on_delete=move || store.send(Event::Do(Command::EditUnit(deleted.clone(), UnitField::Deleted(true))))
                        >
                            <Select
                                label=Signal::derive(move || texts.get().unit_kind_of(&label))
                                choices=kinds
                                value=Signal::stored(format!("{kind:?}"))
                                on_change=move |value: String| {
                                    let kind = UnitKind::ALL.into_iter().find(|kind| format!("{kind:?}") == value);
                                    if let Some(kind) = kind {
                                        store.send(Event::Do(Command::EditUnit(kinded.clone(), UnitField::Kind(kind))));
                                    }
                                }
                            />
                        </NamedRow>
                    }
                }).collect_view()}
            </ul>
            <AddByName
                label=Signal::derive(move || texts.get().unit_new())
                on_add=move |name| store.send(Event::Do(Command::AddUnit(name)))
            />
        </section>
    }
}

#[component]
fn NamedRow(
    name: String,
    on_rename: impl Fn(String) + 'static,
    on_delete: impl Fn() + 'static,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let texts = use_texts();
    let (label, deleted) = (name.clone(), name.clone());
    view! {
        <li>
            <input
                class="field"
                type="text"
                aria-label=move || texts.get().name_of(&label)
                prop:value=name
                on:change=move |event| on_rename(event_target_value(&event))
            />
            {children.map(|children| children())}
            <button
                type="button"
                class="quiet-button"
                aria-label=move || texts.get().delete_named(&deleted)
                on:click=move |_| on_delete()
            >{move || texts.get().delete()}</button>
        </li>
    }
}

#[component]
fn AddByName(
    label: Signal<&'static str>,
    on_add: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let texts = use_texts();
    let name = RwSignal::new(String::new());
    let add = move || {
        if !name.get_untracked().trim().is_empty() {
            on_add(name.get_untracked());
            name.set(String::new());
        }
    };
    view! {
        <div class="inline-form">
            <input
                class="field"
                type="text"
                autocomplete="off"
                aria-label=move || label.get()
                placeholder=move || label.get()
                bind:value=name
                on:keydown=move |event| if is_enter(&event) { add() }
            />
            <button type="button" class="button" on:click=move |_| add()>{move || texts.get().add()}</button>
        </div>
    }
}
