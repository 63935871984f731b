//! Panics: nothing of what it has in memory reaches storage any more, and the saved data can
//! be taken out (R29).
//!
//! The release has no switch that makes it panic. But its state can be held by one event at a time only, so an event that
//! comes while another one is being handled is the end of it. Browsers never do that; here, functions of the browser that
//! the app calls do. The panic is a real one, at the chosen point of a handler, and worse than most: what was underway goes
//! on after it.

use anyhow::{Context, ensure};
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{
    add_at_the_end, choose_in_menu, go, goal_in, json, open_goal, open_team, place, saved, undo,
};
use crate::stored;
use crate::tree::has_title;

/// Where in the handling of an action the code gives up.
#[derive(Clone, Copy, Debug)]
enum Point {
    /// When it asks for the time: the event has come in, and the state is held for it.
    Now,
    /// When it next hands a text over: in the middle of what it draws or says.
    Text,
    /// When it begins a write: the state has changed, and nothing of it is on its way to storage.
    Begin,
    /// In the middle of a write: the first record is handed over, and no other one.
    Write,
}

/// Lets the app panic once at a point after the next input of the person.
const PANIC: &str = "
    const [point] = arguments;
    const pass = { Now: 'Date', Text: 'decode', Begin: 'transaction', Write: 'decode' }[point];
    let [isArmed, isWithin] = [false, false];
    // While an event is handled: another one.
    const interrupt = () => {
        isWithin = false;
        window.hasPanicked = true;
        window.dispatchEvent(new Event('hashchange'));
    };
    const passing = (name) => {
        if (isWithin && name === 'Date') return interrupt();
        if (!isArmed || name !== pass) return;
        isArmed = false;
        if (name === 'Date') return interrupt();
        // At other points no event is handled: the page seems to be hidden, and that is interrupted.
        isWithin = true;
        Object.defineProperty(document, 'hidden', { value: true });
        document.dispatchEvent(new Event('visibilitychange'));
    };
    const arm = () => { isArmed = true; };
    // Snapshots are written when nobody does anything.
    const isTheirs = (database) => database.name === 'plumbline';
    const { put } = IDBObjectStore.prototype;
    if (point === 'Write') {
        IDBObjectStore.prototype.put = function (...args) {
            if (isTheirs(this.transaction.db) && ['records', 'pages'].includes(this.name)) arm();
            return put.apply(this, args);
        };
    } else {
        for (const kind of ['click', 'keydown', 'change']) addEventListener(kind, arm, { capture: true, once: true });
    }
    const { Date: OwnDate } = window;
    window.Date = new Proxy(OwnDate, { construct(target, args) { passing('Date'); return new target(...args); } });
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
        if (mode === 'readwrite' && isTheirs(this)) passing('transaction');
        return transaction.call(this, stores, mode, ...rest);
    };
    const { decode } = TextDecoder.prototype;
    TextDecoder.prototype.decode = function (...args) { passing('decode'); return decode.apply(this, args); };";

/// What comes of a write that is tried in the page now.
const WRITE: &str = "
    const done = arguments[arguments.length - 1];
    const opening = indexedDB.open('plumbline');
    opening.onsuccess = () => {
        try {
            opening.result.transaction('records', 'readwrite').objectStore('records').clear();
            done('it was begun');
        } catch (error) {
            done(error.name);
        }
        opening.result.close();
    };";

/// What a person does, and where the code gives up over it.
const ACTIONS: [(&str, Point); 22] = [
    ("add", Point::Now),
    ("add", Point::Begin),
    ("add", Point::Write),
    ("up", Point::Write),
    ("outdent", Point::Write),
    ("delete", Point::Write),
    ("delete", Point::Text),
    ("undo", Point::Write),
    ("undo", Point::Now),
    ("collapse", Point::Now),
    ("status", Point::Now),
    ("open the form", Point::Text),
    ("export", Point::Now),
    ("go elsewhere", Point::Text),
    ("actual", Point::Write),
    ("actual", Point::Begin),
    ("theme", Point::Now),
    ("currency", Point::Write),
    ("person", Point::Write),
    ("workspace", Point::Write),
    ("sample", Point::Write),
    ("remove", Point::Now),
];

pub async fn r29_after_a_panic_in_any_handler_nothing_is_written_any_more(
    page: &mut Page,
) -> Result<()> {
    let texts = open_team(page, Language::English).await?;
    for (action, point) in ACTIONS {
        let what = format!("{action}, {point:?}");
        leave(page).await?;
        has_title(page, "Revenue").await.context(what.clone())?;
        if action == "undo" {
            add_at_the_end(page, texts, "To be undone").await?;
        }
        prepare(page, texts, action).await.context(what.clone())?;
        saved(page, texts).await?;
        let before = stored::workspaces(page).await?;
        page.script(PANIC, vec![format!("{point:?}").into()]).await?;
        act(page, texts, action).await.context(what.clone())?;
        let panel = page.by_role("alertdialog", texts.stopped_title());
        panel.appears().await.context(what.clone())?;
        let refused = page.script_later(WRITE).await?;
        ensure!(refused == "InvalidStateError", "{what}: {refused}");
        ensure!(stored::workspaces(page).await? == before, "{what} left something in storage");
        let has_panicked = page.script("return window.hasPanicked === true", vec![]);
        ensure!(has_panicked.await? == true, "{what} stopped over something else");
    }
    leave(page).await?;
    has_title(page, "Revenue").await?;
    add_at_the_end(page, texts, "After all that").await?;
    saved(page, texts).await
}

/// Opens the cascade anew. What a page that has stopped still tells its console, each engine in its way, is nothing wrong.
async fn leave(page: &mut Page) -> Result<()> {
    page.open("#/cascade").await?;
    page.take_findings().await.map(|_| ())
}

pub async fn r29_the_panel_offers_what_was_saved_as_a_file_and_a_way_back(
    page: &mut Page,
) -> Result<()> {
    offers_what_was_saved(page, Language::English).await
}

pub async fn r29_the_panel_speaks_chinese_too(page: &mut Page) -> Result<()> {
    offers_what_was_saved(page, Language::Chinese).await
}

async fn offers_what_was_saved(page: &mut Page, language: Language) -> Result<()> {
    let texts = open_team(page, language).await?;
    add_at_the_end(page, texts, "Saved before").await?;
    saved(page, texts).await?;
    // As the panic hook says it.
    let panic =
        "dispatchEvent(new CustomEvent('plumbline-stopped', { detail: 'panicked at a test' }))";
    page.script(panic, vec![]).await?;
    let panel = page.by_role("alertdialog", texts.stopped_title());
    panel.appears().await?;
    page.wait_for_text(texts.stopped_lead()).await?;
    page.wait_for_text("panicked at a test").await?;
    page.axe().await?;
    page.press("Escape").await?;
    panel.appears().await?;

    page.by_role("button", texts.stopped_save()).click().await?;
    page.by_role("heading", texts.rescue_title()).appears().await?;
    page.axe().await?;
    page.by_role("button", &texts.rescue_save("Team")).click().await?;
    let said = texts.notice_exported("plumbline-Team-");
    page.wait_for_text(&said).await?;
    let shown = page.shown_text().await?;
    let line = shown.lines().find(|line| line.starts_with(&said));
    let start = said.len() - "plumbline-Team-".len();
    let file = page.downloaded(&line.context("it went away")?[start..]).await?;
    goal_in(&json(&file)?, "Saved before")?;

    page.by_role("button", texts.rescue_back()).click().await?;
    go(page, texts, texts.cascade()).await?;
    has_title(page, "Saved before").await?;
    page.script(panic, vec![]).await?;
    page.by_role("button", texts.stopped_reload()).click().await?;
    page.by_role("navigation", texts.main_navigation()).appears().await?;
    ensure!(place(page).await? == "#/home");
    ensure!(!page.by_css("dialog[open]").is_there().await?);
    Ok(())
}

/// What has to be done before the person does it.
async fn prepare(page: &Page, texts: Texts, action: &str) -> Result<()> {
    match action {
        "add" => page.by_role("textbox", texts.cascade_quick_add()).type_text("Never stored").await,
        "up" => page.by_role("button", &texts.actions_of("South")).click().await,
        // What they do to the totals above is asked about first.
        "outdent" => choose_in_menu(page, texts, "Shops", texts.menu_outdent()).await,
        "delete" => choose_in_menu(page, texts, "Shops", texts.delete()).await,
        "actual" => {
            open_goal(page, texts, "North").await?;
            let field = page.by_role("textbox", &texts.actual_for("North"));
            field.type_text("12").await
        }
        "theme" | "currency" | "person" | "workspace" | "sample" | "remove" => {
            go(page, texts, texts.settings()).await?;
            match action {
                "person" => page.by_role("textbox", texts.person_new()).type_text("Eve").await,
                "workspace" => {
                    page.by_role("textbox", texts.workspace_new()).type_text("Next").await
                }
                "remove" => page.by_role("button", texts.data_clear()).click().await,
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// The one input that the code does not survive.
async fn act(page: &Page, texts: Texts, action: &str) -> Result<()> {
    let click = async |name: &str| page.by_role("button", name).click().await;
    let item = async |title: &str, name: &str| {
        let menu = page.by_role("menu", &texts.actions_of(title));
        menu.by_role("menuitem", name).click().await
    };
    match action {
        "add" | "actual" | "person" | "workspace" => page.press("Enter").await,
        "up" => item("South", texts.menu_up()).await,
        "outdent" => click(texts.move_confirm()).await,
        "delete" => click(texts.delete_confirm()).await,
        "undo" => undo(page, texts).await,
        "collapse" => {
            page.by_role("treegrid", texts.cascade())
                .by_role("button", &texts.collapse("Revenue"))
                .click()
                .await
        }
        "status" => page.by_role("combobox", texts.status()).choose(texts.at_risk()).await,
        "open the form" => click(texts.add_goal()).await,
        "export" => page.by_css("header").by_role("button", texts.export()).click().await,
        "go elsewhere" => page.by_css("nav a[href^='#/gaps']").click().await,
        "theme" => page.by_role("combobox", texts.theme()).choose(texts.theme_dark()).await,
        "currency" => page.by_role("combobox", texts.settings_currency()).choose("EUR").await,
        "sample" => click(texts.first_run_open_sample()).await,
        "remove" => click(texts.workspace_remove_for_good()).await,
        other => anyhow::bail!("nobody knows how to {other}"),
    }
}
