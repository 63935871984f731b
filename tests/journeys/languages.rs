//! Two languages: the setting switches every text, the document's language and its title, and lasts.

use std::collections::BTreeSet;

use anyhow::{Context, ensure};
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{becomes, go, open_goal, open_team, text_of};

/// Every text and accessible name of the page, but the languages' own names in their own language, what is written
/// on keys, and the panel of a stop, which has both languages in it and shows one.
const WORDS: &str = "
    const words = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.trim();
        const isLanguage = node.parentElement.closest('option[value=en], option[value=zh-CN]');
        if (text && !isLanguage && !node.parentElement.closest('script, style, kbd, #stopped')) words.add(text);
    }
    for (const name of ['aria-label', 'title', 'placeholder']) {
        for (const element of document.querySelectorAll(`body [${name}]`)) words.add(element.getAttribute(name));
    }
    return [...words];";

pub async fn the_setting_switches_every_screen(page: &mut Page) -> Result<()> {
    let english = open_team(page, Language::English).await?;
    let english_words = all_screens(page, english).await?;
    let strange: Vec<&String> =
        english_words.iter().filter(|words| words.contains(is_han)).collect();
    ensure!(strange.is_empty(), "Chinese in the English app: {strange:?}");

    let chinese = Texts::of(Language::Chinese);
    go(page, english, english.settings()).await?;
    page.by_role("combobox", english.language()).choose(chinese.language_chinese()).await?;
    speaks(page, chinese, "zh-CN").await?;
    let chinese_words = all_screens(page, chinese).await?;
    let untranslated: Vec<&String> = chinese_words
        .intersection(&english_words)
        .filter(|words| is_english(words) && !is_of_people(words))
        .collect();
    ensure!(untranslated.is_empty(), "alike in both languages: {untranslated:?}");

    go(page, chinese, chinese.settings()).await?;
    page.reload().await?;
    speaks(page, chinese, "zh-CN").await?;
    page.by_role("combobox", chinese.language()).choose(english.language_english()).await?;
    speaks(page, english, "en").await
}

pub async fn the_browser_decides_until_the_setting_does(page: &mut Page) -> Result<()> {
    page.open("").await?;
    let wished = text_of(page, "return navigator.languages.join()").await?;
    let texts = Texts::of(plumbline::locales::preferred_language(None, wished.split(',')));
    page.by_role("heading", texts.first_run_title()).appears().await?;
    if page.engine().keeps_data_over_a_restart() {
        page.restart_in("zh-CN", "").await?;
        let chinese = Texts::of(Language::Chinese);
        page.by_role("heading", chinese.first_run_title()).appears().await?;
        page.by_role("combobox", chinese.language()).choose(chinese.language_english()).await?;
        let english = Texts::of(Language::English);
        page.by_role("heading", english.first_run_title()).appears().await?;
        page.restart("").await?;
        page.by_role("heading", english.first_run_title()).appears().await?;
    }
    Ok(())
}

/// The settings screen, the document's language and its title.
async fn speaks(page: &Page, texts: Texts, tag: &str) -> Result<()> {
    page.by_role("heading", texts.settings()).appears().await?;
    let wanted = (tag.to_owned(), texts.page_title(texts.settings()));
    becomes("the language and the title of the page", wanted, async || {
        let language = text_of(page, "return document.documentElement.lang").await?;
        Ok((language, text_of(page, "return document.title").await?))
    })
    .await
}

/// The words of every screen, with a menu and a dialog open.
async fn all_screens(page: &Page, texts: Texts) -> Result<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for screen in [texts.settings(), texts.today(), texts.gaps(), texts.grid(), texts.cascade()] {
        go(page, texts, screen).await?;
        all.extend(words(page).await?);
    }
    let name = texts.actions_of("North");
    page.by_role("button", &name).click().await?;
    page.by_role("menu", &name).appears().await?;
    all.extend(words(page).await?);
    page.press("Escape").await?;
    page.by_role("button", texts.add_goal()).click().await?;
    page.by_role("dialog", texts.add_goal()).appears().await?;
    all.extend(words(page).await?);
    page.press("Escape").await?;
    page.by_role("dialog", texts.add_goal()).goes_away().await?;
    open_goal(page, texts, "North").await?;
    all.extend(words(page).await?);
    Ok(all)
}

async fn words(page: &Page) -> Result<Vec<String>> {
    let answer = page.script(WORDS, vec![]).await?;
    let words = answer.as_array().context("no words")?.iter();
    Ok(words.filter_map(|word| word.as_str()).map(str::to_owned).collect())
}

/// Whether it holds a word, and not only a number, a unit or an abbreviation such as `KPI`, which both languages share.
fn is_english(words: &str) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_lowercase();
    words.as_bytes().windows(3).any(|three| three.iter().all(is_letter))
}

/// Whether it is a text of the workspace “Team”.
fn is_of_people(words: &str) -> bool {
    include_str!("fixtures/team.json").contains(&format!("\"{words}\""))
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}
