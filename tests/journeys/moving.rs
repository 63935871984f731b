//! Moving goals by a pointer and by the menu of a row.

use anyhow::ensure;
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{can_undo, choose_in_menu, confirm_move, open_team, saved, undo};
use crate::tree::{focus_is_on, outline, outline_becomes};

const AT_FIRST: [&str; 6] =
    ["1 Revenue", "2 North", "2 South", "3 Shops", "1 Service", "2 Reply time"];

pub async fn a_row_is_dragged_by_its_handle_into_another(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    outline_becomes(page, &AT_FIRST).await?;
    drag(page, texts, "North", "Service").await?;
    // Nothing moves before the person has seen what it does to the totals above.
    page.wait_for_text(&told(texts, "800", "300")).await?;
    outline_becomes(page, &AT_FIRST).await?;
    confirm_move(page, texts, "North").await?;
    let moved = ["1 Revenue", "2 South", "3 Shops", "1 Service", "2 Reply time", "2 North"];
    outline_becomes(page, &moved).await?;
    focus_is_on(page, "North").await?;
    page.wait_for_text(&texts.notice_moved("North", "Service")).await?;
    saved(page, texts).await?;
    page.reload().await?;
    outline_becomes(page, &moved).await
}

pub async fn a_goal_is_never_moved_under_itself(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    let before = outline(page).await?;
    drag(page, texts, "Revenue", "Shops").await?;
    page.wait_for_text(&texts.refusal_cycle("Revenue → South → Shops")).await?;
    ensure!(outline(page).await? == before);
    ensure!(!can_undo(page, texts).await?, "a refused move is a step to undo");

    choose_in_menu(page, texts, "South", texts.menu_move_to()).await?;
    let dialog = page.by_role("dialog", &texts.move_title("South"));
    let places = dialog.clone().by_role("combobox", texts.move_under());
    // The field has the focus before its list is drawn.
    page.by_css("dialog[open] .result-title").nth(0).appears().await?;
    let offered =
        "return [...document.querySelectorAll('.result-title')].map((place) => place.textContent)";
    let offered = page.script(offered, vec![]).await?;
    let offered: Vec<&str> =
        offered.as_array().into_iter().flatten().filter_map(|title| title.as_str()).collect();
    ensure!(offered.starts_with(&[texts.move_to_top(), "North", "Service"]), "{offered:?}");
    for title in ["South", "Shops", "Revenue"] {
        ensure!(!offered.contains(&title), "“{title}” is offered as a new place");
    }

    // Nothing can be confirmed before a place was chosen, and to give up leaves everything as it is.
    let confirm = dialog.by_role("button", texts.move_confirm());
    ensure!(confirm.attribute("disabled").await?.is_some());
    places.press("Escape").await?;
    focus_is_on(page, "South").await?;
    ensure!(outline(page).await? == before);
    ensure!(!can_undo(page, texts).await?, "a move that was given up is a step to undo");
    Ok(())
}

pub async fn the_menu_moves_a_goal_anywhere(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    choose_in_menu(page, texts, "Shops", texts.menu_move_to()).await?;
    let dialog = page.by_role("dialog", &texts.move_title("Shops"));
    let under = dialog.clone().by_role("combobox", texts.move_under());
    under.type_text("serv").await?;
    page.press("Enter").await?;
    page.wait_for_text(&texts.move_will_hang("Service")).await?;
    page.wait_for_text(&told(texts, "800", "500")).await?;
    dialog.clone().by_role("button", texts.move_confirm()).gets_focus().await?;
    page.press("Enter").await?;
    dialog.goes_away().await?;
    outline_becomes(
        page,
        &["1 Revenue", "2 North", "2 South", "1 Service", "2 Reply time", "2 Shops"],
    )
    .await?;
    focus_is_on(page, "Shops").await?;

    choose_in_menu(page, texts, "Shops", texts.menu_up()).await?;
    outline_becomes(
        page,
        &["1 Revenue", "2 North", "2 South", "1 Service", "2 Shops", "2 Reply time"],
    )
    .await?;
    choose_in_menu(page, texts, "Shops", texts.menu_outdent()).await?;
    choose_in_menu(page, texts, "South", texts.menu_indent()).await?;
    confirm_move(page, texts, "South").await?;
    outline_becomes(
        page,
        &["1 Revenue", "2 North", "3 South", "1 Service", "2 Reply time", "1 Shops"],
    )
    .await?;
    for _ in 0..4 {
        undo(page, texts).await?;
    }
    outline_becomes(page, &AT_FIRST).await?;
    saved(page, texts).await
}

/// What is told of a target above that would be another.
fn told(texts: Texts, before: &str, after: &str) -> String {
    texts.trial_number(texts.field_target(), before, after)
}

async fn drag(page: &Page, texts: Texts, title: &str, onto: &str) -> Result<()> {
    let handle = page.by_role("img", &texts.drag_handle_of(title));
    let target = page.by_role("treegrid", texts.cascade()).by_role("link", onto);
    handle.drag_onto(&target).await
}
