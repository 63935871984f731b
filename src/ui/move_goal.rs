//! “Move to…”: choose the goal under which another should hang.

use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::model::Event;
use crate::model::command::{Command, Destination};
use crate::model::dialog::Dialog as Asked;

use super::cascade::row_focus::focus_row_soon;
use super::components::dialog::Dialog;
use super::components::select::{Choice, Select};
use super::confirm::Consequences;
use super::i18n::use_texts;
use super::store::{Store, use_store};

#[component]
pub fn MoveDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let goal = store.memo(|model| match &model.dialog {
        Some(Asked::MoveGoal(id)) => Some(id.clone()),
        _ => None,
    });
    let target = RwSignal::new(String::new());
    let places = store.open_memo(move |open| {
        let Some(moved) = goal.get().and_then(|id| open.workspace.goals.place(&id)) else {
            return Vec::new();
        };
        let tree = open.cascade.tree();
        let below = tree.subtree(moved);
        let others = tree.all().into_iter().filter(|place| !below.contains(place));
        let named = others.filter_map(|place| {
            let goal = open.workspace.goals.at(place)?;
            let indent = "\u{2003}".repeat(tree.depth(place));
            Some((goal.id.to_string(), format!("{indent}{}", goal.title)))
        });
        named.collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        let mut choices = vec![Choice::new("", texts.get().move_to_top())];
        choices.extend(places.get().into_iter().map(|(id, title)| Choice::new(id, title)));
        choices
    });
    let title = Signal::derive(move || {
        let title = goal.get().map(|id| {
            store.open(|open| open.workspace.goals.get(&id).map(|goal| goal.title.clone()))
        });
        texts.get().move_title(title.flatten().unwrap_or_default())
    });
    // A goal is offered its own place first: to confirm without a choice moves nothing.
    Effect::new(move |_| {
        if let Some(id) = goal.get() {
            target.set(parent_of(store, &id));
        }
    });
    let close = move || {
        if let Some(id) = goal.get_untracked() {
            store.send(Event::CloseDialog);
            focus_row_soon(id);
        }
    };
    let command = Signal::derive(move || {
        let into = GoalId::new(&target.get()).ok();
        Some(Command::MoveGoal(goal.get()?, Destination::Into(into)))
    });
    let confirm = move |_| {
        if let Some(command) = command.get_untracked() {
            store.send(Event::Do(command));
            close();
        }
    };
    view! {
        <Dialog is_open=Signal::derive(move || goal.get().is_some()) title on_close=close>
            <div class="form">
                <Select
                    label=Signal::derive(move || texts.get().move_under().to_owned())
                    choices
                    value=target
                    on_change=move |value| target.set(value)
                />
                <Consequences command />
                <div class="form-actions">
                    <button type="button" class="button primary" on:click=confirm>{move || texts.get().move_confirm()}</button>
                </div>
            </div>
        </Dialog>
    }
}

/// The choice that stands for where a goal hangs now.
fn parent_of(store: Store, id: &GoalId) -> String {
    store.peek_open(|open| {
        let goal = open.workspace.goals.get(id);
        let parent = goal.and_then(|goal| goal.parent.as_ref());
        parent.map_or(String::new(), ToString::to_string)
    })
}
