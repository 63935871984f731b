//! The people and the units of a workspace as forms, and the names of those about to be added.

use crate::domain::records::goal::GoalKind;
use crate::domain::records::people::{PersonField, UnitField, UnitKind};
use crate::domain::values::calendar::PeriodKind;
use crate::domain::values::id::{PersonId, UnitId};
use crate::locales::Texts;
use crate::model::checking;
use crate::model::command::{Command, Draft};
use crate::model::form::{Field, New, Sent, UnitInput, Wrong};
use crate::model::open::Open;
use crate::model::{Event, Model};

use super::input::{Control, Input, choice, chosen, place_in};

/// The name of a person.
pub fn person(model: &Model, id: &PersonId, texts: Texts) -> Vec<Input> {
    let person = model.open.as_ref().and_then(|open| open.workspace.people.get(id));
    let input = person.map(|person| {
        let words = texts.name_of(&person.name);
        let field = Field::Person(id.clone());
        Input::new(model, field, words, Control::Line, person.name.clone(), texts)
    });
    input.into_iter().collect()
}

/// The name and the kind of a unit.
pub fn unit(model: &Model, id: &UnitId, texts: Texts) -> Vec<Input> {
    let unit = model.open.as_ref().and_then(|open| open.workspace.units.get(id));
    let inputs = unit.map(|unit| {
        UnitInput::ALL.map(|input| {
            let (words, control, stored) = match input {
                UnitInput::Name => (texts.name_of(&unit.name), Control::Line, unit.name.clone()),
                UnitInput::Kind => (
                    texts.unit_kind_of(&unit.name),
                    choice(&UnitKind::ALL, |kind| texts.unit_kind(kind)),
                    place_in(&UnitKind::ALL, Some(unit.kind)),
                ),
            };
            Input::new(model, Field::Unit(id.clone(), input), words, control, stored, texts)
        })
    });
    inputs.into_iter().flatten().collect()
}

/// The name of a person, unit, goal or workspace about to be added.
pub fn new(model: &Model, new: New, texts: Texts) -> Vec<Input> {
    let words = match new {
        New::Person => texts.person_new(),
        New::Unit => texts.unit_new(),
        New::Goal => texts.cascade_quick_add(),
        // The first one is not told from others.
        New::Workspace if model.shelf.is_empty() => texts.workspace_name(),
        New::Workspace => texts.workspace_new(),
    };
    let (field, stored) = (Field::New(new), String::new());
    let input = Input::new(model, field, words.to_owned(), Control::Line, stored, texts);
    vec![Input { placeholder: words, ..input }]
}

/// What adding it comes to, or why there is nothing to add.
pub fn named(model: &Model, new: New) -> Sent {
    let (field, name) = (Field::New(new), name_of(model, new));
    let name = checking::title(name.clone())
        .map_err(|refusal| vec![(field, name, Wrong::Refused(refusal))])?;
    let open = model.open.as_ref().ok_or(Vec::new())?;
    Ok(Box::new(match new {
        New::Person => Command::AddPerson(name),
        New::Unit => Command::AddUnit(name),
        New::Goal => Command::AddGoal(Box::new(objective(open, name))),
        // It is no part of the one that is open.
        New::Workspace => return Err(Vec::new()),
    }))
}

/// What begins a workspace of the name that stands in its field, or of `otherwise` where none does.
pub fn new_workspace(model: &Model, otherwise: Option<&str>) -> Option<Event> {
    let name = name_of(model, New::Workspace);
    let name = if name.trim().is_empty() { otherwise?.to_owned() } else { name };
    Some(Event::NewWorkspace(name))
}

fn name_of(model: &Model, new: New) -> String {
    model.typed.get(&Field::New(new)).map_or(String::new(), |typed| typed.text.clone())
}

/// A goal of the current quarter that has no number of its own.
fn objective(open: &Open, title: String) -> Draft {
    Draft {
        parent: None,
        title,
        kind: GoalKind::Objective,
        owner: None,
        period: Some(open.current(PeriodKind::Quarter)),
        number: None,
    }
}

/// The command that a text in a field of a unit comes to.
pub fn of_unit(id: &UnitId, input: UnitInput, text: &str) -> Result<Command, Wrong> {
    let field = match input {
        UnitInput::Name => UnitField::Name(text.into()),
        UnitInput::Kind => UnitField::Kind(chosen(&UnitKind::ALL, text)?),
    };
    Ok(Command::EditUnit(id.clone(), field))
}

/// The command that a person's name comes to.
pub fn of_person(id: &PersonId, name: &str) -> Command {
    Command::EditPerson(id.clone(), PersonField::Name(name.into()))
}
