//! The entry grid: numbers that are typed from row to row, and a block that is copied, seen and pasted.

use anyhow::ensure;
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{becomes, can_undo, go, open_team, saved, undo};

/// The last three cells of each row.
const CELLS: &str = "
    const rows = [...document.querySelectorAll('[role=grid] tbody tr')];
    const words = (cell) => cell.querySelector('input')?.value ?? cell.textContent;
    return rows.map((row) => [...row.cells].slice(-3).map(words).join('|'));";

/// What the focus is on.
const FOCUSED: &str = "return document.activeElement.getAttribute('aria-label') ?? ''";

async fn shows(page: &Page, wanted: &[&str]) -> Result<()> {
    let wanted: Vec<String> = wanted.iter().map(|row| (*row).to_owned()).collect();
    becomes("the last cells of the first rows", wanted.clone(), async || {
        let rows = page.script(CELLS, vec![]).await?;
        let rows = rows.as_array().cloned().unwrap_or_default();
        let rows = rows.iter().filter_map(|row| row.as_str());
        Ok(rows.take(wanted.len()).map(str::to_owned).collect())
    })
    .await
}

async fn focus_is_in_the_grid(page: &Page) -> Result<()> {
    let script = "return document.activeElement.closest('[role=grid]') !== null";
    becomes("whether the focus is in the grid", true, async || {
        Ok(page.script(script, vec![]).await? == true)
    })
    .await
}

/// Opens the grid of the team, in whose last weeks nothing is entered yet, and goes into its last column.
async fn open_grid(page: &mut Page, language: Language) -> Result<Texts> {
    let texts = open_team(page, language).await?;
    go(page, texts, texts.grid()).await?;
    page.by_role("grid", texts.grid()).appears().await?;
    page.by_role("grid", texts.grid()).by_css("input").click().await?;
    Ok(texts)
}

pub async fn numbers_are_typed_from_row_to_row(page: &mut Page) -> Result<()> {
    let texts = open_grid(page, Language::English).await?;
    let first = page.script(FOCUSED, vec![]).await?;
    page.type_keys("12").await?;
    page.press("Enter").await?;
    becomes("whether the focus went on", true, async || {
        Ok(page.script(FOCUSED, vec![]).await? != first)
    })
    .await?;
    page.type_keys("3,400").await?;
    page.press("Enter").await?;
    shows(page, &["||12", "||3400"]).await?;
    saved(page, texts).await?;

    // What is no number is told, and the cell is not left.
    page.press("ArrowUp").await?;
    page.type_keys("many").await?;
    page.press("Enter").await?;
    page.wait_for_text(texts.not_a_number()).await?;
    shows(page, &["||12", "||many"]).await?;
    page.press("Escape").await?;
    shows(page, &["||12", "||3400"]).await?;

    // Undo goes through the numbers, and the focus stays in the grid.
    page.press("Control+z").await?;
    shows(page, &["||12", "||"]).await?;
    page.press("Control+z").await?;
    shows(page, &["||", "||"]).await?;
    focus_is_in_the_grid(page).await?;
    ensure!(!can_undo(page, texts).await?);
    page.press("Control+Shift+z").await?;
    shows(page, &["||12", "||"]).await?;
    page.reload().await?;
    page.by_role("grid", texts.grid()).appears().await?;
    shows(page, &["||12", "||"]).await
}

pub async fn a_copied_block_is_seen_before_it_is_pasted_and_undone_at_once(
    page: &mut Page,
) -> Result<()> {
    let texts = open_grid(page, Language::English).await?;
    page.type_keys("1").await?;
    page.press("Enter").await?;
    page.type_keys("2").await?;
    page.press("Enter").await?;
    page.press("Control+Home").await?;
    page.press("End").await?;
    page.press("Shift+ArrowDown").await?;
    page.press("Control+c").await?;
    page.press("ArrowUp").await?;
    page.press("ArrowLeft").await?;
    page.press("Control+v").await?;
    let dialog = page.by_role("dialog", &texts.grid_paste_title(2));
    dialog.appears().await?;
    shows(page, &["||1", "||2"]).await?;
    dialog.by_role("button", &texts.grid_paste_enter(2)).click().await?;
    shows(page, &["|1|1", "|2|2"]).await?;
    undo(page, texts).await?;
    shows(page, &["||1", "||2"]).await?;

    // At the top there is nothing to fill from; a range is filled from its first row, and cleared.
    page.by_role("grid", texts.grid()).by_css("input").click().await?;
    page.press("Control+Home").await?;
    page.press("End").await?;
    page.press("Control+d").await?;
    shows(page, &["||1", "||2"]).await?;
    page.press("Shift+ArrowDown").await?;
    page.press("Control+d").await?;
    shows(page, &["||1", "||1"]).await?;
    page.press("Delete").await?;
    shows(page, &["||", "||"]).await?;
    saved(page, texts).await
}
