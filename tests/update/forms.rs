//! Forms: what is typed stays until it is committed, is committed before another screen comes, and is never lost.

use expect_test::expect;
use plumbline::domain::Language;
use plumbline::domain::records::goal::{Aim, GoalField};
use plumbline::domain::records::metric::{MetricField, Scale};
use plumbline::domain::records::people::UnitKind;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::id::GoalId;
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::command::Command;
use plumbline::model::dialog::Dialog;
use plumbline::model::form::{Field, Form, GoalInput, New, SettingsInput, UnitInput};
use plumbline::model::route::Route;
use plumbline::view::form::{
    Control, Input, NEW_PERSON, cell, definition, facts, named, new, new_owner, person, scheme,
    typed, unit, workspace,
};

use crate::page::Page;

const TEXTS: Texts = Texts::of(Language::English);

fn page() -> (Page, GoalId) {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.send(Event::Go(Route::Goal(goal.clone())));
    (page, goal)
}

fn type_in(page: &mut Page, goal: &GoalId, input: GoalInput, text: &str) {
    let field = Field::Goal(goal.clone(), input);
    let typed = typed(&page.model, &field, text.into(), TEXTS);
    page.send(Event::Type(field, typed));
}

fn enter(page: &mut Page, goal: &GoalId, input: GoalInput) {
    page.send(Event::Enter(Field::Goal(goal.clone(), input)));
}

fn input(page: &Page, goal: &GoalId, input: GoalInput) -> Input {
    let all = definition(&page.model, goal, TEXTS);
    let field = Field::Goal(goal.clone(), input);
    all.into_iter().find(|input| input.field == field).unwrap()
}

fn target(page: &Page, goal: &GoalId) -> Option<Amount> {
    page.open().workspace.goals.get(goal).unwrap().target
}

#[test]
fn what_is_typed_changes_nothing_before_it_is_committed() {
    let (mut page, goal) = page();
    type_in(&mut page, &goal, GoalInput::Target, "1.5k");
    assert_eq!(target(&page, &goal), Some(Amount::from(100)));
    assert_eq!(input(&page, &goal, GoalInput::Target).value, "1.5k");
    enter(&mut page, &goal, GoalInput::Target);
    assert_eq!(target(&page, &goal), Some(Amount::from(1500)));
    assert_eq!(input(&page, &goal, GoalInput::Target).value, "1500");
    page.send(Event::Undo);
    assert_eq!(target(&page, &goal), Some(Amount::from(100)), "one step");
}

#[test]
fn to_leave_by_the_back_button_commits_what_was_typed() {
    let (mut page, goal) = page();
    type_in(&mut page, &goal, GoalInput::Target, "600");
    type_in(&mut page, &goal, GoalInput::Note, "why");
    page.send(Event::Navigated(Route::Cascade.into()));
    assert_eq!(target(&page, &goal), Some(Amount::from(600)));
    assert_eq!(page.open().workspace.goals.get(&goal).unwrap().note, "why");
    assert_eq!(page.model.route, Route::Cascade);
}

#[test]
fn what_is_not_taken_stays_in_its_field_with_the_reason_even_after_a_visit_elsewhere() {
    let (mut page, goal) = page();
    for (field, text, why) in [
        (GoalInput::Target, "four hundred", TEXTS.not_a_number()),
        (GoalInput::Title, "  ", TEXTS.refusal_empty_title()),
        (GoalInput::Start, "yesterday", TEXTS.not_a_day()),
    ] {
        type_in(&mut page, &goal, field, text);
        assert_eq!(input(&page, &goal, field).wrong, None, "nobody is corrected while typing");
        page.send(Event::Navigated(Route::Home.into()));
        page.send(Event::Navigated(Route::Goal(goal.clone()).into()));
        let kept = input(&page, &goal, field);
        assert_eq!((kept.value.as_str(), kept.wrong.as_deref()), (text, Some(why)));
    }
    type_in(&mut page, &goal, GoalInput::Target, "400");
    assert_eq!(input(&page, &goal, GoalInput::Target).wrong, None);
    enter(&mut page, &goal, GoalInput::Target);
    assert_eq!(target(&page, &goal), Some(Amount::from(400)));
}

#[test]
fn a_goal_is_given_to_a_person_who_is_not_there_yet() {
    let (mut page, goal) = page();
    let people = |page: &Page| page.open().workspace.people.living().count();
    assert!(new_owner(&page.model, &goal, TEXTS).is_empty());
    type_in(&mut page, &goal, GoalInput::Owner, NEW_PERSON);
    enter(&mut page, &goal, GoalInput::Owner);
    enter(&mut page, &goal, GoalInput::NewOwner);
    assert_eq!((new_owner(&page.model, &goal, TEXTS).len(), people(&page)), (1, 0), "it waits");
    type_in(&mut page, &goal, GoalInput::NewOwner, "Li Na");
    enter(&mut page, &goal, GoalInput::NewOwner);
    let owner = page.open().workspace.goals.get(&goal).unwrap().owner.clone().unwrap();
    assert_eq!(input(&page, &goal, GoalInput::Owner).value, owner.to_string());
    assert_eq!((new_owner(&page.model, &goal, TEXTS).len(), people(&page)), (0, 1));
    page.send(Event::Undo);
    let owner = &page.open().workspace.goals.get(&goal).unwrap().owner;
    assert_eq!((owner, people(&page)), (&None, 0), "one step");

    type_in(&mut page, &goal, GoalInput::Owner, NEW_PERSON);
    page.send(Event::GiveUp(Form::Owner(goal.clone())));
    assert_eq!(input(&page, &goal, GoalInput::Owner).value, "");
}

#[test]
fn a_cell_stays_open_while_something_in_it_is_not_taken() {
    let (mut page, goal) = page();
    page.send(Event::Go(Route::Cascade));
    let target = Field::Goal(goal.clone(), GoalInput::Target);
    let shown = |page: &Page| {
        let input = cell(&page.model, &target, TEXTS).unwrap();
        (input.words, input.value, input.wrong.is_some())
    };
    let words = TEXTS.target_field_of("Revenue");
    page.send(Event::Edit(Some(target.clone())));
    assert_eq!(page.model.open_cells(), std::slice::from_ref(&target));
    type_in(&mut page, &goal, GoalInput::Target, "some");
    enter(&mut page, &goal, GoalInput::Target);
    page.send(Event::Edit(None));
    assert_eq!(
        page.model.open_cells(),
        std::slice::from_ref(&target),
        "the person has gone elsewhere"
    );
    assert_eq!(shown(&page), (words.clone(), "some".into(), true));
    page.send(Event::GiveUp(Form::Cell(target.clone())));
    assert_eq!(page.model.open_cells(), []);
    assert_eq!(shown(&page), (words, "100".into(), false));
    page.run(Command::EditGoal(goal.clone(), GoalField::Aim(Aim::Milestone)));
    assert_eq!(cell(&page.model, &target, TEXTS), None, "a milestone has no target to set");
}

#[test]
fn a_row_asks_for_the_name_of_a_new_owner_in_a_dialog() {
    let (mut page, goal) = page();
    type_in(&mut page, &goal, GoalInput::Owner, NEW_PERSON);
    assert_eq!(page.model.dialog, None, "the definition has a field for it");
    page.send(Event::GiveUp(Form::Owner(goal.clone())));
    page.send(Event::Edit(Some(Field::Goal(goal.clone(), GoalInput::Owner))));
    type_in(&mut page, &goal, GoalInput::Owner, NEW_PERSON);
    assert_eq!(page.model.dialog, Some(Dialog::NewOwner(goal)));
    assert_eq!(page.model.open_cells(), []);
}

#[test]
fn a_period_is_moved_from_either_end() {
    let (mut page, goal) = page();
    type_in(&mut page, &goal, GoalInput::Start, "2027-01-01");
    enter(&mut page, &goal, GoalInput::Start);
    let start = input(&page, &goal, GoalInput::Start);
    assert_eq!(start.wrong.as_deref(), Some(TEXTS.ends_before_start()));
    type_in(&mut page, &goal, GoalInput::End, "2027-12-31");
    enter(&mut page, &goal, GoalInput::End);
    let period = page.open().workspace.goals.get(&goal).unwrap().period.unwrap();
    assert_eq!(
        (period.start().to_string(), period.end().to_string()),
        ("2027-01-01".into(), "2027-12-31".into())
    );
    assert_eq!(input(&page, &goal, GoalInput::Start).wrong, None);
}

#[test]
fn a_definition_reads_as_what_the_goal_promises() {
    let (mut page, goal) = page();
    page.run(Command::EditMetric(goal.clone(), MetricField::Scale(Scale::TenThousand)));
    page.run(Command::EditGoal(goal.clone(), GoalField::Aim(Aim::Within)));
    page.run(Command::EditGoal(goal.clone(), GoalField::Target(Some(Amount::from(1_200_000)))));
    let read = |language| {
        let facts = facts(&page.model, &goal, Texts::of(language)).into_iter();
        facts.map(|(words, fact)| format!("{words}: {fact}")).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        Kind: KPI
        Start: 1 Jan 2026
        End: 31 Dec 2026
        Aim: Stay within a band
        Target: 1.2M
        Lower end: 1.14M
        Upper end: 1.26M
        Measured in: Money
        Adds up as: Flow (summed)
        Number from: Its own actuals
        Cadence: Weekly"#]]
    .assert_eq(&read(Language::English));
    expect![[r#"
        类型: KPI 指标
        开始: 2026年1月1日
        结束: 2026年12月31日
        方向: 保持在区间内
        目标值: 120万
        下限: 114万
        上限: 126万
        单位: 金额
        汇总方式: 累计（求和）
        数字来源: 自己录入
        更新频率: 每周"#]]
    .assert_eq(&read(Language::Chinese));
}

#[test]
fn undo_takes_back_what_is_being_typed_first() {
    let (mut page, goal) = page();
    type_in(&mut page, &goal, GoalInput::Target, "7");
    page.send(Event::Undo);
    assert_eq!(target(&page, &goal), Some(Amount::from(100)));
    assert_eq!(input(&page, &goal, GoalInput::Target).value, "100");
}

#[test]
fn what_stands_in_a_field_means_what_is_stored() {
    for aim in Aim::ALL {
        let (mut page, goal) = page();
        page.run(Command::EditGoal(goal.clone(), GoalField::Aim(aim)));
        page.run(Command::EditGoal(goal.clone(), GoalField::Baseline(Some(Amount::from(7)))));
        let before = page.content();
        for input in definition(&page.model, &goal, TEXTS) {
            let steps = page.open().log.len();
            let typed = typed(&page.model, &input.field, input.value.clone(), TEXTS);
            page.send(Event::Type(input.field.clone(), typed));
            page.send(Event::Enter(input.field.clone()));
            // To name a band by its ends is a change, though they are where they were.
            let names_an_end =
                matches!(input.field, Field::Goal(_, GoalInput::BandLow | GoalInput::BandHigh));
            let is_same = page.open().log.len() == steps;
            assert!(is_same || names_an_end, "{aim:?} {:?}", input.field);
            if let Control::Choice(all) = &input.control {
                assert!(all.iter().any(|(value, _)| *value == input.value), "{:?}", input.field);
            }
        }
        if aim != Aim::Within {
            assert_eq!(page.content(), before, "{aim:?}");
        }
    }
}

#[test]
fn a_form_has_the_fields_that_mean_something_for_the_aim() {
    let (mut page, goal) = page();
    let has = |page: &Page, input| {
        let field = Field::Goal(goal.clone(), input);
        definition(&page.model, &goal, TEXTS).iter().any(|input| input.field == field)
    };
    for (aim, target, band) in [
        (Aim::Increase, true, false),
        (Aim::AtMost, true, false),
        (Aim::Within, true, true),
        (Aim::Milestone, false, false),
    ] {
        page.run(Command::EditGoal(goal.clone(), GoalField::Aim(aim)));
        assert_eq!(has(&page, GoalInput::Target), target, "{aim:?}");
        assert_eq!(has(&page, GoalInput::BandLow), band, "{aim:?}");
    }
}

#[test]
fn a_setting_that_is_not_taken_stays_with_the_reason() {
    let (mut page, _) = page();
    let field = Field::Settings(SettingsInput::OnTrack);
    let on_track = |page: &Page| page.open().workspace.settings.scheme.on_track.to_string();
    for (text, why) in [
        ("", Some(TEXTS.not_a_number())),
        ("-5", Some(TEXTS.refusal_negative_share())),
        ("90", None),
    ] {
        let typed = typed(&page.model, &field, text.into(), TEXTS);
        page.send(Event::Type(field.clone(), typed));
        page.send(Event::Enter(field.clone()));
        let inputs = scheme(&page.model, TEXTS);
        assert_eq!(inputs[0].wrong.as_deref(), why, "{text}");
        assert_eq!((inputs[0].value.as_str(), on_track(&page) == text), (text, why.is_none()));
    }
}

#[test]
fn what_stands_in_the_settings_means_what_is_stored() {
    let (mut page, _) = page();
    let steps = page.open().log.len();
    for input in [workspace(&page.model, TEXTS), scheme(&page.model, TEXTS)].concat() {
        let typed = typed(&page.model, &input.field, input.value.clone(), TEXTS);
        page.send(Event::Type(input.field.clone(), typed));
        page.send(Event::Enter(input.field.clone()));
        assert_eq!(page.open().log.len(), steps, "{:?}", input.field);
    }
}

#[test]
fn people_and_units_are_renamed_and_what_is_not_taken_stays() {
    let mut page = Page::with_workspace();
    let person = add(&mut page, New::Person, "Li Na");
    let unit = add(&mut page, New::Unit, "Sales");
    assert_eq!(value(&page, &Field::New(New::Person)), "", "the next one can be typed");
    for (field, stored) in [(person, "Li Na"), (unit, "Sales")] {
        for (text, shown, wrong) in
            [("  ", "  ", Some(TEXTS.refusal_empty_title())), (" Ada ", "Ada", None)]
        {
            send(&mut page, &field, text);
            page.send(Event::Enter(field.clone()));
            let input = find(&page, &field);
            assert_eq!((input.value.as_str(), input.wrong.as_deref()), (shown, wrong), "{stored}");
        }
        page.send(Event::Undo);
        assert_eq!(value(&page, &field), stored);
    }
}

#[test]
fn a_unit_is_of_a_kind() {
    let mut page = Page::with_workspace();
    let Field::Unit(id, _) = add(&mut page, New::Unit, "Sales") else { unreachable!() };
    let kind = Field::Unit(id.clone(), UnitInput::Kind);
    let team = UnitKind::ALL.iter().position(|kind| *kind == UnitKind::Team).unwrap();
    send(&mut page, &kind, &team.to_string());
    page.send(Event::Enter(kind));
    assert_eq!(page.open().workspace.units.get(&id).unwrap().kind, UnitKind::Team);
}

#[test]
fn what_has_no_name_is_not_added_and_what_is_not_added_is_kept() {
    let mut page = Page::with_workspace();
    let name = Field::New(New::Goal);
    let steps = page.open().log.len();
    page.send(Event::Submit(Form::New(New::Goal), named(&page.model, New::Goal)));
    assert_eq!(find(&page, &name).wrong.as_deref(), Some(TEXTS.refusal_empty_title()));
    send(&mut page, &name, "Grow");
    page.send(Event::Navigated(Route::Home.into()));
    page.send(Event::Navigated(Route::Cascade.into()));
    assert_eq!((value(&page, &name), page.open().log.len()), ("Grow".into(), steps));
    page.send(Event::Submit(Form::New(New::Goal), named(&page.model, New::Goal)));
    assert_eq!((value(&page, &name), page.open().log.len()), (String::new(), steps + 1));
}

/// Adds a person or a unit; the field with its name.
fn add(page: &mut Page, what: New, name: &str) -> Field {
    send(page, &Field::New(what), name);
    page.send(Event::Submit(Form::New(what), named(&page.model, what)));
    let workspace = &page.open().workspace;
    match what {
        New::Person => Field::Person(workspace.people.all().last().unwrap().id.clone()),
        _ => Field::Unit(workspace.units.all().last().unwrap().id.clone(), UnitInput::Name),
    }
}

fn send(page: &mut Page, field: &Field, text: &str) {
    let typed = typed(&page.model, field, text.into(), TEXTS);
    page.send(Event::Type(field.clone(), typed));
}

fn find(page: &Page, field: &Field) -> Input {
    let model = &page.model;
    let inputs = match field {
        Field::Person(id) => person(model, id, TEXTS),
        Field::Unit(id, _) => unit(model, id, TEXTS),
        Field::New(what) => new(model, *what, TEXTS),
        other => panic!("{other:?} is found elsewhere"),
    };
    inputs.into_iter().find(|input| input.field == *field).unwrap()
}

fn value(page: &Page, field: &Field) -> String {
    find(page, field).value
}
