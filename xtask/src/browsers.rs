//! The three engines that tests run in, their drivers, and how to get them.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::process::{command, find, output, run};
use crate::tools;

/// A browser engine with a WebDriver.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// Every engine, in the order of the tests.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The name on the command line: `chromium`, `firefox` or `webkit`.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Where the browser itself lies, if it is on `PATH`.
    pub fn program(self) -> Option<PathBuf> {
        let (names, _) = self.needs().first()?;
        names.iter().find_map(|name| find(name))
    }

    /// Where its driver lies; geckodriver is installed where it is missing.
    pub fn driver(self) -> Result<PathBuf> {
        match self {
            Engine::Chromium => find("chromedriver").context("chromedriver is missing"),
            Engine::Firefox => Ok(tools::geckodriver()?.join("geckodriver")),
            Engine::WebKit => find("WebKitWebDriver").context("WebKitWebDriver is missing"),
        }
    }

    /// For each thing it needs: the programs of which one must be there, and the Debian package that brings it.
    fn needs(self) -> &'static [(&'static [&'static str], &'static str)] {
        match self {
            Engine::Chromium => &[
                (&["chromium", "chromium-browser", "google-chrome"], "chromium"),
                (&["chromedriver"], "chromium-driver"),
            ],
            Engine::Firefox => &[(&["firefox", "firefox-esr"], "firefox-esr")],
            Engine::WebKit => &[
                (&["WebKitWebDriver"], "webkit2gtk-driver"),
                (&["Xvfb"], "xvfb"),
                (&["xvfb-run"], "xvfb"),
                (&["xauth"], "xauth"),
            ],
        }
    }
}

/// Makes sure that the engines are here: installs them where that can be done unasked, and otherwise
/// fails with the command that a person would run.
pub fn ensure(engines: &[Engine]) -> Result<()> {
    let missing = missing(engines);
    if missing.is_empty() {
        let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
        println!("✓ {}", names.join(", "));
        return Ok(());
    }
    let mut packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    packages.dedup();
    // Chinese text has boxes for letters without it; nothing can be looked for, fonts are no programs.
    packages.push("fonts-noto-cjk");

    let is_root = output(command("id").arg("-u")).is_some_and(|id| id == "0");
    if is_root && find("apt-get").is_some() {
        println!("… installing {}", packages.join(", "));
        run(command("apt-get").args(["update", "-qq"]))?;
        run(command("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["install", "-qq", "--yes", "--no-install-recommends"])
            .args(&packages))?;
        return Ok(());
    }
    let list: Vec<String> = missing.iter().map(|(programs, _)| programs.join(" or ")).collect();
    bail!(
        "the tests need browsers that are missing here: {}\n\n  on Debian or Ubuntu: sudo apt-get install {}\n  \
         elsewhere: install them and their drivers with your package manager, on PATH\n  \
         for one engine only: cargo xtask test journeys --engine chromium",
        list.join(", "),
        packages.join(" ")
    );
}

type Need = (&'static [&'static str], &'static str);

fn missing(engines: &[Engine]) -> Vec<Need> {
    let needs = engines.iter().flat_map(|engine| engine.needs());
    needs
        .filter(|(programs, _)| programs.iter().all(|program| find(program).is_none()))
        .copied()
        .collect()
}
