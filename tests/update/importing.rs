//! Importing: what a file changes, whose values stay, and that a second time changes nothing.

use expect_test::expect;
use plumbline::domain::Language;
use plumbline::domain::records::goal::GoalField;
use plumbline::domain::records::settings::{Currency, SettingsField};
use plumbline::domain::values::id::GoalId;
use plumbline::locales::Texts;
use plumbline::model::arriving::Arriving;
use plumbline::model::command::Command;
use plumbline::model::importing::{Content, Favour, How};
use plumbline::model::state::Notice;
use plumbline::model::{Effect, Event, FileEvent};
use plumbline::view::differing::listed;

use crate::page::{Page, date};

/// Two pages that know one goal and have both renamed it, the second one later; and the second one's file.
fn both_renamed() -> (Page, GoalId, String) {
    let mut here = Page::with_workspace();
    let goal = here.add(None, "Revenue", 100);
    let mut there = Page::on(here.storage.clone());
    let rename =
        |title: &str| Event::Do(Command::EditGoal(goal.clone(), GoalField::Title(title.into())));
    here.send(rename("here"));
    there.time_ms += 3_600_000;
    there.only(rename("file"));
    let file = there.export();
    (here, goal, file)
}

fn title(page: &Page, goal: &GoalId) -> String {
    page.open().workspace.goals.get(goal).unwrap().title.clone()
}

#[test]
fn the_later_value_stays_unless_the_person_favours_a_side() {
    for (favour, expected) in
        [(Favour::Newer, "file"), (Favour::File, "file"), (Favour::Here, "here")]
    {
        let (mut page, goal, file) = both_renamed();
        page.import(&file, How::Merge(favour));
        assert_eq!(title(&page, &goal), expected, "{favour:?}");
    }
    let (mut here, goal, file) = both_renamed();
    let mut there = Page::with_workspace();
    there.import(&file, How::AsNew);
    there.time_ms += 7_200_000;
    here.time_ms += 7_200_000;
    here.run(Command::EditGoal(goal.clone(), GoalField::Title("latest here".into())));
    here.import(&file, How::Merge(Favour::Newer));
    assert_eq!(title(&here, &goal), "latest here");
    here.import(&file, How::Merge(Favour::File));
    assert_eq!(title(&here, &goal), "file");
}

#[test]
fn what_differs_is_told_with_what_either_side_says() {
    let (mut page, goal, _) = both_renamed();
    page.enter(&goal, date(5, 4), 7);
    let mut there = Page::on(page.storage.clone());
    there.time_ms += 3_600_000;
    there.only(Event::Do(Command::EditGoal(goal.clone(), GoalField::Title("file".into()))));
    there.run(Command::GiveToNew(goal.clone(), "Li Na".into()));
    there.enter(&goal, date(5, 4), 9);
    there.enter(&goal, date(5, 11), 2);
    there.add(None, "New", 5);
    let file = there.export();
    page.send(Event::File(FileEvent::Read("file.json".into(), file.into())));
    let told = |language| {
        let listed = listed(&page.model, Texts::of(language), 20).into_iter();
        let told = listed.map(|one| format!("{} {:?} {}", one.label, one.places, one.more));
        told.collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        file ["Title: here here, file in the file", "Owner: — here, Li Na in the file"] 0
        New [] 0
        New [] 0
        Li Na [] 0
        Revenue [] 0
        Revenue ["4 May: 7 here, 9 in the file"] 0"#]]
    .assert_eq(&told(Language::English));
    expect![[r#"
        file ["标题：这里 here，文件里 file", "负责人：这里 —，文件里 Li Na"] 0
        New [] 0
        New [] 0
        Li Na [] 0
        Revenue [] 0
        Revenue ["5月4日：这里 7，文件里 9"] 0"#]]
    .assert_eq(&told(Language::Chinese));
}

#[test]
fn what_another_workspace_is_called_and_counts_in_is_taken_by_choice_only() {
    let mut there = Page::with_workspace();
    there.time_ms += 3_600_000;
    there.add(None, "Theirs", 5);
    there.run(Command::EditSettings(SettingsField::Name("Zeta".into())));
    there.run(Command::EditSettings(SettingsField::Currency(Currency::new("USD").unwrap())));
    let file = there.export().replace(there.open().workspace.id().as_str(), "another");
    let file = file.replace("\"checksum\"", "\"check\"");
    for (favour, name, currency) in [
        (Favour::Newer, None, None),
        (Favour::Here, None, None),
        (Favour::File, Some("Zeta"), Some("USD")),
    ] {
        let mut page = Page::with_workspace();
        let before = page.open().workspace.settings.clone();
        page.import(&file, How::Merge(favour));
        let now = &page.open().workspace.settings;
        assert_eq!(now.name, name.unwrap_or(&before.name), "{favour:?}");
        assert_eq!(now.currency.code(), currency.unwrap_or(before.currency.code()), "{favour:?}");
        assert!(page.open().workspace.goals.living().any(|(_, goal)| goal.title == "Theirs"));
    }
}

#[test]
fn r20_a_file_that_was_imported_changes_nothing_the_second_time() {
    for favour in [Favour::Newer, Favour::File, Favour::Here] {
        let (mut page, _, file) = both_renamed();
        page.import(&file, How::Merge(favour));
        let (content, steps) = (page.content(), page.open().log.len());
        let undo = page.open().history.can_undo();
        page.import(&file, How::Merge(Favour::Newer));
        assert_eq!(page.notice(), Some(&Notice::Imported(0)), "{favour:?}");
        assert_eq!(page.content(), content);
        assert_eq!(page.open().log.len(), steps);
        assert_eq!(page.open().history.can_undo(), undo);
    }
}

#[test]
fn what_is_done_after_importing_comes_after_the_file_though_its_clock_was_ahead() {
    let (mut page, goal, file) = both_renamed();
    let mut document: serde_json::Value = serde_json::from_str(&file).unwrap();
    for told in ["log", "checksum"] {
        document.as_object_mut().unwrap().remove(told).unwrap();
    }
    let file = document.to_string();
    page.import(&file, How::Merge(Favour::Newer));
    page.run(Command::EditGoal(goal.clone(), GoalField::Title("after".into())));
    page.import(&file, How::Merge(Favour::Newer));
    assert_eq!(title(&page, &goal), "after");
    page.send(Event::Undo);
    page.import(&file, How::Merge(Favour::Newer));
    assert_eq!(page.notice(), Some(&Notice::Imported(0)));
}

#[test]
fn importing_is_saved_in_one_commit_and_exports_the_same_bytes_everywhere() {
    let (mut page, _, file) = both_renamed();
    let writes = page.storage.writes();
    page.import(&file, How::Merge(Favour::Newer));
    assert_eq!(page.storage.writes(), writes + 1);
    let mut reopened = Page::on(page.storage.clone());
    reopened.time_ms = page.time_ms;
    assert_eq!(reopened.export(), page.export());
}

#[test]
fn unknown_fields_of_a_file_are_stored_though_nothing_else_in_it_is_new() {
    let mut page = Page::with_workspace();
    page.add(None, "Revenue", 100);
    let file = page.export();
    let mut document: serde_json::Value = serde_json::from_str(&file).unwrap();
    document["goals"][0]["mood"] = "hopeful".into();
    document["team_song"] = "la la".into();
    document.as_object_mut().unwrap().remove("checksum");
    page.import(&document.to_string(), How::Merge(Favour::Newer));
    let mut reopened = Page::on(page.storage.clone());
    let text = reopened.export();
    assert!(text.contains("\"mood\":\"hopeful\""), "{text}");
    assert!(text.contains("\"team_song\":\"la la\""), "{text}");
}

#[test]
fn a_file_written_by_hand_without_stamps_comes_back_from_storage_as_it_was_read() {
    let file = r#"{
        "format": "plumbline", "version": 1,
        "workspace": {"id": "w", "name": "by hand"},
        "metrics": [{"id": "m", "name": "share", "measure": "percent", "aggregation": "stock"}],
        "goals": [{"id": "g", "title": "Share", "metric": "m", "target": 20}],
        "actuals": {"m": [{"on": "2026-05-01", "value": 12}]}
    }"#;
    let mut page = Page::new();
    page.import(file, How::AsNew);
    let goal = GoalId::new("g").unwrap();
    assert_eq!(page.figures(&goal).progress, Ok(0.6));
    let reopened = Page::on(page.storage.clone());
    assert_eq!(reopened.content(), page.content());
    assert_eq!(reopened.figures(&goal), page.figures(&goal));
}

#[test]
fn opening_a_file_as_new_leaves_the_open_workspace_as_it_was() {
    let mut page = Page::with_workspace();
    page.add(None, "Revenue", 100);
    let id = page.open().workspace.id().clone();
    let (content, stored) = (page.content(), page.stored(&id));
    let file = page.export();
    page.import(&file, How::AsNew);
    assert_ne!(page.open().workspace.id(), &id, "its id is taken here");
    assert_eq!(page.stored(&id), stored);
    page.send(Event::OpenWorkspace(id));
    assert_eq!(page.content(), content);
}

#[test]
fn a_refused_file_changes_nothing_and_the_next_one_can_be_imported() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    let file = page.export().replace("\"checksum\"", "\"check\"");
    let (content, writes) = (page.content(), page.storage.writes());
    let broken = file.replace("\"Revenue\"", "\" \"");
    page.send(Event::File(FileEvent::Read("broken.json".into(), broken.into())));
    let incoming = page.model.incoming.as_ref().unwrap();
    assert!(matches!(incoming.content, Content::Broken(_)));
    page.send(Event::File(FileEvent::Import(How::Merge(Favour::Newer))));
    assert_eq!((page.content(), page.storage.writes()), (content, writes));

    page.send(Event::CancelImport);
    page.run(Command::DeleteGoal(goal.clone()));
    page.send(Event::File(FileEvent::Read("file.json".into(), file.clone().into())));
    let Content::Whole(found) = &page.model.incoming.as_ref().unwrap().content else {
        panic!("the file is whole");
    };
    assert!(found.preview.as_ref().unwrap().asks(), "whether the deletion stands");
    page.import(&file, How::Merge(Favour::File));
    assert_eq!(title(&page, &goal), "Revenue", "the file's goal lives again");
}

#[test]
fn exporting_a_goal_gives_what_is_under_it_and_names_the_file_after_it() {
    let mut page = Page::with_workspace();
    let revenue = page.add(None, "Revenue", 100);
    let north = page.add(Some(&revenue), "North", 60);
    page.add(None, "Quality", 98);
    let effects = page.only(Event::File(FileEvent::Export(Some(revenue))));
    let [Effect::SaveFile(name, text)] = effects.as_slice() else {
        panic!("expected one file, got {effects:?}");
    };
    assert_eq!(name, "plumbline-Revenue-2026-06-30.json");
    let read = plumbline::format::read(text.as_bytes()).unwrap();
    assert_eq!(read.workspace.goals.living().count(), 2);
    assert!(read.workspace.goals.get(&north).is_some());
    page.enter(&north, date(1, 5), 1);
}

#[test]
fn a_large_file_is_read_a_piece_at_a_time_and_can_be_stopped() {
    let mut from = Page::with_workspace();
    for count in 0..40 {
        let goal = from.add(None, &format!("Goal {count}"), 100);
        from.run(Command::EditGoal(goal, GoalField::Note("carefully ".repeat(2_000))));
    }
    let file = from.export().into_bytes();
    let mut page = Page::with_workspace();
    let before = page.content();
    let read = || Event::File(FileEvent::Read("large.json".into(), file.clone()));
    let percent = |page: &Page| page.model.arriving.as_ref().map(Arriving::percent);

    assert_eq!(page.only(read()), [Effect::ReadOn]);
    let first = percent(&page).unwrap();
    assert_eq!(page.only(Event::File(FileEvent::ReadOn)), [Effect::ReadOn]);
    assert!(first > 0 && percent(&page).unwrap() > first);
    assert_eq!(page.only(Event::CancelImport), []);
    assert_eq!(page.only(Event::File(FileEvent::ReadOn)), []);
    assert!(percent(&page).is_none() && page.model.incoming.is_none());
    assert_eq!(page.content(), before);

    page.send(read());
    assert!(percent(&page).is_none() && page.model.incoming.is_some());
    page.send(Event::File(FileEvent::Import(How::AsNew)));
    assert_eq!(page.notice(), Some(&Notice::Opened(40)));
    assert_eq!(page.content(), from.content());
}
