//! Keys: the list of them, and those that are single characters.

use anyhow::ensure;
use plumbline::domain::Language;

use crate::harness::{Page, Result};
use crate::steps::{becomes, go, open_team, place};

pub async fn the_list_of_keys_has_a_switch_for_single_ones(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    page.press("g").await?;
    place_is(page, "#/gaps").await?;
    page.press("?").await?;
    let list = page.by_role("dialog", texts.show_keys());
    list.appears().await?;
    for group in [texts.keys_everywhere(), texts.keys_on_row()] {
        list.clone().by_role("heading", group).appears().await?;
    }
    // A dialog is about itself: keys of the screen behind it mean nothing.
    page.press("c").await?;
    list.clone().by_role("switch", texts.single_keys()).click().await?;
    page.press("Escape").await?;
    list.goes_away().await?;
    place_is(page, "#/gaps").await?;

    page.press("c").await?;
    opens_by_control_k(page, texts.search()).await?;
    place_is(page, "#/gaps").await?;
    page.reload().await?;
    page.by_role("navigation", texts.main_navigation()).appears().await?;
    page.press("c").await?;
    opens_by_control_k(page, texts.search()).await?;
    place_is(page, "#/gaps").await?;

    go(page, texts, texts.settings()).await?;
    let switch = page.by_role("switch", texts.single_keys());
    switch.click().await?;
    // In a field keys belong to it, and a switch is one; the heading is not.
    page.by_role("heading", texts.settings()).click().await?;
    page.press("c").await?;
    place_is(page, "#/cascade").await
}

pub async fn keys_belong_to_the_field_that_is_typed_in(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    let field = page.by_role("textbox", texts.cascade_quick_add());
    field.type_text("glst?/n").await?;
    ensure!(field.value().await? == "glst?/n");
    opens_by_control_k(page, texts.search()).await?;
    place_is(page, "#/cascade").await?;
    // An input method that is at work has the keys first.
    let composed = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'g', isComposing: true, bubbles: true }))";
    page.script(composed, vec![]).await?;
    opens_by_control_k(page, texts.search()).await?;
    place_is(page, "#/cascade").await
}

/// Opens the palette and closes it again, so that whatever was pressed before has had its effect.
async fn opens_by_control_k(page: &Page, search: &str) -> Result<()> {
    let dialog = page.by_role("dialog", search);
    page.press("Control+k").await?;
    dialog.appears().await?;
    page.press("Control+k").await?;
    dialog.goes_away().await
}

async fn place_is(page: &Page, fragment: &str) -> Result<()> {
    becomes("the address", fragment.to_owned(), async || place(page).await).await
}
