//! The first thing that happens: the page opens.

use anyhow::ensure;

use crate::harness::server::SUB_PATH;
use crate::harness::{Page, Result};
use crate::steps::{becomes, place};

/// The runner fails it, as any journey, on a policy violation or a request to another origin.
pub async fn the_page_opens_under_a_sub_path_and_harms_nothing(page: &mut Page) -> Result<()> {
    page.open("").await?;
    page.by_css("main").appears().await?;
    // A machine that is busy may look this late; what the service worker keeps comes after its own file.
    let requests = page.server.requests();
    let for_the_page: Vec<&String> =
        requests.iter().take_while(|path| !path.ends_with("service-worker.js")).collect();
    page.axe().await?;

    let outside: Vec<String> =
        page.server.requests().into_iter().filter(|path| !path.starts_with(SUB_PATH)).collect();
    ensure!(
        outside.is_empty(),
        "the page asked for {outside:?}, outside the folder that it was put in"
    );
    let wasm = for_the_page.iter().filter(|path| path.ends_with(".wasm")).count();
    ensure!(wasm == 1, "the app's code was asked for {wasm} times");

    page.open("#/nowhere").await?;
    becomes("the address", "#/home".to_owned(), async || place(page).await).await
}
