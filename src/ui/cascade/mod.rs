//! The cascade: a sentence, then the treegrid.

mod cells;
mod drag;
mod grid;
mod keys;
mod menu;
mod row;
mod window;

use leptos::html;
use leptos::prelude::*;

use crate::domain::goal::GoalKind;
use crate::domain::id::GoalId;
use crate::model::Event;
use crate::model::actions::Act;
use crate::model::command::{Command, Draft};
use crate::view::lead;

use super::acts::{self, ActButton};
use super::add_goal::this_year;
use super::components::lead_text::LeadText;
use super::components::number_field::is_enter;
use super::focus;
use super::i18n::use_texts;
use super::store::{Store, use_store};
pub use grid::focus_row_soon;
use grid::{Grid, TreeGrid};

#[component]
pub fn CascadeScreen() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let grid = Grid::new(store);
    let sentence = store.memo(move |model| {
        let open = model.open.as_ref();
        open.map(|open| lead::cascade(open, texts.get()))
    });
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

/// Does an act with the goal of a row, which keeps the focus wherever it is moved.
pub fn act_on_row(store: Store, act: Act, id: GoalId) {
    acts::run(store, act, Some(&id));
    if matches!(act, Act::MoveUp | Act::MoveDown | Act::Indent | Act::Outdent) {
        focus_row_soon(id);
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
                        period: Some(this_year(store)),
                        number: None,
                    }))));
                    title.set(String::new());
                }
            }
        />
    }
}
