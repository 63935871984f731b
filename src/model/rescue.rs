//! Rescue: stored workspaces as files, without anything else of the app, for when the rest of it fails (R29).

use crate::domain::values::id::WorkspaceId;
use crate::format::{self, Scope, head, record};

use super::commit::{Stored, WorkspaceHead};
use super::state::Now;

/// What a stored workspace is called.
pub fn name(head: &WorkspaceHead) -> String {
    head::decode(&head.body).name
}

/// The name and the text of a file with everything that can be read; `None` for an id that none of ours has.
pub fn file(stored: Stored, now: Now) -> Option<(String, String)> {
    let id = WorkspaceId::new(&stored.head.id).ok()?;
    let found = record::assemble(id, stored.records);
    let name = format::file_name(&found.workspace, None, now.today);
    let saved_ms = now.time_ms as i64;
    let text = format::write(&found.workspace, &found.log, saved_ms, &Scope::Whole);
    Some((name, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::goal::RollUp;
    use crate::domain::testing::cascades::{goal, workspace};
    use crate::domain::testing::date;
    use crate::model::commit::Revision;

    #[test]
    fn what_can_be_read_of_a_stored_workspace_is_a_whole_file() {
        let stored = workspace(goal(0, None, RollUp::Own, 100, 1));
        let keys = stored.record_keys().into_iter();
        let records =
            keys.filter_map(|key| Some((key.to_string(), record::encode(&stored, &key, &[])?)));
        let mut records: Vec<_> = records.collect();
        records.push(("g/torn".into(), "{".into()));
        let head = WorkspaceHead {
            id: "w".into(),
            revision: Revision(1),
            body: head::encode("Team", None),
        };
        assert_eq!(name(&head), "Team");
        let now = Now { time_ms: 1_000, today: date(2026, 6, 30) };
        let (_, text) = file(Stored { head, records }, now).unwrap();
        let read = format::read(text.as_bytes()).unwrap();
        assert_eq!(read.workspace.goals.living().count(), 1);
        assert_eq!(read.saved_ms, Some(1_000));
    }
}
