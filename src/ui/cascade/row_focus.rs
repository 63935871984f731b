//! The focus on rows.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::domain::values::id::GoalId;

use super::super::focus;

/// Puts the focus on a goal's row, if it is shown, once the rows have been drawn again.
pub fn focus_row_soon(id: GoalId) {
    request_animation_frame(move || {
        if let Some(row) = row_element(&id) {
            focus_element(&row);
        }
    });
}

/// As [`focus_row_soon`], but only where nothing in particular has the focus.
pub fn focus_row_if_lost(id: GoalId) {
    request_animation_frame(move || {
        if focus::is_on_nothing()
            && let Some(row) = row_element(&id)
        {
            focus_element(&row);
        }
    });
}

pub fn focus_element(row: &HtmlElement) {
    // A row that can't take the focus leaves it where it is.
    let _ = row.focus();
}

pub fn row_element(id: &GoalId) -> Option<HtmlElement> {
    let element = document().get_element_by_id(&row_id(id))?;
    element.dyn_into().ok()
}

pub fn row_id(id: &GoalId) -> String {
    format!("goal-{id}")
}
