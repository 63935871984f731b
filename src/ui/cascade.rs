//! The cascade: a sentence, then the treegrid.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::domain::goal::GoalKind;
use crate::domain::id::GoalId;
use crate::model::Event;
use crate::model::command::{Command, Destination, Draft};
use crate::model::route::Route;
use crate::view::cascade::{Row, rows};
use crate::view::lead::{self, Lead};

use super::cascade_drag::Drag;
use super::cascade_row::GoalRow;
use super::components::number_field::is_enter;
use super::goal_definition::AddGoalDialog;
use super::i18n::use_texts;
use super::move_dialog::MoveDialog;
use super::store::{Store, use_store};

/// Rows that PgUp and PgDn pass over.
const PAGE_ROWS: usize = 10;

/// What the rows and the grid share.
#[derive(Clone, Copy)]
pub struct Grid {
    /// The one row that Tab reaches.
    pub current: RwSignal<Option<GoalId>>,
    /// The row whose title is being edited.
    pub renaming: RwSignal<Option<GoalId>>,
    /// The row whose menu is open.
    pub menu: RwSignal<Option<GoalId>>,
    /// The goal that is to be moved by the dialog.
    pub moving: RwSignal<Option<GoalId>>,
    /// Under which goal a new one is to be added; `Some(None)` for a root.
    pub adding: RwSignal<Option<Option<GoalId>>>,
    pub drag: Drag,
}

#[component]
pub fn CascadeScreen() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let grid = Grid {
        current: RwSignal::new(None),
        renaming: RwSignal::new(None),
        menu: RwSignal::new(None),
        moving: RwSignal::new(None),
        adding: RwSignal::new(None),
        drag: Drag::default(),
    };
    let shown = store.open_memo(move |open| rows(open, texts.get()));
    let sentence = store.memo(move |model| {
        model
            .open
            .as_ref()
            .map(|open| lead::cascade(open, texts.get()))
    });
    let is_filtered = store.open_memo(|open| !open.filter.is_empty());
    view! {
        <LeadText sentence />
        <div class="toolbar">
            <button type="button" class="button primary" on:click=move |_| grid.adding.set(Some(None))>
                {move || texts.get().add_goal()}
            </button>
        </div>
        <Show
            when=move || shown.with(|rows| !rows.is_empty())
            fallback=move || view! {
                <p class="empty sheet">
                    {move || if is_filtered.get() { texts.get().cascade_nothing_matches() } else { texts.get().cascade_empty() }}
                </p>
            }
        >
            <TreeGrid shown grid />
        </Show>
        <QuickAdd />
        <AddGoalDialog parent=grid.adding />
        <MoveDialog goal=grid.moving />
    }
}

/// The sentence that opens a screen.
#[component]
pub fn LeadText(sentence: Memo<Option<Lead>>) -> impl IntoView {
    view! {
        {move || sentence.get().map(|lead| view! {
            <h1 class="lead">
                {lead.before}
                <Show when={ let number = lead.number.clone(); move || !number.is_empty() }>" "</Show>
                <span class=lead.tone.class()>{lead.number.clone()}</span>
                {lead.after}
            </h1>
            <p class="sub">{lead.below}</p>
        })}
    }
}

#[component]
fn TreeGrid(shown: Memo<Vec<Row>>, grid: Grid) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    // The row that Tab reaches is always one that is shown.
    Effect::new(move |_| {
        let current = grid.current.get();
        let is_there = shown.with(|rows| rows.iter().any(|row| Some(&row.id) == current.as_ref()));
        if !is_there {
            grid.current
                .set(shown.with(|rows| rows.first().map(|row| row.id.clone())));
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let rows = shown.get_untracked();
        if is_on_row(&event) && handle_key(store, grid, &rows, &event) {
            event.prevent_default();
        }
    };
    let columns = move || {
        let texts = texts.get();
        [
            (texts.column_goal(), "c-title"),
            (texts.field_owner(), "c-owner"),
            (texts.field_period(), "c-period"),
            (texts.field_weight(), "c-weight num"),
            (texts.chart_actual(), "c-actual num"),
            (texts.field_target(), "c-target num"),
            (texts.column_progress(), "c-bullet"),
            (texts.column_plumb(), "c-pin"),
            (texts.status(), "c-status"),
            (texts.column_actions(), "c-menu"),
        ]
    };
    view! {
        <div class="sheet tree-sheet" class:dragging=move || grid.drag.is_active()>
            <div
                class="tree"
                role="treegrid"
                aria-label=move || texts.get().cascade()
                on:keydown=on_key
            >
                <div class="tree-head" role="row">
                    {move || columns().map(|(name, class)| view! {
                        <span role="columnheader" class=class>{name}</span>
                    }).collect_view()}
                </div>
                <For each=move || shown.get() key=|row| row.id.clone() let(row)>
                    <GoalRow id=row.id.clone() first=row shown grid />
                </For>
            </div>
        </div>
    }
}

/// The last line of the tree: type a title, press Enter, and the goal is there.
#[component]
fn QuickAdd() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let title = RwSignal::new(String::new());
    view! {
        <input
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
                        period: Some(super::goal_definition::this_year(store)),
                        number: None,
                    }))));
                    title.set(String::new());
                }
            }
        />
    }
}

/// Keys belong to the grid only while a row itself has the focus, not a field or a button in it.
fn is_on_row(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| element.get_attribute("role").as_deref() == Some("row"))
}

/// The keys of the ARIA treegrid pattern, and Alt with arrows to move a row. `false` for keys that mean nothing here.
fn handle_key(store: Store, grid: Grid, rows: &[Row], event: &KeyboardEvent) -> bool {
    let current = grid.current.get_untracked();
    let Some(at) = rows
        .iter()
        .position(|row| Some(&row.id) == current.as_ref())
    else {
        return false;
    };
    let row = &rows[at];
    if event.alt_key() {
        let destination = match event.key().as_str() {
            "ArrowUp" => Destination::Up,
            "ArrowDown" => Destination::Down,
            "ArrowRight" => Destination::Indent,
            "ArrowLeft" => Destination::Outdent,
            _ => return false,
        };
        store.send(Event::Do(Command::MoveGoal(row.id.clone(), destination)));
        focus_row_soon(row.id.clone());
        return true;
    }
    let last = rows.len() - 1;
    let target = match event.key().as_str() {
        "ArrowDown" => (at + 1).min(last),
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => (at + PAGE_ROWS).min(last),
        "PageUp" => at.saturating_sub(PAGE_ROWS),
        "Home" => 0,
        "End" => last,
        "ArrowRight" => match row.expanded {
            Some(false) => {
                store.send(Event::Collapse(row.id.clone(), false));
                at
            }
            Some(true) => (at + 1).min(last),
            None => at,
        },
        "ArrowLeft" => match row.expanded {
            Some(true) => {
                store.send(Event::Collapse(row.id.clone(), true));
                at
            }
            _ => parent_of(rows, at),
        },
        "Enter" => {
            super::store::go(Route::Goal(row.id.clone()));
            return true;
        }
        "F2" => {
            grid.renaming.set(Some(row.id.clone()));
            return true;
        }
        "Insert" => {
            grid.adding.set(Some(Some(row.id.clone())));
            return true;
        }
        "Delete" => {
            // What hangs below goes along.
            let after = rows[at + 1..].iter().find(|next| next.level <= row.level);
            let next = after.or(at.checked_sub(1).map(|i| &rows[i]));
            let next = next.map(|row| row.id.clone());
            store.send(Event::Do(Command::DeleteGoal(row.id.clone())));
            if let Some(next) = next {
                grid.current.set(Some(next.clone()));
                focus_row_soon(next);
            }
            return true;
        }
        _ => return false,
    };
    let id = rows[target].id.clone();
    grid.current.set(Some(id.clone()));
    focus_row(&id);
    true
}

fn parent_of(rows: &[Row], at: usize) -> usize {
    let level = rows[at].level;
    let above = rows[..at].iter().rposition(|row| row.level < level);
    above.unwrap_or(at)
}

/// Puts the focus on a goal's row, if it is shown.
pub fn focus_row(id: &GoalId) {
    let element = document().get_element_by_id(&row_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A row that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// As [`focus_row`], after the rows have been drawn again.
pub fn focus_row_soon(id: GoalId) {
    request_animation_frame(move || focus_row(&id));
}

pub fn row_id(id: &GoalId) -> String {
    format!("goal-{id}")
}
