//! The cascade as a screen reader meets it: rows with their level, place and state.

use anyhow::Context;
use plumbline::locales::Texts;
use serde_json::Value;

use crate::harness::{Page, Result};
use crate::steps::becomes;

/// One row of the treegrid, by its ARIA attributes.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub title: String,
    pub level: u64,
    /// Place among its siblings and how many they are: `2/3`.
    pub place: String,
    /// `None` for a row that holds no others.
    pub expanded: Option<bool>,
    /// Whether Tab stops at it.
    pub is_tab_stop: bool,
    pub has_focus: bool,
}

const ROWS: &str = "
    return [...document.querySelectorAll('[role=treegrid] [role=row][aria-level]')].map((row) => {
        const field = row.querySelector('[role=gridcell] input');
        const is_renaming = field && field.closest('[role=gridcell]') === row.querySelector('[role=gridcell]');
        const number = (name) => Number(row.getAttribute(name));
        return {
            title: is_renaming ? field.value : row.querySelector('[role=gridcell] a').textContent,
            level: number('aria-level'),
            place: `${number('aria-posinset')}/${number('aria-setsize')}`,
            expanded: row.getAttribute('aria-expanded'),
            tab: row.tabIndex,
            focus: row === document.activeElement,
        };
    });";

/// The rows that are shown, from top to bottom.
pub async fn rows(page: &Page) -> Result<Vec<Row>> {
    let answer = page.script(ROWS, vec![]).await?;
    let rows = answer.as_array().context("no rows")?;
    rows.iter()
        .map(|row| {
            Ok(Row {
                title: text(&row["title"])?,
                level: row["level"].as_u64().context("a row without a level")?,
                place: text(&row["place"])?,
                expanded: row["expanded"].as_str().map(|word| word == "true"),
                is_tab_stop: row["tab"] == 0,
                has_focus: row["focus"] == true,
            })
        })
        .collect()
}

/// The titles from top to bottom.
pub async fn titles(page: &Page) -> Result<Vec<String>> {
    let rows = rows(page).await?;
    Ok(rows.into_iter().map(|row| row.title).collect())
}

/// The rows of some titles as an outline: `1 Revenue`, `2 North`.
pub async fn outline(page: &Page) -> Result<Vec<String>> {
    let rows = rows(page).await?;
    let line = |row: Row| format!("{} {}", row.level, row.title);
    Ok(rows.into_iter().map(line).collect())
}

/// Puts the focus into the tree as the Tab key does from the button above it.
pub async fn tab_into_the_tree(page: &Page, texts: Texts) -> Result<()> {
    let above = page.by_role("button", texts.collapse_all());
    above.press("Tab").await
}

/// Waits until the outline begins like this.
pub async fn outline_becomes(page: &Page, wanted: &[&str]) -> Result<()> {
    let wanted: Vec<String> = wanted.iter().map(|line| (*line).to_owned()).collect();
    let count = wanted.len();
    becomes("the outline", wanted, async || {
        let mut outline = outline(page).await?;
        outline.truncate(count);
        Ok(outline)
    })
    .await
}

/// Waits until the row of that title has the focus, and only that one is a tab stop.
pub async fn focus_is_on(page: &Page, title: &str) -> Result<()> {
    let wanted = (Some(title.to_owned()), vec![title.to_owned()]);
    becomes("the focus and the tab stops", wanted, async || {
        let rows = rows(page).await?;
        let focus = rows.iter().find(|row| row.has_focus);
        let stops = rows.iter().filter(|row| row.is_tab_stop);
        Ok((focus.map(|row| row.title.clone()), stops.map(|row| row.title.clone()).collect()))
    })
    .await
}

/// The row of that title.
pub async fn row(page: &Page, title: &str) -> Result<Row> {
    let found = rows(page).await?.into_iter().find(|row| row.title == title);
    found.with_context(|| format!("“{title}” is not in the cascade"))
}

fn text(value: &Value) -> Result<String> {
    Ok(value.as_str().context("no text")?.to_owned())
}

/// Waits until a goal of this title is in the cascade.
pub async fn has_title(page: &Page, title: &str) -> Result<()> {
    title_is_there(page, title, true).await
}

/// Waits until no goal of this title is in the cascade.
pub async fn lacks_title(page: &Page, title: &str) -> Result<()> {
    title_is_there(page, title, false).await
}

async fn title_is_there(page: &Page, title: &str, wanted: bool) -> Result<()> {
    becomes(&format!("whether “{title}” is there"), wanted, async || {
        Ok(titles(page).await?.iter().any(|shown| shown == title))
    })
    .await
}
