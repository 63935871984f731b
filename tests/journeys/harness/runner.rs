//! Walks every journey in every engine, two at a time, prints a line for each, and counts.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::env;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::anyhow;
use fantoccini::error::CmdError;

use super::session::Session;
use super::{Engine, Page, Result};

/// A journey and its name.
pub struct Journey {
    pub name: &'static str,
    pub run: fn(&mut Page) -> Outcome<'_>,
}

/// A journey under way.
pub type Outcome<'page> = Pin<Box<dyn Future<Output = Result<()>> + 'page>>;

const JOURNEY_LIMIT: Duration = Duration::from_secs(180);

/// So many journeys may pass only when they are walked again.
const MOST_FLAKY: usize = 2;

/// So often a browser is started for one walk before that counts as a failure.
const MOST_STARTS: usize = 3;

/// The engines from the slowest to the quickest: what takes longest must not be left for the end.
const ENGINES: [Engine; 3] = [Engine::Firefox, Engine::WebKit, Engine::Chromium];

/// What there is to walk, and how it went so far.
struct Run<'journeys> {
    built: PathBuf,
    day: Option<String>,
    queue: RefCell<VecDeque<(&'journeys Journey, Engine)>>,
    passed: Cell<usize>,
    failed: Cell<usize>,
    flaky: RefCell<Vec<String>>,
}

/// Runs the journeys whose name contains the first argument, in the engines that `PLUMBLINE_JOURNEYS_ENGINES` lists.
///
/// A journey that fails is walked once more in a fresh browser; if it passes then, it is told as flaky, and too many of
/// those fail the run. Where `PLUMBLINE_JOURNEYS_DAY` is set, the pages take that day for today. Does nothing where
/// `PLUMBLINE_JOURNEYS`, the folder of the built app, is not set.
pub async fn run(journeys: &[Journey]) -> ExitCode {
    let Some(built) = env::var_os("PLUMBLINE_JOURNEYS").map(PathBuf::from) else {
        println!("journeys need browsers and a built app: cargo xtask test journeys");
        return ExitCode::SUCCESS;
    };
    let filter = env::args().nth(1).unwrap_or_default();
    let wanted = env::var("PLUMBLINE_JOURNEYS_ENGINES").unwrap_or_default();
    let is_wanted =
        |engine: &Engine| wanted.is_empty() || wanted.split(',').any(|name| name == engine.name());
    let chosen = || journeys.iter().filter(|journey| journey.name.contains(&filter));
    let walks = ENGINES
        .into_iter()
        .filter(is_wanted)
        .flat_map(|engine| chosen().map(move |journey| (journey, engine)));
    let run = Run {
        built,
        day: env::var("PLUMBLINE_JOURNEYS_DAY").ok(),
        queue: RefCell::new(walks.collect()),
        passed: Cell::new(0),
        failed: Cell::new(0),
        flaky: RefCell::default(),
    };
    tokio::join!(run.lane(), run.lane());
    run.close()
}

impl Run<'_> {
    /// Walks what comes next until nothing is left, in one browser for as long as that stays as it was.
    async fn lane(&self) {
        let mut kept: Option<Session> = None;
        loop {
            let Some((journey, engine)) = self.queue.borrow_mut().pop_front() else {
                break;
            };
            if let Some(other) = kept.take_if(|session| session.engine != engine) {
                other.close().await;
            }
            let start = Instant::now();
            let first = self.walk(journey, engine, &mut kept, "").await;
            let outcome = match first {
                Ok(()) => Ok(None),
                Err(error) => {
                    // A browser in which something failed is never handed on.
                    self.walk(journey, engine, &mut None, "-again").await.map(|()| Some(error))
                }
            };
            self.tell(journey, engine, start.elapsed(), outcome);
        }
        if let Some(session) = kept {
            session.close().await;
        }
    }

    /// One walk, with the browser in `kept` if there is one, which is left there for the next if all went well.
    ///
    /// A browser that doesn't start or dies is started again before that counts.
    async fn walk(
        &self,
        journey: &Journey,
        engine: Engine,
        kept: &mut Option<Session>,
        walk: &str,
    ) -> Result<()> {
        let mut starts = 0;
        loop {
            starts += 1;
            let session = match kept.take() {
                Some(session) => Ok(session),
                None => Session::start(engine).await,
            };
            let page = match session {
                Ok(session) => Page::start(session, self.built.clone()).await,
                Err(error) => Err(error),
            };
            let mut page = match page {
                Ok(page) => page,
                Err(error) if starts == MOST_STARTS => {
                    return Err(error.context("the browser did not start"));
                }
                Err(error) => {
                    println!("once more: {} did not start: {error:#}", engine.name());
                    continue;
                }
            };
            if let Some(day) = &self.day {
                page.server.set_day(day);
            }
            match limited(journey, &mut page).await {
                Ok(()) => {
                    *kept = page.hand_over().await;
                    return Ok(());
                }
                Err(error) if starts < MOST_STARTS && !page.is_alive().await => {
                    println!("once more: {} died: {error:#}", engine.name());
                    page.close().await;
                }
                Err(error) => {
                    let error =
                        with_picture(&page, &format!("{}{walk}", journey.name), error).await;
                    page.close().await;
                    return Err(error);
                }
            }
        }
    }

    /// Prints and counts; what passed only the second time comes with its first error.
    fn tell(
        &self,
        journey: &Journey,
        engine: Engine,
        took: Duration,
        outcome: Result<Option<anyhow::Error>>,
    ) {
        let line = format!("{:<8}  {} ({:.1} s)", engine.name(), journey.name, took.as_secs_f64());
        match outcome {
            Ok(None) => {
                self.passed.set(self.passed.get() + 1);
                println!("ok      {line}");
            }
            Ok(Some(first)) => {
                self.passed.set(self.passed.get() + 1);
                let told = format!("flaky   {line}\n        {first:#}{}", kind(&first));
                println!("{told}");
                self.flaky.borrow_mut().push(told);
            }
            Err(error) => {
                self.failed.set(self.failed.get() + 1);
                println!("FAILED  {line}\n        {error:#}{}", kind(&error));
            }
        }
    }

    /// The closing lines: every flaky journey, then the count, in which they are failures where they are too many.
    fn close(self) -> ExitCode {
        let (mut passed, mut failed) = (self.passed.get(), self.failed.get());
        let flaky = self.flaky.into_inner();
        if !flaky.is_empty() {
            println!("\n{} passed only when walked again:\n{}", flaky.len(), flaky.join("\n"));
        }
        if flaky.len() > MOST_FLAKY {
            println!("more than {MOST_FLAKY} are too many, so they count as failed");
            passed -= flaky.len();
            failed += flaky.len();
        }
        println!("{passed} passed, {failed} failed");
        if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

async fn limited(journey: &Journey, page: &mut Page) -> Result<()> {
    let walk = async {
        (journey.run)(page).await?;
        page.expect_no_findings().await
    };
    match tokio::time::timeout(JOURNEY_LIMIT, walk).await {
        Ok(outcome) => outcome,
        Err(_) => Err(anyhow!("not done after {} s", JOURNEY_LIMIT.as_secs())),
    }
}

/// What kind of error a driver answered with, whose words may be none.
fn kind(error: &anyhow::Error) -> String {
    match error.downcast_ref::<CmdError>() {
        Some(CmdError::Standard(answer)) => format!(" ({})", answer.error()),
        _ => String::new(),
    }
}

async fn with_picture(page: &Page, name: &str, error: anyhow::Error) -> anyhow::Error {
    let file = format!("{}-{}.png", name.replace("::", "-"), page.engine().name());
    let picture = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(file);
    match page.screenshot(&picture).await {
        Ok(()) => error.context(format!("a picture of it: {}", picture.display())),
        Err(_) => error,
    }
}
