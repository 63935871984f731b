//! The harness does what it says, on a small page of its own: otherwise a journey that passes proves nothing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::ensure;

use crate::harness::{Engine, Page, Result};

pub async fn things_are_found_by_role_and_name_and_worked_with(page: &mut Page) -> Result<()> {
    open(page).await?;
    page.by_role("textbox", "Title").fill("Sales").await?;
    page.by_label("Title").type_text(" 销售").await?;
    page.wait_for_text("title Sales 销售").await?;
    page.by_label("Title").fill("Costs").await?;
    ensure!(page.by_label("Title").value().await? == "Costs");
    page.by_label("Due").set_value("2026-03-01").await?;
    page.wait_for_text("due 2026-03-01").await?;
    page.by_role("combobox", "Unit").choose("pieces").await?;
    page.wait_for_text("unit pieces").await?;

    ensure!(page.by_role("button", "Add goal").count().await? == 2);
    page.by_role("region", "Second").by_role("button", "Add goal").click().await?;
    page.wait_for_text("second added").await?;
    ensure!(page.by_role("region", "First").all("button").nth(0).text().await? == "Add goal");

    page.by_role("button", "Late").click().await?;
    page.by_role("button", "Late").goes_away().await?;
    page.by_text("late is gone").appears().await?;

    page.by_label("Title").press("Control+Shift+k").await?;
    page.wait_for_text("palette").await
}

pub async fn files_go_in_and_come_out(page: &mut Page) -> Result<()> {
    open(page).await?;
    let file = tempfile::NamedTempFile::new()?;
    fs::write(file.path(), "from a file")?;
    page.by_css("input[type=file]").upload(file.path()).await?;
    page.wait_for_text("file from a file").await?;
    ensure!(
        page.by_css("input[type=file]").attribute("aria-label").await?.as_deref() == Some("File")
    );

    page.by_role("button", "Download").click().await?;
    ensure!(page.downloaded("export.txt").await? == b"what was exported");
    Ok(())
}

pub async fn violations_and_errors_are_noticed(page: &mut Page) -> Result<()> {
    open(page).await?;
    ensure!(page.take_findings().await?.is_empty());
    page.by_role("button", "Wrong").click().await?;
    crate::harness::find::pause().await;
    page.reload().await?;
    let findings = page.take_findings().await?;
    ensure!(
        findings
            .iter()
            .any(|line| line.starts_with("policy: img-src blocked https://elsewhere.invalid")),
        "only {findings:?}"
    );
    ensure!(findings.iter().any(|line| line == "console: something broke"), "only {findings:?}");
    Ok(())
}

pub async fn axe_names_what_is_wrong(page: &mut Page) -> Result<()> {
    open(page).await?;
    page.axe().await?;
    page.script(
        "document.querySelector('label').replaceWith(document.createElement('input'))",
        vec![],
    )
    .await?;
    let message = page.axe().await.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(message.contains("label (critical)"), "axe said: {message}");
    Ok(())
}

pub async fn the_window_takes_any_size(page: &mut Page) -> Result<()> {
    for (width, height) in [(390, 844), (768, 1024), (1440, 900)] {
        page.resize(width, height).await?;
        open(page).await?;
        let size = page.script("return [innerWidth, innerHeight]", vec![]).await?;
        ensure!(size == serde_json::json!([width, height]), "{size} instead of {width} × {height}");
        page.reload().await?;
        page.by_role("button", "Remember").click().await?;
        page.wait_for_text("remembering").await?;
    }
    // From phone to phone without loading the page anew.
    page.resize(390, 844).await?;
    open(page).await?;
    page.resize(320, 700).await?;
    let size = page.script("return [innerWidth, innerHeight]", vec![]).await?;
    ensure!(size == serde_json::json!([320, 700]), "{size} instead of 320 × 700");
    let picture = tempfile::NamedTempFile::new()?;
    page.screenshot(picture.path()).await?;
    ensure!(fs::read(picture.path())?.starts_with(b"\x89PNG"));
    Ok(())
}

pub async fn tabs_share_what_is_stored(page: &mut Page) -> Result<()> {
    open(page).await?;
    page.wait_for_text("remembered null").await?;
    page.by_role("button", "Remember").click().await?;
    let second = page.open_tab("").await?;
    page.wait_for_text("remembered yes").await?;
    page.switch_to_tab(0).await?;
    page.wait_for_text("remembering").await?;
    page.switch_to_tab(second).await?;
    page.wait_for_text("remembered yes").await
}

pub async fn a_stopped_server_is_offline(page: &mut Page) -> Result<()> {
    open(page).await?;
    page.server.stop();
    page.by_role("button", "Fetch").click().await?;
    page.wait_for_text("offline").await?;
    page.server.start_again()?;
    page.by_role("button", "Fetch").click().await?;
    page.wait_for_text("online").await
}

pub async fn a_restart_keeps_the_profile(page: &mut Page) -> Result<()> {
    open(page).await?;
    page.by_role("button", "Remember").click().await?;
    page.wait_for_text("remembering").await?;
    if page.engine() == Engine::WebKit {
        ensure!(page.restart("").await.is_err());
        return Ok(());
    }
    page.restart("").await?;
    page.wait_for_text("remembered yes in en").await?;
    page.restart_in("zh-CN", "").await?;
    page.wait_for_text("remembered yes in zh-CN").await?;
    page.kill_and_restart("").await?;
    page.wait_for_text("remembered yes in zh-CN").await?;
    page.back().await
}

async fn open(page: &mut Page) -> Result<()> {
    page.server.serve(fixtures());
    page.open("").await
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journeys/fixtures")
}
