//! A form as `view` describes it: each field by its control, with the reason where it is not taken.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::model::Event;
use crate::model::form::Field;
use crate::ui::i18n::use_texts;
use crate::ui::store::use_store;
use crate::view::form::{Control, Input, ON, typed};

use super::number_field::is_enter;
use super::select::{Choice, Select};

/// Fields stay what they are while they are there: what is typed in one is not drawn anew.
#[component]
pub fn Form(
    inputs: Memo<Vec<Input>>,
    /// How a field stands by its words.
    #[prop(default = "labelled")]
    class: &'static str,
) -> impl IntoView {
    let fields = Memo::new(move |_| {
        inputs.with(|inputs| inputs.iter().map(|input| input.field.clone()).collect::<Vec<_>>())
    });
    view! {
        <For each=move || fields.get() key=Clone::clone let(field)>
            <FormField field inputs class />
        </For>
    }
}

#[component]
fn FormField(field: Field, inputs: Memo<Vec<Input>>, class: &'static str) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let of = field.clone();
    let input = Memo::new(move |_| {
        inputs.with(|inputs| inputs.iter().find(|input| input.field == of).cloned())
    });
    let control = input.with_untracked(|input| Some(input.as_ref()?.control.clone()))?;
    let field = StoredValue::new(field);
    // A field that is taken away while it has the focus tells of its change once more, when it is gone.
    let take = move |text: String| {
        if let (Some(field), Some(texts)) = (field.try_get_value(), texts.try_get_untracked()) {
            let typed = store.peek_open(|open| Some(typed(open, &field, text, texts)));
            store.send(Event::Type(field, typed));
        }
    };
    let enter = move || {
        if let Some(field) = field.try_get_value() {
            store.send(Event::Enter(field));
        }
    };
    let take_and_enter = move |text: String| {
        take(text);
        enter();
    };
    let value = Signal::derive(move || {
        input.with(|input| input.as_ref().map_or(String::new(), |input| input.value.clone()))
    });
    let words = move || input.with(|input| input.as_ref().map_or("", |input| input.words));
    let wrong =
        Signal::derive(move || input.with(|input| input.as_ref().and_then(|i| i.wrong.clone())));
    let is_wrong = move || wrong.get().map(|_| "true");
    let line = move |class: &'static str, mode: &'static str| {
        let element = NodeRef::<html::Input>::new();
        keep(element, value);
        view! {
            <input
                node_ref=element
                class=class
                type="text"
                inputmode=mode
                autocomplete="off"
                aria-label=words
                aria-invalid=is_wrong
                on:input=move |event| take(event_target_value(&event))
                on:change=move |_| enter()
                on:keydown=move |event: KeyboardEvent| if is_enter(&event) { enter() }
            />
        }
        .into_any()
    };
    let control = match control {
        Control::Line => line("field", "text"),
        Control::Number => line("field number", "decimal"),
        Control::Day => view! {
            <input
                class="field"
                type="date"
                min="1970-01-01"
                max="2199-12-31"
                aria-label=words
                aria-invalid=is_wrong
                prop:value=move || value.get()
                on:change=move |event| take_and_enter(event_target_value(&event))
            />
        }
        .into_any(),
        Control::Lines => view! {
            <textarea
                class="field"
                rows="3"
                aria-label=words
                aria-invalid=is_wrong
                prop:value=move || value.get()
                on:input=move |event| take(event_target_value(&event))
                on:change=move |_| enter()
            ></textarea>
        }
        .into_any(),
        Control::Switch => {
            return Some(
                view! {
                    <label class="check">
                        <input
                            type="checkbox"
                            role="switch"
                            prop:checked=move || value.get() == ON
                            on:change=move |event| {
                                let is_on = event_target_checked(&event);
                                take_and_enter(if is_on { ON.into() } else { String::new() });
                            }
                        />
                        {words}
                        <Reason wrong />
                    </label>
                }
                .into_any(),
            );
        }
        Control::Choice(_) => {
            let choices = Signal::derive(move || {
                input.with(|input| match input.as_ref().map(|input| &input.control) {
                    Some(Control::Choice(all)) => {
                        all.iter().map(|(value, words)| Choice::new(value, words)).collect()
                    }
                    _ => Vec::new(),
                })
            });
            return Some(
                view! {
                    <div class=class>
                        <span aria-hidden="true">{words}</span>
                        <Select
                            label=Signal::derive(move || words().to_owned())
                            choices
                            value
                            on_change=take_and_enter
                        />
                        <Reason wrong />
                    </div>
                }
                .into_any(),
            );
        }
    };
    Some(
        view! { <label class=class><span>{words}</span>{control}<Reason wrong /></label> }
            .into_any(),
    )
}

/// Has an input say what it should, without touching one that says so already: what is being composed stays whole.
fn keep(element: NodeRef<html::Input>, value: Signal<String>) {
    Effect::new(move |_| {
        let value = value.get();
        if let Some(element) = element.get().filter(|element| element.value() != value) {
            element.set_value(&value);
        }
    });
}

#[component]
fn Reason(wrong: Signal<Option<String>>) -> impl IntoView {
    view! { {move || wrong.get().map(|why| view! { <span class="bad" role="alert">{why}</span> })} }
}
