//! Storage that doesn't answer: what a person is told meanwhile, and that nothing is lost.

use anyhow::ensure;
use plumbline::domain::Language;

use crate::harness::{Page, Result};
use crate::steps::{add_at_the_end, becomes, export, goal_in, json, open_team, saved};
use crate::tree::titles;

/// Holds every store in a transaction of its own, so that no other write can begin, until `release()`.
const HOLD: &str = "
    const done = arguments[arguments.length - 1];
    {
        const opening = indexedDB.open('plumbline');
        opening.onsuccess = () => {
            const database = opening.result;
            const stores = [...database.objectStoreNames];
            const store = database.transaction(stores, 'readwrite').objectStore(stores[0]);
            let held = true;
            window.release = () => { held = false; };
            const again = () => { store.count().onsuccess = () => held ? again() : database.close(); };
            again();
            done(true);
        };
    }";

/// Keeps a connection open and waits for a newer version of the database: whoever opens it next waits too, until
/// `release()`.
const BLOCK: &str = "
    const done = arguments[arguments.length - 1];
    indexedDB.databases().then((all) => {
        const { name, version } = all.find(({ name }) => name === 'plumbline');
        const opening = indexedDB.open(name, version);
        opening.onsuccess = () => {
            const upgrade = indexedDB.open(name, version + 1);
            upgrade.onupgradeneeded = () => upgrade.transaction.abort();
            upgrade.onblocked = () => done(true);
            window.release = () => opening.result.close();
        };
    });";

/// Whether leaving the page would be asked about.
const LEAVING: &str = "
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    return leaving.defaultPrevented;";

pub async fn r23_changes_that_are_not_stored_yet_are_told_and_can_be_exported(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    ensure!(page.script(LEAVING, vec![]).await? == false);
    page.script_later(HOLD).await?;
    add_at_the_end(page, texts, "Late").await?;
    ensure!(page.script(LEAVING, vec![]).await? == true, "nobody is asked");
    page.wait_for_text(texts.storage_late()).await?;
    let (_, file) = export(page, texts).await?;
    goal_in(&json(&file)?, "Late")?;

    page.script("window.release()", vec![]).await?;
    saved(page, texts).await?;
    page.by_role("alert", "").goes_away().await?;
    ensure!(page.script(LEAVING, vec![]).await? == false);
    page.reload().await?;
    becomes("whether the goal is there", true, async || {
        Ok(titles(page).await?.iter().any(|title| title == "Late"))
    })
    .await
}

pub async fn r4_storage_that_does_not_open_is_told_and_waited_for(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    page.leave().await?;
    page.script_later(BLOCK).await?;
    let app = page.open_tab("").await?;
    page.by_role("heading", texts.app_name()).appears().await?;
    page.wait_for_text(texts.storage_waiting()).await?;
    page.switch_to_tab(0).await?;
    page.script("window.release()", vec![]).await?;
    page.switch_to_tab(app).await?;
    page.by_role("navigation", texts.main_navigation()).appears().await?;
    saved(page, texts).await
}
