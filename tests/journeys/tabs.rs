//! Tabs of one browser, and a page that was left and came back: what one stores the others show, and nothing is lost.

use anyhow::ensure;
use plumbline::domain::Language;
use plumbline::locales::Texts;
use serde_json::json;

use crate::harness::{Page, Result};
use crate::steps::{add_at_the_end, becomes, go, open_team, remove_team, saved, text_of};
use crate::tree::titles;

/// Ten times the second in which another tab is to show what was stored: a busy machine is no fault of the app.
const SOON_MS: f64 = 10_000.0;

/// Ten times the two seconds in which a lost connection is to be told.
const TOLD_MS: f64 = 20_000.0;

/// Notes when a text is first shown.
const WATCH: &str = "
    const [text] = arguments;
    window.shownAt ??= {};
    const look = () => {
        if (document.body.innerText.includes(text)) window.shownAt[text] ??= Date.now();
    };
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
    look();";

/// The connection dies at its next use, and the database can't be opened anew until `heal()`.
const BREAK: &str = "
    const { open } = IDBFactory.prototype;
    const { transaction } = IDBDatabase.prototype;
    window.opens = 0;
    IDBFactory.prototype.open = () => {
        window.opens += 1;
        throw new DOMException('injected', 'UnknownError');
    };
    IDBDatabase.prototype.transaction = function (...rest) {
        this.close();
        return transaction.apply(this, rest);
    };
    window.heal = () => {
        IDBFactory.prototype.open = open;
        IDBDatabase.prototype.transaction = transaction;
    };";

pub async fn r9_what_one_tab_stores_the_other_shows_within_a_second(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    watch(page, "From the other tab").await?;
    watch(page, "Another name").await?;
    let other = page.open_tab("#/cascade").await?;
    page.by_role("treegrid", texts.cascade()).appears().await?;
    watch(page, "From the other tab").await?;
    add_at_the_end(page, texts, "From the other tab").await?;
    let written = shown_at(page, "From the other tab").await?;
    go(page, texts, texts.settings()).await?;
    let name = page.by_role("textbox", texts.workspace_name());
    name.fill("Another name").await?;
    name.press("Enter").await?;
    saved(page, texts).await?;

    page.switch_to_tab(0).await?;
    let seen = shown_at(page, "From the other tab").await?;
    ensure!(seen - written < SOON_MS, "after {} ms", seen - written);
    shown_at(page, "Another name").await?;

    // And the other way round, without a reload in between.
    add_at_the_end(page, texts, "From the first tab").await?;
    saved(page, texts).await?;
    page.switch_to_tab(other).await?;
    go(page, texts, texts.cascade()).await?;
    for title in ["From the other tab", "From the first tab"] {
        has_title(page, title).await?;
    }
    page.reload().await?;
    for title in ["From the other tab", "From the first tab"] {
        has_title(page, title).await?;
    }

    // What one tab opens is nothing to the other: its address names the workspace that it shows.
    go(page, texts, texts.settings()).await?;
    page.by_role("button", texts.first_run_open_sample()).click().await?;
    has_title(page, "Known to premium customers").await?;
    page.switch_to_tab(0).await?;
    page.reload().await?;
    has_title(page, "From the first tab").await?;
    page.switch_to_tab(other).await?;
    page.back().await?;
    has_title(page, "From the first tab").await
}

pub async fn r9_who_entered_a_field_that_another_tab_changes_is_told(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    set_target(page, texts, "500", "600").await?;
    let what = texts.log_change(texts.field_target(), "600", "700");
    let what = texts.elsewhere(texts.elsewhere_field("North", what));
    watch(page, &what).await?;
    page.open_tab("#/cascade").await?;
    set_target(page, texts, "600", "700").await?;
    let written = text_of(page, "return String(Date.now())").await?;
    let shown = page.shown_text().await?;
    ensure!(!shown.contains(&what), "told to who changed it");

    page.switch_to_tab(0).await?;
    let told = shown_at(page, &what).await?;
    let after_ms = told - written.parse::<f64>()?;
    ensure!(after_ms < SOON_MS, "told after {after_ms} ms");
    let target = texts.target_button_of("North", "700");
    page.by_role("button", &target).appears().await?;
    page.axe().await?;
    page.by_role("button", texts.close()).click().await?;
    becomes("whether it is told", false, async || Ok(page.shown_text().await?.contains(&what)))
        .await
}

pub async fn a_workspace_that_another_tab_removes_stays_until_it_is_decided(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    page.open_tab("").await?;
    remove_team(page, texts).await?;
    page.switch_to_tab(0).await?;
    page.wait_for_text(texts.storage_removed()).await?;
    has_title(page, "North").await?;
    page.by_role("button", texts.try_again()).click().await?;
    saved(page, texts).await?;
    page.switch_to_tab(1).await?;
    go(page, texts, texts.cascade()).await?;
    has_title(page, "North").await
}

pub async fn r28_the_first_edit_after_coming_back_is_saved(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    for round in ["First", "Second"] {
        page.leave().await?;
        page.back().await?;
        page.by_role("treegrid", texts.cascade()).appears().await?;
        add_at_the_end(page, texts, round).await?;
        saved(page, texts).await?;
    }
    page.reload().await?;
    has_title(page, "First").await?;
    has_title(page, "Second").await
}

pub async fn r3_who_loses_the_connection_to_storage_is_told_within_2_seconds(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    page.script(BREAK, vec![]).await?;
    let start = text_of(page, "return String(Date.now())").await?;
    watch(page, texts.not_saved()).await?;
    add_at_the_end(page, texts, "Late").await?;
    let told = shown_at(page, texts.not_saved()).await? - start.parse::<f64>()?;
    page.by_role("alert", "").appears().await?;
    let opens = page.script("return window.opens", vec![]).await?;
    ensure!(opens == 3, "opened {opens} times");
    ensure!(told < TOLD_MS, "told after {told} ms");

    page.script("window.heal()", vec![]).await?;
    page.by_role("button", texts.try_again()).click().await?;
    saved(page, texts).await?;
    page.by_role("alert", "").goes_away().await?;
    page.reload().await?;
    has_title(page, "Late").await
}

async fn set_target(page: &Page, texts: Texts, before: &str, after: &str) -> Result<()> {
    let target = |shown: &str| texts.target_button_of("North", shown);
    page.by_role("button", &target(before)).click().await?;
    page.by_role("textbox", &texts.target_field_of("North")).appears().await?;
    page.type_keys(after).await?;
    page.press("Enter").await?;
    page.by_role("button", &target(after)).appears().await?;
    saved(page, texts).await
}

async fn watch(page: &Page, text: &str) -> Result<()> {
    page.script(WATCH, vec![json!(text)]).await?;
    Ok(())
}

/// When a watched text was first shown, in milliseconds since 1970.
async fn shown_at(page: &Page, text: &str) -> Result<f64> {
    let script = "return window.shownAt?.[arguments[0]] ?? null";
    let look = async || page.script(script, vec![json!(text)]).await;
    becomes(&format!("whether “{text}” was shown"), true, async || {
        Ok(look().await?.is_number())
    })
    .await?;
    Ok(look().await?.as_f64().unwrap_or_default())
}

async fn has_title(page: &Page, title: &str) -> Result<()> {
    becomes(&format!("whether “{title}” is there"), true, async || {
        Ok(titles(page).await?.iter().any(|shown| shown == title))
    })
    .await
}
