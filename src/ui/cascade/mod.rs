//! The cascade: a sentence, then the treegrid.

mod cells;
mod drag;
mod grid;
mod keys;
mod menu;
mod row;
pub mod row_focus;
mod state;
mod window;

use leptos::html;
use leptos::prelude::*;

use crate::domain::records::goal::GoalKind;
use crate::domain::values::calendar::PeriodKind;
use crate::model::Event;
use crate::model::actions::Act;
use crate::model::command::{Command, Draft};
use crate::view::lead;

use super::acts::ActButton;
use super::components::lead_text::LeadText;
use super::components::number_field::is_enter;
use super::focus;
use super::i18n::use_texts;
use super::store::use_store;
use grid::TreeGrid;
use state::Grid;

#[component]
pub fn CascadeScreen() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let grid = Grid::new(store);
    let sentence = store.open_memo(move |open| Some(lead::cascade(open, texts.get())));
    let is_filtered = store.open_memo(|open| !open.filter.is_empty());
    view! {
        <LeadText sentence />
        <div class="toolbar">
            <ActButton act=Act::AddGoal class="button primary" />
        </div>
        <Show
            when=move || grid.lines.with(|lines| !lines.is_empty())
            fallback=move || view! {
                <p class="empty sheet">
                    {move || if is_filtered.get() { texts.get().cascade_nothing_matches() } else { texts.get().cascade_empty() }}
                </p>
            }
        >
            <TreeGrid grid />
        </Show>
        <QuickAdd />
    }
}

/// The last line of the tree: type a title, press Enter, and the goal is there.
#[component]
fn QuickAdd() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let title = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    let is_empty = store.open_memo(|open| open.cascade.tree().roots().is_empty());
    // In a new workspace the first title can be typed at once.
    Effect::new(move |_| {
        if let (Some(field), true) = (field.get(), is_empty.get_untracked() && focus::is_lost()) {
            // A field that can't take the focus is still there to be clicked.
            let _ = field.focus();
        }
    });
    view! {
        <input
            node_ref=field
            class="field quick-add"
            type="text"
            autocomplete="off"
            aria-label=move || texts.get().cascade_quick_add()
            placeholder=move || texts.get().cascade_quick_add()
            bind:value=title
            on:keydown=move |event| {
                if is_enter(&event) && !title.get_untracked().trim().is_empty() {
                    store.send(Event::Do(Command::AddGoal(Box::new(Draft {
                        parent: None,
                        title: title.get_untracked(),
                        kind: GoalKind::Objective,
                        owner: None,
                        period: store.peek_open(|open| Some(open.current(PeriodKind::Quarter))),
                        number: None,
                    }))));
                    title.set(String::new());
                }
            }
        />
    }
}
