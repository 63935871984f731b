//! The change log: found again by goal, person and day, and taken back.

use anyhow::ensure;
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{becomes, can_undo, day, go, open_goal, open_team, place, saved, undo};
use crate::tree::{outline_becomes, tab_into_the_tree};

pub async fn a_change_is_found_and_taken_back(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    go(page, texts, texts.today()).await?;
    page.by_role("combobox", texts.home_who()).choose("Ann").await?;
    go(page, texts, texts.cascade()).await?;
    tab_into_the_tree(page, texts).await?;
    rename(page, texts, "Takings").await?;
    page.press("ArrowDown").await?;
    rename(page, texts, "Far north").await?;
    page.press("F2").await?;
    page.by_role("textbox", texts.field_title()).appears().await?;
    page.type_keys("Farther north").await?;
    page.press("Enter").await?;
    outline_becomes(page, &["1 Takings", "2 Farther north"]).await?;
    saved(page, texts).await?;

    page.press("l").await?;
    entries_are(page, 3).await?;
    page.wait_for_text(&texts.log_change(texts.field_title(), "North", "Far north")).await?;
    // What was changed again since can't be taken back by itself.
    let taken = |title: &str| texts.take_back_named(texts.action_edit_goal(), title);
    ensure!(page.by_role("button", &taken("Farther north")).count().await? == 1);

    let finder = page.by_role("combobox", texts.log_find_goal());
    finder.fill("takin").await?;
    page.by_role("option", "Takings Ann").appears().await?;
    finder.press("Enter").await?;
    entries_are(page, 1).await?;
    page.wait_for_text(&texts.log_only_goal("Takings")).await?;
    ensure!(place(page).await? == "#/log?goal=revenue");
    page.by_role("button", texts.log_show_everything()).click().await?;
    entries_are(page, 3).await?;

    let who = page.by_role("combobox", texts.log_who());
    who.choose("Bob").await?;
    page.wait_for_text(texts.log_nothing_matches()).await?;
    who.choose("Ann").await?;
    entries_are(page, 3).await?;
    let on = page.by_label(texts.log_day());
    on.set_value(&day(page, -1).await?).await?;
    page.wait_for_text(texts.log_nothing_matches()).await?;
    on.set_value(&day(page, 0).await?).await?;
    entries_are(page, 3).await?;

    page.by_role("button", &taken("Takings")).click().await?;
    entries_are(page, 4).await?;
    page.wait_for_text(&texts.log_change(texts.field_title(), "Takings", "Revenue")).await?;
    saved(page, texts).await?;
    page.reload().await?;
    entries_are(page, 4).await?;
    go(page, texts, texts.cascade()).await?;
    outline_becomes(page, &["1 Revenue", "2 Farther north"]).await?;
    ensure!(!can_undo(page, texts).await?, "a reload ends what can be undone");
    Ok(())
}

pub async fn a_goal_leads_to_its_own_changes(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    tab_into_the_tree(page, texts).await?;
    rename(page, texts, "Takings").await?;
    page.press("ArrowDown").await?;
    rename(page, texts, "Far north").await?;
    open_goal(page, texts, "Far north").await?;
    page.by_role("link", texts.log_see_all()).click().await?;
    page.wait_for_text(&texts.log_only_goal("Far north")).await?;
    entries_are(page, 1).await?;
    let taken = texts.take_back_named(texts.action_edit_goal(), "Far north");
    page.by_role("button", &taken).click().await?;
    entries_are(page, 2).await?;
    page.wait_for_text(&texts.notice_done_about(texts.action_take_back(), "Far north")).await?;
    undo(page, texts).await?;
    entries_are(page, 3).await?;
    go(page, texts, texts.cascade()).await?;
    outline_becomes(page, &["1 Takings", "2 Far north"]).await
}

async fn rename(page: &Page, texts: Texts, title: &str) -> Result<()> {
    page.press("F2").await?;
    let field = page.by_role("textbox", texts.field_title());
    field.appears().await?;
    page.type_keys(title).await?;
    page.press("Enter").await?;
    field.goes_away().await?;
    crate::tree::focus_is_on(page, title).await
}

async fn entries_are(page: &Page, count: usize) -> Result<()> {
    becomes("the number of entries", count, async || {
        page.by_css("main").by_css("ol").all("listitem").count().await
    })
    .await
}
