//! What importing a file would change.

use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::by_hand::ByHand;
use plumbline::domain::records::edit::Edit;
use plumbline::domain::records::goal::GoalField;
use plumbline::domain::records::settings::SettingsField;
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::id::GoalId;
use plumbline::domain::values::stamp::Clock;
use plumbline::format::preview::{Counts, Outcome, Preview};
use proptest::prelude::*;

use crate::common::any_copies;
use crate::files::{accepted, full};

fn whole() -> Workspace {
    accepted(full().as_bytes()).workspace
}

/// One edit with the next stamp of a copy's clock.
fn edit(workspace: &mut Workspace, replica: u32, edit: Edit) {
    let mut clock = Clock::new(replica);
    clock.observe(workspace.latest());
    workspace.apply(edit, clock.tick(0));
}

/// What importing a file into the whole workspace would change.
fn of_file(text: &str) -> Preview {
    let file = accepted(text.as_bytes());
    Preview::between(&whole(), &file.workspace, &file.by_hand)
}

fn title(id: &str, text: &str) -> Edit {
    Edit::Goal(GoalId::new(id).unwrap(), GoalField::Title(text.into()))
}

fn target(id: &str, value: i64) -> Edit {
    let field = GoalField::Target(Some(Amount::from(value)));
    Edit::Goal(GoalId::new(id).unwrap(), field)
}

fn listed(preview: &Preview) -> Vec<(Outcome, String)> {
    let items = preview.sections().into_iter().flat_map(|section| &section.items);
    items.map(|item| (item.outcome, item.label.clone())).collect()
}

#[test]
fn importing_the_same_file_again_changes_nothing() {
    let preview = Preview::between(&whole(), &whole(), &ByHand::default());
    assert_eq!((preview.changes(), preview.conflicts()), (0, 0));
    assert_eq!(listed(&preview), []);
    assert_eq!((preview.goals.counts.same, preview.actuals.counts.same), (4, 4));
}

#[test]
fn each_record_is_added_changed_kept_or_in_conflict() {
    let (mut here, mut file) = (whole(), whole());
    edit(&mut here, 1, title("g1", "here"));
    edit(&mut file, 2, title("g2", "file"));
    edit(&mut here, 1, title("g3", "title here"));
    edit(&mut file, 2, target("g3", 99));
    edit(&mut file, 2, title("g9", "new"));
    edit(&mut file, 2, Edit::Goal(GoalId::new("g9").unwrap(), GoalField::Deleted(false)));
    let metric = file.metrics.all()[0].id.clone();
    let days: Vec<_> = file.series(&metric).entries().map(|(day, _)| day).collect();
    let actual = |value| Some(Actual::of(Amount::from(value)));
    edit(&mut file, 2, Edit::Actual(metric.clone(), days[0], actual(1)));
    edit(&mut file, 2, Edit::Actual(metric.clone(), days[0].succ_opt().unwrap(), actual(2)));
    edit(&mut here, 1, Edit::Actual(metric, days[2], actual(3)));
    edit(&mut file, 2, Edit::Settings(SettingsField::Name("named".into())));
    let preview = Preview::between(&here, &file, &ByHand::default());
    let goals = Counts { added: 1, changed: 1, same: 1, kept: 1, conflicting: 1, gone: 0 };
    assert_eq!(preview.goals.counts, goals);
    let actuals = Counts { added: 1, changed: 1, same: 2, kept: 1, conflicting: 0, gone: 0 };
    assert_eq!(preview.actuals.counts, actuals);
    let expected = [
        (Outcome::Changed, "named"),
        (Outcome::Kept, "营收 +20%"),
        (Outcome::Changed, "file"),
        (Outcome::Conflicting, "响应时间"),
        (Outcome::Added, "new"),
        (Outcome::Added, "销售额"),
        (Outcome::Changed, "销售额"),
        (Outcome::Kept, "销售额"),
    ];
    assert_eq!(listed(&preview), expected.map(|(outcome, label)| (outcome, label.to_owned())));
    assert_eq!((preview.changes(), preview.conflicts()), (6, 1));
}

#[test]
fn what_was_edited_in_a_file_by_hand_is_a_change_to_choose() {
    let preview = of_file(&full().replace("响应时间", "处理时间"));
    assert_eq!(listed(&preview), [(Outcome::Changed, "处理时间".to_owned())]);
    assert_eq!((preview.by_hand, preview.asks(), preview.conflicts()), (1, true, 0));
    assert!(!of_file(full()).asks());
}

#[test]
fn a_file_of_another_workspace_is_in_conflict_where_ids_are_alike() {
    let text = full().replace("w-2026", "another").replace("营收 +20%", "营收 +30%");
    let text = text.replace(r#""id":"g3""#, r#""id":"g33""#);
    let preview = of_file(&text);
    assert_eq!(
        listed(&preview),
        [(Outcome::Conflicting, "营收 +30%".to_owned()), (Outcome::Added, "响应时间".to_owned()),]
    );
}

proptest! {
    #[test]
    fn after_importing_a_file_it_changes_nothing_more([mut here, file] in any_copies::<2>()) {
        here.merge(&file);
        let preview = Preview::between(&here, &file, &ByHand::default());
        prop_assert_eq!(preview.changes(), 0);
    }
}
