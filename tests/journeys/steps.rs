//! What most journeys do: begin with a workspace, change screens, save, export, import.

use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, bail, ensure};
use plumbline::domain::Language;
use plumbline::locales::Texts;
use serde_json::Value;

use crate::harness::find::{Find, PATIENCE, pause};
use crate::harness::{Page, Result};
use crate::tree;

const TEAM: &str = include_str!("fixtures/team.json");

/// Opens the app for the first time and chooses a language, which WebKitGTK can't be told from outside.
pub async fn open(page: &mut Page, language: Language) -> Result<Texts> {
    page.open("").await?;
    let texts = Texts::of(language);
    let name = match language {
        Language::Chinese => texts.language_chinese(),
        Language::English => texts.language_english(),
    };
    // Its accessible name is in a language that isn't known yet.
    page.by_css("main select").choose(name).await?;
    page.by_role("heading", texts.first_run_title()).appears().await?;
    Ok(texts)
}

/// Nothing is stored: the first screen is shown, after a reload too.
pub async fn begins_anew(page: &mut Page, texts: Texts) -> Result<()> {
    let title = texts.first_run_title();
    page.by_role("heading", title).appears().await?;
    page.reload().await?;
    page.by_role("heading", title).appears().await
}

/// Opens the app with the workspace “Team” of this year, whose texts are all English.
pub async fn open_team(page: &mut Page, language: Language) -> Result<Texts> {
    let texts = open(page, language).await?;
    import_team(page, texts).await?;
    Ok(texts)
}

/// As [`open_team`], where the app is open.
pub async fn import_team(page: &Page, texts: Texts) -> Result<()> {
    let year = page.script("return new window.Date().getFullYear()", vec![]).await?;
    let team = TEAM.replace("2026", &year.to_string());
    import_as_new(page, texts, "team.json", team.as_bytes()).await?;
    saved(page, texts).await
}

/// Confirms a move that changes totals.
pub async fn confirm_move(page: &Page, texts: Texts, title: &str) -> Result<()> {
    confirm(page, &texts.move_title(title), texts.move_confirm()).await
}

/// Confirms a deletion that changes totals.
pub async fn confirm_deletion(page: &Page, texts: Texts, title: &str) -> Result<()> {
    confirm(page, &texts.delete_title(title), texts.delete_confirm()).await
}

async fn confirm(page: &Page, dialog: &str, verb: &str) -> Result<()> {
    let dialog = page.by_role("dialog", dialog);
    dialog.clone().by_role("button", verb).click().await?;
    dialog.goes_away().await
}

/// Removes the workspace “Team”, the only one, for good.
pub async fn remove_team(page: &Page, texts: Texts) -> Result<()> {
    go(page, texts, texts.settings()).await?;
    page.by_role("button", &texts.workspace_remove("Team")).click().await?;
    page.by_role("button", texts.workspace_remove_for_good()).click().await?;
    page.by_role("heading", texts.first_run_title()).appears().await
}

/// Opens the sample from the first screen.
pub async fn open_sample(page: &Page, texts: Texts) -> Result<()> {
    page.by_role("button", texts.first_run_open_sample()).click().await?;
    page.by_role("treegrid", texts.cascade()).appears().await?;
    saved(page, texts).await
}

/// Goes to another screen by the navigation. A count may stand in a link behind its name, so the address finds it.
pub async fn go(page: &Page, texts: Texts, screen: &str) -> Result<()> {
    let fragment = match screen {
        name if name == texts.today() => "#/home",
        name if name == texts.cascade() => "#/cascade",
        name if name == texts.gaps() => "#/gaps",
        name if name == texts.grid() => "#/grid",
        name if name == texts.log() => "#/log",
        name if name == texts.settings() => "#/settings",
        other => bail!("there is no screen {other}"),
    };
    page.by_role("navigation", texts.main_navigation())
        .by_css(&format!("a[href^='{fragment}']"))
        .click()
        .await?;
    becomes("the title of the page", texts.page_title(screen), async || {
        text_of(page, "return document.title").await
    })
    .await
}

/// Opens a goal's own screen from the cascade.
pub async fn open_goal(page: &Page, texts: Texts, title: &str) -> Result<()> {
    page.by_role("treegrid", texts.cascade()).by_role("link", title).click().await?;
    page.by_role("heading", texts.definition_heading()).appears().await
}

/// Waits until the header says that everything is saved.
pub async fn saved(page: &Page, texts: Texts) -> Result<()> {
    becomes("whether the header says saved", true, async || {
        let words = page.by_css("header").all("status").text().await?;
        Ok(words.contains(texts.saved()))
    })
    .await
}

/// Takes the last change back by the button in the header.
pub async fn undo(page: &Page, texts: Texts) -> Result<()> {
    page.by_css("header").by_role("button", texts.undo()).click().await
}

/// Whether the header offers to take something back.
pub async fn can_undo(page: &Page, texts: Texts) -> Result<bool> {
    let button = page.by_css("header").by_role("button", texts.undo());
    Ok(button.attribute("disabled").await?.is_none())
}

/// Exports the whole workspace; the file's name and bytes.
pub async fn export(page: &Page, texts: Texts) -> Result<(String, Vec<u8>)> {
    page.by_css("header").by_role("button", texts.export()).click().await?;
    let said = texts.notice_exported("plumbline-");
    page.wait_for_text(&said).await?;
    let shown = page.shown_text().await?;
    let line = shown.lines().find(|line| line.starts_with(&said));
    let start = said.len() - "plumbline-".len();
    let name = line.context("the notice went away")?[start..].to_owned();
    let bytes = page.downloaded(&name).await?;
    Ok((name, bytes))
}

/// The lines of an exported file but the moment of the export and the checksum, which follow it.
pub fn lasting_lines(file: &[u8]) -> Result<Vec<&str>> {
    let lines = std::str::from_utf8(file)?.lines();
    Ok(lines
        .filter(|line| !line.starts_with("\"saved\":") && !line.starts_with("\"checksum\":"))
        .collect())
}

/// Gives a file of that name to the app's import.
pub async fn pick(page: &Page, texts: Texts, name: &str, bytes: &[u8]) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join(name);
    fs::write(&file, bytes)?;
    page.by_label(texts.import_file()).upload(&file).await?;
    // The file is read before its folder goes.
    page.by_role("dialog", &texts.import_title(name)).appears().await
}

/// Imports a file as a workspace of its own and waits for its cascade.
pub async fn import_as_new(page: &Page, texts: Texts, name: &str, bytes: &[u8]) -> Result<()> {
    pick(page, texts, name, bytes).await?;
    page.by_role("button", texts.import_as_new()).click().await?;
    page.by_role("treegrid", texts.cascade()).appears().await
}

/// Closes a dialog by its button.
pub async fn close(dialog: Find<'_>, texts: Texts) -> Result<()> {
    dialog.clone().by_role("button", texts.close()).click().await?;
    dialog.goes_away().await
}

/// A cell in a goal's list of actuals.
pub fn listed<'page>(page: &'page Page, texts: Texts, text: &str) -> Find<'page> {
    page.by_role("region", texts.actuals_heading()).by_role("cell", text)
}

/// Chooses an item of a row's menu.
pub async fn choose_in_menu(page: &Page, texts: Texts, title: &str, item: &str) -> Result<()> {
    let name = texts.actions_of(title);
    page.by_role("button", &name).click().await?;
    page.by_role("menu", &name).by_role("menuitem", item).click().await
}

/// Types a goal's title into the last line of the cascade.
pub async fn add_at_the_end(page: &Page, texts: Texts, title: &str) -> Result<()> {
    let field = page.by_role("textbox", texts.cascade_quick_add());
    field.type_text(title).await?;
    field.press("Enter").await?;
    becomes("whether the goal is in the cascade", true, async || {
        Ok(tree::titles(page).await?.iter().any(|shown| shown == title))
    })
    .await
}

/// The day this many days from today, where the browser is: `2026-11-20`. The page's own `Date` says which day that is;
/// a driver's script may have another.
pub async fn day(page: &Page, days_from_today: i64) -> Result<String> {
    let script = format!(
        "const day = new window.Date();
         day.setDate(day.getDate() + {days_from_today});
         const two = (number) => String(number).padStart(2, '0');
         return `${{day.getFullYear()}}-${{two(day.getMonth() + 1)}}-${{two(day.getDate())}}`;"
    );
    text_of(page, &script).await
}

/// What a script returns, as text.
pub async fn text_of(page: &Page, script: &str) -> Result<String> {
    let value = page.script(script, vec![]).await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// The screen that the address names, without the workspace that it is of.
pub async fn place(page: &Page) -> Result<String> {
    let hash = text_of(page, "return location.hash").await?;
    Ok(hash
        .split_once("?in=")
        .or(hash.split_once("&in="))
        .map_or(&*hash, |(place, _)| place)
        .to_owned())
}

/// A file as JSON.
pub fn json(file: &[u8]) -> Result<Value> {
    serde_json::from_slice(file).context("the file is no JSON")
}

/// The goal of that title in an exported file.
pub fn goal_in<'file>(file: &'file Value, title: &str) -> Result<&'file Value> {
    let goals = file["goals"].as_array().context("no goals in the file")?;
    let mut found = goals.iter().filter(|goal| goal["title"] == title);
    let goal = found.next();
    ensure!(found.next().is_none(), "“{title}” is in the file twice");
    goal.with_context(|| format!("“{title}” is not in the file"))
}

/// Waits until a look at the page gives what is wanted.
pub async fn becomes<T: PartialEq + Debug>(
    what: &str,
    wanted: T,
    look: impl AsyncFn() -> Result<T>,
) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let seen = look().await?;
        if seen == wanted {
            return Ok(());
        }
        if Instant::now() > deadline {
            bail!("{what} is {seen:?}, not {wanted:?}");
        }
        pause().await;
    }
}

/// A file of the repository.
pub fn repository_file(path: &str) -> Result<Vec<u8>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read(&file).with_context(|| format!("could not read {}", file.display()))
}
