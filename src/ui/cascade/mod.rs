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

use crate::model::Event;
use crate::model::actions::Act;
use crate::model::form::{self, New};
use crate::view::form::{named, new};
use crate::view::lead;

use super::acts::ActButton;
use super::components::form::Form;
use super::components::lead_text::LeadText;
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
    let is_filtered = store.open_memo(|open| !open.filter().is_empty());
    view! {
        <LeadText sentence />
        <div class="toolbar">
            <ActButton act=Act::AddGoal class="button primary" />
            <ActButton act=Act::CollapseAll class="quiet-button" />
            <ActButton act=Act::ExpandAll class="quiet-button" />
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
    let inputs = store.memo(move |model| new(model, New::Goal, texts.get()));
    let line = NodeRef::<html::Div>::new();
    let is_empty = store.open_memo(|open| open.cascade.tree().roots().is_empty());
    // In a new workspace the first title can be typed at once.
    Effect::new(move |_| {
        if let (Some(line), true) = (line.get(), is_empty.get_untracked() && focus::is_lost()) {
            focus::first_in(&line);
        }
    });
    let add = move || {
        let named = store.peek(|model| named(model, New::Goal));
        store.send(Event::Submit(form::Form::New(New::Goal), named));
    };
    view! {
        <div node_ref=line class="quick-add">
            <Form inputs class="bare" on_enter=Callback::new(move |()| add()) />
        </div>
    }
}
