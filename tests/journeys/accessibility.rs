//! Every screen, in both themes and languages and on a phone: axe finds nothing.

use anyhow::Context;
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{becomes, go, import_team, open, open_goal, open_team, pick, text_of};

pub async fn every_screen_is_accessible_in_english(page: &mut Page) -> Result<()> {
    every_screen(page, Language::English).await
}

pub async fn every_screen_is_accessible_in_chinese(page: &mut Page) -> Result<()> {
    every_screen(page, Language::Chinese).await
}

pub async fn every_screen_is_accessible_on_a_phone(page: &mut Page) -> Result<()> {
    page.resize(390, 844).await?;
    let texts = open_team(page, Language::English).await?;
    for theme in [texts.theme_light(), texts.theme_dark()] {
        choose_theme(page, texts, theme).await?;
        for screen in [texts.today(), texts.cascade()] {
            go(page, texts, screen).await?;
            check(page, &format!("{screen}, {theme}")).await?;
        }
        open_goal(page, texts, "North").await?;
        check(page, &format!("a goal, {theme}")).await?;
    }
    Ok(())
}

async fn every_screen(page: &mut Page, language: Language) -> Result<()> {
    let texts = open(page, language).await?;
    check(page, "the first screen").await?;
    import_team(page, texts).await?;
    for theme in [texts.theme_light(), texts.theme_dark()] {
        choose_theme(page, texts, theme).await?;
        check(page, &format!("settings, {theme}")).await?;
        for screen in [texts.today(), texts.gaps(), texts.grid(), texts.log()] {
            go(page, texts, screen).await?;
            check(page, &format!("{screen}, {theme}")).await?;
        }
        the_cascade(page, texts, theme).await?;
        open_goal(page, texts, "North").await?;
        page.by_role("button", texts.definition_edit()).click().await?;
        check(page, &format!("a goal, {theme}")).await?;
    }
    Ok(())
}

async fn the_cascade(page: &Page, texts: Texts, theme: &str) -> Result<()> {
    go(page, texts, texts.cascade()).await?;
    check(page, &format!("the cascade, {theme}")).await?;

    let name = texts.actions_of("North");
    page.by_role("button", &name).click().await?;
    page.by_role("menu", &name).appears().await?;
    check(page, &format!("the menu, {theme}")).await?;
    page.press("Escape").await?;
    page.by_role("menu", &name).goes_away().await?;

    page.by_role("button", texts.add_goal()).click().await?;
    let dialog = page.by_role("dialog", texts.add_goal());
    dialog.appears().await?;
    page.by_role("switch", texts.add_has_number()).click().await?;
    check(page, &format!("adding a goal, {theme}")).await?;
    page.press("Escape").await?;
    dialog.goes_away().await?;

    page.press("Control+k").await?;
    let field = page.by_role("combobox", texts.search_hint());
    field.type_text("no").await?;
    check(page, &format!("the palette, {theme}")).await?;
    page.press("Escape").await?;
    field.goes_away().await?;

    page.press("?").await?;
    let list = page.by_role("dialog", texts.show_keys());
    list.appears().await?;
    check(page, &format!("the list of keys, {theme}")).await?;
    page.press("Escape").await?;
    list.goes_away().await?;

    pick(page, texts, "bad.json", b"{}").await?;
    page.wait_for_text(texts.import_nothing_changed()).await?;
    check(page, &format!("a refused file, {theme}")).await?;
    page.press("Escape").await?;
    page.by_role("dialog", &texts.import_title("bad.json")).goes_away().await
}

async fn choose_theme(page: &Page, texts: Texts, theme: &str) -> Result<()> {
    go(page, texts, texts.settings()).await?;
    page.by_role("combobox", texts.theme()).choose(theme).await?;
    let scheme = match theme {
        theme if theme == texts.theme_dark() => "dark",
        _ => "light",
    };
    becomes("the colour scheme", scheme.to_owned(), async || {
        text_of(page, "return getComputedStyle(document.documentElement).colorScheme").await
    })
    .await
}

async fn check(page: &Page, what: &str) -> Result<()> {
    page.axe().await.with_context(|| what.to_owned())
}
