//! Cells of a row that are text until they are clicked, and a field from then on.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, HtmlInputElement};

use crate::domain::records::goal::GoalField;
use crate::domain::records::metric::Scale;
use crate::domain::values::id::PersonId;
use crate::locales::typing;
use crate::model::Event;
use crate::model::command::Command;
use crate::model::dialog::Dialog;
use crate::model::form::{Field, GoalInput};
use crate::view::cascade::Row;
use crate::view::form::{NEW_PERSON, number, owners, typed};

use super::super::components::number_field::{NumberField, is_composing, is_enter};
use super::super::components::people_choices::people_choices;
use super::super::components::select::Select;
use super::super::i18n::use_texts;
use super::super::store::{Store, use_store};
use super::row_focus::focus_row_soon;

#[component]
pub fn OwnerCell(row: Memo<Row>, tab: Signal<&'static str>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let name = move || row.read().owner.clone().map(|(_, name)| name);
    let words =
        Signal::derive(move || name().unwrap_or_else(|| texts.get().figure_none().to_owned()));
    let label = Signal::derive(move || {
        let name = name().unwrap_or_else(|| texts.get().nobody().to_owned());
        texts.get().owner_button_of(row.read().title.clone(), name)
    });
    view! {
        <EditInPlace row tab label words class="owner">
            <Select
                label=Signal::derive(move || texts.get().owner_of(row.read().title.clone()))
                class="cell-select"
                choices=people_choices(store, owners)
                value=Signal::derive(move || {
                    let owner = row.read().owner.clone();
                    owner.map_or(String::new(), |(id, _)| id.to_string())
                })
                on_change=move |value: String| {
                    let id = row.get_untracked().line.id;
                    if value == NEW_PERSON {
                        let field = Field::Goal(id.clone(), GoalInput::Owner);
                        let typed = store.peek(|model| typed(model, &field, value, texts.get_untracked()));
                        store.send(Event::Type(field, typed));
                        store.send(Event::Ask(Dialog::NewOwner(id)));
                    } else {
                        edit(store, row, GoalField::Owner(PersonId::new(&value).ok()));
                        focus_row_soon(id);
                    }
                }
            />
        </EditInPlace>
    }
}

/// Nothing where a weight has no effect.
#[component]
pub fn WeightCell(row: Memo<Row>, tab: Signal<&'static str>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let words = Signal::derive(move || row.read().weight.clone().unwrap_or_default());
    let value = Signal::derive(move || typing::amount(&words.get(), Scale::One).ok().flatten());
    let label = Signal::derive(move || {
        let (title, weight) = (row.read().title.clone(), words.get());
        texts.get().weight_button_of(title, weight)
    });
    let has_effect = move || row.read().weight.is_some();
    view! {
        <Show when=has_effect>
        <EditInPlace row tab label words typed=Signal::derive(move || number(value.get(), Scale::One))>
            <NumberField
                class="cell-field"
                label=Signal::derive(move || texts.get().weight_field_of(row.read().title.clone()))
                value
                scale=Signal::stored(Scale::One)
                on_commit=move |weight| edit(store, row, GoalField::Weight(weight.unwrap_or_default()))
            />
        </EditInPlace>
        </Show>
    }
}

/// Only text where the target can't be typed: for a goal without a metric.
#[component]
pub fn TargetCell(row: Memo<Row>, tab: Signal<&'static str>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let target = move || row.read().target.clone();
    let scale = Signal::derive(move || row.read().scale);
    let value = Signal::derive(move || {
        let typed = row.read().target_typed.clone().unwrap_or_default();
        typing::amount(&typed, scale.get()).ok().flatten()
    });
    let words = Signal::derive(move || match target() {
        none if none.is_empty() => texts.get().figure_none().to_owned(),
        target => target,
    });
    let label = Signal::derive(move || {
        let title = row.read().title.clone();
        texts.get().target_button_of(title, target())
    });
    view! {
        <Show when=move || row.read().target_typed.is_some() fallback=move || view! { <span>{target}</span> }>
            <EditInPlace row tab label words typed=Signal::derive(move || number(value.get(), scale.get()))>
                <NumberField
                    class="cell-field"
                    label=Signal::derive(move || texts.get().target_field_of(row.read().title.clone()))
                    value
                    scale
                    on_commit=move |target| edit(store, row, GoalField::Target(target))
                />
            </EditInPlace>
        </Show>
    }
}

fn edit(store: Store, row: Memo<Row>, field: GoalField) {
    let id = row.get_untracked().line.id;
    store.send(Event::Do(Command::EditGoal(id, field)));
}

/// A button with the words, until it is pressed; then the field, which takes the focus. Enter takes what was typed and
/// Escape doesn't; both give the focus back to the row.
///
/// `typed` is the text with which a field to type in begins.
#[component]
fn EditInPlace(
    row: Memo<Row>,
    tab: Signal<&'static str>,
    label: Signal<String>,
    words: Signal<String>,
    #[prop(optional)] typed: Option<Signal<String>>,
    #[prop(optional)] class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let is_editing = RwSignal::new(false);
    let place = NodeRef::<html::Span>::new();
    let restore = move |field: &HtmlElement| {
        if let (Some(input), Some(typed)) = (field.dyn_ref::<HtmlInputElement>(), typed) {
            input.set_value(&typed.get_untracked());
            return Some(input.clone());
        }
        None
    };
    Effect::new(move |_| {
        if let Some(field) = place.get().and_then(|place| field_in(&place)) {
            // The view sets the value too, but only later, and a new value ends the selection.
            let input = restore(&field);
            // A field that can't take the focus is still there to be clicked.
            let _ = field.focus();
            if let Some(input) = input {
                input.select();
            }
        }
    });
    let close = move || {
        is_editing.set(false);
        focus_row_soon(row.get_untracked().line.id);
    };
    let on_key = move |event: KeyboardEvent| {
        if is_enter(&event) {
            close();
        } else if event.key() == "Escape" && !is_composing(&event) {
            if let Some(field) = place.get_untracked().and_then(|place| field_in(&place)) {
                // What was typed would be taken when the field goes.
                restore(&field);
            }
            close();
        }
    };
    let children = StoredValue::new(children);
    view! {
        <Show
            when=move || is_editing.get()
            fallback=move || view! {
                <button
                    type="button"
                    class=format!("cell-button {class}")
                    tabindex=move || tab.get()
                    aria-label=move || label.get()
                    on:click=move |_| is_editing.set(true)
                >{move || words.get()}</button>
            }
        >
            <span node_ref=place on:keydown=on_key on:focusout=move |_| is_editing.set(false)>
                {children.with_value(|children| children())}
            </span>
        </Show>
    }
}

fn field_in(place: &HtmlElement) -> Option<HtmlElement> {
    let field = place.query_selector("input, select").ok()??;
    field.dyn_into().ok()
}
