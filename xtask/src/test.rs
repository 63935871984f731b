//! `cargo xtask test`: every test, as far side by side as two cores carry.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::app;
use crate::aside::Aside;
use crate::browsers::{self, Engine};
use crate::process::{command, path_with, root, run as run_command};
use crate::tools;

const HELP: &str = "\
cargo xtask test [part] [filter] [--engine chromium|firefox|webkit] [--day 2028-02-29]

Without a part, all of these run; `build` and `browser` beside `lint` and `native`:

  format     rustfmt
  lint       clippy, natively and for wasm32
  native     the tests of the core, the scenarios and the rules (cargo test)
  browser    tests/browser in each engine (wasm-bindgen-test)
  build      the release, as `dist` makes it, into target/journeys
  journeys   tests/journeys in each engine against that build (it is built first)

For use before each commit there is one part more:

  quick      format, lint, native, and the newcomer's journey in Chromium on a build for debugging

A filter keeps the tests whose name contains it; --engine keeps one engine; --day is what journeys take for today.";

/// What the command line asks for.
struct Choice {
    part: Option<Part>,
    filter: Option<String>,
    engines: Vec<Engine>,
    day: Option<String>,
}

/// A part of the tests that can be run by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Format,
    Lint,
    Native,
    Browser,
    Build,
    Journeys,
    Quick,
}

impl Part {
    const ALL: [Part; 7] = [
        Part::Format,
        Part::Lint,
        Part::Native,
        Part::Browser,
        Part::Build,
        Part::Journeys,
        Part::Quick,
    ];

    fn name(self) -> &'static str {
        match self {
            Part::Format => "format",
            Part::Lint => "lint",
            Part::Native => "native",
            Part::Browser => "browser",
            Part::Build => "build",
            Part::Journeys => "journeys",
            Part::Quick => "quick",
        }
    }

    fn run(self, choice: &Choice) -> Result<()> {
        self.headed(|| match self {
            Part::Format => format(),
            Part::Lint => lint(),
            Part::Native => native(choice),
            Part::Browser => browser(choice),
            Part::Build => build(),
            Part::Journeys => {
                Part::Build.run(choice)?;
                journeys(choice, &built())
            }
            Part::Quick => quick(choice),
        })
    }

    /// Does its work under a heading, and tells the time it took.
    fn headed(self, work: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("\n── {} ──", self.name());
        let start = Instant::now();
        work().with_context(|| format!("test {}", self.name()))?;
        println!("✓ {} ({})", self.name(), seconds(start));
        Ok(())
    }
}

/// Runs the parts that the arguments choose.
pub fn run(arguments: &[String]) -> Result<()> {
    if arguments.iter().any(|word| word == "--help" || word == "-h") {
        println!("{HELP}");
        return Ok(());
    }
    let choice = read(arguments)?;
    let start = Instant::now();
    match choice.part {
        Some(part) => part.run(&choice)?,
        None => everything(&choice)?,
    }
    println!("\n✓ all passed ({})", seconds(start));
    Ok(())
}

/// Cargo locks each profile by itself, and the last step of a release keeps one core busy: what needs the release's
/// profile, or waits for browsers, runs beside what needs the other one.
fn everything(choice: &Choice) -> Result<()> {
    Part::Format.run(choice)?;
    let asides = vec![choice.line(Part::Build), choice.line(Part::Browser)];
    beside(asides, || {
        Part::Lint.run(choice)?;
        Part::Native.run(choice)
    })?;
    Part::Journeys.headed(|| journeys(choice, &built()))
}

fn quick(choice: &Choice) -> Result<()> {
    Part::Format.run(choice)?;
    Part::Lint.run(choice)?;
    Part::Native.run(choice)?;
    let folder = root().join("target/quick");
    app::build_for_debugging(&folder)?;
    let newcomer = Choice {
        part: None,
        filter: Some("newcomer".to_owned()),
        engines: vec![Engine::Chromium],
        day: None,
    };
    journeys(&newcomer, &folder)
}

/// Runs the commands one after another beside the work; both end before a failure of either is told.
fn beside(commands: Vec<Vec<String>>, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let aside = Aside::start(commands)?;
    let outcome = work();
    let aside = aside.finish();
    outcome.and(aside)
}

impl Choice {
    /// The command line of a part with the same choice of engines.
    fn line(&self, part: Part) -> Vec<String> {
        let mut words = vec!["test".to_owned(), part.name().to_owned()];
        if let [only] = self.engines.as_slice() {
            words.extend(["--engine".to_owned(), only.name().to_owned()]);
        }
        words
    }
}

fn read(arguments: &[String]) -> Result<Choice> {
    let mut choice = Choice { part: None, filter: None, engines: Engine::ALL.to_vec(), day: None };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if word == "--engine" {
            let name =
                words.next().context("--engine needs a name: chromium, firefox or webkit")?;
            choice.engines.retain(|engine| engine.name() == name);
            if choice.engines.is_empty() {
                bail!("there is no engine `{name}`: take chromium, firefox or webkit");
            }
        } else if word == "--day" {
            let day = words.next().context("--day needs a date: 2028-02-29")?;
            choice.day = Some(day.clone());
        } else if choice.part.is_none()
            && let Some(part) = Part::ALL.into_iter().find(|part| part.name() == word)
        {
            choice.part = Some(part);
        } else if choice.part.is_some() && choice.filter.is_none() && !word.starts_with('-') {
            choice.filter = Some(word.clone());
        } else {
            bail!("`{word}` is not understood\n\n{HELP}");
        }
    }
    Ok(choice)
}

fn format() -> Result<()> {
    tools::lint_components()?;
    run_command(command("cargo").args(["fmt", "--all", "--check"]))
        .context("some files are not formatted: run `cargo fmt --all`")
}

fn lint() -> Result<()> {
    tools::lint_components()?;
    tools::wasm_target()?;
    let deny = ["--", "-D", "warnings"];
    run_command(command("cargo").args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    // Native tests and examples don't build for wasm: the app, tests/browser and the bench page are all there is.
    let targets = ["--lib", "--bins", "--test", "browser"];
    run_command(
        command("cargo")
            .args(["clippy", "--target", "wasm32-unknown-unknown"])
            .args(["--package", "plumbline", "--package", "plumbline-bench"])
            .args(targets)
            .args(deny),
    )
}

fn native(choice: &Choice) -> Result<()> {
    run_command(command("cargo").args(["test", "--quiet", "--workspace"]).args(&choice.filter))
}

fn browser(choice: &Choice) -> Result<()> {
    browsers::ensure(&choice.engines)?;
    tools::wasm_target()?;
    let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    for engine in &choice.engines {
        println!("\n{}", engine.name());
        let driver = engine.driver()?;
        let mut test = match engine {
            // WebKitWebDriver has no headless mode.
            Engine::WebKit => {
                let mut xvfb = command("xvfb-run");
                xvfb.args(["--auto-servernum", "--server-args=-screen 0 1280x1024x24", "cargo"]);
                xvfb.env("SAFARIDRIVER", driver).env("SAFARIDRIVER_ARGS", "--host=127.0.0.1");
                xvfb
            }
            Engine::Firefox => with_driver("GECKODRIVER", driver),
            Engine::Chromium => with_driver("CHROMEDRIVER", driver),
        };
        test.args(["test", "--target", "wasm32-unknown-unknown", "--test", "browser"])
            .args(&choice.filter)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root().join("tests/browser/webdriver.json"))
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
            .env("WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION", "1");
        run_command(&mut test)?;
    }
    Ok(())
}

fn with_driver(variable: &str, driver: PathBuf) -> std::process::Command {
    let mut cargo = command("cargo");
    cargo.env(variable, driver);
    cargo
}

fn build() -> Result<()> {
    let folder = built();
    app::build_release(&folder)?;
    app::print_sizes(&folder)
}

fn journeys(choice: &Choice, folder: &Path) -> Result<()> {
    browsers::ensure(&choice.engines)?;
    let mut drivers = Vec::new();
    for engine in &choice.engines {
        drivers.extend(engine.driver()?.parent().map(PathBuf::from));
    }
    let axe = tools::npm_package("axe-core", "4.14.1")?.join("axe.min.js");
    let queries = tools::npm_package("@testing-library/dom", "10.4.2")?
        .join("dist/@testing-library/dom.umd.min.js");
    let names: Vec<&str> = choice.engines.iter().map(|engine| engine.name()).collect();
    let mut filter: Vec<OsString> = Vec::new();
    if let Some(word) = &choice.filter {
        filter.extend(["--".into(), word.into()]);
    }
    let mut walk = command("cargo");
    if let Some(day) = &choice.day {
        walk.env("PLUMBLINE_JOURNEYS_DAY", day);
    }
    run_command(
        walk.args(["test", "--quiet", "--test", "journeys"])
            .args(filter)
            .env("PATH", path_with(&drivers)?)
            .env("PLUMBLINE_JOURNEYS", folder)
            .env("PLUMBLINE_JOURNEYS_ENGINES", names.join(","))
            .env("PLUMBLINE_JOURNEYS_AXE", axe)
            .env("PLUMBLINE_JOURNEYS_QUERIES", queries),
    )
}

fn built() -> PathBuf {
    root().join("target/journeys")
}

fn seconds(start: Instant) -> String {
    format!("{:.0} s", start.elapsed().as_secs_f64())
}
