//! A block of two columns, days and numbers, that is pasted into the actuals of a goal.

use crate::domain::records::metric::Aggregation;
use crate::domain::values::id::GoalId;
use crate::locales::{Texts, typing};
use crate::model::Model;
use crate::model::command::Command;
use crate::model::form::Field;

use super::super::goal::replaced;
use super::input::{Control, Input};

/// The field of a block, with what was understood of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub input: Input,
    /// How many rows it has.
    pub rows: usize,
    /// On how many days it would replace another number.
    pub replaces: usize,
    /// Why it is torn.
    pub wrong: Option<String>,
    /// What it comes to; nothing without a row.
    pub command: Option<Command>,
}

/// `None` for a goal that has no numbers of its own.
pub fn block(model: &Model, id: &GoalId, texts: Texts) -> Option<Block> {
    let open = model.open.as_ref()?;
    let (metric, _) = open.workspace.measured(open.workspace.goals.get(id)?)?;
    let (field, words) = (Field::Block(id.clone()), texts.paste_heading().to_owned());
    let input = Input::new(model, field, words, Control::Block, String::new(), texts);
    let is_rate = metric.aggregation == Aggregation::Rate;
    let read = typing::two_columns(&input.value, metric.scale, is_rate);
    let wrong = read.as_ref().err().map(|torn| texts.torn(torn));
    let rows = read.unwrap_or_default();
    Some(Block {
        input: Input { placeholder: "2026-01-05\t1200", ..input },
        rows: rows.len(),
        replaces: replaced(open, id, &rows),
        wrong,
        command: (!rows.is_empty()).then(|| Command::PasteActuals(id.clone(), rows)),
    })
}
