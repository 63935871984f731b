//! The words that files use for the domain's enums: frozen, whatever the enums are called.

use std::borrow::Cow;

use super::problem::Reason;
use super::wire::{Value, write_text};
use crate::domain::records::goal::{Aim, GoalKind, RollUp};
use crate::domain::records::log::{Action, LoggedAction, PlainWord};
use crate::domain::records::metric::{Aggregation, Scale};
use crate::domain::records::people::UnitKind;
use crate::domain::values::calendar::{PeriodKind, WeekStart};

/// An enum that files spell as one of a few words.
pub(super) trait Word: Copy + 'static {
    const WORDS: &'static [(&'static str, Self)];

    fn word(self) -> &'static str;

    /// What a word means, where it is one of them.
    fn of(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(known, _)| *known == word);
        found.map(|(_, value)| *value)
    }
}

macro_rules! words {
    ($($name:ident { $($variant:ident = $word:literal),* $(,)? })*) => {$(
        impl Word for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, $name::$variant)),*];

            fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)*
                }
            }
        }
    )*};
}

words! {
    GoalKind {
        Objective = "objective",
        KeyResult = "key-result",
        Kpi = "kpi",
        Initiative = "initiative",
    }
    Aim {
        Increase = "increase",
        Decrease = "decrease",
        AtLeast = "at-least",
        AtMost = "at-most",
        Within = "within",
        Milestone = "milestone",
    }
    RollUp {
        Own = "own",
        Weighted = "weighted",
        Sum = "sum",
    }
    PeriodKind {
        Week = "week",
        Month = "month",
        Quarter = "quarter",
        Year = "year",
    }
    WeekStart {
        Monday = "monday",
        Saturday = "saturday",
        Sunday = "sunday",
    }
    UnitKind {
        Company = "company",
        Department = "department",
        Team = "team",
    }
    Aggregation {
        Flow = "flow",
        Stock = "stock",
        Average = "average",
        Rate = "rate",
    }
    Scale {
        One = "one",
        Thousand = "thousand",
        TenThousand = "ten-thousand",
        Million = "million",
        HundredMillion = "hundred-million",
    }
    Action {
        AddGoal = "add-goal",
        EditGoal = "edit-goal",
        MoveGoal = "move-goal",
        DeleteGoal = "delete-goal",
        EnterActual = "enter-actual",
        PasteActuals = "paste-actuals",
        DeleteActual = "delete-actual",
        EditPeople = "edit-people",
        EditSettings = "edit-settings",
        Import = "import",
        Restore = "restore",
        Undo = "undo",
        Redo = "redo",
        TakeBack = "take-back",
    }
}

impl<'a> Value<'a> for LoggedAction {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        let text = Cow::read(raw)?;
        match Action::of(&text) {
            Some(action) => Ok(action.into()),
            None => PlainWord::new(&text).map(LoggedAction::Other).ok_or(Reason::BadWord),
        }
    }

    fn write(&self, out: &mut String) {
        let word = match self {
            LoggedAction::Known(action) => action.word(),
            LoggedAction::Other(word) => word.as_str(),
        };
        write_text(word, out);
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        use crate::domain::records::log::LONGEST_WORD;
        let words: Vec<&str> = Action::WORDS.iter().map(|(word, _)| *word).collect();
        let pattern = format!("^[A-Za-z0-9-]{{1,{LONGEST_WORD}}}$");
        serde_json::json!({ "type": "string", "pattern": pattern, "examples": words })
    }
}
