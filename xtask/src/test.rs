//! `cargo xtask test`: every test, in order, until one fails.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::app;
use crate::browsers::{self, Engine};
use crate::process::{command, path_with, root, run as run_command};
use crate::tools;

const HELP: &str = "\
cargo xtask test [part] [filter] [--engine chromium|firefox|webkit]

Without a part, all of these run in this order and stop at the first that fails:

  format     rustfmt
  lint       clippy, natively and for wasm32
  native     the tests of the core, the scenarios and the rules (cargo test)
  browser    tests/browser in each engine (wasm-bindgen-test)
  build      the release, as `dist` makes it, into target/journeys
  journeys   tests/journeys in each engine against that build (it is built first)

A filter keeps the tests whose name contains it; --engine keeps one engine.";

/// A part's name, and what runs it.
type Part = (&'static str, fn(&Choice) -> Result<()>);

const PARTS: [Part; 6] = [
    ("format", format),
    ("lint", lint),
    ("native", native),
    ("browser", browser),
    ("build", build),
    ("journeys", journeys),
];

/// What the command line asks for.
struct Choice {
    part: Option<String>,
    filter: Option<String>,
    engines: Vec<Engine>,
}

/// Runs the parts that the arguments choose.
pub fn run(arguments: &[String]) -> Result<()> {
    if arguments
        .iter()
        .any(|word| word == "--help" || word == "-h")
    {
        println!("{HELP}");
        return Ok(());
    }
    let choice = read(arguments)?;
    let start = Instant::now();
    for (name, part) in PARTS {
        let is_wanted = match choice.part.as_deref() {
            None => true,
            Some("journeys") => name == "build" || name == "journeys",
            Some(wanted) => name == wanted,
        };
        if !is_wanted {
            continue;
        }
        println!("\n── {name} ──");
        let part_start = Instant::now();
        part(&choice).with_context(|| format!("test {name}"))?;
        println!("✓ {name} ({})", seconds(part_start));
    }
    println!("\n✓ all passed ({})", seconds(start));
    Ok(())
}

fn read(arguments: &[String]) -> Result<Choice> {
    let mut choice = Choice {
        part: None,
        filter: None,
        engines: Engine::ALL.to_vec(),
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if word == "--engine" {
            let name = words
                .next()
                .context("--engine needs a name: chromium, firefox or webkit")?;
            choice.engines.retain(|engine| engine.name() == name);
            if choice.engines.is_empty() {
                bail!("there is no engine `{name}`: take chromium, firefox or webkit");
            }
        } else if choice.part.is_none() && PARTS.iter().any(|(name, _)| name == word) {
            choice.part = Some(word.clone());
        } else if choice.part.is_some() && choice.filter.is_none() && !word.starts_with('-') {
            choice.filter = Some(word.clone());
        } else {
            bail!("`{word}` is not understood\n\n{HELP}");
        }
    }
    Ok(choice)
}

fn format(_: &Choice) -> Result<()> {
    tools::lint_components()?;
    run_command(command("cargo").args(["fmt", "--all", "--check"]))
        .context("some files are not formatted: run `cargo fmt --all`")
}

fn lint(_: &Choice) -> Result<()> {
    tools::lint_components()?;
    tools::wasm_target()?;
    let deny = ["--", "-D", "warnings"];
    run_command(
        command("cargo")
            .args(["clippy", "--workspace", "--all-targets"])
            .args(deny),
    )?;
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
    run_command(
        command("cargo")
            .args(["test", "--quiet", "--workspace"])
            .args(&choice.filter),
    )
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
                xvfb.args([
                    "--auto-servernum",
                    "--server-args=-screen 0 1280x1024x24",
                    "cargo",
                ]);
                xvfb.env("SAFARIDRIVER", driver)
                    .env("SAFARIDRIVER_ARGS", "--host=127.0.0.1");
                xvfb
            }
            Engine::Firefox => with_driver("GECKODRIVER", driver),
            Engine::Chromium => with_driver("CHROMEDRIVER", driver),
        };
        test.args([
            "test",
            "--target",
            "wasm32-unknown-unknown",
            "--test",
            "browser",
        ])
        .args(&choice.filter)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            root().join("tests/browser/webdriver.json"),
        )
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

fn build(_: &Choice) -> Result<()> {
    let folder = built();
    app::build_release(&folder)?;
    app::print_sizes(&folder)
}

fn journeys(choice: &Choice) -> Result<()> {
    browsers::ensure(&choice.engines)?;
    let mut folders = Vec::new();
    for engine in &choice.engines {
        folders.extend(engine.driver()?.parent().map(PathBuf::from));
    }
    let axe = tools::npm_package("axe-core", "4.14.1")?.join("axe.min.js");
    let queries = tools::npm_package("@testing-library/dom", "10.4.2")?
        .join("dist/@testing-library/dom.umd.min.js");
    let names: Vec<&str> = choice.engines.iter().map(|engine| engine.name()).collect();
    let mut filter: Vec<OsString> = Vec::new();
    if let Some(word) = &choice.filter {
        filter.extend(["--".into(), word.into()]);
    }
    run_command(
        command("cargo")
            .args(["test", "--quiet", "--test", "journeys"])
            .args(filter)
            .env("PATH", path_with(&folders)?)
            .env("PLUMBLINE_JOURNEYS", built())
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
