//! Ids: names that records carry for life, made from stamps, never from what a person typed.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::stamp::Stamp;

/// The most characters that an id may have.
pub const LONGEST_ID: usize = 64;

/// Why a text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    Empty,
    TooLong,
    /// Ids are made of ASCII letters, digits, `-` and `_` only: they become storage keys.
    Alphabet,
}

fn checked(text: &str) -> Result<Arc<str>, IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.len() > LONGEST_ID {
        return Err(IdError::TooLong);
    }
    if !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
        return Err(IdError::Alphabet);
    }
    Ok(text.into())
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IdError::Empty => write!(f, "id is empty"),
            IdError::TooLong => write!(f, "id is longer than {LONGEST_ID} characters"),
            IdError::Alphabet => write!(f, "id may hold letters, digits, - and _ only"),
        }
    }
}

impl std::error::Error for IdError {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks length and alphabet.
            pub fn new(text: &str) -> Result<Self, IdError> {
                checked(text).map($name)
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<Stamp> for $name {
            /// A stamp is given out once, so the id made of it is unique.
            fn from(stamp: Stamp) -> Self {
                $name(stamp.to_string().into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names a goal.
    GoalId,
    /// Names a metric: what is measured, whichever goals ask for it.
    MetricId,
    /// Names a person.
    PersonId,
    /// Names an organisational unit.
    UnitId,
    /// Names a workspace.
    WorkspaceId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_take_a_fixed_alphabet_and_length_only() {
        assert!(GoalId::new("g-1_A").is_ok());
        assert_eq!(GoalId::new(""), Err(IdError::Empty));
        assert_eq!(GoalId::new(&"a".repeat(65)), Err(IdError::TooLong));
        for text in ["a/b", "a\nb", "目标", "a b", "a.b"] {
            assert_eq!(GoalId::new(text), Err(IdError::Alphabet), "{text}");
        }
    }
}
