//! A large cascade: about a hundred rows are in the page, and every goal is within reach.

use anyhow::ensure;
use plumbline::domain::Language;
use serde_json::json;

use crate::harness::{Page, Result};
use crate::steps::{becomes, import_as_new, open};
use crate::tree::{focus_is_on, row, rows, tab_into_the_tree, titles};

const GOALS: usize = 3_000;

/// Notes how far the reading of a file was, whenever the page shows it.
const WATCH: &str = "
    window.shown = [];
    new MutationObserver(() => {
        const progress = document.querySelector('dialog progress');
        if (progress) window.shown.push(progress.value);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });";

pub async fn few_rows_are_in_the_page_and_every_goal_is_within_reach(
    page: &mut Page,
) -> Result<()> {
    let texts = open(page, Language::English).await?;
    import_as_new(page, texts, "large.json", large("")?.as_bytes()).await?;
    has_few_rows(page).await?;

    tab_into_the_tree(page, texts).await?;
    focus_is_on(page, "Goal 0").await?;
    page.press("End").await?;
    let last = format!("Goal {}", GOALS - 1);
    focus_is_on(page, &last).await?;
    let seen = row(page, &last).await?;
    ensure!(seen.place == format!("{0}/{0}", GOALS - 1), "{seen:?}");
    page.press("ArrowUp").await?;
    focus_is_on(page, &format!("Goal {}", GOALS - 2)).await?;
    has_few_rows(page).await?;

    // Wherever the page is scrolled, the row with the focus keeps it.
    let middle = "scrollTo(0, document.documentElement.scrollHeight / 2)";
    page.script(middle, vec![]).await?;
    becomes("whether the middle is in the page", true, async || {
        Ok(titles(page).await?.contains(&format!("Goal {}", GOALS / 2)))
    })
    .await?;
    has_few_rows(page).await?;
    focus_is_on(page, &format!("Goal {}", GOALS - 2)).await?;
    page.press("Home").await?;
    focus_is_on(page, "Goal 0").await?;

    page.press("ArrowLeft").await?;
    becomes("the number of rows", 1, async || Ok(rows(page).await?.len())).await?;
    page.press("ArrowRight").await?;
    has_few_rows(page).await
}

pub async fn a_large_file_tells_how_far_it_was_read(page: &mut Page) -> Result<()> {
    let texts = open(page, Language::English).await?;
    page.script(WATCH, vec![]).await?;
    let file = large(&"carefully ".repeat(80))?;
    import_as_new(page, texts, "large.json", file.as_bytes()).await?;
    page.wait_for_text(&texts.notice_opened(GOALS)).await?;
    let shown = page.script("return window.shown", vec![]).await?;
    let shown: Vec<f64> = serde_json::from_value(shown)?;
    let is_between = |percent: &f64| (1.0..100.0).contains(percent);
    ensure!(shown.iter().any(is_between), "{shown:?}");
    ensure!(shown.is_sorted(), "{shown:?}");
    Ok(())
}

async fn has_few_rows(page: &Page) -> Result<()> {
    becomes("whether some rows, but at most a hundred, are there", true, async || {
        Ok((10..=100).contains(&rows(page).await?.len()))
    })
    .await
}

/// A workspace with one goal over all others; each has the note.
fn large(note: &str) -> Result<String> {
    let goal = |n: usize| {
        let mut goal = json!({
            "id": format!("g{n}"),
            "title": format!("Goal {n}"),
            "kind": "objective",
            "note": note,
            "order": format!("{:06}", 100_000 + n),
        });
        if n > 0 {
            goal["parent"] = json!("g0");
        }
        goal
    };
    let goals: Vec<_> = (0..GOALS).map(goal).collect();
    Ok(serde_json::to_string(&json!({
        "format": "plumbline",
        "version": 1,
        "workspace": { "id": "large", "name": "Large", "currency": "USD" },
        "goals": goals,
    }))?)
}
