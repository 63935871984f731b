//! Of two changes to one field the later wins, and the tab that entered the other is told.

use plumbline::domain::Language;
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::command::{Command, Destination};
use plumbline::model::saving::SaveState;
use plumbline::model::state::Notice;
use plumbline::view::elsewhere;

use crate::page::Page;
use crate::tabs::{rename, target, two_tabs};

fn told(page: &Page, language: Language) -> Option<String> {
    match page.notice() {
        Some(Notice::ChangedElsewhere(all)) => {
            elsewhere::sentence(page.open(), all, Texts::of(language))
        }
        _ => None,
    }
}

#[test]
fn r9_of_two_changes_to_one_field_the_later_wins_and_the_other_tab_is_told() {
    let (mut one, mut two, goal) = two_tabs();
    two.run(Command::AddPerson("Li Na".into()));
    one.hear(&mut two);
    let li_na = two.open().workspace.people.all()[0].id.clone();
    two.send(Event::ChooseIdentity(Some(li_na)));
    one.send(Event::DismissNotice);
    target(&mut one, &goal, 120);
    two.time_ms = one.time_ms;
    target(&mut two, &goal, 150);
    // Both have written, and neither has heard of the other: the second found out when it came to storage.
    one.hear(&mut two);
    two.hear(&mut one);
    for page in [&one, &two] {
        assert_eq!(page.figures(&goal).target, Ok(150.into()));
    }
    assert_eq!(
        told(&one, Language::English).as_deref(),
        Some("Li Na changed what you entered, in another tab: “Revenue”, Target: 120 → 150")
    );
    assert_eq!(
        told(&one, Language::Chinese).as_deref(),
        Some("你填的内容在另一个标签页被Li Na改了：“Revenue”的目标值：120 → 150")
    );
    assert_eq!(two.notice(), None, "what won needs no word");
    let changes = |page: &Page| page.open().log.iter().map(|entry| entry.changes.len()).sum();
    let (first, second): (usize, usize) = (changes(&one), changes(&two));
    assert_eq!(first, second, "both changes are in the log of both");
}

#[test]
fn r9_a_tab_that_comes_second_with_an_older_change_is_told_too() {
    let (mut one, mut two, goal) = two_tabs();
    // The second tab enters something, but storage fails; meanwhile the first one stores something later.
    two.fail_next_write();
    target(&mut two, &goal, 150);
    one.time_ms += 60_000;
    target(&mut one, &goal, 120);
    two.send(Event::Retry);
    assert!(matches!(two.save_state(), SaveState::Saved { .. }));
    assert_eq!(two.figures(&goal).target, Ok(120.into()));
    assert_eq!(
        told(&two, Language::English).as_deref(),
        Some("Another tab changed what you entered: “Revenue”, Target: 150 → 120")
    );
    one.hear(&mut two);
    assert_eq!(told(&one, Language::English), None);
    assert_eq!(one.content(), two.content());
}

#[test]
fn what_is_told_adds_up_until_it_is_closed() {
    let (mut one, mut two, goal) = two_tabs();
    target(&mut two, &goal, 150);
    target(&mut two, &goal, 160);
    one.hear(&mut two);
    assert_eq!(
        told(&one, Language::English).as_deref(),
        Some("Another tab changed what you entered: “Revenue”, Target: 100 → 150"),
        "the second change wrote over the other tab's own"
    );
    rename(&mut two, &goal, "Sales");
    one.hear(&mut two);
    assert_eq!(
        told(&one, Language::English).as_deref(),
        Some("Another tab changed what you entered: “Sales”, Title: Revenue → Sales, and 1 more")
    );
    one.send(Event::DismissNotice);
    target(&mut two, &goal, 170);
    one.hear(&mut two);
    assert_eq!(told(&one, Language::English), None, "it is not its own any more");
}

#[test]
fn a_goal_that_another_tab_deletes_is_told_to_the_one_that_worked_on_it() {
    let (mut one, mut two, goal) = two_tabs();
    two.run(Command::DeleteGoal(goal.clone()));
    one.hear(&mut two);
    assert_eq!(
        told(&one, Language::English).as_deref(),
        Some("Another tab changed what you entered: “Revenue” was deleted")
    );
    one.send(Event::DismissNotice);
    two.send(Event::Undo);
    one.hear(&mut two);
    assert_eq!(one.notice(), None);
    assert_eq!(one.open().workspace.goals.living().count(), 1);

    // Another session has not worked on it.
    let mut three = Page::on(one.storage.clone());
    two.run(Command::DeleteGoal(goal));
    three.hear(&mut two);
    assert_eq!(three.notice(), None);
}

#[test]
fn a_move_is_told_once_and_by_where_it_went() {
    let (mut one, mut two, goal) = two_tabs();
    let north = one.add(Some(&goal), "North", 60);
    let team = one.add(None, "Team", 0);
    two.hear(&mut one);
    let into = Destination::Into(Some(team));
    two.run(Command::MoveGoal(north, into));
    one.send(Event::DismissNotice);
    one.hear(&mut two);
    assert_eq!(
        told(&one, Language::English).as_deref(),
        Some("Another tab changed what you entered: “North”, Parent: Revenue → Team")
    );
}
