//! The palette: goals, actions and people, found and chosen without a mouse, in Chinese by their sound.

use anyhow::ensure;
use plumbline::domain::Language;
use plumbline::locales::Texts;
use plumbline::model::actions::Act;

use crate::harness::find::Find;
use crate::harness::{Page, Result};
use crate::steps::{
    becomes, close, confirm_deletion, open, open_sample, open_team, place, text_of,
};
use crate::tree::{focus_is_on, outline_becomes, tab_into_the_tree};

/// The title of the result that Enter would choose; empty where there is none.
const CURRENT: &str = "
    const id = document.activeElement.getAttribute('aria-activedescendant');
    const result = id && document.getElementById(id);
    return result?.getAttribute('aria-selected') === 'true' ? result.querySelector('bdi').textContent : '';";

/// Composes `xs` in the focused field as an input method does; what the list says before and after the end of it.
const COMPOSED: &str = "
    const field = document.activeElement;
    const list = () => document.querySelector('[role=listbox]').textContent;
    const tell = (Kind, name, more) => field.dispatchEvent(new Kind(name, { bubbles: true, cancelable: true, ...more }));
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const before = list();
    tell(CompositionEvent, 'compositionstart', { data: '' });
    field.value = 'xs';
    tell(InputEvent, 'input', { data: 'xs', isComposing: true });
    for (const key of ['ArrowDown', 'Enter'])
        tell(KeyboardEvent, 'keydown', { key, isComposing: true });
    let during;
    return frame().then(() => {
        during = list();
        tell(CompositionEvent, 'compositionend', { data: 'xs' });
        return frame();
    }).then(() => [during === before, list() === before]);";

pub async fn goals_actions_and_people_are_found_and_chosen_by_the_keyboard(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    page.press("Control+k").await?;
    find(page, texts, "sho", "Shops").await?;
    page.press("Enter").await?;
    page.by_role("heading", texts.definition_heading()).appears().await?;
    ensure!(place(page).await? == "#/goal/shops");

    // What can be done with the goal on screen comes first.
    page.press("/").await?;
    current_is(page, &texts.act(Act::AddBelow)).await?;
    page.press("End").await?;
    current_is(page, &texts.act(Act::ShowKeys)).await?;
    page.press("ArrowDown").await?;
    page.press("ArrowUp").await?;
    page.press("Home").await?;
    current_is(page, &texts.act(Act::AddBelow)).await?;
    find(page, texts, "gocasc", &texts.act(Act::GoCascade)).await?;
    page.press("Enter").await?;
    page.by_role("treegrid", texts.cascade()).appears().await?;

    // The row of the goal that was left is the one that Tab reaches.
    tab_into_the_tree(page, texts).await?;
    focus_is_on(page, "Shops").await?;
    page.press("Home").await?;
    page.press("ArrowDown").await?;
    focus_is_on(page, "North").await?;
    page.press("Control+k").await?;
    find(page, texts, "dele", &texts.act(Act::Delete)).await?;
    page.press("Escape").await?;
    focus_is_on(page, "North").await?;
    page.press("Control+k").await?;
    find(page, texts, "dele", &texts.act(Act::Delete)).await?;
    page.press("Enter").await?;
    confirm_deletion(page, texts, "North").await?;
    outline_becomes(page, &["1 Revenue", "2 South", "3 Shops"]).await?;
    focus_is_on(page, "South").await?;
    page.press("Control+z").await?;
    outline_becomes(page, &["1 Revenue", "2 North", "2 South"]).await?;

    page.press("Control+k").await?;
    find(page, texts, "ann", "Ann").await?;
    page.press("Enter").await?;
    let owner = page.by_css("header").by_role("combobox", texts.field_owner());
    becomes("the owner who is filtered by", "ann".to_owned(), async || owner.value().await).await?;
    page.press("Control+k").await?;
    find(page, texts, "all goals", &texts.act(Act::ShowAll)).await?;
    page.press("Enter").await?;
    becomes("the owner who is filtered by", String::new(), async || owner.value().await).await
}

pub async fn chinese_names_are_found_by_their_initials(page: &mut Page) -> Result<()> {
    let texts = open(page, Language::Chinese).await?;
    open_sample(page, texts).await?;
    page.press("Control+k").await?;
    for typed in ["xsbys", "xiaoshoubu", "xsbuying", "销售部"] {
        find(page, texts, typed, "销售部营收").await?;
    }
    find(page, texts, "zdcj", &texts.act(Act::GoGaps)).await?;
    find(page, texts, "xsbys", "销售部营收").await?;
    page.press("Enter").await?;
    page.by_role("heading", texts.definition_heading()).appears().await?;
    page.wait_for_text("销售部营收").await
}

pub async fn nothing_moves_while_characters_are_composed(page: &mut Page) -> Result<()> {
    let texts = open(page, Language::Chinese).await?;
    open_sample(page, texts).await?;
    page.press("Control+k").await?;
    current_is(page, &texts.act(Act::AddGoal)).await?;
    let seen = page.script(COMPOSED, vec![]).await?;
    ensure!(
        seen == serde_json::json!([true, false]),
        "whether the list stayed during composing, and after it: {seen}"
    );
    field(page, texts).appears().await
}

pub async fn a_finger_finds_things_too(page: &mut Page) -> Result<()> {
    page.resize(390, 844).await?;
    let texts = open_team(page, Language::English).await?;
    page.by_role("button", texts.search()).click().await?;
    field(page, texts).fill("shops").await?;
    current_is(page, "Shops").await?;
    page.by_css("[role=listbox] [aria-selected=true]").click().await?;
    page.by_role("heading", texts.definition_heading()).appears().await?;
    page.by_role("button", texts.search()).click().await?;
    close(page.by_role("dialog", texts.search()), texts).await
}

fn field(page: &Page, texts: Texts) -> Find<'_> {
    page.by_role("combobox", texts.search_hint())
}

/// Types into the palette, in the place of what was there, and waits for what comes first.
async fn find(page: &Page, texts: Texts, typed: &str, first: &str) -> Result<()> {
    field(page, texts).fill(typed).await?;
    current_is(page, first).await
}

async fn current_is(page: &Page, title: &str) -> Result<()> {
    becomes("the current result", title.to_owned(), async || text_of(page, CURRENT).await).await
}
