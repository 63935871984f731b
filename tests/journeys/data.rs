//! Where the data is: snapshots to go back to, data that is gone, backups, protection, and data of a newer version.

use anyhow::{Context, ensure};
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::find::Find;
use crate::harness::{Engine, Page, Result};
use crate::steps::{
    add_at_the_end, becomes, begins_anew, export, go, goal_in, import_as_new, json, open_team,
    repository_file, saved,
};
use crate::stored;
use crate::tree::{has_title, lacks_title};

/// Puts eight days between now and the last backup of the workspace “team”, as the device remembers it.
const EIGHT_DAYS_AGO: &str = "
    const done = arguments[arguments.length - 1];
    const opening = indexedDB.open('plumbline');
    opening.onsuccess = () => {
        const write = opening.result.transaction('device', 'readwrite');
        write.objectStore('device').put(`${Date.now() - 8 * 86_400_000} 0 0`, 'backup/team');
        write.oncomplete = () => { opening.result.close(); done(true); };
    };";

/// The next version of the app comes by and adds a store.
const NEXT_VERSION: &str = "
    const done = arguments[arguments.length - 1];
    const now = indexedDB.open('plumbline');
    now.onsuccess = () => {
        const { version } = now.result;
        now.result.close();
        const next = indexedDB.open('plumbline', version + 1);
        next.onupgradeneeded = () => next.result.createObjectStore('of-the-next-version');
        next.onsuccess = () => { next.result.close(); done(true); };
    };";

const CLEAR: &str = "
    const done = arguments[arguments.length - 1];
    indexedDB.deleteDatabase('plumbline').onsuccess = () => done(true);";

/// Every write fails as on a full disk.
const FULL: &str = "
    IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };";

pub async fn r22_an_earlier_state_is_gone_back_to_in_three_clicks(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    go(page, texts, texts.settings()).await?;
    page.wait_for_text(texts.snapshot_is_now()).await?;
    go(page, texts, texts.cascade()).await?;
    add_at_the_end(page, texts, "Made since").await?;
    saved(page, texts).await?;
    let before = stored::dump(page).await?;

    // From any screen: to the panel, to a snapshot, and back to it.
    page.by_css("header").all("status").by_css("a").click().await?;
    earlier(page, texts).await?.click().await?;
    let restore = page.by_role("button", texts.restore_do());
    restore.appears().await?;
    page.axe().await?;
    let told = page.by_css("dialog[open]").text().await?;
    let gone = format!("{} Made since", texts.preview_gone());
    ensure!(told.contains(&gone), "{told}");
    ensure!(stored::dump(page).await? == before, "it was only looked at");
    restore.click().await?;
    restore.goes_away().await?;
    saved(page, texts).await?;
    page.wait_for_text(&texts.notice_done(texts.action_restore())).await?;

    page.reload().await?;
    go(page, texts, texts.cascade()).await?;
    lacks_title(page, "Made since").await?;
    has_title(page, "Revenue").await?;

    // The state that was left is among the snapshots now.
    go(page, texts, texts.settings()).await?;
    earlier(page, texts).await?.click().await?;
    page.by_role("button", texts.restore_do()).click().await?;
    go(page, texts, texts.cascade()).await?;
    has_title(page, "Made since").await
}

pub async fn r13_data_that_was_cleared_is_missed_and_comes_back_from_a_snapshot_or_a_file(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    go(page, texts, texts.settings()).await?;
    page.wait_for_text(texts.snapshot_is_now()).await?;
    let (name, file) = export(page, texts).await?;

    cleared(page, texts).await?;
    page.axe().await?;
    let there_was = page.by_role("button", texts.snapshot_restore());
    ensure!(!there_was.is_there().await?, "a button says what it would bring back");
    with_name(page.by_css("main").all("button"), &texts.snapshot_restore_to(""))
        .await?
        .click()
        .await?;
    page.by_role("button", texts.import_as_new()).click().await?;
    has_title(page, "Revenue").await?;
    saved(page, texts).await?;

    cleared(page, texts).await?;
    import_as_new(page, texts, &name, &file).await?;
    has_title(page, "Revenue").await?;
    saved(page, texts).await?;

    cleared(page, texts).await?;
    page.by_role("button", texts.missing_start()).click().await?;
    begins_anew(page, texts).await
}

pub async fn r14_a_backup_is_asked_for_after_a_week_and_can_be_put_off(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    add_at_the_end(page, texts, "In no file").await?;
    saved(page, texts).await?;
    let reminder = texts.backup_due(8);
    ensure!(!page.shown_text().await?.contains(&reminder));
    page.leave().await?;
    page.script_later(EIGHT_DAYS_AGO).await?;
    page.open("#/cascade").await?;
    page.wait_for_text(&reminder).await?;
    let says_rule = page.shown_text().await?.contains(texts.backup_safari());
    ensure!(says_rule == (page.engine() == Engine::WebKit), "the rule of Safari: {says_rule}");
    page.axe().await?;

    put_off(page, texts).click().await?;
    put_off(page, texts).goes_away().await?;
    page.reload().await?;
    has_title(page, "In no file").await?;
    let asks = put_off(page, texts).is_there().await?;
    ensure!(!asks, "it was put off until tomorrow");

    page.leave().await?;
    page.script_later(EIGHT_DAYS_AGO).await?;
    page.open("#/cascade").await?;
    put_off(page, texts).appears().await?;
    export(page, texts).await?;
    put_off(page, texts).goes_away().await
}

pub async fn r15_the_panel_says_whether_the_data_is_protected_and_asks_when_it_is_told_to(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    go(page, texts, texts.settings()).await?;
    let panel = || panel(page, texts);
    page.wait_for_text(texts.data_not_protected()).await?;
    panel().by_role("button", texts.data_protect()).click().await?;
    match page.engine() {
        // Its profile lets every page have it.
        Engine::Firefox => page.wait_for_text(texts.data_protected()).await?,
        Engine::Chromium | Engine::WebKit => {
            page.wait_for_text(texts.data_protect_declined()).await?;
        }
    }
    let told = panel().text().await?;
    let knows_room = !told.contains(texts.data_space_unknown());
    ensure!(knows_room == (page.engine() != Engine::WebKit), "{told}");
    ensure!(told.contains(texts.data_no_changes_since()), "it came from a file: {told}");
    Ok(())
}

pub async fn r17_a_full_disk_is_told_with_its_numbers_or_by_its_name(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    page.script(FULL, vec![]).await?;
    add_at_the_end(page, texts, "No room").await?;
    let told = match page.engine() {
        Engine::WebKit => texts.storage_failed("QuotaExceededError"),
        Engine::Chromium | Engine::Firefox => texts
            .storage_full("", "")
            .split_once(" (")
            .context("a text without numbers")?
            .0
            .to_owned(),
    };
    page.wait_for_text(&told).await?;
    let (_, file) = export(page, texts).await?;
    goal_in(&json(&file)?, "No room")?;
    Ok(())
}

pub async fn r7_data_of_a_newer_version_is_shown_and_exported_and_not_written(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    go(page, texts, texts.settings()).await?;
    page.leave().await?;
    page.script_later(NEXT_VERSION).await?;
    let before = stored::dump(page).await?;
    page.open("#/cascade").await?;
    page.wait_for_text(&texts.storage_newer(2, 1)).await?;
    has_title(page, "Revenue").await?;

    let field = page.by_role("textbox", texts.cascade_quick_add());
    field.type_text("Too late").await?;
    field.press("Enter").await?;
    page.wait_for_text(texts.refusal_read_only()).await?;
    go(page, texts, texts.settings()).await?;
    page.wait_for_text(texts.data_read_only()).await?;
    page.by_role("combobox", texts.theme()).choose(texts.theme_dark()).await?;
    let (_, file) = export(page, texts).await?;
    let goals = json(&repository_file("tests/journeys/fixtures/team.json")?)?["goals"].clone();
    for goal in goals.as_array().into_iter().flatten() {
        goal_in(&json(&file)?, goal["title"].as_str().unwrap_or_default())?;
    }
    page.leave().await?;
    ensure!(stored::dump(page).await? == before, "something was written");
    Ok(())
}

fn put_off(page: &Page, texts: Texts) -> Find<'_> {
    page.by_role("button", texts.backup_later())
}

fn panel(page: &Page, texts: Texts) -> Find<'_> {
    page.by_role("region", texts.data_title())
}

/// The button of the newest snapshot that is not the state of now.
async fn earlier<'page>(page: &'page Page, texts: Texts) -> Result<Find<'page>> {
    let buttons = panel(page, texts).all("button");
    with_name(buttons, &texts.snapshot_restore_to("")).await
}

/// The first of these whose accessible name begins so, once there is one.
async fn with_name<'page>(found: Find<'page>, start: &str) -> Result<Find<'page>> {
    let place = async || -> Result<Option<usize>> {
        for place in 0..found.count().await? {
            let name = found.clone().nth(place).attribute("aria-label").await?;
            if name.is_some_and(|name| name.starts_with(start)) {
                return Ok(Some(place));
            }
        }
        Ok(None)
    };
    becomes("whether it is there", true, async || Ok(place().await?.is_some())).await?;
    let place = place().await?.context("it went away")?;
    Ok(found.nth(place))
}

/// Clears the database under the app, and opens it again.
async fn cleared(page: &mut Page, texts: Texts) -> Result<()> {
    page.leave().await?;
    page.script_later(CLEAR).await?;
    page.open("").await?;
    // What language was chosen is gone too.
    page.by_css("main select").choose(texts.language_english()).await?;
    page.by_role("heading", texts.missing_title()).appears().await
}
