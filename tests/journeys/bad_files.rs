//! Files that can't be taken in: each is refused with its reason, nothing changes, and the next one is welcome.

use anyhow::ensure;
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{
    can_undo, close, export, import_as_new, lasting_lines, open_team, pick, repository_file,
};
use crate::tree::{outline, outline_becomes};

/// The first bytes of any PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";

const HTML: &[u8] = b"<!doctype html><title>Sign in</title><form></form>";

const TWO_ERRORS: &[u8] = br#"{"format":"plumbline","version":1,"workspace":{"id":"w","name":"W"},
    "goals":[{"id":"a","title":" ","kind":"kpi"},{"id":"b","title":"B","kind":"kpi","parent":"nobody"}]}"#;

const NEWER: &[u8] = br#"{"format":"plumbline","version":2,"workspace":{"id":"w","name":"W"}}"#;

pub async fn each_is_refused_with_its_reason(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    let (_, file) = export(page, texts).await?;
    let before = (outline(page).await?, lasting_lines(&file)?);
    let missing = format!("B /goals/1/parent {}", texts.problem_missing_record("nobody"));
    let empty = format!("/goals/0/title {}", texts.problem_text_empty());
    let cases: [(&str, &[u8], &[&str]); 6] = [
        ("empty.json", b"", &[texts.problem_empty()]),
        ("picture.json", PNG, &[texts.problem_not_json()]),
        ("page.json", HTML, &[texts.problem_html()]),
        ("numbers.xlsx", b"PK\x03\x04 and more", &[texts.problem_workbook()]),
        ("two.json", TWO_ERRORS, &[&empty, &missing]),
        ("newer.json", NEWER, &[&texts.problem_newer(2, 1)]),
    ];
    for (name, bytes, reasons) in cases {
        refused(page, texts, name, bytes, reasons).await?;
        let (_, file) = export(page, texts).await?;
        ensure!(
            (outline(page).await?, lasting_lines(&file)?) == before,
            "{name} changed something"
        );
        ensure!(!can_undo(page, texts).await?, "{name} left a step to undo");
    }
    let good = repository_file("tests/fixtures/v1/small.json")?;
    import_as_new(page, texts, "small.json", &good).await?;
    outline_becomes(page, &["1 A good year", "2 1200 apples"]).await
}

/// One goal of the team with another target, as a person would write it.
const BY_HAND: &[u8] = br#"{"format":"plumbline","version":1,"workspace":{"id":"team"},
    "goals":[{"id":"north","title":"North","target":450}]}"#;

pub async fn an_own_export_changes_nothing(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    let (name, file) = export(page, texts).await?;
    pick(page, texts, &name, &file).await?;
    let dialog = page.by_role("dialog", &texts.import_title(&name));
    let shown = dialog.text().await?;
    let lines: Vec<&str> = shown.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for word in [texts.preview_added(), texts.preview_changed(), texts.preview_conflicting()] {
        let at = lines.iter().position(|line| *line == word);
        let count = at.and_then(|at| lines.get(at + 1));
        ensure!(count == Some(&"0"), "{word} is {count:?} in:\n{shown}");
    }
    dialog.by_role("button", texts.import_merge()).click().await?;
    page.wait_for_text(&texts.notice_imported(0)).await?;
    ensure!(!can_undo(page, texts).await?, "an import of nothing is a step to undo");
    let (_, again) = export(page, texts).await?;
    ensure!(lasting_lines(&again)? == lasting_lines(&file)?);

    // What is written by hand is told and taken, also where it is less, and once is enough.
    for changed in [1, 0] {
        pick(page, texts, "by-hand.json", BY_HAND).await?;
        let dialog = page.by_role("dialog", &texts.import_title("by-hand.json"));
        if changed > 0 {
            page.by_text(&texts.import_by_hand(changed)).appears().await?;
        }
        dialog.by_role("button", texts.import_merge()).click().await?;
        page.wait_for_text(&texts.notice_imported(changed)).await?;
        page.by_role("button", &texts.target_button_of("North", "450")).appears().await?;
    }
    Ok(())
}

/// Picks a file; the dialog names each reason, and closes.
async fn refused(
    page: &Page,
    texts: Texts,
    name: &str,
    bytes: &[u8],
    reasons: &[&str],
) -> Result<()> {
    pick(page, texts, name, bytes).await?;
    page.wait_for_text(texts.import_nothing_changed()).await?;
    let dialog = page.by_role("dialog", &texts.import_title(name));
    let shown = dialog.text().await?;
    for reason in reasons {
        ensure!(shown.contains(reason), "{name}: no “{reason}” in:\n{shown}");
    }
    let offers = dialog.clone().by_role("button", texts.import_as_new());
    ensure!(!offers.is_there().await?, "{name} can be imported all the same");
    close(dialog, texts).await
}
