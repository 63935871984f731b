//! The first minute on a phone: a number takes one field and Enter.

use anyhow::{Context, ensure};
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{becomes, go, open, open_sample, saved, text_of};

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
    go(page, texts, texts.cascade()).await?;
    go(page, texts, texts.today()).await?;
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
