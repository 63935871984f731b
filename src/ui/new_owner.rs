//! A goal is given to a person who is not among the people yet: the name, and both are there.

use leptos::prelude::*;

use crate::model::Event;
use crate::model::dialog::Dialog as Asked;
use crate::model::form::Form::Owner;
use crate::view::form::new_owner;

use super::cascade::row_focus::focus_row_soon;
use super::components::dialog::Dialog;
use super::components::form::Form;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn NewOwnerDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let goal = store.memo(|model| match &model.dialog {
        Some(Asked::NewOwner(id)) => Some(id.clone()),
        _ => None,
    });
    let title = Signal::derive(move || {
        let title = goal.get().and_then(|id| {
            store.open(|open| open.workspace.goals.get(&id).map(|goal| goal.title.clone()))
        });
        texts.get().owner_of(title.unwrap_or_default())
    });
    let inputs = store.memo(move |model| {
        let id = goal.get();
        id.map_or(Vec::new(), |id| new_owner(model, &id, texts.get()))
    });
    let close = move || {
        if let Some(id) = goal.get_untracked() {
            store.send(Event::GiveUp(Owner(id.clone())));
            focus_row_soon(id);
        }
    };
    let give = move || {
        if let Some(field) = inputs.with_untracked(|inputs| Some(inputs.first()?.field.clone())) {
            store.send(Event::Enter(field.clone()));
            if store.peek(|model| !model.typed.contains_key(&field)) {
                close();
            }
        }
    };
    view! {
        <Dialog is_open=Signal::derive(move || goal.get().is_some()) title on_close=close>
            <div class="form">
                <Form inputs autofocus=true on_enter=Callback::new(move |()| close()) />
                <div class="form-actions">
                    <button type="button" class="button primary" on:click=move |_| give()>{move || texts.get().add()}</button>
                    <button type="button" class="button" on:click=move |_| close()>{move || texts.get().cancel()}</button>
                </div>
            </div>
        </Dialog>
    }
}
