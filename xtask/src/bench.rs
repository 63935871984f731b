//! `cargo xtask bench`: the measurements of Plumbline beside its peers, in one headless Chromium.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::app;
use crate::browsers::{self, Engine};
use crate::process::{command, find, root, run as run_command};
use crate::tools;

const HELP: &str = "\
cargo xtask bench [part…]

Measures Plumbline and pinned peers from npm in one run, prints the ratios, and writes them to benches/README.md.
Without a part, all of these:

  p1     a trend chart, beside uPlot and ECharts
  p2     storing 10 000 goals with 52 weeks each, beside IndexedDB by hand and Dexie
  p3     roll-up after one actual, beside HyperFormula
  p4     importing a file of 10 000 goals, beside JSON.parse with ajv
  p5     cold start of the release with the sample open, beside Excalidraw
  p6     opening a workspace of 10 000 goals, beside Excalidraw's empty start
  p7     entering an actual among 10 000 goals
  p8     a cascade of 100 000 goals: shown, scrolled, folded, filtered
  p10    memory with 10 000 goals open
  size   what a browser fetches, by feature
  crates the code that each crate brings

It needs Node.js, npm and Chromium, and a machine that does nothing else meanwhile.";

/// What a part measures.
#[derive(Clone, Copy, PartialEq)]
enum Built {
    /// A page that offers the app's code.
    Page,
    /// The release.
    App,
}

const PARTS: [(&str, Built); 11] = [
    ("p1", Built::Page),
    ("p2", Built::Page),
    ("p3", Built::Page),
    ("p4", Built::Page),
    ("p5", Built::App),
    ("p6", Built::App),
    ("p7", Built::App),
    ("p8", Built::App),
    ("p10", Built::App),
    ("size", Built::App),
    ("crates", Built::App),
];

type Build = fn(&Path) -> Result<()>;

/// Builds what the chosen parts need, and hands over to `benches/runner`.
pub fn run(arguments: &[String]) -> Result<()> {
    if arguments.iter().any(|word| word == "--help" || word == "-h") {
        println!("{HELP}");
        return Ok(());
    }
    let known = |word: &str| PARTS.iter().any(|(name, _)| *name == word);
    if let Some(word) = arguments.iter().find(|word| !known(word)) {
        bail!("`{word}` is not understood\n\n{HELP}");
    }
    let is_wanted = |name: &str| arguments.is_empty() || arguments.iter().any(|word| word == name);
    let node = find("node").context(
        "the measurements run in Node.js, which is missing (Debian: apt-get install nodejs)",
    )?;
    browsers::ensure(&[Engine::Chromium])?;
    let chromium = Engine::Chromium.program().context("chromium is missing")?;
    let packages = tools::npm_locked("benches", &root().join("benches"))?;

    let built = root().join("target/bench");
    let parts = PARTS.into_iter().filter(|(name, _)| is_wanted(name));
    for (needed, build) in [(Built::Page, build_page as Build), (Built::App, build_app)] {
        if parts.clone().any(|(_, built)| built == needed) {
            build(&built)?;
        }
    }
    println!();
    run_command(
        command(node)
            .arg("benches/runner/run.js")
            .args(parts.map(|(name, _)| name))
            .env("PLUMBLINE_BENCH_PACKAGES", packages)
            .env("PLUMBLINE_BENCH_BUILT", built)
            .env("PLUMBLINE_BENCH_CHROMIUM", chromium),
    )
}

/// The page that offers the app's code, optimised as the app is.
fn build_page(built: &Path) -> Result<()> {
    println!("\n── building the bench page ──");
    tools::wasm_target()?;
    let bindgen = tools::wasm_bindgen()?.join("wasm-bindgen");
    let target = "wasm32-unknown-unknown";
    run_command(command("cargo").args([
        "build",
        "--release",
        "--package",
        "plumbline-bench",
        "--target",
        target,
    ]))?;
    let folder = built.join("page/wasm");
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    run_command(
        command(bindgen)
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&folder)
            .arg(root().join("target").join(target).join("release/plumbline_bench.wasm")),
    )?;
    let Some(wasm_opt) = tools::wasm_opt()? else {
        return Ok(());
    };
    let wasm: PathBuf = folder.join("plumbline_bench_bg.wasm");
    run_command(command(wasm_opt.join("wasm-opt")).args(["-Oz", "--output"]).args([&wasm, &wasm]))
}

/// The release as `dist` makes it.
fn build_app(built: &Path) -> Result<()> {
    println!("\n── building the release ──");
    app::build_release(&built.join("app"))
}
