//! The cascade's outline: which goals are on screen, in what order, and where each stands. Cheap for any number of
//! goals; what a row says is worked out by `cascade` for the few rows that are drawn.

use crate::domain::values::id::GoalId;
use crate::model::actions::Press;
use crate::model::open::Open;

/// One goal's place among those that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: GoalId,
    /// In the whole outline, from 0.
    pub index: usize,
    /// 1 for a root.
    pub level: usize,
    /// Among the siblings that are shown, from 1.
    pub position: usize,
    pub set_size: usize,
    /// `None` for a goal without children.
    pub expanded: Option<bool>,
    /// Shown only for what it is above: it doesn't pass the filter itself.
    pub is_context: bool,
}

/// The lines from top to bottom: what passes the filter, what it hangs under, nothing below a collapsed goal.
pub fn lines(open: &Open) -> Vec<Line> {
    let outline = Outline { open, shown: (!open.filter().is_empty()).then(|| shown(open)) };
    let mut lines = Vec::new();
    outline.push(open.cascade.tree().roots(), 1, &mut lines);
    lines
}

/// The direct children of the goal at a place, at most `most`, as lines of their own without anything below them.
pub fn children(open: &Open, place: usize, most: usize) -> Vec<Line> {
    let children = open.cascade.tree().children(place);
    let goals = children.iter().filter_map(|&child| open.workspace.goals.at(child));
    let line = |(index, id): (usize, GoalId)| Line {
        id,
        index,
        level: 1,
        position: index + 1,
        set_size: children.len(),
        expanded: None,
        is_context: false,
    };
    goals.map(|goal| goal.id.clone()).take(most).enumerate().map(line).collect()
}

/// What a key does on a row of the treegrid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Goes to the row at an index.
    To(usize),
    /// Hides what is below the row, or shows it.
    Collapse(bool),
}

/// Rows that Page Up and Page Down pass over.
const PAGE_ROWS: usize = 10;

/// The keys of the ARIA treegrid pattern, pressed on the row at an index; nothing for those that mean nothing here.
pub fn step(lines: &[Line], at: usize, press: &Press) -> Option<Step> {
    if press.alt || press.command {
        return None;
    }
    let last = lines.len().checked_sub(1)?;
    let to = |index: usize| Some(Step::To(index.min(last)));
    match (press.key.as_str(), lines.get(at)?.expanded) {
        ("ArrowDown", _) | ("ArrowRight", Some(true)) => to(at + 1),
        ("ArrowUp", _) => to(at.saturating_sub(1)),
        ("PageDown", _) => to(at + PAGE_ROWS),
        ("PageUp", _) => to(at.saturating_sub(PAGE_ROWS)),
        ("Home", _) => to(0),
        ("End", _) => to(last),
        ("ArrowRight", Some(false)) => Some(Step::Collapse(false)),
        ("ArrowRight", None) => to(at),
        ("ArrowLeft", Some(true)) => Some(Step::Collapse(true)),
        ("ArrowLeft", _) => {
            let level = lines[at].level;
            to(lines[..at].iter().rposition(|line| line.level < level).unwrap_or(at))
        }
        _ => None,
    }
}

struct Outline<'a> {
    open: &'a Open,
    /// By place, as [`shown`] says; absent where everything is.
    shown: Option<Vec<Option<bool>>>,
}

impl Outline<'_> {
    /// Whether a goal passes the filter itself; `None` for one that is not shown.
    fn passes(&self, place: usize) -> Option<bool> {
        match &self.shown {
            Some(shown) => shown[place],
            None => Some(true),
        }
    }

    fn push(&self, siblings: &[usize], level: usize, lines: &mut Vec<Line>) {
        let shown = siblings.iter().filter(|&&place| self.passes(place).is_some());
        let set_size = shown.clone().count();
        for (position, &place) in shown.enumerate() {
            let Some(goal) = self.open.workspace.goals.at(place) else {
                continue;
            };
            let children = self.open.cascade.tree().children(place);
            let is_open = !self.open.collapsed.contains(&goal.id);
            lines.push(Line {
                id: goal.id.clone(),
                index: lines.len(),
                level,
                position: position + 1,
                set_size,
                expanded: (!children.is_empty()).then_some(is_open),
                is_context: self.passes(place) == Some(false),
            });
            if is_open {
                self.push(children, level + 1, lines);
            }
        }
    }
}

/// By place: whether a goal passes the filter (`Some(true)`), is above one that does (`Some(false)`), or is not shown.
fn shown(open: &Open) -> Vec<Option<bool>> {
    let mut shown = vec![None; open.workspace.goals.places()];
    let tree = open.cascade.tree();
    for (place, _) in open.workspace.goals.living() {
        if open.lets_through(place) {
            shown[place] = Some(true);
            for above in tree.ancestors(place) {
                shown[above] = shown[above].or(Some(false));
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::edit::Edit;
    use crate::domain::records::goal::GoalField;
    use crate::domain::records::workspace::Workspace;
    use crate::domain::testing::date;
    use crate::domain::tracking::pace::Status;
    use crate::domain::values::id::{PersonId, WorkspaceId};
    use crate::domain::values::stamp::{Clock, Stamp};
    use crate::model::filter::Filter;

    fn id(name: &str) -> GoalId {
        GoalId::new(name).unwrap()
    }

    /// Two roots, `a` over `b` and `c`, `b` over `d`; and `e`.
    fn open() -> Open {
        let mut workspace = Workspace::new(WorkspaceId::new("w").unwrap());
        for (name, parent) in
            [("a", None), ("b", Some("a")), ("c", Some("a")), ("d", Some("b")), ("e", None)]
        {
            for field in [GoalField::Parent(parent.map(id)), GoalField::Deleted(false)] {
                workspace.apply(Edit::Goal(id(name), field), Stamp::ZERO);
            }
        }
        Open::new(workspace, Vec::new(), Clock::new(1), date(2026, 6, 30))
    }

    fn outline(open: &Open) -> Vec<String> {
        let line = |line: Line| {
            let Line { id, level, position, set_size, .. } = &line;
            let state = match line.expanded {
                Some(true) => " open",
                Some(false) => " closed",
                None => "",
            };
            let context = if line.is_context { " above" } else { "" };
            format!("{} {level} {id} {position}/{set_size}{state}{context}", line.index)
        };
        lines(open).into_iter().map(line).collect()
    }

    #[test]
    fn lines_stand_in_order_with_their_place_among_their_siblings() {
        let expected = ["0 1 a 1/2 open", "1 2 b 1/2 open", "2 3 d 1/1", "3 2 c 2/2", "4 1 e 2/2"];
        assert_eq!(outline(&open()), expected);
    }

    #[test]
    fn nothing_below_a_collapsed_goal_is_shown() {
        let mut open = open();
        open.collapsed.insert(id("a"));
        assert_eq!(outline(&open), ["0 1 a 1/2 closed", "1 1 e 2/2"]);
    }

    #[test]
    fn a_branch_is_shown_with_what_it_hangs_under() {
        let mut open = open();
        open.set_filter(Filter { under: Some(id("b")), ..open.filter().clone() });
        assert_eq!(outline(&open), ["0 1 a 1/1 open above", "1 2 b 1/1 open", "2 3 d 1/1"]);
        open.set_filter(Filter { under: Some(id("gone")), ..open.filter().clone() });
        assert_eq!(outline(&open).len(), 5, "what is not there any more narrows nothing");
    }

    #[test]
    fn a_filter_shows_what_passes_and_what_it_hangs_under() {
        let mut open = open();
        let ann = PersonId::new("ann").unwrap();
        let owned = Edit::Goal(id("d"), GoalField::Owner(Some(ann.clone())));
        open.workspace.apply(owned, Stamp::ZERO);
        open.set_filter(Filter { owner: Some(ann), ..open.filter().clone() });
        let expected = ["0 1 a 1/1 open above", "1 2 b 1/1 open above", "2 3 d 1/1"];
        assert_eq!(outline(&open), expected);
        open.set_filter(Filter { status: Some(Status::OnTrack), ..open.filter().clone() });
        assert!(outline(&open).is_empty());
    }

    #[test]
    fn keys_walk_open_and_close_the_tree() {
        let mut open = open();
        open.collapsed.insert(id("b"));
        // a over a closed b and c; then e.
        let lines = lines(&open);
        for (key, at, does) in [
            ("ArrowDown", 0, Some(Step::To(1))),
            ("ArrowDown", 3, Some(Step::To(3))),
            ("ArrowUp", 0, Some(Step::To(0))),
            ("PageDown", 0, Some(Step::To(3))),
            ("PageUp", 3, Some(Step::To(0))),
            ("End", 0, Some(Step::To(3))),
            ("Home", 2, Some(Step::To(0))),
            ("ArrowRight", 0, Some(Step::To(1))),
            ("ArrowRight", 1, Some(Step::Collapse(false))),
            ("ArrowRight", 2, Some(Step::To(2))),
            ("ArrowLeft", 0, Some(Step::Collapse(true))),
            ("ArrowLeft", 2, Some(Step::To(0))),
            ("ArrowLeft", 3, Some(Step::To(3))),
            ("x", 0, None),
            ("ArrowDown", 9, None),
        ] {
            assert_eq!(step(&lines, at, &Press::of(key)), does, "{key} on {at}");
            let with_alt = Press::of(&format!("Alt {key}"));
            assert_eq!(step(&lines, at, &with_alt), None, "moving a row is another act");
        }
    }
}
