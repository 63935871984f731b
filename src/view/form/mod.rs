//! Forms, described: each field with its words, what stands in it, what that comes to and what is wrong with it.

mod actual;
mod block;
mod draft;
mod goal;
mod input;
mod names;
mod offered;
mod settings;

use crate::locales::Texts;
use crate::model::Model;
use crate::model::form::{Field, Typed};

pub use actual::{There, actual, entered, there};
pub use block::{Block, block};
pub use draft::{draft, drafted, tried};
pub use goal::{cell, definition, facts, new_owner};
pub use input::{Control, Input, ON};
pub use names::{named, new, new_workspace, person, unit};
pub use offered::{NEW_PERSON, owners, people};
pub use settings::{scheme, workspace};

/// What a text in a field comes to.
pub fn typed(model: &Model, field: &Field, text: String, texts: Texts) -> Typed {
    let means = match field {
        Field::Goal(id, input) => goal::understood(model, id, *input, &text, texts),
        Field::Draft(above, input) => {
            draft::check(model, above.as_ref(), *input, &text, texts).map(|()| None)
        }
        Field::Actual(id, day, input) => actual::understood(model, id, *day, *input, &text, texts),
        Field::Block(_) => Ok(None),
        Field::Person(id) => Ok(Some(names::of_person(id, &text))),
        Field::Unit(id, input) => names::of_unit(id, *input, &text).map(Some),
        Field::New(_) => Ok(None),
        Field::Settings(input) => settings::understood(model, *input, &text).map(Some),
    };
    Typed { text, means, is_refused: false }
}
