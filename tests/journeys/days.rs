//! Today may be any day: the sample has something to show and a number to ask for.

use anyhow::{Context, ensure};
use plumbline::domain::Language;

use crate::harness::server::Server;
use crate::harness::{Engine, Page, Result};
use crate::phone::{due, enter_7, is_kept};
use crate::steps::{becomes, go, open, open_sample, open_team, saved, text_of};

/// The ends of years and months, a leap day, a Sunday and a Monday; each engine walks two of them.
fn days(engine: Engine) -> [&'static str; 2] {
    match engine {
        Engine::Chromium => ["2027-01-01", "2028-02-29"],
        Engine::Firefox => ["2027-03-31", "2026-12-31"],
        Engine::WebKit => ["2027-06-06", "2027-06-07"],
    }
}

pub async fn a_check_in_is_asked_for_and_taken_on_any_day(page: &mut Page) -> Result<()> {
    for day in days(page.engine()) {
        // Another origin, so that nothing is left of the day before.
        page.server = Server::start(page.server.folder())?;
        page.server.set_day(day);
        let texts = open(page, Language::English).await?;
        open_sample(page, texts).await?;
        let today = text_of(page, "return new window.Date().toDateString()").await?;
        ensure!(today.ends_with(&day[..4]), "the page takes {today} for today, not {day}");
        becomes("whether the first row has a figure", true, async || {
            let row = page.by_css("[role=treegrid] [role=row][aria-level='1']");
            Ok(row.nth(0).text().await?.contains('%'))
        })
        .await?;
        // The last one: the first may be a rate, which has two fields.
        let due = due(page, texts).await?;
        let last = due.last().context("nothing is due")?;
        enter_7(page, texts, last).await?;
        is_kept(page, texts, last).await?;
    }
    Ok(())
}

pub async fn a_milestone_that_is_due_is_done_with_one_press(page: &mut Page) -> Result<()> {
    page.server.set_day("2027-12-30");
    let texts = open_team(page, Language::English).await?;
    go(page, texts, texts.today()).await?;
    let done = |title: &str| page.by_role("button", &texts.home_done(title));
    done("Hire 1").click().await?;
    done("Hire 1").goes_away().await?;
    done("Hire 2").appears().await?;
    page.by_css("main").gets_focus().await?;
    saved(page, texts).await?;
    page.reload().await?;
    page.by_role("button", &texts.home_done("Hire 2")).appears().await?;
    page.by_role("button", &texts.home_done("Hire 1")).goes_away().await
}
