//! The first quarter of an hour: from the sample to an own goal, its numbers, and a file for somebody else.

use anyhow::{Context, ensure};
use plumbline::domain::Language;
use plumbline::locales::Texts;

use crate::harness::{Page, Result};
use crate::steps::{
    add_at_the_end, becomes, choose_in_menu, day, export, go, goal_in, import_as_new, json, listed,
    open, open_goal, open_sample, saved,
};
use crate::tree;

pub async fn from_the_sample_to_an_own_goal_and_a_file(page: &mut Page) -> Result<()> {
    let texts = open(page, Language::English).await?;
    open_sample(page, texts).await?;
    add_at_the_end(page, texts, "My year").await?;
    add_below(page, texts).await?;
    enter_two_actuals(page, texts).await?;
    see_the_charts(page, texts).await?;
    see_the_parent(page, texts).await?;
    saved(page, texts).await?;

    if page.engine().keeps_data_over_a_restart() {
        page.restart("").await?;
    } else {
        // WebKitGTK's automation keeps nothing when it is closed.
        page.reload().await?;
    }
    go(page, texts, texts.cascade()).await?;
    is_there(page).await?;

    let (name, file) = export(page, texts).await?;
    let content = json(&file)?;
    let goal = goal_in(&content, "Read books")?;
    ensure!(goal["target"] == 100, "{goal}");
    ensure!(goal["parent"] == goal_in(&content, "My year")?["id"], "{goal}");
    let metric = goal["metric"].as_str().context("the goal has no metric")?;
    let actuals = &content["actuals"][metric];
    let values: Vec<_> =
        actuals.as_array().into_iter().flatten().map(|a| a["value"].as_f64()).collect();
    ensure!(values == [Some(20.0), Some(30.0)], "{actuals}");

    let mut other = page.elsewhere().await?;
    let outcome = take_over(&mut other, &name, &file).await;
    other.close().await;
    outcome
}

async fn add_below(page: &Page, texts: Texts) -> Result<()> {
    choose_in_menu(page, texts, "My year", texts.menu_add_below()).await?;
    let dialog = page.by_role("dialog", &texts.add_goal_below("My year"));
    let field = |role: &str, name: &str| dialog.clone().by_role(role, name);
    field("textbox", texts.field_title()).type_text("Read books").await?;
    field("combobox", texts.field_kind()).choose(texts.kind_kpi()).await?;
    dialog.clone().by_label(texts.field_start()).set_value(&day(page, -29).await?).await?;
    dialog.clone().by_label(texts.field_end()).set_value(&day(page, 70).await?).await?;
    field("combobox", texts.field_measure()).choose(texts.unit_count_long()).await?;
    field("combobox", texts.field_aggregation()).choose(texts.aggregation_flow()).await?;
    field("combobox", texts.field_owner()).choose(texts.person_not_there()).await?;
    field("textbox", texts.person_new()).type_text("Li Na").await?;
    let target = field("textbox", texts.field_target());
    target.press("Enter").await?;
    page.by_text(texts.no_target()).appears().await?;
    target.type_text("100").await?;
    page.press("Enter").await?;
    dialog.goes_away().await?;
    page.by_role("button", &texts.owner_button_of("Read books", "Li Na")).appears().await?;
    let row = tree::row(page, "Read books").await?;
    ensure!((row.level, row.place.as_str()) == (2, "1/1"), "{row:?}");
    saved(page, texts).await
}

async fn enter_two_actuals(page: &Page, texts: Texts) -> Result<()> {
    open_goal(page, texts, "Read books").await?;
    page.wait_for_text(&texts.lead_absent("Read books", texts.absent_no_number())).await?;
    let value = page.by_role("textbox", &texts.actual_for("Read books"));
    page.by_label(texts.actual_day()).set_value(&day(page, -7).await?).await?;
    value.type_text("20").await?;
    page.press("Enter").await?;
    listed(page, texts, "20").appears().await?;
    becomes("the field", String::new(), async || value.value().await).await?;
    page.by_label(texts.actual_day()).set_value(&day(page, 0).await?).await?;
    value.type_text("10").await?;
    page.press("Enter").await?;
    listed(page, texts, "10").appears().await?;
    // A second number of a day doesn't replace the first without a word.
    value.type_text("20").await?;
    page.press("Enter").await?;
    page.by_role("button", &texts.actual_add("30")).gets_focus().await?;
    page.press("Enter").await?;
    listed(page, texts, "30").appears().await?;
    Ok(())
}

/// What the table of the gap by period plans in all its periods.
const PLANNED: &str = "
    const rows = [...document.querySelectorAll('main details tbody')].at(-1).rows;
    return [...rows].map((row) => Number(row.cells[2].textContent)).reduce((sum, plan) => sum + plan, 0);";

/// 50 of 100 on the 30th of 100 days: the trend and the gap by period say so in words, and as a table.
async fn see_the_charts(page: &Page, texts: Texts) -> Result<()> {
    page.wait_for_text("actual is 50, plan 30: +20.").await?;
    let (trend, gap) =
        (texts.trend_name("Read books", "items"), texts.gap_name("Read books", "items"));
    for (place, name) in [(0, &trend), (1, &gap)] {
        page.by_role("group", name).appears().await?;
        page.by_css("main details summary").nth(place).click().await?;
        page.by_role("region", name).appears().await?;
    }
    let shown = page.by_role("region", &trend).text().await?;
    ensure!(shown.contains("50") && shown.contains("30"), "the table of the trend says:\n{shown}");
    // On whatever day the months begin: together they are planned to come to the target.
    let planned = page.script(PLANNED, vec![]).await?;
    ensure!(planned == 100, "the table of the gap plans {planned}");
    Ok(())
}

/// The parent has no number of its own: it stands where its one child stands.
async fn see_the_parent(page: &Page, texts: Texts) -> Result<()> {
    page.by_role("navigation", texts.breadcrumb()).by_role("link", "My year").click().await?;
    page.by_role("region", texts.children_heading())
        .by_role("link", "Read books")
        .appears()
        .await?;
    page.wait_for_text(texts.actuals_roll_up()).await?;
    becomes("the progress of the parent", true, async || {
        Ok(page.by_css("main dl.tiles").text().await?.contains("50%"))
    })
    .await
}

async fn is_there(page: &Page) -> Result<()> {
    becomes("whether the goals are there", true, async || {
        let outline = tree::outline(page).await?;
        Ok(outline.ends_with(&["1 My year".to_owned(), "2 Read books".to_owned()]))
    })
    .await
}

/// Somebody else opens the file.
async fn take_over(page: &mut Page, name: &str, file: &[u8]) -> Result<()> {
    let texts = open(page, Language::English).await?;
    import_as_new(page, texts, name, file).await?;
    is_there(page).await?;
    open_goal(page, texts, "Read books").await?;
    listed(page, texts, "20").appears().await?;
    page.expect_no_findings().await
}
