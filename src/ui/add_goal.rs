//! The dialog that adds a goal.

use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::model::Event;
use crate::model::dialog::Dialog as Asked;
use crate::model::form::Form::Draft;
use crate::view::form::{draft, drafted, tried};

use super::cascade::row_focus::focus_row_soon;
use super::components::dialog::Dialog;
use super::components::form::Form;
use super::confirm::Consequences;
use super::i18n::use_texts;
use super::store::use_store;

/// Gives the focus to the row of the goal that was added, or of the one under which none was.
#[component]
pub fn AddGoalDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let parent = store.memo(|model| match &model.dialog {
        Some(Asked::AddGoal(parent)) => Some(parent.clone()),
        _ => None,
    });
    let under = move || {
        let id = parent.get().flatten()?;
        store.open(|open| open.workspace.goals.get(&id).map(|goal| goal.title.clone()))
    };
    let title = Signal::derive(move || match under() {
        Some(parent) => texts.get().add_goal_below(parent),
        None => texts.get().add_goal().to_owned(),
    });
    // What was typed is still there when the dialog is opened again.
    let close = move || {
        let above = parent.get_untracked().flatten();
        store.send(Event::CloseDialog);
        above.into_iter().for_each(focus_row_soon);
    };
    view! {
        <Dialog is_open=Signal::derive(move || parent.get().is_some()) title on_close=close>
            <AddForm above=parent.get_untracked().flatten() />
        </Dialog>
    }
}

#[component]
fn AddForm(above: Option<GoalId>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let above = StoredValue::new(above);
    let inputs =
        store.memo(move |model| above.with_value(|at| draft(model, at.as_ref(), texts.get())));
    let tried =
        store.memo(move |model| above.with_value(|at| tried(model, at.as_ref(), texts.get())));
    let add = move || {
        let above = above.get_value();
        let drafted = store.peek(|model| drafted(model, above.as_ref(), texts.get_untracked()));
        store.send(Event::Submit(Draft(above), drafted));
        if store.peek(|model| model.dialog.is_none())
            && let Some(goal) = store.peek_open(|open| open.just_added().cloned())
        {
            focus_row_soon(goal);
        }
    };
    let give_up = move |_| {
        let above = above.get_value();
        store.send(Event::GiveUp(Draft(above.clone())));
        above.into_iter().for_each(focus_row_soon);
    };
    view! {
        <div class="form grid-form">
            <Form inputs autofocus=true on_enter=Callback::new(move |()| add()) />
            <Consequences command=tried />
            <div class="form-actions">
                <button type="button" class="button primary" on:click=move |_| add()>{move || texts.get().add_goal()}</button>
                <button type="button" class="button" on:click=give_up>{move || texts.get().cancel()}</button>
            </div>
        </div>
    }
}
