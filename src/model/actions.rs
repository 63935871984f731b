//! The one list of what a person can do: the header, menus, the palette, keys and the list of keys are drawn from it.

use crate::domain::values::id::GoalId;

use super::command::{Command, Destination};
use super::dialog::Dialog;
use super::event::{Event, FileEvent};
use super::filter::Filter;
use super::form::{Field, GoalInput};
use super::route::{LogFilter, Route};
use super::state::Model;

/// Something that a person can do; what was done is an [`Action`](crate::domain::records::log::Action) of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Search,
    ShowKeys,
    AddGoal,
    Undo,
    Redo,
    Import,
    /// The whole workspace, to a file.
    Export,
    /// Takes the filter away.
    ShowAll,
    CollapseAll,
    ExpandAll,
    GoHome,
    GoCascade,
    GoGaps,
    GoGrid,
    GoLog,
    GoSettings,
    // From here on with a goal.
    Open,
    AddBelow,
    /// In its row of the cascade.
    Rename,
    MoveUp,
    MoveDown,
    Indent,
    Outdent,
    MoveTo,
    /// Narrows every list to the goal and what hangs under it.
    OnlyBranch,
    /// What was changed of the goal.
    GoalLog,
    /// The goal and those below, to a file.
    ExportGoal,
    Delete,
}

/// A key with what is held while it is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    pub held: Held,
    /// As browsers name it; letters are small.
    pub key: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Nothing,
    Alt,
    Shift,
    /// Ctrl, or ⌘ on a Mac.
    Command,
    CommandShift,
}

/// A key that was pressed, as the browser tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    pub key: String,
    pub command: bool,
    pub alt: bool,
    pub shift: bool,
}

#[cfg(test)]
impl Press {
    /// A press as it is written: `Ctrl Shift z`.
    pub fn of(keys: &str) -> Press {
        let mut press = Press::default();
        for key in keys.split(' ') {
            match key {
                "Ctrl" => press.command = true,
                "Alt" => press.alt = true,
                "Shift" => press.shift = true,
                key => press.key = key.into(),
            }
        }
        press
    }
}

/// What has the focus when a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A field: keys belong to what is being typed.
    Field,
    /// A cell of the entry grid in which nothing is being typed: a character begins a number.
    Cell,
    /// The row of a goal.
    Row,
    Elsewhere,
}

impl Act {
    /// In the order in which lists show them.
    pub const ALL: [Act; 28] = [
        Act::Open,
        Act::AddBelow,
        Act::Rename,
        Act::MoveUp,
        Act::MoveDown,
        Act::Indent,
        Act::Outdent,
        Act::MoveTo,
        Act::OnlyBranch,
        Act::GoalLog,
        Act::ExportGoal,
        Act::Delete,
        Act::Search,
        Act::AddGoal,
        Act::GoHome,
        Act::GoCascade,
        Act::GoGaps,
        Act::GoGrid,
        Act::GoLog,
        Act::GoSettings,
        Act::Undo,
        Act::Redo,
        Act::Import,
        Act::Export,
        Act::ShowAll,
        Act::CollapseAll,
        Act::ExpandAll,
        Act::ShowKeys,
    ];

    /// Whether it is done with a goal.
    pub fn is_on_goal(self) -> bool {
        self as u8 >= Act::Open as u8
    }

    /// Whether a line stands before it in a menu.
    pub fn begins_group(self) -> bool {
        matches!(self, Act::MoveUp | Act::OnlyBranch)
    }

    /// The keys that stand for it, the one to show first. Those of what is done with a goal work on its row.
    pub fn shortcuts(self) -> &'static [Shortcut] {
        const fn key(held: Held, key: &'static str) -> Shortcut {
            Shortcut { held, key }
        }
        use Held::{Alt, Command, CommandShift, Nothing};
        match self {
            Act::Search => const { &[key(Command, "k"), key(Nothing, "/")] },
            Act::ShowKeys => const { &[key(Nothing, "?")] },
            Act::AddGoal => const { &[key(Nothing, "n")] },
            Act::Undo => const { &[key(Command, "z")] },
            Act::Redo => const { &[key(CommandShift, "z"), key(Command, "y")] },
            Act::GoHome => const { &[key(Nothing, "t")] },
            Act::GoCascade => const { &[key(Nothing, "c")] },
            Act::GoGaps => const { &[key(Nothing, "g")] },
            Act::GoGrid => const { &[key(Nothing, "e")] },
            Act::GoLog => const { &[key(Nothing, "l")] },
            Act::GoSettings => const { &[key(Nothing, "s")] },
            Act::Open => const { &[key(Nothing, "Enter")] },
            Act::AddBelow => const { &[key(Nothing, "Insert")] },
            Act::Rename => const { &[key(Nothing, "F2")] },
            Act::MoveUp => const { &[key(Alt, "ArrowUp")] },
            Act::MoveDown => const { &[key(Alt, "ArrowDown")] },
            Act::Indent => const { &[key(Alt, "ArrowRight")] },
            Act::Outdent => const { &[key(Alt, "ArrowLeft")] },
            Act::Delete => const { &[key(Nothing, "Delete")] },
            Act::Import
            | Act::Export
            | Act::ShowAll
            | Act::CollapseAll
            | Act::ExpandAll
            | Act::MoveTo
            | Act::OnlyBranch
            | Act::GoalLog
            | Act::ExportGoal => &[],
        }
    }

    /// Whether it means anything now, with this goal. What is refused for a reason is available, so that the reason is told.
    pub fn is_available(self, model: &Model, goal: Option<&GoalId>) -> bool {
        let Some(open) = &model.open else {
            return self == Act::Import;
        };
        let is_there = goal.is_some_and(|id| open.workspace.goals.get(id).is_some());
        match self {
            Act::Undo => open.history.can_undo().is_some(),
            Act::Redo => open.history.can_redo().is_some(),
            Act::ShowAll => !open.filter().is_empty(),
            Act::CollapseAll => model.route == Route::Cascade && open.can_collapse(),
            Act::ExpandAll => model.route == Route::Cascade && !open.collapsed.is_empty(),
            Act::Open => is_there && model.route.goal() != goal,
            Act::Rename => is_there && model.route == Route::Cascade,
            Act::OnlyBranch => {
                let place = goal.and_then(|id| open.workspace.goals.place(id));
                is_there && place.is_some_and(|at| !open.cascade.tree().children(at).is_empty())
            }
            other => is_there || !other.is_on_goal(),
        }
    }

    /// What it comes to; nothing where it needs a goal and there is none.
    pub fn events(self, goal: Option<&GoalId>) -> Vec<Event> {
        let on_goal = |event: fn(GoalId) -> Event| goal.cloned().map(event).into_iter().collect();
        let moved = |event: fn(Command) -> Event, destination: Destination| {
            let command = goal.map(|id| Command::MoveGoal(id.clone(), destination));
            command.map(event).into_iter().collect()
        };
        match self {
            Act::Search => vec![Event::Ask(Dialog::Palette(goal.cloned()))],
            Act::ShowKeys => vec![Event::Ask(Dialog::Keys)],
            Act::AddGoal => vec![Event::Ask(Dialog::AddGoal(None))],
            Act::Undo => vec![Event::Undo],
            Act::Redo => vec![Event::Redo],
            Act::Import => vec![Event::PickFile],
            Act::Export => vec![Event::File(FileEvent::Export(None))],
            Act::ShowAll => vec![Event::SetFilter(Filter::default())],
            Act::CollapseAll => vec![Event::CollapseAll(true)],
            Act::ExpandAll => vec![Event::CollapseAll(false)],
            Act::GoHome => vec![Event::Go(Route::Home)],
            Act::GoCascade => vec![Event::Go(Route::Cascade)],
            Act::GoGaps => vec![Event::Go(Route::Gaps)],
            Act::GoGrid => vec![Event::Go(Route::Grid)],
            Act::GoLog => vec![Event::Go(Route::Log(LogFilter::default()))],
            Act::GoSettings => vec![Event::Go(Route::Settings)],
            Act::Open => on_goal(|id| Event::Go(Route::Goal(id))),
            Act::AddBelow => on_goal(|id| Event::Ask(Dialog::AddGoal(Some(id)))),
            Act::Rename => on_goal(|id| Event::Edit(Some(Field::Goal(id, GoalInput::Title)))),
            // Among its siblings a goal changes no number.
            Act::MoveUp => moved(Event::Do, Destination::Up),
            Act::MoveDown => moved(Event::Do, Destination::Down),
            Act::Indent => moved(Event::Propose, Destination::Indent),
            Act::Outdent => moved(Event::Propose, Destination::Outdent),
            Act::MoveTo => on_goal(|id| Event::Ask(Dialog::MoveGoal(id))),
            Act::OnlyBranch => on_goal(Event::Narrow),
            Act::GoalLog => on_goal(|id| Event::Go(Route::Log(LogFilter::of_goal(id)))),
            Act::ExportGoal => on_goal(|id| Event::File(FileEvent::Export(Some(id)))),
            Act::Delete => on_goal(|id| Event::Propose(Command::DeleteGoal(id))),
        }
    }
}

impl Shortcut {
    /// A single printable character, which speech and a slip of the hand press too: it can be switched off (WCAG 2.1.4).
    pub fn is_single(self) -> bool {
        self.held == Held::Nothing && self.key.chars().count() == 1
    }

    fn is(self, press: &Press) -> bool {
        let (command, alt, shift) = match self.held {
            Held::Nothing => (false, false, None),
            Held::Alt => (false, true, Some(false)),
            Held::Shift => (false, false, Some(true)),
            Held::Command => (true, false, Some(false)),
            Held::CommandShift => (true, false, Some(true)),
        };
        // Which key has a sign, and whether with Shift, depends on the keyboard: the sign alone counts.
        let is_shift = shift.is_none_or(|shift| shift == press.shift);
        let is_key = match self.held {
            Held::CommandShift => press.key.eq_ignore_ascii_case(self.key),
            _ => press.key == self.key,
        };
        (command, alt) == (press.command, press.alt) && is_shift && is_key
    }
}

/// What a key means where the focus is; `single_keys` is whether single characters mean anything.
pub fn pressed(press: &Press, focus: Focus, single_keys: bool) -> Option<Act> {
    let means = |act: &Act| {
        let reaches = match focus {
            Focus::Field => *act == Act::Search,
            Focus::Cell => matches!(act, Act::Search | Act::Undo | Act::Redo),
            Focus::Row => true,
            Focus::Elsewhere => !act.is_on_goal(),
        };
        let is_typed_in = matches!(focus, Focus::Field | Focus::Cell);
        let counts = |shortcut: &&Shortcut| !shortcut.is_single() || single_keys && !is_typed_in;
        let mut shortcuts = act.shortcuts().iter().filter(counts);
        reaches && shortcuts.any(|shortcut| shortcut.is(press))
    };
    Act::ALL.into_iter().find(means)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_is_listed_once() {
        for (at, act) in Act::ALL.into_iter().enumerate() {
            assert_eq!(Act::ALL.iter().position(|one| *one == act), Some(at));
        }
        assert_eq!(Act::ALL.len(), Act::Delete as usize + 1);
    }

    #[test]
    fn no_two_acts_share_a_key() {
        let mut all: Vec<Shortcut> = Vec::new();
        for act in Act::ALL {
            for shortcut in act.shortcuts() {
                assert!(!all.contains(shortcut), "{act:?} has a key of another: {shortcut:?}");
                all.push(*shortcut);
            }
        }
    }

    #[test]
    fn keys_mean_what_the_list_says_where_the_focus_is() {
        use Focus::{Cell, Elsewhere, Field, Row};
        for (keys, focus, act) in [
            ("Ctrl k", Elsewhere, Some(Act::Search)),
            ("Ctrl k", Field, Some(Act::Search)),
            ("Ctrl k", Row, Some(Act::Search)),
            ("k", Elsewhere, None),
            ("Ctrl Shift K", Elsewhere, None),
            ("/", Elsewhere, Some(Act::Search)),
            ("Shift /", Elsewhere, Some(Act::Search)),
            ("/", Field, None),
            ("Shift ?", Elsewhere, Some(Act::ShowKeys)),
            ("Ctrl z", Elsewhere, Some(Act::Undo)),
            ("Ctrl Shift Z", Row, Some(Act::Redo)),
            ("Ctrl y", Elsewhere, Some(Act::Redo)),
            ("Ctrl Alt z", Elsewhere, None),
            ("Ctrl z", Field, None),
            ("n", Elsewhere, Some(Act::AddGoal)),
            ("n", Row, Some(Act::AddGoal)),
            ("n", Field, None),
            ("Ctrl n", Elsewhere, None),
            ("Alt n", Elsewhere, None),
            ("Shift N", Elsewhere, None),
            ("Alt ArrowUp", Row, Some(Act::MoveUp)),
            ("Alt ArrowUp", Elsewhere, None),
            ("Alt Shift ArrowUp", Row, None),
            ("ArrowUp", Row, None),
            ("Enter", Row, Some(Act::Open)),
            ("Enter", Elsewhere, None),
            ("Delete", Row, Some(Act::Delete)),
            ("Delete", Field, None),
            ("Delete", Cell, None),
            ("Ctrl z", Cell, Some(Act::Undo)),
            ("Ctrl Shift Z", Cell, Some(Act::Redo)),
            ("Ctrl k", Cell, Some(Act::Search)),
            ("/", Cell, None),
        ] {
            assert_eq!(pressed(&Press::of(keys), focus, true), act, "{keys} on {focus:?}");
        }
    }

    #[test]
    fn single_characters_can_be_switched_off_and_nothing_else_is() {
        for (keys, act) in [
            ("n", None),
            ("/", None),
            ("Shift ?", None),
            ("Ctrl k", Some(Act::Search)),
            ("F2", Some(Act::Rename)),
            ("Delete", Some(Act::Delete)),
        ] {
            assert_eq!(pressed(&Press::of(keys), Focus::Row, false), act, "{keys}");
        }
    }

    #[test]
    fn what_is_done_with_a_goal_comes_to_nothing_without_one() {
        let goal = GoalId::new("g1").unwrap();
        for act in Act::ALL {
            assert_eq!(act.events(Some(&goal)).len(), 1, "{act:?}");
            assert_eq!(act.events(None).is_empty(), act.is_on_goal(), "{act:?}");
        }
    }
}
