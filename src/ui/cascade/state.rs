//! What the rows and the grid share.

use leptos::ev::FocusEvent;
use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::model::Model;
use crate::model::form::Field;
use crate::view::outline::{Line, lines};

use super::super::store::Store;
use super::row_focus::{focus_element, focus_row_if_lost, focus_row_soon, row_element};

/// What the rows and the grid share.
#[derive(Clone, Copy)]
pub struct Grid {
    /// All that could be scrolled to, drawn or not.
    pub lines: Memo<Vec<Line>>,
    /// The one row that Tab reaches.
    pub current: RwSignal<Option<GoalId>>,
    /// The row that has the focus itself, unless something else took it since.
    pub holder: StoredValue<Option<GoalId>>,
    /// The fields that stand open in rows.
    pub cells: Memo<Vec<Field>>,
    /// The row whose menu is open.
    pub menu: RwSignal<Option<GoalId>>,
    pub drag: Drag,
}

impl Grid {
    /// Where a person comes back from a goal, its row has the focus.
    pub fn new(store: Store) -> Self {
        let left = store.peek(|model| model.left.clone());
        if let Some(left) = left.clone() {
            focus_row_if_lost(left);
        }
        Grid {
            lines: store.open_memo(lines),
            current: RwSignal::new(left),
            holder: StoredValue::new(None),
            cells: store.memo(Model::open_cells),
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

/// What is being dragged, and where it would be dropped.
#[derive(Clone, Copy, Default)]
pub struct Drag {
    pub goal: RwSignal<Option<GoalId>>,
    pub over: RwSignal<Option<(GoalId, Zone)>>,
}

/// Which part of a row the pointer is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    Before,
    Into,
    After,
}

impl Drag {
    pub fn is_active(self) -> bool {
        self.goal.with(Option::is_some)
    }

    /// The class that shows where the dragged goal would go.
    pub fn class_for(self, id: &GoalId) -> &'static str {
        if self.goal.with(|goal| goal.as_ref() == Some(id)) {
            return "dragged";
        }
        self.over.with(|over| match over {
            Some((row, zone)) if row == id => match zone {
                Zone::Before => "drop-before",
                Zone::Into => "drop-into",
                Zone::After => "drop-after",
            },
            _ => "",
        })
    }
}
