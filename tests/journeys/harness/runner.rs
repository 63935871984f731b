//! Runs every journey in every engine, prints a line for each, and counts.

use std::env;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};
use fantoccini::error::CmdError;

use super::{Engine, Page, Result};

/// A journey and its name.
pub struct Journey {
    pub name: &'static str,
    pub run: fn(&mut Page) -> Outcome<'_>,
}

/// A journey under way.
pub type Outcome<'page> = Pin<Box<dyn Future<Output = Result<()>> + 'page>>;

const JOURNEY_LIMIT: Duration = Duration::from_secs(180);

/// Runs the journeys whose name contains the first argument, in the engines that `PLUMBLINE_JOURNEYS_ENGINES` lists.
///
/// Does nothing where `PLUMBLINE_JOURNEYS`, the folder of the built app, is not set.
pub async fn run(journeys: &[Journey]) -> ExitCode {
    let Some(built) = env::var_os("PLUMBLINE_JOURNEYS").map(PathBuf::from) else {
        println!("journeys need browsers and a built app: cargo xtask test journeys");
        return ExitCode::SUCCESS;
    };
    let filter = env::args().nth(1).unwrap_or_default();
    let engines = env::var("PLUMBLINE_JOURNEYS_ENGINES")
        .unwrap_or_else(|_| "chromium,firefox,webkit".to_owned());
    let wanted = engines.split(',').filter_map(Engine::named);
    let (mut passed, mut failed) = (0, 0);
    for engine in wanted {
        for journey in journeys
            .iter()
            .filter(|journey| journey.name.contains(&filter))
        {
            let start = Instant::now();
            let outcome = one(journey, engine, built.clone()).await;
            let seconds = start.elapsed().as_secs_f64();
            match outcome {
                Ok(()) => {
                    passed += 1;
                    println!(
                        "ok      {:<8}  {} ({seconds:.1} s)",
                        engine.name(),
                        journey.name
                    );
                }
                Err(error) => {
                    failed += 1;
                    println!(
                        "FAILED  {:<8}  {} ({seconds:.1} s)\n        {error:#}{}",
                        engine.name(),
                        journey.name,
                        kind(&error)
                    );
                }
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

async fn one(journey: &Journey, engine: Engine, built: PathBuf) -> Result<()> {
    let mut page = Page::start(engine, built)
        .await
        .context("the browser did not start")?;
    let walk = async {
        (journey.run)(&mut page).await?;
        page.expect_no_findings().await
    };
    let outcome = match tokio::time::timeout(JOURNEY_LIMIT, walk).await {
        Ok(outcome) => outcome,
        Err(_) => Err(anyhow!("not done after {} s", JOURNEY_LIMIT.as_secs())),
    };
    let outcome = match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(with_picture(&page, engine, journey.name, error).await),
    };
    page.close().await;
    outcome
}

/// What kind of error a driver answered with, whose words may be none.
fn kind(error: &anyhow::Error) -> String {
    match error.downcast_ref::<CmdError>() {
        Some(CmdError::Standard(answer)) => format!(" ({})", answer.error()),
        _ => String::new(),
    }
}

async fn with_picture(
    page: &Page,
    engine: Engine,
    name: &str,
    error: anyhow::Error,
) -> anyhow::Error {
    let file = format!("{}-{}.png", name.replace("::", "-"), engine.name());
    let picture = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(file);
    match page.screenshot(&picture).await {
        Ok(()) => error.context(format!("a picture of it: {}", picture.display())),
        Err(_) => error,
    }
}
