//! What every storage must do, whichever it is: the same checks run natively on memory and in the browsers on IndexedDB.

use plumbline::model::commit::{
    Commit, Revision, StorageError, StorageErrorKind, Stored, WorkspaceHead,
};
use plumbline::shell::storage::Storage;

/// A workspace of `count` records at revision 1.
pub fn workspace(id: &str, count: usize) -> Stored {
    let records = (0..count).map(|n| (format!("goal/{n:05}"), format!("{{\"n\":{n}}}")));
    Stored { head: head(id, 1, "{\"name\":\"准绳\"}"), records: records.collect() }
}

/// An edit of one record on `expected`.
pub fn edit(workspace: &str, expected: u64, key: &str, body: &str) -> Commit {
    Commit {
        workspace: workspace.into(),
        expected: Revision(expected),
        next: Revision(expected + 1),
        head: format!("{{\"last\":\"{key}\"}}"),
        puts: vec![(key.into(), body.into())],
        deletes: Vec::new(),
    }
}

/// Everything that is stored, to compare before and after.
pub async fn everything(storage: &dyn Storage) -> Vec<Stored> {
    let mut all = Vec::new();
    for head in storage.heads().await.unwrap() {
        all.push(storage.read(&head.id).await.unwrap().unwrap());
    }
    all
}

/// Runs all checks on a storage that is empty.
pub async fn holds(storage: &dyn Storage) {
    what_is_created_is_read_back_in_key_order(storage).await;
    a_commit_puts_deletes_and_moves_the_revision(storage).await;
    r11_a_stale_revision_is_refused(storage).await;
    a_workspace_is_created_once(storage).await;
    r21_a_write_touches_no_other_workspace(storage).await;
    replace_leaves_nothing_of_the_old_records(storage).await;
    of_many_records_and_single_ones_the_last_written_stands(storage).await;
    remove_takes_everything_and_a_later_commit_is_refused(storage).await;
    r2_r30_a_bad_key_or_a_large_body_is_refused_before_anything_is_written(storage).await;
    a_setting_is_kept_over_the_last_one(storage).await;
}

async fn what_is_created_is_read_back_in_key_order(storage: &dyn Storage) {
    let mut whole = workspace("plan", 12);
    let ordered = whole.clone();
    whole.records.reverse();
    assert_eq!(storage.read("plan").await, Ok(None));
    assert_eq!(storage.create(&whole).await, Ok(()));
    assert_eq!(storage.read("plan").await, Ok(Some(ordered)));
    assert_eq!(storage.heads().await, Ok(vec![whole.head]));
    assert_eq!(storage.read_only(), None);
}

async fn a_commit_puts_deletes_and_moves_the_revision(storage: &dyn Storage) {
    let commit = Commit {
        workspace: "plan".into(),
        expected: Revision(1),
        next: Revision(5),
        head: "{\"name\":\"新\"}".into(),
        puts: vec![
            ("goal/00001".into(), "edited \u{1F600}".into()),
            ("goal/00003".into(), "in both lists".into()),
            ("actual/new".into(), "added".into()),
        ],
        deletes: vec!["goal/00002".into(), "goal/00003".into(), "never-there".into()],
    };
    assert_eq!(storage.commit(&commit).await, Ok(()));

    let stored = storage.read("plan").await.unwrap().unwrap();
    assert_eq!(stored.head, head("plan", 5, "{\"name\":\"新\"}"));
    let body = |key: &str| {
        let found = stored.records.iter().find(|(stored, _)| stored == key);
        found.map(|(_, body)| body.as_str())
    };
    assert_eq!(stored.records.len(), 12);
    assert_eq!(body("goal/00001"), Some("edited \u{1F600}"));
    assert_eq!(body("goal/00002"), None);
    assert_eq!(body("goal/00003"), Some("in both lists"));
    assert_eq!(body("actual/new"), Some("added"));
}

async fn r11_a_stale_revision_is_refused(storage: &dyn Storage) {
    let before = everything(storage).await;
    for stale in [0, 4, 6] {
        let commit = edit("plan", stale, "goal/00001", "stale");
        assert_eq!(kind(storage.commit(&commit).await), conflict(5));
    }
    assert_eq!(everything(storage).await, before);
}

async fn a_workspace_is_created_once(storage: &dyn Storage) {
    let before = everything(storage).await;
    assert_eq!(kind(storage.create(&workspace("plan", 1)).await), conflict(5));
    assert_eq!(everything(storage).await, before);
}

async fn r21_a_write_touches_no_other_workspace(storage: &dyn Storage) {
    // Ids that are neighbours of `plan` in the order of keys.
    let neighbours = ["pla", "plan-", "plan0", "plan_", "plana"];
    for id in neighbours {
        assert_eq!(storage.create(&workspace(id, 3)).await, Ok(()));
    }
    let plan = storage.read("plan").await.unwrap().unwrap();
    assert_eq!(plan.records.len(), 12);
    for id in neighbours {
        assert_eq!(storage.read(id).await, Ok(Some(workspace(id, 3))));
        assert_eq!(storage.remove(id, Revision(1)).await, Ok(()));
    }
    assert_eq!(storage.read("plan").await, Ok(Some(plan)));
}

async fn replace_leaves_nothing_of_the_old_records(storage: &dyn Storage) {
    let mut whole = workspace("plan", 2);
    whole.head.revision = Revision(6);
    assert_eq!(kind(storage.replace(Revision(4), &whole).await), conflict(5));
    assert_eq!(storage.replace(Revision(5), &whole).await, Ok(()));
    assert_eq!(storage.read("plan").await, Ok(Some(whole)));
}

async fn of_many_records_and_single_ones_the_last_written_stands(storage: &dyn Storage) {
    const MANY: usize = 3_000;
    let mut whole = workspace("many", MANY);
    assert_eq!(storage.create(&whole).await, Ok(()));
    let single = edit("many", 1, "goal/00007", "single");
    let gone = Commit {
        puts: Vec::new(),
        deletes: vec!["goal/00008".into(), "goal/00009".into()],
        ..edit("many", 2, "", "")
    };
    assert_eq!(storage.commit(&single).await, Ok(()));
    assert_eq!(storage.commit(&gone).await, Ok(()));
    whole.records[7].1 = "single".into();
    whole.records.drain(8..10);
    whole.head = head("many", 3, &gone.head);
    assert_eq!(storage.read("many").await, Ok(Some(whole.clone())));

    // Many at once, over single ones, over deleted ones, and of a record that goes with them.
    let again = (0..MANY).map(|n| (format!("goal/{n:05}"), format!("again {n}")));
    let mut many = Commit {
        puts: again.collect(),
        deletes: vec!["goal/00000".into(), "goal/00001".into()],
        ..edit("many", 3, "", "")
    };
    many.puts.remove(1);
    assert_eq!(storage.commit(&many).await, Ok(()));
    let stored = storage.read("many").await.unwrap().unwrap();
    assert_eq!(stored.records, many.puts);
    let last = edit("many", 4, "goal/00000", "last");
    assert_eq!(storage.commit(&last).await, Ok(()));
    let stored = storage.read("many").await.unwrap().unwrap();
    assert_eq!(stored.records[0].1, "last");
    assert_eq!(stored.records[1..], many.puts[1..]);
    assert_eq!(storage.remove("many", Revision(5)).await, Ok(()));
}

async fn remove_takes_everything_and_a_later_commit_is_refused(storage: &dyn Storage) {
    assert_eq!(kind(storage.remove("plan", Revision(5)).await), conflict(6));
    assert_eq!(storage.remove("plan", Revision(6)).await, Ok(()));
    assert_eq!(storage.heads().await, Ok(Vec::new()));
    let late = edit("plan", 6, "goal/00001", "late");
    assert_eq!(kind(storage.commit(&late).await), conflict(0));
    // Records without a head would show up in a workspace of the same id.
    assert_eq!(storage.create(&workspace("plan", 0)).await, Ok(()));
    let stored = storage.read("plan").await.unwrap().unwrap();
    assert_eq!(stored.records, Vec::new());
}

async fn r2_r30_a_bad_key_or_a_large_body_is_refused_before_anything_is_written(
    storage: &dyn Storage,
) {
    let before = everything(storage).await;
    let refused = [
        edit("plan", 1, "__proto__ ", "x"),
        edit("plan", 1, "", "x"),
        edit("pl/an", 1, "goal/1", "x"),
        edit("plan", 1, "goal/1", &"x".repeat((1 << 20) + 1)),
    ];
    for mut commit in refused {
        commit.puts.insert(0, ("goal/0".into(), "good".into()));
        let kind = kind(storage.commit(&commit).await);
        let expected = matches!(
            kind,
            Err(StorageErrorKind::BadKey { .. } | StorageErrorKind::TooLarge { .. })
        );
        assert!(expected, "{kind:?}");
    }
    assert!(storage.read("a b").await.is_err());
    assert!(storage.set_setting("a b", "x").await.is_err());
    assert!(storage.setting("a b").await.is_err());
    assert_eq!(everything(storage).await, before);
    let largest = edit("plan", 1, "goal/1", &"x".repeat(1 << 20));
    assert_eq!(storage.commit(&largest).await, Ok(()));
}

async fn a_setting_is_kept_over_the_last_one(storage: &dyn Storage) {
    assert_eq!(storage.setting("theme").await, Ok(None));
    assert_eq!(storage.set_setting("theme", "dark").await, Ok(()));
    assert_eq!(storage.set_setting("theme", "light").await, Ok(()));
    assert_eq!(storage.setting("theme").await, Ok(Some("light".into())));
}

/// The kind of the outcome, without the browser's words.
pub fn kind<T>(outcome: Result<T, StorageError>) -> Result<T, StorageErrorKind> {
    outcome.map_err(|error| error.kind)
}

fn conflict(stored: u64) -> Result<(), StorageErrorKind> {
    Err(StorageErrorKind::Conflict { stored: Revision(stored) })
}

fn head(id: &str, revision: u64, body: &str) -> WorkspaceHead {
    WorkspaceHead { id: id.into(), revision: Revision(revision), body: body.into() }
}
