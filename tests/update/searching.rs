//! The palette: what a query finds, and what choosing it comes to.

use plumbline::domain::Language;
use plumbline::domain::records::goal::GoalField;
use plumbline::domain::values::id::GoalId;
use plumbline::locales::Texts;
use plumbline::model::actions::Act;
use plumbline::model::command::Command;
use plumbline::model::route::Route;
use plumbline::model::{Effect, Event};
use plumbline::view::moving::destinations;
use plumbline::view::palette::{Choice, Group, groups};

use crate::page::Page;

fn found(page: &Page, typed: &str, on: Option<&GoalId>) -> Vec<Group> {
    groups(&page.model, Texts::of(Language::English), typed, on)
}

/// The titles of one group; none where it isn't there.
fn titles(groups: &[Group], heading: &str) -> Vec<String> {
    let group = groups.iter().find(|group| group.heading == heading);
    let found = group.into_iter().flat_map(|group| &group.found);
    found.map(|found| found.title.clone()).collect()
}

fn choose(page: &mut Page, choice: &Choice) {
    for event in choice.events() {
        page.send(event);
    }
}

fn team() -> (Page, GoalId) {
    let mut page = Page::with_workspace();
    let revenue = page.add(None, "Revenue", 1000);
    page.add(Some(&revenue), "North revenue", 500);
    page.add(Some(&revenue), "Reply vetted never", 500);
    page.run(Command::AddPerson("Rev Green".into()));
    (page, revenue)
}

#[test]
fn goals_actions_and_people_are_found_with_the_best_fit_first() {
    let (page, revenue) = team();
    let texts = Texts::of(Language::English);
    let found = found(&page, "rev", None);
    assert_eq!(
        titles(&found, texts.search_goals()),
        ["Revenue", "North revenue", "Reply vetted never"]
    );
    assert_eq!(titles(&found, texts.search_people()), ["Rev Green"]);
    let north = &found[0].found[1];
    assert_eq!(north.about, "Revenue", "it says under which goal it hangs");
    assert_ne!(north.choice, Choice::Goal(revenue));
}

#[test]
fn the_group_with_the_best_result_comes_first() {
    let (mut page, _) = team();
    page.add(None, "Gapless growth", 1);
    let texts = Texts::of(Language::English);
    let headings = |typed: &str| -> Vec<&str> {
        let groups = found(&page, typed, None).into_iter();
        groups.map(|group| group.heading).collect()
    };
    let (actions, goals) = (texts.search_actions(), texts.search_goals());
    assert_eq!(headings("gap"), [goals, actions], "an action has it second");
    assert_eq!(headings("go"), [actions, goals]);
}

#[test]
fn every_action_that_means_something_is_offered_before_anything_is_typed() {
    let (mut page, revenue) = team();
    page.send(Event::Go(Route::Gaps));
    let texts = Texts::of(Language::English);
    let offered =
        |page: &Page, on: Option<&GoalId>| titles(&found(page, "", on), texts.search_actions());
    let without = offered(&page, None);
    assert!(without.contains(&texts.act(Act::AddGoal)));
    assert!(without.contains(&texts.act(Act::Undo)));
    assert!(!without.contains(&texts.act(Act::Redo)), "nothing was undone");
    assert!(!without.contains(&texts.act(Act::Delete)), "there is no goal to delete");
    let with = offered(&page, Some(&revenue));
    assert!(with.contains(&texts.act(Act::Delete)));
    assert!(!with.contains(&texts.act(Act::Rename)), "its row is not on screen");

    page.send(Event::Go(Route::Cascade));
    page.send(Event::Undo);
    let with = offered(&page, Some(&revenue));
    assert!(with.contains(&texts.act(Act::Rename)));
    assert!(with.contains(&texts.act(Act::Redo)));
}

#[test]
fn choosing_a_goal_opens_it_and_choosing_a_person_shows_their_goals() {
    let (mut page, revenue) = team();
    choose(&mut page, &Choice::Goal(revenue.clone()));
    assert_eq!(page.model.route, Route::Goal(revenue.clone()));

    let person = page.open().workspace.people.all()[0].id.clone();
    page.run(Command::EditGoal(revenue.clone(), GoalField::Owner(Some(person.clone()))));
    choose(&mut page, &Choice::Person(person.clone()));
    assert_eq!(page.model.route, Route::Cascade);
    assert_eq!(page.open().filter().owner, Some(person));

    choose(&mut page, &Choice::Act(Act::Delete, Some(revenue.clone())));
    assert!(page.open().workspace.goals.get(&revenue).is_none());
}

#[test]
fn chinese_names_are_found_by_how_they_are_read_and_the_table_is_fetched_once() {
    let mut page = Page::with_workspace();
    let texts = Texts::of(Language::English);
    let asks = |page: &mut Page| {
        page.send(Event::BeginSearch);
        page.effects.iter().filter(|effect| **effect == Effect::FetchReadings).count()
    };
    page.add(None, "Revenue", 1);
    assert_eq!(asks(&mut page), 0, "nothing is written in Chinese");
    page.add(None, "销售额增长", 1);
    page.run(Command::AddPerson("张伟".into()));
    assert!(found(&page, "xsezz", None).is_empty());
    assert_eq!(asks(&mut page), 1);
    assert_eq!(asks(&mut page), 1);
    for typed in ["xsezz", "xiaoshou", "XSE", "销售", "zengz"] {
        assert_eq!(
            titles(&found(&page, typed, None), texts.search_goals()),
            ["销售额增长"],
            "{typed}"
        );
    }
    assert_eq!(titles(&found(&page, "zw", None), texts.search_people()), ["张伟"]);
}

#[test]
fn few_results_are_shown_of_many() {
    let mut page = Page::with_workspace();
    for n in 0..60 {
        page.add(None, &format!("Goal {n}"), 1);
    }
    let found = found(&page, "g", None);
    let shown: usize = found.iter().map(|group| group.found.len()).sum();
    assert!(shown <= 50, "{shown}");
    let texts = Texts::of(Language::English);
    assert_eq!(titles(&found, texts.search_goals())[0], "Goal 0", "the shortest, then the first");
}

#[test]
fn a_goal_is_moved_to_what_is_near_first_and_never_under_itself() {
    let (mut page, revenue) = team();
    let north = page.open().workspace.goals.all()[1].id.clone();
    let below = page.add(Some(&north), "Shops", 1);
    page.add(None, "Service", 1);
    let texts = Texts::of(Language::English);
    let offered = |moved: &GoalId, typed: &str| {
        titles(&destinations(&page.model, moved, texts, typed), texts.search_goals())
    };
    assert_eq!(
        offered(&revenue, ""),
        ["Service"],
        "it stands at the top, and the rest is below it"
    );
    assert_eq!(
        offered(&below, ""),
        [texts.move_to_top(), "Reply vetted never", "Revenue", "Service"],
        "siblings of the goal above come before the roots"
    );
    assert_eq!(offered(&north, "s"), ["Service"], "what hangs below it is not offered");
}

#[test]
fn a_place_is_found_among_those_that_can_be_moved_to_however_many_can_not() {
    let mut page = Page::with_workspace();
    let area = page.add(None, "Area", 1);
    for n in 0..60 {
        page.add(Some(&area), &format!("Area {n}"), 1);
    }
    page.add(None, "Area that is long and elsewhere", 1);
    let texts = Texts::of(Language::English);
    let offered = destinations(&page.model, &area, texts, "area");
    assert_eq!(titles(&offered, texts.search_goals()), ["Area that is long and elsewhere"]);
}
