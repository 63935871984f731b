//! Forms, described: each field with its words, what stands in it, what that comes to and what is wrong with it.

mod goal;
mod input;
mod settings;

use crate::locales::Texts;
use crate::model::form::{Field, Typed};
use crate::model::open::Open;

pub use goal::definition;
pub use input::{Control, Input, ON, number};
pub use settings::{scheme, workspace};

/// What a text in a field comes to.
pub fn typed(open: &Open, field: &Field, text: String, texts: Texts) -> Typed {
    let means = match field {
        Field::Goal(id, input) => goal::understood(open, id, *input, &text, texts),
        Field::Settings(input) => settings::understood(open, *input, &text),
    };
    Typed { text, means, is_refused: false }
}
