//! The head of a stored workspace: what the list of workspaces shows without reading the rest.

use serde::{Deserialize, Serialize};

use crate::domain::language::Language;

/// What a head says; a head that can't be read says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub name: String,
    /// The language of the sample that the workspace is, if it is one.
    pub sample: Option<Language>,
}

#[derive(Default, Serialize, Deserialize)]
struct Head {
    #[serde(default)]
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sample: Option<String>,
}

pub fn encode(name: &str, sample: Option<Language>) -> String {
    let head = Head {
        name: name.to_owned(),
        sample: sample.map(|language| language.tag().to_owned()),
    };
    serde_json::to_string(&head).unwrap_or_default()
}

pub fn decode(body: &str) -> Told {
    let head: Head = serde_json::from_str(body).unwrap_or_default();
    Told {
        name: head.name,
        sample: head.sample.as_deref().and_then(Language::from_tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back_and_nonsense_says_nothing() {
        for sample in [None, Some(Language::Chinese), Some(Language::English)] {
            let told = Told {
                name: "星河\"科技".into(),
                sample,
            };
            assert_eq!(decode(&encode(&told.name, sample)), told);
        }
        assert_eq!(decode("{"), Told::default());
    }
}
