//! The treegrid: its head, and the rows that are drawn.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::FocusOptions;

use crate::view::cascade::row;

use super::super::focus;
use super::super::i18n::use_texts;
use super::super::store::use_store;
use super::keys;
use super::row::GoalRow;
use super::row_focus::row_element;
use super::state::Grid;
use super::window::Window;

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
    let store = use_store();
    let texts = use_texts();
    let is_in_period = store.open_memo(|open| open.filter().period.is_some());
    let columns = move || {
        let texts = texts.get();
        // What a target comes to in a part of its period is a plan.
        let target = if is_in_period.get() { texts.chart_plan() } else { texts.field_target() };
        [
            (texts.column_goal(), "c-title"),
            (texts.field_owner(), "c-owner"),
            (texts.field_period(), "c-period"),
            (texts.field_weight(), "c-weight num"),
            (texts.chart_actual(), "c-actual num"),
            (target, "c-target num"),
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
