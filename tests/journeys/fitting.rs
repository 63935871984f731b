//! Every screen at every width: nothing lies over anything else, and nothing sticks out.

use anyhow::{Context, ensure};
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{go, open, open_goal, open_sample, text_of};
use crate::tree::titles;

/// A line for each thing that can't be read.
const OVERLAPS: &str = include_str!("overlaps.js");

const HEIGHT: u32 = 844;

/// Phones; the widest first, so that the page is not loaded anew.
const NARROW: &[u32] = &[390, 320];

/// From a projector that was zoomed to twice its size to one that was not.
const WIDE: &[u32] = &[960, 1280, 1366, 1920];

pub async fn nothing_overlaps_on_a_phone_in_english(page: &mut Page) -> Result<()> {
    every_screen_fits(page, NARROW, Language::English).await
}

pub async fn nothing_overlaps_on_a_phone_in_chinese(page: &mut Page) -> Result<()> {
    every_screen_fits(page, NARROW, Language::Chinese).await
}

pub async fn nothing_overlaps_on_a_desk_in_english(page: &mut Page) -> Result<()> {
    every_screen_fits(page, WIDE, Language::English).await
}

pub async fn nothing_overlaps_on_a_desk_in_chinese(page: &mut Page) -> Result<()> {
    every_screen_fits(page, WIDE, Language::Chinese).await
}

async fn every_screen_fits(page: &mut Page, widths: &[u32], language: Language) -> Result<()> {
    let first = *widths.first().context("no width")?;
    page.resize(first, HEIGHT).await?;
    let texts = open(page, language).await?;
    fits(page, widths, "the first screen").await?;
    open_sample(page, texts).await?;
    for screen in
        [texts.today(), texts.cascade(), texts.gaps(), texts.grid(), texts.log(), texts.settings()]
    {
        go(page, texts, screen).await?;
        fits(page, widths, screen).await?;
    }
    go(page, texts, texts.cascade()).await?;
    for title in first_and_last(page).await? {
        open_goal(page, texts, &title).await?;
        fits(page, widths, &title).await?;
        page.by_role("button", texts.definition_edit()).click().await?;
        fits(page, widths, &format!("the definition of {title}")).await?;
        go(page, texts, texts.cascade()).await?;
    }
    dialogs_fit(page, widths, texts).await
}

async fn dialogs_fit(page: &mut Page, widths: &[u32], texts: Texts) -> Result<()> {
    page.by_role("button", texts.add_goal()).click().await?;
    page.by_role("dialog", texts.add_goal()).appears().await?;
    page.by_role("switch", texts.add_has_number()).click().await?;
    fits(page, widths, "the dialog that adds a goal").await?;
    page.press("Escape").await?;
    page.by_role("dialog", texts.add_goal()).goes_away().await?;

    page.by_role("button", texts.search()).click().await?;
    page.by_role("combobox", texts.search_hint()).type_text("a").await?;
    fits(page, widths, "the palette").await?;
    page.press("Escape").await?;
    page.by_role("dialog", texts.search()).goes_away().await?;
    page.press("?").await?;
    page.by_role("dialog", texts.show_keys()).appears().await?;
    fits(page, widths, "the list of keys").await
}

/// A goal that rolls up and one that has its own number, most likely.
async fn first_and_last(page: &Page) -> Result<[String; 2]> {
    let titles = titles(page).await?;
    let first = titles.first().context("the cascade is empty")?;
    let last = titles.last().context("the cascade is empty")?;
    Ok([first.clone(), last.clone()])
}

/// From the width at which the page stands to the other end of them: to resize a window takes longer than to look.
async fn fits(page: &mut Page, widths: &[u32], what: &str) -> Result<()> {
    let mut stands_at = page.script("return innerWidth", vec![]).await?;
    let mut widths = widths.to_vec();
    if widths.last().is_some_and(|last| stands_at == *last) {
        widths.reverse();
    }
    for width in widths {
        if stands_at != width {
            page.resize(width, HEIGHT).await?;
            stands_at = width.into();
        }
        let found = text_of(page, OVERLAPS).await?;
        ensure!(found.is_empty(), "{what} at {width} px:\n{found}");
    }
    Ok(())
}
