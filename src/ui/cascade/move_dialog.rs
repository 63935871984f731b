//! “Move to…”: choose the goal under which another should hang.

use leptos::prelude::*;

use crate::domain::id::GoalId;
use crate::model::Event;
use crate::model::command::{Command, Destination};

use super::super::components::dialog::Dialog;
use super::super::components::select::{Choice, Select};
use super::super::i18n::use_texts;
use super::super::store::use_store;
use super::grid::focus_row_soon;

#[component]
pub fn MoveDialog(goal: RwSignal<Option<GoalId>>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let target = RwSignal::new(String::new());
    let places = store.open_memo(move |open| {
        let Some(moved) = goal.get().and_then(|id| open.workspace.goals.place(&id)) else {
            return Vec::new();
        };
        let tree = open.cascade.tree();
        let below = tree.subtree(moved);
        let others = tree
            .all()
            .into_iter()
            .filter(|place| !below.contains(place));
        let named = others.filter_map(|place| {
            let goal = open.workspace.goals.at(place)?;
            let indent = "\u{2003}".repeat(tree.depth(place));
            Some((goal.id.to_string(), format!("{indent}{}", goal.title)))
        });
        named.collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        let mut choices = vec![Choice::new("", texts.get().move_to_top())];
        choices.extend(
            places
                .get()
                .into_iter()
                .map(|(id, title)| Choice::new(id, title)),
        );
        choices
    });
    let title = Signal::derive(move || {
        let title = goal.get().map(|id| {
            store.open(|open| open.workspace.goals.get(&id).map(|goal| goal.title.clone()))
        });
        texts.get().move_title(title.flatten().unwrap_or_default())
    });
    let confirm = move |_| {
        let Some(id) = goal.get_untracked() else {
            return;
        };
        let into = GoalId::new(&target.get_untracked()).ok();
        store.send(Event::Do(Command::MoveGoal(
            id.clone(),
            Destination::Into(into),
        )));
        goal.set(None);
        focus_row_soon(id);
    };
    view! {
        <Dialog is_open=Signal::derive(move || goal.get().is_some()) title on_close=move || goal.set(None)>
            <div class="form">
                <Select
                    label=Signal::derive(move || texts.get().move_under().to_owned())
                    choices
                    value=target
                    on_change=move |value| target.set(value)
                />
                <div class="form-actions">
                    <button type="button" class="button primary" on:click=confirm>{move || texts.get().move_confirm()}</button>
                </div>
            </div>
        </Dialog>
    }
}
