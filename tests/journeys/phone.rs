//! The first minute on a phone: nothing sticks out to the side, and a number takes one field and Enter.

use anyhow::{Context, ensure};
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{becomes, go, open, open_goal, open_sample, saved, text_of};
use crate::tree::titles;

/// The names of what is wider than the window, outermost first; nothing where the page doesn't scroll sideways.
const TOO_WIDE: &str = "
    if (document.scrollingElement.scrollWidth <= innerWidth) return '';
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5);
    return `${document.scrollingElement.scrollWidth} px in ${innerWidth}: `
        + wide.slice(0, 8).map((element) => `${element.tagName}.${element.getAttribute('class')}`).join(', ');";

pub async fn nothing_sticks_out_at_390(page: &mut Page) -> Result<()> {
    every_screen_fits(page, 390, Language::English).await
}

pub async fn nothing_sticks_out_at_320(page: &mut Page) -> Result<()> {
    every_screen_fits(page, 320, Language::English).await
}

pub async fn nothing_sticks_out_at_320_in_chinese(page: &mut Page) -> Result<()> {
    every_screen_fits(page, 320, Language::Chinese).await
}

pub async fn a_check_in_is_one_number_and_enter(page: &mut Page) -> Result<()> {
    page.resize(390, 844).await?;
    let texts = open(page, Language::English).await?;
    open_sample(page, texts).await?;
    let due = due(page, texts).await?;
    ensure!(
        due.len() >= 2,
        "the sample has {} numbers due, too few to go from one to the next",
        due.len()
    );
    let first = page.by_role("textbox", &due[0]);
    let before = first.value().await?;
    enter_7(page, texts, &due[0]).await?;
    becomes("the focused field", due[1].clone(), async || {
        text_of(page, "return document.activeElement.getAttribute('aria-label') ?? ''").await
    })
    .await?;
    page.press("Control+z").await?;
    becomes("the number", before, async || first.value().await).await?;
    enter_7(page, texts, &due[0]).await?;
    is_kept(page, texts, &due[0]).await?;

    // What could be read in two ways is refused beside its field, and the back button takes what is being typed along.
    let second = page.by_role("textbox", &due[1]);
    second.press("Control+a").await?;
    page.type_keys("7,50").await?;
    page.press("Enter").await?;
    page.by_text(texts.ambiguous_number()).appears().await?;
    second.press("Control+a").await?;
    page.type_keys("7").await?;
    page.back().await?;
    go(page, texts, texts.today()).await?;
    is_kept(page, texts, &due[1]).await
}

/// Goes to the screen of today; the names of the fields of the numbers that are due.
pub async fn due(page: &Page, texts: Texts) -> Result<Vec<String>> {
    go(page, texts, texts.today()).await?;
    let due = page.by_role("region", texts.home_check_ins());
    due.appears().await?;
    let fields = due.all("textbox");
    let mut names = Vec::new();
    for place in 0..fields.count().await? {
        let name = fields.clone().nth(place).attribute("aria-label").await?;
        names.push(name.context("a field without a name")?);
    }
    Ok(names)
}

/// Types a number into a field over what is there, and Enter.
pub async fn enter_7(page: &Page, texts: Texts, field: &str) -> Result<()> {
    page.by_role("region", texts.home_check_ins())
        .by_role("textbox", field)
        .press("Control+a")
        .await?;
    page.type_keys("7").await?;
    page.press("Enter").await
}

/// The number is in its field, and still there after a reload.
pub async fn is_kept(page: &mut Page, texts: Texts, field: &str) -> Result<()> {
    becomes_7(page, field).await?;
    saved(page, texts).await?;
    page.reload().await?;
    becomes_7(page, field).await
}

async fn becomes_7(page: &Page, name: &str) -> Result<()> {
    let field = page.by_role("textbox", name);
    becomes("the number", "7".to_owned(), async || field.value().await).await
}

async fn every_screen_fits(page: &mut Page, width: u32, language: Language) -> Result<()> {
    page.resize(width, 844).await?;
    let texts = open(page, language).await?;
    fits(page, "the first screen").await?;
    open_sample(page, texts).await?;
    for screen in
        [texts.today(), texts.cascade(), texts.gaps(), texts.grid(), texts.log(), texts.settings()]
    {
        go(page, texts, screen).await?;
        fits(page, screen).await?;
    }
    go(page, texts, texts.cascade()).await?;
    for title in first_and_last(page).await? {
        open_goal(page, texts, &title).await?;
        fits(page, &title).await?;
        go(page, texts, texts.cascade()).await?;
    }
    dialogs_fit(page, texts).await
}

async fn dialogs_fit(page: &Page, texts: Texts) -> Result<()> {
    page.by_role("button", texts.add_goal()).click().await?;
    page.by_role("dialog", texts.add_goal()).appears().await?;
    fits(page, "the dialog that adds a goal").await?;
    page.press("Escape").await?;
    page.by_role("dialog", texts.add_goal()).goes_away().await?;

    page.by_role("button", texts.search()).click().await?;
    page.by_role("combobox", texts.search_hint()).type_text("a").await?;
    fits(page, "the palette").await?;
    page.press("Escape").await?;
    page.by_role("dialog", texts.search()).goes_away().await?;
    page.press("?").await?;
    page.by_role("dialog", texts.show_keys()).appears().await?;
    fits(page, "the list of keys").await
}

/// A goal that rolls up and one that has its own number, most likely.
async fn first_and_last(page: &Page) -> Result<[String; 2]> {
    let titles = titles(page).await?;
    let first = titles.first().context("the cascade is empty")?;
    let last = titles.last().context("the cascade is empty")?;
    Ok([first.clone(), last.clone()])
}

async fn fits(page: &Page, what: &str) -> Result<()> {
    let too_wide = text_of(page, TOO_WIDE).await?;
    ensure!(too_wide.is_empty(), "{what} is {too_wide}");
    Ok(())
}
