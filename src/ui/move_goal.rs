//! “Move to…”: find the goal under which another should hang.

use leptos::html;
use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::locales::Texts;
use crate::model::Event;
use crate::model::command::{Command, Destination};
use crate::model::dialog::Dialog as Asked;
use crate::model::open::Open;
use crate::view::moving::destinations;
use crate::view::palette::Choice;

use super::cascade::row_focus::focus_row_soon;
use super::components::dialog::Dialog;
use super::components::finder::Finder;
use super::confirm::Consequences;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn MoveDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let goal = store.memo(|model| match &model.dialog {
        Some(Asked::MoveGoal(id)) => Some(id.clone()),
        _ => None,
    });
    let title = store.open_memo(move |open| {
        let title = goal.get().and_then(|id| Some(open.workspace.goals.get(&id)?.title.clone()));
        texts.get().move_title(title.unwrap_or_default())
    });
    let close = move || {
        if let Some(id) = goal.get_untracked() {
            store.send(Event::CloseDialog);
            focus_row_soon(id);
        }
    };
    view! {
        <Dialog is_open=Signal::derive(move || goal.get().is_some()) title on_close=close>
            {move || goal.get().map(|goal| view! { <MoveForm goal on_done=close /> })}
        </Dialog>
    }
}

#[component]
fn MoveForm(goal: GoalId, on_done: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let moved = StoredValue::new(goal);
    let typed = RwSignal::new(String::new());
    // Under which goal, or to the top; nothing before somebody has chosen.
    let target = RwSignal::new(None::<Option<GoalId>>);
    let button = NodeRef::<html::Button>::new();
    let found = Memo::new(move |_| {
        let typed = typed.get();
        moved.with_value(|id| store.read(|model| destinations(model, id, texts.get(), &typed)))
    });
    let choose = move |choice: Choice| {
        target.set(match choice {
            Choice::Goal(id) => Some(Some(id)),
            Choice::Top => Some(None),
            Choice::Act(..) | Choice::Person(_) => return,
        });
        request_animation_frame(move || {
            if let Some(button) = button.try_get_untracked().flatten() {
                // A button that can't take the focus is still there to be clicked.
                let _ = button.focus();
            }
        });
    };
    let command = Signal::derive(move || {
        let into = Destination::Into(target.get()?);
        Some(Command::MoveGoal(moved.get_value(), into))
    });
    let place = store.open_memo(move |open| {
        let texts = texts.get();
        match target.get() {
            Some(target) => texts.move_will_hang(words(open, target.as_ref(), texts)),
            None => {
                let goal = moved.with_value(|id| open.workspace.goals.get(id));
                let parent = goal.and_then(|goal| goal.parent.as_ref());
                texts.move_hangs(words(open, parent, texts))
            }
        }
    });
    let confirm = move |_| {
        if let Some(command) = command.get_untracked() {
            store.send(Event::Do(command));
            on_done();
        }
    };
    view! {
        <div class="form">
            <Finder
                name="move-under"
                typed
                found
                label=Signal::derive(move || texts.get().move_under())
                autofocus=true
                on_choose=choose
            />
            <p role="status"><bdi>{place}</bdi></p>
            <Consequences command />
            <div class="form-actions">
                <button
                    node_ref=button
                    type="button"
                    class="button primary"
                    disabled=move || target.with(Option::is_none)
                    on:click=confirm
                >{move || texts.get().move_confirm()}</button>
                <button type="button" class="button" on:click=move |_| on_done()>{move || texts.get().cancel()}</button>
            </div>
        </div>
    }
}

/// The title of a goal, or what the top of the tree is called.
fn words(open: &Open, under: Option<&GoalId>, texts: Texts) -> String {
    let goal = under.and_then(|id| open.workspace.goals.get(id));
    goal.map_or(texts.move_to_top().to_owned(), |goal| goal.title.clone())
}
