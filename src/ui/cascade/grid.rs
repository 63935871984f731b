//! The treegrid: its head, and the rows that are drawn.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FocusOptions, HtmlElement};

use crate::domain::id::GoalId;
use crate::view::cascade::row;
use crate::view::outline::{Line, lines};

use super::super::focus;
use super::super::i18n::use_texts;
use super::super::store::{Store, use_store};
use super::drag::Drag;
use super::keys;
use super::row::GoalRow;
use super::window::Window;

/// What the rows and the grid share.
#[derive(Clone, Copy)]
pub struct Grid {
    /// All that could be scrolled to, drawn or not.
    pub lines: Memo<Vec<Line>>,
    /// The one row that Tab reaches.
    pub current: RwSignal<Option<GoalId>>,
    /// The row that has the focus itself, unless something else took it since.
    holder: StoredValue<Option<GoalId>>,
    /// The row whose title is being edited.
    pub renaming: Memo<Option<GoalId>>,
    /// The row whose menu is open.
    pub menu: RwSignal<Option<GoalId>>,
    pub drag: Drag,
}

impl Grid {
    pub fn new(store: Store) -> Self {
        Grid {
            lines: store.open_memo(lines),
            current: RwSignal::new(None),
            holder: StoredValue::new(None),
            renaming: store.memo(|model| model.renaming.clone()),
            menu: RwSignal::new(None),
            drag: Drag::default(),
        }
    }

    /// Takes note of what has got the focus: a row, or something in it.
    pub fn note_focus(self, id: &GoalId, event: &FocusEvent) {
        self.current.set(Some(id.clone()));
        let is_row = event.target() == event.current_target();
        self.holder.set_value(is_row.then(|| id.clone()));
    }

    /// Takes note of the focus going somewhere else. To nowhere it goes when the row is drawn anew.
    pub fn note_blur(self, event: &FocusEvent) {
        if event.related_target().is_some() {
            self.holder.set_value(None);
        }
    }

    /// Makes a row the current one and gives it the focus: at once where it is drawn, so that the next key meets it, else
    /// as soon as it is.
    pub fn focus(self, id: GoalId) {
        self.current.set(Some(id.clone()));
        match row_element(&id) {
            Some(row) => focus_element(&row),
            None => focus_row_soon(id),
        }
    }
}

#[component]
pub fn TreeGrid(grid: Grid) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let body = NodeRef::<html::Div>::new();
    let window = Window::new(grid.lines, grid.current, body);
    let count = Memo::new(move |_| grid.lines.with(Vec::len));
    keep_current(grid);
    keep_focus(window, grid);
    let on_key = move |event: KeyboardEvent| {
        if keys::is_on_row(&event) && keys::press(store, grid, &event) {
            event.prevent_default();
        }
    };
    let body_height = move || {
        let height = count.get() as f64 * window.row_height.get();
        window.is_partial.get().then(|| format!("{height}px"))
    };
    view! {
        <div class="sheet tree-sheet" class:dragging=move || grid.drag.is_active()>
            <div
                class="tree"
                role="treegrid"
                aria-label=move || texts.get().cascade()
                aria-rowcount=move || count.get() + 1
                on:keydown=on_key
            >
                <Head />
                <div
                    node_ref=body
                    class="tree-body"
                    class:partial=move || window.is_partial.get()
                    role="rowgroup"
                    style:height=body_height
                >
                    <For each=move || window.drawn.get() key=|line| line.id.clone() let(line)>
                        {store
                            .peek_open(|open| row(open, texts.get_untracked(), &line))
                            .map(|first| view! { <GoalRow first window grid /> })}
                    </For>
                </div>
            </div>
        </div>
    }
}

/// The row that Tab reaches is always one that is there: of one that goes, the row that takes its place, with the focus.
fn keep_current(grid: Grid) {
    Effect::new(move |was_at: Option<usize>| {
        let current = grid.current.get();
        grid.lines.with(|lines| {
            let at = lines.iter().position(|line| Some(&line.id) == current.as_ref());
            if let Some(at) = at {
                return at;
            }
            let at = was_at.unwrap_or(0).min(lines.len().saturating_sub(1));
            let next = lines.get(at).map(|line| line.id.clone());
            let had_focus = current.is_some() && grid.holder.get_value() == current;
            match next.clone().filter(|_| had_focus) {
                Some(next) => grid.focus(next),
                None => grid.current.set(next),
            }
            at
        })
    });
}

/// A row that changes its place among the drawn ones is put there anew and loses the focus, which it gets back.
fn keep_focus(window: Window, grid: Grid) {
    Effect::new(move |_| {
        window.drawn.track();
        if let (true, Some(id)) = (focus::is_lost(), grid.holder.get_value()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            if let Some(row) = row_element(&id) {
                // A row that can't take the focus leaves it where it is.
                let _ = row.focus_with_options(&options);
            }
        }
    });
}

#[component]
fn Head() -> impl IntoView {
    let texts = use_texts();
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
        <div class="tree-head" role="row">
            {move || columns().map(|(name, class)| view! {
                <span role="columnheader" class=class>{name}</span>
            }).collect_view()}
        </div>
    }
}

/// Puts the focus on a goal's row, if it is shown, once the rows have been drawn again.
pub fn focus_row_soon(id: GoalId) {
    request_animation_frame(move || {
        if let Some(row) = row_element(&id) {
            focus_element(&row);
        }
    });
}

fn focus_element(row: &HtmlElement) {
    // A row that can't take the focus leaves it where it is.
    let _ = row.focus();
}

fn row_element(id: &GoalId) -> Option<HtmlElement> {
    let element = document().get_element_by_id(&row_id(id))?;
    element.dyn_into().ok()
}

pub fn row_id(id: &GoalId) -> String {
    format!("goal-{id}")
}
