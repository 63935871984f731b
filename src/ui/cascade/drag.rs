//! Moving a row by its handle: pointer down, over another row, up.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use crate::domain::values::id::GoalId;
use crate::model::Event;
use crate::model::command::{Command, Destination};
use crate::view::cascade::Row;

use super::super::i18n::use_texts;
use super::super::store::use_store;
use super::row_focus::focus_row_soon;
use super::state::{Grid, Zone};

/// The handle at the start of a row.
#[component]
pub fn Handle(row: Memo<Row>, grid: Grid) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let drag = grid.drag;
    let id = move || row.get_untracked().line.id;
    let down = move |event: PointerEvent| {
        event.prevent_default();
        if let Some(handle) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) {
            // Without capture the drag ends at the handle's edge.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        // The current row stays in the document, however far the page is scrolled meanwhile.
        grid.current.set(Some(id()));
        drag.goal.set(Some(id()));
    };
    let moved = move |event: PointerEvent| {
        if drag.goal.with_untracked(Option::is_some) {
            let over = row_at(&event).filter(|(over, _)| *over != id());
            if over != drag.over.get_untracked() {
                drag.over.set(over);
            }
        }
    };
    let end = move || {
        drag.goal.set(None);
        drag.over.set(None);
    };
    let up = move |_: PointerEvent| {
        let (goal, over) = (drag.goal.get_untracked(), drag.over.get_untracked());
        end();
        let (Some(goal), Some((row, zone))) = (goal, over) else {
            return;
        };
        let destination = match zone {
            Zone::Before => Destination::Before(row),
            Zone::Into => Destination::Into(Some(row)),
            Zone::After => Destination::After(row),
        };
        store.send(Event::Propose(Command::MoveGoal(goal.clone(), destination)));
        grid.current.set(Some(goal.clone()));
        focus_row_soon(goal);
    };
    view! {
        <span
            class="handle"
            role="img"
            aria-label=move || texts.get().drag_handle_of(row.read().title.clone())
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=move |_| end()
        >"⠿"</span>
    }
}

/// The row under the pointer: the upper quarter means before it, the lower quarter after it, the middle into it.
fn row_at(event: &PointerEvent) -> Option<(GoalId, Zone)> {
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let element = document().element_from_point(x, y)?;
    let row = element.closest("[data-goal]").ok().flatten()?;
    let id = GoalId::new(&row.get_attribute("data-goal")?).ok()?;
    let bounds = row.get_bounding_client_rect();
    let share = (f64::from(y) - bounds.top()) / bounds.height().max(1.0);
    let zone = match share {
        share if share < 0.25 => Zone::Before,
        share if share > 0.75 => Zone::After,
        _ => Zone::Into,
    };
    Some((id, zone))
}
