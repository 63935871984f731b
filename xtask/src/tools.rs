//! Brings the tools that a build or a test needs, once a machine and not once a clone.
//!
//! Each tool has a folder with its version in its name under `~/.cache/plumbline/tools` (or `$XDG_CACHE_HOME`);
//! a tool on `PATH` is taken when its version fits.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{command, find, output, root, run};

/// A program that is installed with cargo.
struct CargoTool {
    package: &'static str,
    /// The programs it brings; the first one answers `--version`.
    programs: &'static [&'static str],
    version: String,
    /// Whether the versions in the package's own lock file are to be used.
    locked: bool,
    features: &'static [&'static str],
    minutes: u32,
}

/// Makes sure that the wasm target of the pinned toolchain is there.
pub fn wasm_target() -> Result<()> {
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))
        .context("`rustc` did not run: install Rust from https://rustup.rs")?;
    let target = "wasm32-unknown-unknown";
    if PathBuf::from(sysroot).join("lib/rustlib").join(target).is_dir() {
        println!("✓ {target}");
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!(
            "the Rust here has no {target} and there is no rustup: install that target's std beside rustc"
        );
    }
    println!("… adding {target}");
    run(command("rustup").args(["target", "add", target]))
}

/// Makes sure that rustfmt and clippy of the pinned toolchain are there.
pub fn lint_components() -> Result<()> {
    for (program, component) in [("rustfmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if output(command(program).arg("--version")).is_some() {
            println!("✓ {component}");
            continue;
        }
        println!("… adding {component}");
        run(command("rustup").args(["component", "add", component]))?;
    }
    Ok(())
}

/// The folder of trunk.
pub fn trunk() -> Result<PathBuf> {
    cargo_tool(&CargoTool {
        package: "trunk",
        programs: &["trunk"],
        version: "0.21.14".to_owned(),
        features: &[],
        locked: true,
        minutes: 7,
    })
}

/// The folder of `wasm-bindgen` and `wasm-bindgen-test-runner`, in the very version of the crate.
pub fn wasm_bindgen() -> Result<PathBuf> {
    cargo_tool(&CargoTool {
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: locked_version("wasm-bindgen")?,
        features: &[],
        // Its lock file names crates that not every registry still has.
        locked: false,
        minutes: 2,
    })
}

/// The folder of `wasm-split-cli`.
pub fn wasm_split() -> Result<PathBuf> {
    cargo_tool(&CargoTool {
        package: "wasm_split_cli_support",
        programs: &["wasm-split-cli"],
        version: "0.2.4".to_owned(),
        features: &["build-binary"],
        locked: true,
        minutes: 1,
    })
}

/// The folder of geckodriver.
pub fn geckodriver() -> Result<PathBuf> {
    cargo_tool(&CargoTool {
        package: "geckodriver",
        programs: &["geckodriver"],
        version: "0.37.1".to_owned(),
        features: &[],
        locked: true,
        minutes: 2,
    })
}

/// The folder of wasm-opt, or nothing where it can't be had.
pub fn wasm_opt() -> Result<Option<PathBuf>> {
    let version = "132";
    if let Some(file) = find("wasm-opt")
        && output(command(&file).arg("--version"))
            .is_some_and(|text| text.contains(&format!("version {version} ")))
    {
        println!("✓ wasm-opt {version}");
        return Ok(file.parent().map(PathBuf::from));
    }
    let bin = cache()?.join(format!("binaryen-{version}/node_modules/.bin"));
    if !bin.join("wasm-opt").exists() && find("npm").is_none() {
        println!("! npm is missing, so the release is built without wasm-opt {version}");
        return Ok(None);
    }
    npm_package("binaryen", version)?;
    Ok(Some(bin))
}

/// The folder of a package from npm, for example `…/axe-core-4.14.1/node_modules/axe-core`.
pub fn npm_package(name: &str, version: &str) -> Result<PathBuf> {
    let plain_name = name.trim_start_matches('@').replace('/', "-");
    let folder = cache()?.join(format!("{plain_name}-{version}"));
    let package = folder.join("node_modules").join(name);
    if package.join("package.json").is_file() {
        println!("✓ {name} {version}");
        return Ok(package);
    }
    if find("npm").is_none() {
        bail!(
            "{name} {version} comes from npm, which is missing: install Node.js (Debian: apt-get install npm)"
        );
    }
    println!("… fetching {name} {version}");
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    run(command("npm")
        .args([
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(&folder)
        .arg(format!("{name}@{version}")))?;
    Ok(package)
}

/// The folder with the packages that the lock file in `folder` names, all in their exact versions; a change of the lock
/// file makes a new one.
pub fn npm_locked(name: &str, folder: &Path) -> Result<PathBuf> {
    let read = |file: &str| {
        let path = folder.join(file);
        fs::read(&path).with_context(|| format!("could not read {}", path.display()))
    };
    let files = [
        ("package.json", read("package.json")?),
        ("package-lock.json", read("package-lock.json")?),
    ];
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    let packages = cache()?.join(format!("{name}-{:016x}", hasher.finish()));
    // npm writes this file last.
    if packages.join("node_modules/.package-lock.json").is_file() {
        println!("✓ the packages of {name}");
        return Ok(packages);
    }
    if find("npm").is_none() {
        bail!(
            "the packages of {name} come from npm, which is missing: install Node.js (Debian: apt-get install npm)"
        );
    }
    println!("… fetching the packages of {name}");
    fs::create_dir_all(&packages)
        .with_context(|| format!("could not make {}", packages.display()))?;
    for (file, bytes) in files {
        let path = packages.join(file);
        fs::write(&path, bytes).with_context(|| format!("could not write {}", path.display()))?;
    }
    run(command("npm")
        .args(["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(&packages))?;
    Ok(packages)
}

fn cargo_tool(tool: &CargoTool) -> Result<PathBuf> {
    let CargoTool { package, version, .. } = tool;
    if let Some(bin) = on_path(tool) {
        println!("✓ {package} {version}");
        return Ok(bin);
    }
    let folder = cache()?.join(format!("{package}-{version}"));
    let bin = folder.join("bin");
    let is_there = || tool.programs.iter().all(|program| bin.join(program).is_file());
    if is_there() {
        println!("✓ {package} {version}");
        return Ok(bin);
    }
    if find("cargo-binstall").is_some() {
        println!("… installing {package} {version} with cargo binstall");
        let exact = format!("{package}@{version}");
        let done = run(command("cargo")
            .args(["binstall", "--no-confirm", "--root"])
            .arg(&folder)
            .arg(exact));
        if done.is_ok() && is_there() {
            return Ok(bin);
        }
    }
    println!("… installing {package} {version} (about {} minutes)", tool.minutes);
    let mut install = command("cargo");
    install.args(["install", "--quiet", package, "--version", version, "--root"]).arg(&folder);
    if !tool.features.is_empty() {
        install.arg("--features").arg(tool.features.join(","));
    }
    if tool.locked {
        install.arg("--locked");
    }
    // A tool that runs for seconds is not worth the minutes that whole-program optimisation takes.
    install
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    run(&mut install)?;
    Ok(bin)
}

fn on_path(tool: &CargoTool) -> Option<PathBuf> {
    let files: Option<Vec<PathBuf>> = tool.programs.iter().map(|program| find(program)).collect();
    let first = files?.into_iter().next()?;
    let answer = output(command(&first).arg("--version"))?;
    let has_version = answer.split_whitespace().any(|word| word == tool.version);
    has_version.then(|| first.parent().map(PathBuf::from))?
}

fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ => PathBuf::from(env::var_os("HOME").context("neither HOME nor XDG_CACHE_HOME is set")?)
            .join(".cache"),
    };
    let folder = base.join("plumbline").join("tools");
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    Ok(folder)
}

fn locked_version(package: &str) -> Result<String> {
    let lock =
        fs::read_to_string(root().join("Cargo.lock")).context("could not read Cargo.lock")?;
    let heading = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != heading);
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = "));
    let version = version.with_context(|| format!("Cargo.lock names no {package}"))?;
    Ok(version.trim_matches('"').to_owned())
}
