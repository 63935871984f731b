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

  p3     roll-up after one actual, beside HyperFormula
  p5     cold start of the release with the sample open, beside Excalidraw

It needs Node.js, npm and Chromium, and a machine that does nothing else meanwhile.";

/// A part's name, and what it needs built.
type Part = (&'static str, fn(&Path) -> Result<()>);

const PARTS: [Part; 2] = [("p3", build_page), ("p5", build_app)];

/// Builds what the chosen parts need, and hands over to `benches/runner`.
pub fn run(arguments: &[String]) -> Result<()> {
    if arguments
        .iter()
        .any(|word| word == "--help" || word == "-h")
    {
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
    let mut parts = Vec::new();
    for (name, build) in PARTS.into_iter().filter(|(name, _)| is_wanted(name)) {
        println!("\n── building for {name} ──");
        build(&built).with_context(|| format!("bench {name}"))?;
        parts.push(name);
    }
    println!();
    run_command(
        command(node)
            .arg("benches/runner/run.js")
            .args(parts)
            .env("PLUMBLINE_BENCH_PACKAGES", packages)
            .env("PLUMBLINE_BENCH_BUILT", built)
            .env("PLUMBLINE_BENCH_CHROMIUM", chromium),
    )
}

/// The page that offers the app's code, optimised as the app is.
fn build_page(built: &Path) -> Result<()> {
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
            .arg(
                root()
                    .join("target")
                    .join(target)
                    .join("release/plumbline_bench.wasm"),
            ),
    )?;
    let Some(wasm_opt) = tools::wasm_opt()? else {
        return Ok(());
    };
    let wasm: PathBuf = folder.join("plumbline_bench_bg.wasm");
    run_command(
        command(wasm_opt.join("wasm-opt"))
            .args(["-Oz", "--output"])
            .args([&wasm, &wasm]),
    )
}

/// The release as `dist` makes it.
fn build_app(built: &Path) -> Result<()> {
    app::build_release(&built.join("app"))
}
