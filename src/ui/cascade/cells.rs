//! Cells of a row that are text until they are edited, and a field of the goal's definition from then on.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, HtmlInputElement};

use crate::model::Event;
use crate::model::form::{self, Field, GoalInput};
use crate::view::cascade::Row;
use crate::view::form::cell;

use super::super::components::composing::is_composing;
use super::super::components::form::Form;
use super::super::i18n::use_texts;
use super::super::store::use_store;
use super::row_focus::focus_row_if_lost;
use super::state::Grid;

#[component]
pub fn OwnerCell(row: Memo<Row>, grid: Grid, tab: Signal<&'static str>) -> impl IntoView {
    let texts = use_texts();
    let name = move || row.read().owner.clone().map(|(_, name)| name);
    let words = move || name().unwrap_or_else(|| texts.get().figure_none().to_owned());
    let label = move || {
        let name = name().unwrap_or_else(|| texts.get().nobody().to_owned());
        texts.get().owner_button_of(row.read().title.clone(), name)
    };
    view! {
        <Cell row grid input=GoalInput::Owner>
            <CellButton row tab input=GoalInput::Owner label words class="owner" />
        </Cell>
    }
}

/// Nothing where a weight has no effect.
#[component]
pub fn WeightCell(row: Memo<Row>, grid: Grid, tab: Signal<&'static str>) -> impl IntoView {
    let texts = use_texts();
    let words = move || row.read().weight.clone().unwrap_or_default();
    let label = move || texts.get().weight_button_of(row.read().title.clone(), words());
    view! {
        <Show when=move || row.read().weight.is_some()>
            <Cell row grid input=GoalInput::Weight>
                <CellButton row tab input=GoalInput::Weight label words />
            </Cell>
        </Show>
    }
}

/// Only text where the target isn't set in the row.
#[component]
pub fn TargetCell(row: Memo<Row>, grid: Grid, tab: Signal<&'static str>) -> impl IntoView {
    let texts = use_texts();
    let target = move || row.read().target.clone();
    let words = move || match target() {
        none if none.is_empty() => texts.get().figure_none().to_owned(),
        target => target,
    };
    let label = move || texts.get().target_button_of(row.read().title.clone(), target());
    view! {
        <Show when=move || row.read().sets_target fallback=move || view! { <span>{target}</span> }>
            <Cell row grid input=GoalInput::Target>
                <CellButton row tab input=GoalInput::Target label words />
            </Cell>
        </Show>
    }
}

/// What a cell says, to be pressed.
#[component]
fn CellButton(
    row: Memo<Row>,
    tab: Signal<&'static str>,
    input: GoalInput,
    label: impl Fn() -> String + Send + 'static,
    words: impl Fn() -> String + Send + 'static,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let store = use_store();
    let edit = move |_| {
        let id = row.get_untracked().line.id;
        store.send(Event::Edit(Some(Field::Goal(id, input))));
    };
    view! {
        <button
            type="button"
            class=format!("cell-button {class}")
            tabindex=move || tab.get()
            aria-label=label
            on:click=edit
        >{words}</button>
    }
}

/// What a cell says until it is edited; then the field. Enter takes what was typed, Escape gives it up, and both give the
/// focus back to the row. What is not taken stands there with the reason.
#[component]
pub fn Cell(row: Memo<Row>, grid: Grid, input: GoalInput, children: ChildrenFn) -> impl IntoView {
    let field = StoredValue::new(Field::Goal(row.get_untracked().line.id, input));
    let is_open = Memo::new(move |_| {
        grid.cells.with(|cells| field.with_value(|field| cells.contains(field)))
    });
    let children = StoredValue::new(children);
    view! {
        <Show when=move || is_open.get() fallback=move || children.with_value(|children| children())>
            <OpenCell row field />
        </Show>
    }
}

#[component]
fn OpenCell(row: Memo<Row>, field: StoredValue<Field>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let inputs = store.memo(move |model| {
        let input = field.with_value(|field| cell(model, field, texts.get()));
        input.into_iter().collect::<Vec<_>>()
    });
    let is_edited =
        move || store.peek(|model| field.with_value(|field| model.editing.as_ref() == Some(field)));
    let place = NodeRef::<html::Span>::new();
    Effect::new(move |_| {
        if let (Some(place), true) = (place.get(), is_edited()) {
            take_focus(&place);
        }
    });
    let edit = move |is_edited_now: bool| {
        if is_edited() != is_edited_now {
            store.send(Event::Edit(is_edited_now.then(|| field.get_value())));
        }
    };
    let leave = move || {
        edit(false);
        // What is not taken keeps the focus, and so does what a person pressed in the meantime.
        focus_row_if_lost(row.get_untracked().line.id);
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !is_composing(&event) {
            store.send(Event::GiveUp(form::Form::Cell(field.get_value())));
            leave();
        }
    };
    // A choice is taken as it is made; where it asks for more, the row is edited no longer.
    let on_change = move |_| {
        let is_chosen = field.with_value(|field| matches!(field, Field::Goal(_, GoalInput::Owner)));
        if is_chosen && is_edited() {
            leave();
        }
    };
    view! {
        <span
            node_ref=place
            class="cell"
            on:keydown=on_key
            on:change=on_change
            on:focusin=move |_| edit(true)
            on:focusout=move |_| edit(false)
        >
            <Form inputs class="bare" on_enter=Callback::new(move |()| leave()) />
        </span>
    }
}

/// Gives the focus to the field, with what stands in it selected: to type replaces it.
fn take_focus(place: &HtmlElement) {
    let field = place.query_selector("input, select").ok().flatten();
    let field = field.and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        // A field that can't take the focus is still there to be clicked.
        let _ = field.focus();
        if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
    }
}
