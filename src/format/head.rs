//! What storage tells of a workspace without loading it.

use std::borrow::Cow;

use super::wire::{Field, Value, dto, write_object};
use crate::domain::values::language::Language;

/// A workspace on the shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub name: String,
    /// The language of the sample that it is, if it is one.
    pub sample: Option<Language>,
}

dto! {
    /// A workspace on the shelf.
    HeadV1<'a> {
        /// The workspace's name.
        name: Cow<'a, str> = "name",
        /// The language of the sample that it is.
        sample: Cow<'a, str> = "sample",
    }
}

/// Writes a head as JSON.
pub fn encode(name: &str, sample: Option<Language>) -> String {
    let head = HeadV1 {
        name: Field::Good(name.into()),
        sample: Field::some(sample.map(|language| language.tag().into())),
        ..HeadV1::default()
    };
    let mut out = String::new();
    write_object(&head, &mut out);
    out
}

/// Reads a head; what can't be read is left empty, since the workspace's own records say it too.
pub fn decode(body: &str) -> Head {
    let head = HeadV1::read(body).unwrap_or_default();
    let text = |field| match field {
        Field::Good(text) => Some(Cow::into_owned(text)),
        _ => None,
    };
    Head {
        name: text(head.name).unwrap_or_default(),
        sample: text(head.sample).and_then(|tag| Language::from_tag(&tag)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back_and_a_broken_one_is_empty() {
        for sample in [None, Some(Language::Chinese), Some(Language::English)] {
            let name = "销售 \"A\"".to_owned();
            assert_eq!(decode(&encode(&name, sample)), Head { name, sample });
        }
        assert_eq!(decode("{"), Head::default());
    }
}
