//! The cascade by the keyboard alone: the ARIA treegrid pattern, and moving, renaming and deleting on top of it.

use anyhow::ensure;
use plumbline::domain::Language;

use crate::harness::{Page, Result};
use crate::steps::{
    becomes, choose_in_menu, confirm_deletion, confirm_move, go, open, open_team, place, saved,
    text_of,
};
use crate::tree::{Row, focus_is_on, outline_becomes, row, rows, tab_into_the_tree, titles};

pub async fn arrows_walk_through_the_tree(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    tab_into_the_tree(page, texts).await?;
    focus_is_on(page, "Revenue").await?;
    for (key, title) in [
        ("ArrowDown", "North"),
        ("ArrowDown", "South"),
        ("ArrowRight", "Shops"),
        ("ArrowRight", "Shops"),
        ("ArrowLeft", "South"),
        ("ArrowUp", "North"),
        ("End", "Hire 10"),
        ("ArrowDown", "Hire 10"),
        ("Home", "Revenue"),
        ("ArrowUp", "Revenue"),
        ("PageDown", "Hire 4"),
        ("PageDown", "Hire 10"),
        ("PageUp", "Hiring"),
        ("ArrowLeft", "Hiring"),
    ] {
        page.press(key).await?;
        focus_is_on(page, title).await?;
    }
    Ok(())
}

pub async fn rows_say_where_they_stand(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    for (title, level, place, expanded) in [
        ("Revenue", 1, "1/3", Some(true)),
        ("North", 2, "1/2", None),
        ("South", 2, "2/2", Some(true)),
        ("Shops", 3, "1/1", None),
        ("Hiring", 1, "3/3", Some(true)),
        ("Hire 10", 2, "10/10", None),
    ] {
        let seen = row(page, title).await?;
        let wanted = Row {
            title: title.to_owned(),
            level,
            place: place.to_owned(),
            expanded,
            ..seen.clone()
        };
        ensure!(seen == wanted, "{seen:?}, not {wanted:?}");
    }

    tab_into_the_tree(page, texts).await?;
    page.press("ArrowLeft").await?;
    outline_becomes(page, &["1 Revenue", "1 Service"]).await?;
    ensure!(row(page, "Revenue").await?.expanded == Some(false));
    focus_is_on(page, "Revenue").await?;
    page.press("ArrowRight").await?;
    outline_becomes(page, &["1 Revenue", "2 North"]).await?;
    focus_is_on(page, "Revenue").await?;
    ensure!(row(page, "Revenue").await?.expanded == Some(true));

    page.by_role("button", &texts.collapse("Hiring")).click().await?;
    becomes("the number of rows", 7, async || Ok(rows(page).await?.len())).await?;
    page.by_role("button", &texts.expand("Hiring")).click().await?;
    becomes("the number of rows", 17, async || Ok(rows(page).await?.len())).await?;
    page.by_role("button", texts.collapse_all()).click().await?;
    becomes("the number of rows", 3, async || Ok(rows(page).await?.len())).await?;
    page.by_role("button", texts.expand_all()).click().await?;
    becomes("the number of rows", 17, async || Ok(rows(page).await?.len())).await
}

pub async fn enter_opens_and_f2_renames(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    tab_into_the_tree(page, texts).await?;
    page.press("ArrowDown").await?;
    page.press("Enter").await?;
    page.by_role("heading", texts.definition_heading()).appears().await?;
    ensure!(place(page).await? == "#/goal/north");
    ensure!(text_of(page, "return document.title").await? == texts.page_title("North"));
    page.back().await?;
    focus_is_on(page, "North").await?;
    page.press("F2").await?;
    page.by_role("textbox", texts.field_title()).appears().await?;
    // The old title is selected, so typing replaces it.
    page.type_keys("Far north").await?;
    page.press("Enter").await?;
    focus_is_on(page, "Far north").await?;

    page.press("F2").await?;
    page.by_role("textbox", texts.field_title()).appears().await?;
    page.type_keys("Nowhere").await?;
    page.press("Escape").await?;
    focus_is_on(page, "Far north").await?;
    saved(page, texts).await?;
    page.reload().await?;
    becomes("the title", true, async || {
        Ok(titles(page).await?.iter().any(|title| title == "Far north"))
    })
    .await
}

pub async fn alt_and_arrows_move_a_row_and_keep_the_focus(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    tab_into_the_tree(page, texts).await?;
    page.press("ArrowDown").await?;
    focus_is_on(page, "North").await?;
    // Each with whether it changes a total, which is asked about first.
    let moves: [(&str, bool, &[&str]); 5] = [
        ("Alt+ArrowDown", false, &["1 Revenue", "2 South", "3 Shops", "2 North"]),
        ("Alt+ArrowRight", true, &["1 Revenue", "2 South", "3 Shops", "3 North"]),
        ("Alt+ArrowUp", false, &["1 Revenue", "2 South", "3 North", "3 Shops"]),
        ("Alt+ArrowLeft", true, &["1 Revenue", "2 South", "3 Shops", "2 North"]),
        ("Alt+ArrowLeft", true, &["1 Revenue", "2 South", "3 Shops", "1 North"]),
    ];
    for (keys, asks, outline) in moves {
        page.press(keys).await?;
        if asks {
            confirm_move(page, texts, "North").await?;
        }
        outline_becomes(page, outline).await?;
        focus_is_on(page, "North").await?;
    }
    page.press("Alt+ArrowLeft").await?;
    page.wait_for_text(texts.refusal_nowhere()).await?;
    focus_is_on(page, "North").await?;
    for (.., outline) in moves.iter().rev().skip(1) {
        page.press("Control+z").await?;
        outline_becomes(page, outline).await?;
    }
    Ok(())
}

pub async fn delete_is_taken_back_by_undo(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    tab_into_the_tree(page, texts).await?;
    page.press("ArrowDown").await?;
    page.press("ArrowDown").await?;
    focus_is_on(page, "South").await?;
    page.press("Delete").await?;
    let dialog = page.by_role("dialog", &texts.delete_title("South"));
    dialog.clone().by_role("button", texts.cancel()).click().await?;
    dialog.goes_away().await?;
    focus_is_on(page, "South").await?;
    page.press("Delete").await?;
    confirm_deletion(page, texts, "South").await?;
    outline_becomes(page, &["1 Revenue", "2 North", "1 Service"]).await?;
    page.wait_for_text(&texts.notice_done_about(texts.action_delete_goal(), "South")).await?;
    focus_is_on(page, "Service").await?;
    page.press("Control+z").await?;
    outline_becomes(page, &["1 Revenue", "2 North", "2 South", "3 Shops"]).await?;
    page.press("Control+Shift+z").await?;
    outline_becomes(page, &["1 Revenue", "2 North", "1 Service"]).await?;
    page.press("Control+z").await?;
    outline_becomes(page, &["1 Revenue", "2 North", "2 South", "3 Shops"]).await?;
    saved(page, texts).await
}

pub async fn the_focus_is_never_lost_to_the_page(page: &mut Page) -> Result<()> {
    let texts = open(page, Language::English).await?;
    // A blank start: its name, then at once the first goal's.
    page.by_role("textbox", texts.workspace_name()).press("Enter").await?;
    page.by_role("textbox", texts.cascade_quick_add()).gets_focus().await?;
    page.type_keys("Grow").await?;
    page.press("Enter").await?;
    outline_becomes(page, &["1 Grow"]).await?;

    // A dialog that a menu opened gives the focus back to the row, or to the new one.
    let menu = texts.menu_add_below();
    let dialog = page.by_role("dialog", &texts.add_goal_below("Grow"));
    choose_in_menu(page, texts, "Grow", menu).await?;
    dialog.appears().await?;
    page.press("Escape").await?;
    focus_is_on(page, "Grow").await?;
    choose_in_menu(page, texts, "Grow", menu).await?;
    let title = dialog.clone().by_role("textbox", texts.field_title());
    title.type_text("Sell").await?;
    dialog.clone().by_role("textbox", texts.field_target()).type_text("7").await?;
    page.press("Enter").await?;
    focus_is_on(page, "Sell").await?;

    // What was removed leaves the focus to the screen that comes.
    saved(page, texts).await?;
    go(page, texts, texts.settings()).await?;
    let name = texts.workspace_default_name();
    page.by_role("button", &texts.workspace_remove(name)).press("Enter").await?;
    page.by_role("button", texts.workspace_remove_for_good()).press("Enter").await?;
    page.by_role("heading", texts.first_run_title()).appears().await?;
    page.by_css("main").gets_focus().await
}
