//! The open file format: what a file says, and what of it can be trusted. Pure; names no web type.
//!
//! A file is one JSON object: `format`, `version`, then the workspace's settings and its records, one a line, sorted by
//! id, so that two versions of a file compare well. Storage keeps the same shapes, one record each.

mod arrange;
mod change;
mod check;
mod checksum;
mod columns;
mod convert;
mod days;
mod early;
mod file_name;
pub mod glimpse;
mod guard;
pub mod head;
mod lenient;
mod list;
mod lists;
mod locate;
mod naming;
mod pieces;
pub mod preview;
mod problem;
mod read;
pub mod record;
mod rings;
mod scalar;
#[cfg(test)]
mod schema;
mod scope;
pub mod snapshot;
mod sound;
mod syntax;
mod unknown;
mod v1;
mod wire;
mod words;
mod write;

pub use file_name::file_name;
pub use guard::{DEEPEST_NESTING, LARGEST_FILE, LONGEST_TEXT};
pub use naming::titles_at;
pub use pieces::Reader;
pub use problem::{Kind, Looks, MOST_PROBLEMS, Place, Problem, Reason};
pub use read::{Allowed, Leaning, Note, Read, read, read_beside};
pub use scope::Scope;
pub use write::write;

/// The mark by which a file is known.
const FORMAT: &str = "plumbline";

/// The newest version, which is written.
pub const VERSION: u32 = 1;
