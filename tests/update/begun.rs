//! What was begun stays in its field until it is taken: a block of actuals, the name of a new workspace.

use plumbline::domain::Language;
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::command::Refusal;
use plumbline::model::form::{Field, Form, New};
use plumbline::model::route::Route;
use plumbline::view::form::{block, new, new_workspace, typed};

use crate::page::{Page, date};

const TEXTS: Texts = Texts::of(Language::English);

#[test]
fn a_block_stays_in_its_field_until_it_is_pasted() {
    let mut page = Page::with_workspace();
    let goal = page.add(None, "Revenue", 100);
    page.enter(&goal, date(1, 6), 7);
    let field = Field::Block(goal.clone());
    let type_block = |page: &mut Page, text: &str| {
        let typed = typed(&page.model, &field, text.into(), TEXTS);
        page.send(Event::Type(field.clone(), typed));
        page.send(Event::Enter(field.clone()));
        page.send(Event::Navigated(Route::Home.into()));
        page.send(Event::Navigated(Route::Goal(goal.clone()).into()));
        let shown = block(&page.model, &goal, TEXTS).unwrap();
        assert_eq!(shown.input.value, text, "it is there after a visit elsewhere");
        shown
    };
    let torn = type_block(&mut page, "2026-01-05\t10\n2026-01-06\tmany");
    assert!(torn.wrong.is_some_and(|why| why.contains("many")));
    assert_eq!(torn.command, None);
    let whole = type_block(&mut page, "2026-01-05\t10\n2026-01-06\t20");
    assert_eq!((whole.rows, whole.replaces, whole.wrong), (2, 1, None));
    let sent = Ok(Box::new(whole.command.unwrap()));
    page.send(Event::Submit(Form::Block(goal.clone()), sent));
    assert_eq!(page.figures(&goal).actual, Ok(30.into()));
    assert_eq!(block(&page.model, &goal, TEXTS).unwrap().input.value, "");
}

#[test]
fn the_name_of_a_new_workspace_stays_in_its_field_until_it_is_taken() {
    let mut page = Page::new();
    let field = Field::New(New::Workspace);
    let words = |page: &Page| new(&page.model, New::Workspace, TEXTS)[0].clone();
    assert_eq!(words(&page).words, TEXTS.workspace_name());
    assert_eq!(new_workspace(&page.model, None), None, "without a name nothing begins");
    let begin = |page: &mut Page, name: &str, otherwise: Option<&str>| {
        let typed = typed(&page.model, &field, name.into(), TEXTS);
        page.send(Event::Type(field.clone(), typed));
        page.send(Event::Enter(field.clone()));
        let event = new_workspace(&page.model, otherwise).unwrap();
        page.send(event);
    };
    begin(&mut page, " ", Some("My team"));
    assert_eq!(page.open().workspace.settings.name, "My team");
    assert_eq!((words(&page).words.as_str(), &*words(&page).value), (TEXTS.workspace_new(), ""));

    let long = "long ".repeat(200);
    begin(&mut page, &long, None);
    page.send(Event::Navigated(Route::Home.into()));
    assert_eq!(page.open().workspace.settings.name, "My team");
    assert_eq!(words(&page).value, long);
    let why = TEXTS.refusal(&Refusal::TitleTooLong);
    assert_eq!(words(&page).wrong, Some(why));
    begin(&mut page, "Second", None);
    assert_eq!(page.open().workspace.settings.name, "Second");
    assert_eq!(words(&page).value, "");
}
