//! Editing in place: fields of a row, characters that are being composed, a pasted block.

use anyhow::ensure;
use plumbline::domain::Language;
use plumbline::domain::records::goal::RollUp;

use crate::harness::{Page, Result};
use crate::steps::{becomes, can_undo, go, listed, open_goal, open_team, saved, undo};
use crate::tree::{tab_into_the_tree, titles};

/// An Enter that only ends the composing of characters, as an input method sends it.
const COMPOSED_ENTER: &str = "
    const field = document.activeElement;
    const text = { data: '北', bubbles: true };
    field.dispatchEvent(new CompositionEvent('compositionstart', text));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
    field.dispatchEvent(new CompositionEvent('compositionend', text));
    return field === document.activeElement;";

pub async fn fields_of_a_row_are_edited_in_place(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    let owner = |name: &str| texts.owner_button_of("North", name);
    page.by_role("button", &owner("Ann")).click().await?;
    page.by_role("combobox", &texts.owner_of("North")).choose("Bob").await?;
    page.by_role("button", &owner("Bob")).appears().await?;

    // A weight is shown where it has an effect: North is a part of a sum.
    page.by_role("button", &texts.weight_button_of("North", "2")).goes_away().await?;
    let weight = |shown: &str| texts.weight_button_of("Reply time", shown);
    page.by_role("button", &weight("1")).click().await?;
    page.by_role("textbox", &texts.weight_field_of("Reply time")).appears().await?;
    page.type_keys("3.5").await?;
    page.press("Enter").await?;
    page.by_role("button", &weight("3.5")).appears().await?;

    let target = |shown: &str| texts.target_button_of("North", shown);
    page.by_role("button", &target("500")).click().await?;
    // The field that takes the place of the button takes the focus and holds the old number, selected.
    becomes("the focused field", Some(texts.target_field_of("North")), async || {
        let name = "return document.activeElement.getAttribute('aria-label')";
        let name = page.script(name, vec![]).await?;
        Ok(name.as_str().map(str::to_owned))
    })
    .await?;
    page.type_keys("1,200").await?;
    page.press("Enter").await?;
    page.by_role("button", &target("1,200")).appears().await?;

    page.by_role("button", &target("1,200")).click().await?;
    page.by_role("textbox", &texts.target_field_of("North")).press("Escape").await?;
    page.by_role("button", &target("1,200")).appears().await?;

    // What is not taken stays there with the reason, over a visit elsewhere too, until it is given up.
    page.by_role("button", &target("1,200")).click().await?;
    page.by_role("textbox", &texts.target_field_of("North")).appears().await?;
    page.type_keys("some").await?;
    page.press("Enter").await?;
    page.wait_for_text(texts.not_a_number()).await?;
    go(page, texts, texts.gaps()).await?;
    go(page, texts, texts.cascade()).await?;
    page.wait_for_text(texts.not_a_number()).await?;
    page.by_role("textbox", &texts.target_field_of("North")).press("Escape").await?;
    page.by_role("button", &target("1,200")).appears().await?;

    undo(page, texts).await?;
    page.by_role("button", &target("500")).appears().await?;
    undo(page, texts).await?;
    page.by_role("button", &weight("1")).appears().await?;
    undo(page, texts).await?;
    page.by_role("button", &owner("Ann")).appears().await?;
    ensure!(!can_undo(page, texts).await?, "there is a fourth step to undo");
    for _ in 0..3 {
        page.by_css("header").by_role("button", texts.redo()).click().await?;
    }
    page.by_role("button", &target("1,200")).appears().await?;
    saved(page, texts).await?;

    page.reload().await?;
    page.by_role("button", &target("1,200")).appears().await?;
    page.by_role("button", &weight("3.5")).appears().await?;
    page.by_role("button", &owner("Bob")).appears().await?;

    // 1,200 and 300: as a mean they weigh four to one.
    open_goal(page, texts, "Revenue").await?;
    let below = || page.by_css("section[aria-labelledby=children]");
    page.by_text(texts.children_sum()).appears().await?;
    page.by_role("button", texts.definition_edit()).click().await?;
    let roll_up = page.by_role("combobox", texts.field_roll_up());
    roll_up.choose(texts.roll_up(RollUp::Weighted)).await?;
    page.by_text("66.7%").appears().await?;
    below().by_role("button", texts.weigh_by_target()).click().await?;
    page.by_text("66.7%").goes_away().await?;
    let shares = below().text().await?;
    ensure!(shares.contains("80%") && shares.contains("20%"), "other weights: {shares}");

    // What is typed in the definition outlives the back button: what can be taken is, and the rest stays with its reason.
    page.by_role("textbox", texts.field_note()).type_text("half a thought").await?;
    page.by_role("textbox", texts.field_weight()).fill("a lot").await?;
    page.back().await?;
    page.by_role("treegrid", texts.cascade()).appears().await?;
    open_goal(page, texts, "Revenue").await?;
    ensure!(page.by_role("textbox", texts.field_note()).value().await? == "half a thought");
    ensure!(page.by_role("textbox", texts.field_weight()).value().await? == "a lot");
    page.by_text(texts.not_a_number()).appears().await?;
    page.by_role("textbox", texts.field_weight()).fill("2").await?;
    page.press("Enter").await?;
    page.by_text(texts.not_a_number()).goes_away().await?;
    saved(page, texts).await
}

pub async fn enter_while_composing_submits_nothing(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    let before = titles(page).await?;

    let last_line = page.by_role("textbox", texts.cascade_quick_add());
    last_line.type_text("bei").await?;
    ensure!(page.script(COMPOSED_ENTER, vec![]).await? == true);
    ensure!(last_line.value().await? == "bei", "the title was submitted");
    ensure!(titles(page).await? == before);
    last_line.press("Enter").await?;
    becomes("the number of goals", before.len() + 1, async || Ok(titles(page).await?.len()))
        .await?;

    tab_into_the_tree(page, texts).await?;
    page.press("ArrowDown").await?;
    page.press("F2").await?;
    page.by_role("textbox", texts.field_title()).appears().await?;
    page.type_keys("bei").await?;
    ensure!(page.script(COMPOSED_ENTER, vec![]).await? == true);
    page.by_role("textbox", texts.field_title()).appears().await?;
    page.press("Escape").await?;
    ensure!(titles(page).await?.contains(&"North".to_owned()));

    page.by_role("button", texts.add_goal()).click().await?;
    let dialog = page.by_role("dialog", texts.add_goal());
    let title = dialog.clone().by_role("textbox", texts.field_title());
    title.type_text("bei").await?;
    ensure!(page.script(COMPOSED_ENTER, vec![]).await? == true);
    dialog.appears().await?;

    // To go back closes the dialog and leaves the screen where it is, with what was typed when it opens again.
    page.back().await?;
    page.by_role("dialog", texts.add_goal()).goes_away().await?;
    page.by_role("treegrid", texts.cascade()).appears().await?;
    page.by_role("button", texts.add_goal()).click().await?;
    let dialog = page.by_role("dialog", texts.add_goal());
    let title = dialog.by_role("textbox", texts.field_title());
    becomes("the title", "bei".to_owned(), async || title.value().await).await
}

pub async fn a_pasted_block_is_one_step(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    open_goal(page, texts, "Shops").await?;
    page.by_css("details.paste summary").click().await?;
    let block = page.by_role("textbox", texts.paste_heading());
    block.set_value("Day\tSold\n2026-01-05\t1,200\nsoon\t7\n").await?;
    page.wait_for_text(&texts.paste_problem(3, "soon 7")).await?;
    let none = page.by_role("button", &texts.paste_rows(0));
    ensure!(none.attribute("disabled").await?.is_some(), "a block with a bad line can be pasted");

    block.set_value("2026-01-05\t1\n2026-01-05\t2").await?;
    page.wait_for_text(&texts.paste_again(2, "2026-01-05 2")).await?;

    block.set_value("Day\tSold\n2026-01-05\t1,200\n2026/1/12\t13\n2026-01-19\t−8\n").await?;
    page.by_role("button", &texts.paste_rows(3)).click().await?;
    for text in ["5 Jan 2026", "1,200", "12 Jan 2026", "13", "19 Jan 2026", "−8"] {
        listed(page, texts, text).appears().await?;
    }
    ensure!(block.value().await?.is_empty(), "the block stays in the field");

    undo(page, texts).await?;
    listed(page, texts, "13").goes_away().await?;
    ensure!(!can_undo(page, texts).await?, "the block was more than one step");
    Ok(())
}
