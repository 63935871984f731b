//! The one list of the kinds of records that a workspace keeps in tables.

/// Hands every kind to a macro: the record's type, the table of a [`Workspace`](super::workspace::Workspace) that holds it,
/// its word in files, and the letter that its keys in storage begin with.
///
/// Whatever is the same for all kinds is written once, by a macro that the list is handed to, in a file that imports all of
/// this module: the records' types come with it. With two kinds in the list,
///
/// ```ignore
/// macro_rules! count {
///     ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
///         fn count(workspace: &Workspace) -> usize {
///             0 $(+ workspace.$table.living().count())*
///         }
///     };
/// }
/// kinds!(count);
/// ```
///
/// writes
///
/// ```ignore
/// fn count(workspace: &Workspace) -> usize {
///     0 + workspace.goals.living().count() + workspace.people.living().count()
/// }
/// ```
macro_rules! kinds {
    ($write:ident) => {
        $write! {
            Person people "person" "p",
            Unit units "unit" "u",
            Metric metrics "metric" "m",
            Goal goals "goal" "g"
        }
    };
}

pub use super::goal::Goal;
pub use super::metric::Metric;
pub use super::people::{Person, Unit};
pub(crate) use kinds;
