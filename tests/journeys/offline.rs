//! Without a network, and over to a newer build (R24): build A, then B, then offline.
//!
//! Visits are navigations: geckodriver's reload is the one with Shift, which goes past service workers.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use plumbline::domain::Language;
use plumbline::locales::Texts;
use tempfile::TempDir;

use crate::harness::{Page, Result};
use crate::steps::{add_at_the_end, becomes, go, open_team, saved, text_of};
use crate::tree::has_title;

/// Two builds, by the word that stands in the place of every hash in them.
const OLD: &str = "aaaaaaaaaaaaaaaa";
const NEW: &str = "bbbbbbbbbbbbbbbb";

/// The build that the document names, and those of all code that it loaded.
const RUNNING: &str = "
    const named = document.querySelector('meta[name=\"plumbline-build\"]')?.content;
    const loaded = performance.getEntriesByType('resource')
        .map(({ name }) => name.match(/code-(\\w{16})\\/plumbline(_bg\\.wasm|\\.js)$/)?.[1]).filter(Boolean);
    return [...new Set([named, window.plumblineCode, ...loaded])].join(' ');";

pub async fn the_second_visit_needs_no_server(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    is_kept(page, texts).await?;
    page.server.stop();
    page.open("#/cascade").await?;
    has_title(page, "Revenue").await?;
    come_back(page).await?;
    add_at_the_end(page, texts, "Made offline").await?;
    saved(page, texts).await?;
    page.open("#/cascade").await?;
    has_title(page, "Made offline").await?;
    page.server.start_again()
}

pub async fn a_host_that_is_slow_is_not_waited_for(page: &mut Page) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    is_kept(page, texts).await?;
    page.server.delay(60_000);
    let start = Instant::now();
    page.open("#/cascade").await?;
    has_title(page, "Revenue").await?;
    let waited = start.elapsed();
    ensure!(
        waited > Duration::from_secs(3) && waited < Duration::from_secs(30),
        "the host has 3 s; the page was there after {waited:?}"
    );
    page.server.delay(0);
    Ok(())
}

pub async fn a_new_version_asks_and_never_while_someone_types(page: &mut Page) -> Result<()> {
    let (texts, _builds) = a_newer_build_comes(page).await?;
    let reload = page.by_role("button", texts.new_version_reload());
    reload.appears().await?;
    page.axe().await?;

    let field = page.by_role("textbox", texts.cascade_quick_add());
    field.type_text("Typed before the reload").await?;
    ensure!(!reload.is_there().await?, "the new version is offered while someone types");
    field.press("Enter").await?;
    has_title(page, "Typed before the reload").await?;
    runs(page, OLD).await?;
    page.script("document.activeElement.blur()", vec![]).await?;
    reload.click().await?;
    runs(page, NEW).await?;
    has_title(page, "Typed before the reload").await?;

    page.server.stop();
    page.open("#/cascade").await?;
    runs(page, NEW).await?;
    has_title(page, "Typed before the reload").await?;
    page.server.start_again()
}

pub async fn a_visit_finds_the_newest_build_and_keeps_it(page: &mut Page) -> Result<()> {
    let (old, new) = (a_build(page, OLD)?, a_build(page, NEW)?);
    page.server.serve(old.path().into());
    let texts = open_team(page, Language::English).await?;
    is_kept(page, texts).await?;
    page.server.serve(new.path().into());
    page.open("#/cascade").await?;
    runs(page, NEW).await?;
    becomes("what the browser keeps", NEW.to_owned(), async || {
        let names = "return caches.keys().then((all) => all.map((name) => name.split(' ').pop()).join(' '))";
        let kept = page.script(names, vec![]).await?;
        Ok(kept.as_str().unwrap_or_default().to_owned())
    })
    .await?;
    let offers = page.by_role("button", texts.new_version_reload());
    ensure!(!offers.is_there().await?, "the build that runs is offered");

    page.server.stop();
    page.open("#/cascade").await?;
    runs(page, NEW).await?;
    has_title(page, "Revenue").await?;
    page.server.start_again()
}

/// The newer one has dropped what was kept of the older, whose worker still answers.
pub async fn between_two_builds_the_page_opens_without_a_server(page: &mut Page) -> Result<()> {
    let (texts, _builds) = a_newer_build_comes(page).await?;
    page.by_role("button", texts.new_version_reload()).appears().await?;
    let dropped = format!(
        "return caches.keys().then((all) => caches.delete(all.find((name) => name.endsWith('{OLD}'))))"
    );
    ensure!(page.script(&dropped, vec![]).await? == true, "nothing was kept of the older build");

    page.server.stop();
    page.open("#/cascade").await?;
    runs(page, NEW).await?;
    has_title(page, "Revenue").await?;
    page.server.start_again()
}

pub async fn builds_never_mix(page: &mut Page) -> Result<()> {
    let new = a_build(page, NEW)?;
    page.server.serve(new.path().into());
    let document = new.path().join("index.html");
    let whole = fs::read_to_string(&document)?;
    let code = |name: &str| new.path().join(format!("code-{NEW}/{name}"));

    // Half a deployment: the document is there already and the code is not.
    fs::rename(code("plumbline_bg.wasm"), code("aside"))?;
    refuses_to_start(page, 2).await?;
    // And one that was put together wrong.
    let mixed = whole.replace(
        &format!("code-{NEW}/plumbline_bg.wasm"),
        &format!("code-{OLD}/plumbline_bg.wasm"),
    );
    fs::write(&document, mixed)?;
    refuses_to_start(page, 1).await?;

    fs::write(&document, whole)?;
    fs::rename(code("aside"), code("plumbline_bg.wasm"))?;
    page.open("").await?;
    page.by_css("main").appears().await?;
    runs(page, NEW).await
}

/// One build runs and is kept, and its person comes back when another one is served; both last as long as what is given back.
async fn a_newer_build_comes(page: &mut Page) -> Result<(Texts, [TempDir; 2])> {
    let (old, new) = (a_build(page, OLD)?, a_build(page, NEW)?);
    page.server.serve(old.path().into());
    let texts = open_team(page, Language::English).await?;
    is_kept(page, texts).await?;
    page.open("#/cascade").await?;
    runs(page, OLD).await?;
    page.server.serve(new.path().into());
    come_back(page).await?;
    Ok((texts, [old, new]))
}

/// The page says so, after it was loaded so often: it tries once more by itself, but once for a build and a tab only.
async fn refuses_to_start(page: &mut Page, loads: usize) -> Result<()> {
    let before = page.server.requests().len();
    page.open("").await?;
    page.wait_for_text("Plumbline could not start").await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let requests = page.server.requests();
    let documents = requests[before..].iter().filter(|path| path.ends_with('/')).count();
    ensure!(documents == loads, "the document was loaded {documents} times, not {loads}");
    ensure!(!page.by_css("main").is_there().await?, "it runs all the same");
    // Engines tell their consoles differently; the page has said it.
    page.take_findings().await?;
    Ok(())
}

/// The person comes back to the tab, and the app looks for a newer build; drivers can't hide a window alike.
async fn come_back(page: &Page) -> Result<()> {
    let shown = "document.dispatchEvent(new Event('visibilitychange'))";
    page.script(shown, vec![]).await.map(|_| ())
}

/// Waits until the app says that it opens without a network.
async fn is_kept(page: &Page, texts: Texts) -> Result<()> {
    go(page, texts, texts.settings()).await?;
    page.wait_for_text(texts.offline_ready()).await
}

/// Waits until this build runs, and nothing of another one.
async fn runs(page: &Page, build: &str) -> Result<()> {
    becomes("what runs", build.to_owned(), async || text_of(page, RUNNING).await).await
}

/// The served build under another name: its code says which one it is.
fn a_build(page: &Page, name: &str) -> Result<TempDir> {
    let built = page.server.folder();
    let copy = tempfile::tempdir()?;
    let document = fs::read_to_string(built.join("index.html"))?;
    let id = between(&document, "plumbline-build\" content=\"", "\"")?;
    let hash = between(&document, "data-js=\"code-", "/plumbline.js\"")?;
    copy_renamed(&built, copy.path(), &[(id, name), (hash, name)])?;
    let code = copy.path().join(format!("code-{name}/plumbline.js"));
    let marked = format!("globalThis.plumblineCode = '{name}';\n{}", fs::read_to_string(&code)?);
    fs::write(code, marked)?;
    Ok(copy)
}

fn between<'text>(text: &'text str, before: &str, after: &str) -> Result<&'text str> {
    let found = text.split_once(before).and_then(|(_, rest)| rest.split_once(after));
    Ok(found.with_context(|| format!("no {before} in the document"))?.0)
}

/// Copies a folder with these words replaced, in the names of files and in those that are text.
fn copy_renamed(from: &Path, to: &Path, words: &[(&str, &str)]) -> Result<()> {
    let renamed =
        |text: &str| words.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new));
    for entry in fs::read_dir(from)? {
        let from = entry?.path();
        let name = from.file_name().context("a file without a name")?;
        let to: PathBuf = to.join(renamed(&name.to_string_lossy()));
        if from.is_dir() {
            fs::create_dir(&to)?;
            copy_renamed(&from, &to, words)?;
            continue;
        }
        match String::from_utf8(fs::read(&from)?) {
            Ok(text) => fs::write(to, renamed(&text))?,
            Err(binary) => fs::write(to, binary.as_bytes())?,
        }
    }
    Ok(())
}
