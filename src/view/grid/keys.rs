//! The keys of the entry grid, and the cells that are selected.

use super::Range;
use super::block::Fill;
use crate::model::actions::Press;

/// Rows that Page Up and Page Down go over.
const PAGE: usize = 10;

/// A cell: its row and its column.
pub type At = (usize, usize);

/// The current cell, and where the range began that ends at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub at: At,
    pub anchor: At,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Goes to a cell; with `extends`, the range grows or shrinks to it.
    Go {
        to: At,
        extends: bool,
    },
    Earlier,
    Later,
    GiveUp,
    Clear,
    Fill(Fill),
    OpenGoal,
}

impl Selection {
    /// At a cell, or the last one before it that is there; `last` is the last row and the last column.
    pub fn gone(self, (row, column): At, last: At, extends: bool) -> Selection {
        let at = (row.min(last.0), column.min(last.1));
        Selection { at, anchor: if extends { self.anchor } else { at } }
    }

    /// The rows and columns between the anchor and the current cell.
    pub fn range(self) -> Range {
        let ((row, column), (end_row, end_column)) = (self.anchor, self.at);
        Range {
            rows: row.min(end_row)..=row.max(end_row),
            columns: column.min(end_column)..=column.max(end_column),
        }
    }
}

/// What a key does at a cell; nothing where it is the field's own: while a number is typed, those that move the caret are.
pub fn pressed(press: &Press, at: At, last: At, is_typing: bool) -> Option<Does> {
    if press.alt {
        return None;
    }
    let (row, column) = at;
    let extends = press.shift;
    let go = |to| Some(Does::Go { to, extends });
    if press.command {
        return match press.key.to_lowercase().as_str() {
            "d" if !extends => Some(Does::Fill(Fill::Down)),
            "r" if !extends => Some(Does::Fill(Fill::Right)),
            "home" => go((0, 0)),
            "end" => go(last),
            "enter" => Some(Does::OpenGoal),
            _ => None,
        };
    }
    match press.key.as_str() {
        "Enter" if extends => {
            Some(Does::Go { to: (row.saturating_sub(1), column), extends: false })
        }
        "Enter" => go((row + 1, column)),
        "ArrowDown" => go((row + 1, column)),
        "ArrowUp" => go((row.saturating_sub(1), column)),
        "PageDown" => go((row + PAGE, column)),
        "PageUp" => go((row.saturating_sub(PAGE), column)),
        "Escape" => Some(Does::GiveUp),
        _ if is_typing => None,
        "ArrowRight" if column == last.1 && !extends => Some(Does::Later),
        "ArrowLeft" if column == 0 && !extends => Some(Does::Earlier),
        "ArrowRight" => go((row, column + 1)),
        "ArrowLeft" => go((row, column.saturating_sub(1))),
        "Home" => go((row, 0)),
        "End" => go((row, last.1)),
        "Delete" => Some(Does::Clear),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAST: At = (20, 11);

    fn go(to: At, extends: bool) -> Option<Does> {
        Some(Does::Go { to, extends })
    }

    #[test]
    fn keys_walk_the_cells_and_the_periods_beyond_the_edges() {
        for (keys, at, does) in [
            ("ArrowDown", (3, 4), go((4, 4), false)),
            ("ArrowUp", (0, 4), go((0, 4), false)),
            ("Shift ArrowRight", (3, 4), go((3, 5), true)),
            ("ArrowRight", (3, 11), Some(Does::Later)),
            ("Shift ArrowRight", (3, 11), go((3, 12), true)),
            ("ArrowLeft", (3, 0), Some(Does::Earlier)),
            ("Enter", (3, 4), go((4, 4), false)),
            ("Shift Enter", (3, 4), go((2, 4), false)),
            ("PageDown", (3, 4), go((13, 4), false)),
            ("PageUp", (3, 4), go((0, 4), false)),
            ("Home", (3, 4), go((3, 0), false)),
            ("End", (3, 4), go((3, 11), false)),
            ("Ctrl Home", (3, 4), go((0, 0), false)),
            ("Ctrl Shift End", (3, 4), go(LAST, true)),
            ("Ctrl d", (3, 4), Some(Does::Fill(Fill::Down))),
            ("Ctrl R", (3, 4), Some(Does::Fill(Fill::Right))),
            ("Ctrl Shift R", (3, 4), None),
            ("Ctrl Enter", (3, 4), Some(Does::OpenGoal)),
            ("Delete", (3, 4), Some(Does::Clear)),
            ("Escape", (3, 4), Some(Does::GiveUp)),
            ("Alt ArrowDown", (3, 4), None),
            ("7", (3, 4), None),
        ] {
            assert_eq!(pressed(&Press::of(keys), at, LAST, false), does, "{keys} at {at:?}");
        }
    }

    #[test]
    fn while_a_number_is_typed_the_caret_has_its_keys() {
        for (keys, does) in [
            ("ArrowLeft", None),
            ("ArrowRight", None),
            ("Home", None),
            ("Delete", None),
            ("ArrowDown", go((4, 4), false)),
            ("Enter", go((4, 4), false)),
            ("Escape", Some(Does::GiveUp)),
        ] {
            assert_eq!(pressed(&Press::of(keys), (3, 4), LAST, true), does, "{keys}");
        }
    }

    #[test]
    fn a_range_lies_between_its_ends_whichever_came_first() {
        let start = Selection::default().gone((5, 3), LAST, false);
        assert_eq!(start.range(), Range { rows: 5..=5, columns: 3..=3 });
        let up = start.gone((2, 7), LAST, true);
        assert_eq!(up.range(), Range { rows: 2..=5, columns: 3..=7 });
        let beyond = up.gone((99, 99), LAST, true);
        assert_eq!(beyond.range(), Range { rows: 5..=20, columns: 3..=11 });
        assert_eq!(beyond.gone((1, 1), LAST, false).range(), Range { rows: 1..=1, columns: 1..=1 });
    }
}
