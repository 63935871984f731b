//! One write: which records of which workspace, on which revision, and the rules that it must meet to be tried.

use crate::model::commit::{Commit, Revision, StorageError, StorageErrorKind, Stored};

/// The longest key of a record or a setting.
pub const KEY_LIMIT_CHARS: usize = 200;
/// The longest id of a workspace.
pub const WORKSPACE_LIMIT_CHARS: usize = 64;
/// The largest body of a record, a head or a setting, in bytes of UTF-8.
pub const BODY_LIMIT_BYTES: usize = 1 << 20;

/// One write to one workspace. All of it happens or nothing.
#[derive(Debug, Clone, Copy)]
pub struct Write<'a> {
    pub workspace: &'a str,
    /// The revision that must be stored for the write to happen.
    pub expected: Revision,
    /// Whether all stored records go first. Only a restore, a reset or a removal does that.
    pub clears: bool,
    pub deletes: &'a [String],
    /// `(key, body)`, written after the deletions.
    pub puts: &'a [(String, String)],
    /// The head's revision and body from now on, or `None` to remove it.
    pub head: Option<(Revision, &'a str)>,
}

impl<'a> Write<'a> {
    pub fn commit(commit: &'a Commit) -> Write<'a> {
        Write {
            workspace: &commit.workspace,
            expected: commit.expected,
            clears: false,
            deletes: &commit.deletes,
            puts: &commit.puts,
            head: Some((commit.next, &commit.head)),
        }
    }

    pub fn create(whole: &'a Stored) -> Write<'a> {
        Write { clears: false, ..Write::replace(Revision::NOTHING, whole) }
    }

    pub fn replace(expected: Revision, whole: &'a Stored) -> Write<'a> {
        Write {
            workspace: &whole.head.id,
            expected,
            clears: true,
            deletes: &[],
            puts: &whole.records,
            head: Some((whole.head.revision, &whole.head.body)),
        }
    }

    pub fn remove(workspace: &'a str, expected: Revision) -> Write<'a> {
        Write { workspace, expected, clears: true, deletes: &[], puts: &[], head: None }
    }

    /// What every write must meet before storage is asked at all: `BadKey`, `TooLarge`, or `Failed` if the revision
    /// doesn't grow.
    pub fn check(&self) -> Result<(), StorageError> {
        check_workspace(self.workspace)?;
        for key in self.deletes {
            check_key(key)?;
        }
        for (key, body) in self.puts {
            check_key(key)?;
            check_body(key, body)?;
        }
        if let Some((next, body)) = self.head {
            check_body(self.workspace, body)?;
            if next <= self.expected {
                return Err(StorageError {
                    message: format!(
                        "revision {} can't follow revision {}",
                        next.0, self.expected.0
                    ),
                    ..StorageError::of(StorageErrorKind::Failed)
                });
            }
        }
        Ok(())
    }

    /// `Conflict` unless the stored revision is the expected one.
    pub fn check_stored(&self, stored: Revision) -> Result<(), StorageError> {
        if stored == self.expected {
            Ok(())
        } else {
            Err(StorageError::of(StorageErrorKind::Conflict { stored }))
        }
    }
}

/// `BadKey` unless this could be the id of a workspace: 1 to 64 letters, digits, `_` and `-`. It holds no `/`, which parts
/// the workspace from the key of a record.
pub fn check_workspace(id: &str) -> Result<(), StorageError> {
    check_characters(id, WORKSPACE_LIMIT_CHARS, |character| character != b'/')
}

/// `BadKey` unless this could be the key of a record or a setting: 1 to 200 letters, digits, `_`, `-` and `/`.
pub fn check_key(key: &str) -> Result<(), StorageError> {
    check_characters(key, KEY_LIMIT_CHARS, |_| true)
}

/// `TooLarge` if the body is over 1 MiB.
pub fn check_body(key: &str, body: &str) -> Result<(), StorageError> {
    if body.len() <= BODY_LIMIT_BYTES {
        return Ok(());
    }
    Err(StorageError::of(StorageErrorKind::TooLarge { key: key.to_owned() }))
}

fn check_characters(key: &str, limit: usize, also: fn(u8) -> bool) -> Result<(), StorageError> {
    let known = |character: u8| {
        (character.is_ascii_alphanumeric() || b"_-/".contains(&character)) && also(character)
    };
    if (1..=limit).contains(&key.len()) && key.bytes().all(known) {
        return Ok(());
    }
    // A hostile key can be long; the start of it is enough to find it.
    Err(StorageError::of(StorageErrorKind::BadKey { key: key.chars().take(limit).collect() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(outcome: Result<(), StorageError>) -> bool {
        outcome.is_err()
    }

    #[test]
    fn r30_a_key_is_letters_digits_underscores_hyphens_and_slashes() {
        assert_eq!(check_key("goal/01-aZ_9"), Ok(()));
        for bad in ["", "a b", "é", "a\u{0}", "../x", "准绳", "a\n", "%2F"] {
            assert!(refused(check_key(bad)), "{bad:?} was taken");
        }
    }

    #[test]
    fn r30_a_key_ends_at_200_characters_and_a_workspace_id_at_64() {
        assert_eq!(check_key(&"k".repeat(200)), Ok(()));
        assert!(refused(check_key(&"k".repeat(201))));
        assert_eq!(check_workspace(&"w".repeat(64)), Ok(()));
        assert!(refused(check_workspace(&"w".repeat(65))));
        assert!(refused(check_workspace("a/b")));
    }

    #[test]
    fn r2_a_body_ends_at_one_mebibyte() {
        assert_eq!(check_body("k", &"x".repeat(1 << 20)), Ok(()));
        let error = check_body("k", &"x".repeat((1 << 20) + 1)).map_err(|error| error.kind);
        assert_eq!(error, Err(StorageErrorKind::TooLarge { key: "k".into() }));
    }

    #[test]
    fn r25_a_revision_only_grows() {
        let head = Some((Revision(4), "{}"));
        let write = |expected| Write { head, ..Write::remove("w", Revision(expected)) };
        assert_eq!(write(3).check(), Ok(()));
        assert!(refused(write(4).check()));
        assert!(refused(write(5).check()));
    }

    #[test]
    fn r11_only_a_restore_and_a_removal_clear_the_records() {
        let commit = Commit {
            workspace: "w".into(),
            expected: Revision(1),
            next: Revision(2),
            head: "{}".into(),
            puts: Vec::new(),
            deletes: Vec::new(),
        };
        let whole = Stored {
            head: crate::model::commit::WorkspaceHead {
                id: "w".into(),
                revision: Revision(1),
                body: "{}".into(),
            },
            records: Vec::new(),
        };
        assert!(!Write::commit(&commit).clears);
        assert!(!Write::create(&whole).clears);
        assert!(Write::replace(Revision(0), &whole).clears);
        assert!(Write::remove("w", Revision(1)).clears);
    }

    #[test]
    fn a_long_bad_key_is_cut_in_the_error() {
        let StorageErrorKind::BadKey { key } = check_key(&"!".repeat(9_000)).unwrap_err().kind
        else {
            panic!("another kind of error");
        };
        assert_eq!(key.len(), 200);
    }
}
