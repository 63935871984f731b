//! What is asked before a command that changes the numbers of the goals above: what it would do to them.

use leptos::prelude::*;

use crate::model::Event;
use crate::model::command::Command;
use crate::model::dialog::Dialog as Asked;
use crate::view::trial::{Question, question, told};

use super::cascade::row_focus::focus_row_soon;
use super::components::dialog::Dialog;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn ConfirmDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let command = store.memo(|model| match &model.dialog {
        Some(Asked::Confirm(command)) => Some(command.clone()),
        _ => None,
    });
    let question = store.open_memo(move |open| {
        let command = command.get();
        command.map_or_else(Question::default, |command| question(open, &command, texts.get()))
    });
    let close = move || {
        let goal = command.get_untracked().as_ref().and_then(Command::goal).cloned();
        store.send(Event::CloseDialog);
        if let Some(goal) = goal {
            focus_row_soon(goal);
        }
    };
    let confirm = move |_| {
        if let Some(command) = command.get_untracked() {
            close();
            // Once the row has the focus again, which it passes on where it goes away.
            request_animation_frame(move || store.send(Event::Do(command)));
        }
    };
    view! {
        <Dialog is_open=Signal::derive(move || command.get().is_some()) title=Signal::derive(move || question.get().title) on_close=close>
            <Consequences command=command />
            <div class="form-actions">
                <button type="button" class="button primary" autofocus on:click=confirm>
                    {move || question.get().verb}
                </button>
                <button type="button" class="button" on:click=move |_| close()>{move || texts.get().cancel()}</button>
            </div>
        </Dialog>
    }
}

/// What a command would do to the goals above.
#[component]
pub fn Consequences(#[prop(into)] command: Signal<Option<Command>>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let lines = store.open_memo(move |open| {
        let command = command.get();
        command.map_or(Vec::new(), |command| told(open, command, texts.get()))
    });
    view! {
        <ul class="consequences" aria-live="polite">
            {move || lines.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
        </ul>
    }
}
