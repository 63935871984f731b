//! Keeping data: out to a file and back, and through the death of the browser.

use anyhow::ensure;
use plumbline::domain::Language;

use crate::harness::{Page, Result};
use crate::steps::{
    add_at_the_end, becomes, export, import_as_new, lasting_lines, listed, open_goal, open_team,
    remove_team, saved,
};
use crate::tree::titles;

pub async fn export_clear_import(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    add_at_the_end(page, texts, "“Tea” & <biscuits> 茶").await?;
    open_goal(page, texts, "North").await?;
    let actual = page.by_role("textbox", &texts.actual_for("North"));
    actual.type_text("12.5").await?;
    page.press("Enter").await?;
    listed(page, texts, "12.5").appears().await?;
    saved(page, texts).await?;
    let (name, first) = export(page, texts).await?;

    remove_team(page, texts).await?;
    page.reload().await?;
    page.by_role("heading", texts.first_run_title()).appears().await?;

    import_as_new(page, texts, &name, &first).await?;
    saved(page, texts).await?;
    page.reload().await?;
    page.by_role("treegrid", texts.cascade()).appears().await?;
    let (_, second) = export(page, texts).await?;
    let (first, second) = (lasting_lines(&first)?, lasting_lines(&second)?);
    let differing = first.iter().zip(&second).find(|(before, after)| before != after);
    ensure!(first.len() == second.len(), "{} lines became {}", first.len(), second.len());
    ensure!(differing.is_none(), "a line became another: {differing:?}");
    Ok(())
}

pub async fn what_is_said_to_be_saved_outlives_kill_9(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    if !page.engine().keeps_data_over_a_restart() {
        // WebKitGTK's automation keeps nothing: a reload is all that can be shown.
        add_at_the_end(page, texts, "Round 0").await?;
        saved(page, texts).await?;
        page.reload().await?;
        return has_titles(page, &["Revenue", "Round 0"]).await;
    }
    let mut rounds = vec!["Revenue".to_owned()];
    for round in 0..3 {
        let title = format!("Round {round}");
        add_at_the_end(page, texts, &title).await?;
        saved(page, texts).await?;
        page.kill_and_restart("#/cascade").await?;
        rounds.push(title);
        let wanted: Vec<&str> = rounds.iter().map(String::as_str).collect();
        has_titles(page, &wanted).await?;
    }
    Ok(())
}

async fn has_titles(page: &Page, wanted: &[&str]) -> Result<()> {
    becomes("what is missing", Vec::<&str>::new(), async || {
        let titles = titles(page).await?;
        let missing = wanted.iter().filter(|title| !titles.iter().any(|shown| shown == *title));
        Ok(missing.copied().collect())
    })
    .await
}
