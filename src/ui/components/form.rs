//! A form as `view` describes it: each field by its control, with the reason where it is not taken.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::model::Event;
use crate::model::form::Field;
use crate::ui::i18n::use_texts;
use crate::ui::store::use_store;
use crate::view::form::{Control, Input, ON, typed};

use super::composing::is_enter;
use super::select::{Choice, Select};

/// Fields stay what they are while they are there: what is typed in one is not drawn anew.
#[component]
pub fn Form(
    inputs: Memo<Vec<Input>>,
    /// How a field stands by its words.
    #[prop(default = "labelled")]
    class: &'static str,
    /// The first field takes the focus.
    #[prop(optional)]
    autofocus: bool,
    /// What Enter in a line does once the field is committed.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let fields = Memo::new(move |_| {
        inputs.with(|inputs| inputs.iter().map(|input| input.field.clone()).collect::<Vec<_>>())
    });
    let is_first = move |field: &Field| fields.with_untracked(|all| all.first() == Some(field));
    view! {
        <For each=move || fields.get() key=Clone::clone let(field)>
            <FormField autofocus=autofocus && is_first(&field) field inputs class on_enter />
        </For>
    }
}

#[component]
fn FormField(
    field: Field,
    inputs: Memo<Vec<Input>>,
    class: &'static str,
    autofocus: bool,
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
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
            let typed = store.peek(|model| typed(model, &field, text, texts));
            store.send(Event::Type(field, typed));
        }
    };
    let enter = move || {
        if let Some(field) = field.try_get_value() {
            store.send(Event::Enter(field));
        }
    };
    let enter_and_go_on = move || {
        enter();
        let is_refused = store.peek(|model| {
            field.with_value(|field| model.typed.get(field).is_some_and(|typed| typed.is_refused))
        });
        if let (Some(go_on), false) = (on_enter, is_refused) {
            go_on.run(());
        }
    };
    let take_and_enter = move |text: String| {
        take(text);
        enter();
    };
    let value = Signal::derive(move || {
        input.with(|input| input.as_ref().map_or(String::new(), |input| input.value.clone()))
    });
    let read = move |of: fn(&Input) -> String| {
        input.with(|input| input.as_ref().map_or(String::new(), of))
    };
    let words = move || read(|input| input.words.clone());
    let placeholder = move || read(|input| input.placeholder.to_owned());
    let unit = move || read(|input| input.unit.clone());
    // Where nothing is being typed, to undo is to take back the last action, as in a cell.
    let is_typed = move || input.with(|input| input.as_ref().is_some_and(|input| input.is_typed));
    let reads = move || input.with(|input| input.as_ref().and_then(|input| input.reads.clone()));
    let wrong =
        Signal::derive(move || input.with(|input| input.as_ref().and_then(|i| i.wrong.clone())));
    let is_wrong = move || wrong.get().map(|_| "true");
    let line = move |class: &'static str, mode: &'static str| {
        let element = NodeRef::<html::Input>::new();
        Effect::new(move |_| {
            if let Some(element) = element.get() {
                keep(value.get(), element.value(), |text| element.set_value(text));
            }
        });
        let field = view! {
            <input
                node_ref=element
                class=class
                type="text"
                value=value.get_untracked()
                inputmode=mode
                autofocus=autofocus
                autocomplete="off"
                placeholder=placeholder
                data-cell=move || (!is_typed()).then_some("")
                aria-label=words
                aria-invalid=is_wrong
                on:input=move |event| take(event_target_value(&event))
                on:change=move |_| enter()
                on:keydown=move |event: KeyboardEvent| {
                    if is_enter(&event) {
                        // What takes the focus now must not take the key too.
                        event.prevent_default();
                        enter_and_go_on();
                    }
                }
            />
        };
        match untrack(unit).is_empty() {
            true => field.into_any(),
            false => view! { <span class="entry">{field}<span class="unit">{unit}</span></span> }
                .into_any(),
        }
    };
    let lines = move |rows: &'static str, is_prose: bool| {
        let element = NodeRef::<html::Textarea>::new();
        Effect::new(move |_| {
            if let Some(element) = element.get() {
                keep(value.get(), element.value(), |text| element.set_value(text));
            }
        });
        view! {
            <textarea
                node_ref=element
                class="field"
                rows=rows
                spellcheck=if is_prose { "true" } else { "false" }
                placeholder=placeholder
                aria-label=words
                aria-invalid=is_wrong
                on:input=move |event| take(event_target_value(&event))
                on:change=move |_| enter()
            ></textarea>
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
        Control::Lines => lines("3", true),
        Control::Block => lines("5", false),
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
                            label=Signal::derive(words)
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
        view! {
            <label class=class>
                <span>{words}</span>
                {control}
                {move || reads().map(|number| view! { <span class="reads">"= "{number}</span> })}
                <Reason wrong />
            </label>
        }
        .into_any(),
    )
}

/// Has a field say what it should, without touching one that says so already: what is being composed stays whole.
fn keep(value: String, says: String, say: impl Fn(&str)) {
    if says != value {
        say(&value);
    }
}

#[component]
fn Reason(wrong: Signal<Option<String>>) -> impl IntoView {
    view! { {move || wrong.get().map(|why| view! { <span class="bad" role="alert">{why}</span> })} }
}
