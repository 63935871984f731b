//! Builds the page with trunk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::process::{command, find, path_with, run};
use crate::tools;
use crate::{offline, parts};

/// A trunk command with all its tools on `PATH`.
pub fn trunk() -> Result<Command> {
    tools::wasm_target()?;
    let folders = [tools::trunk()?, tools::wasm_bindgen()?];

    let mut trunk = command("trunk");
    trunk
        .env("PATH", path_with(&folders)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("TRUNK_OFFLINE", "true")
        // trunk takes any value of NO_COLOR but true and false for a mistake.
        .env_remove("NO_COLOR");
    Ok(trunk)
}

/// Builds the release into `folder`, in parts and with the worker that keeps it for starts without a network.
pub fn build_release(folder: &Path) -> Result<()> {
    run(trunk()?.args(["build", "--release", "--features", "split", "--dist"]).arg(folder))?;
    parts::cut(folder)?;
    offline::finish(folder)
}

/// Builds into `folder` what `cargo xtask serve` would serve: quick to build, in one piece and without the worker.
pub fn build_for_debugging(folder: &Path) -> Result<()> {
    run(trunk()?.args(["build", "--dist"]).arg(folder))
}

/// Prints the size of each file in `folder`, raw and as brotli sends it, with their sums.
pub fn print_sizes(folder: &Path) -> Result<()> {
    let brotli = find("brotli");
    if brotli.is_none() {
        println!("(brotli is missing, so only raw sizes are shown)");
    }
    let mut sums = (0, 0);
    println!("{:>9}  {:>9}", "raw", "brotli");
    for file in files_in(folder)? {
        let raw = fs::metadata(&file)
            .with_context(|| format!("could not read {}", file.display()))?
            .len();
        let packed = match &brotli {
            Some(brotli) => packed_size(brotli, &file)?,
            None => 0,
        };
        let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
        print_row(raw, packed, &name);
        sums = (sums.0 + raw, sums.1 + packed);
    }
    print_row(sums.0, sums.1, "in all");
    Ok(())
}

fn print_row(raw: u64, packed: u64, name: &str) {
    let kb = |bytes: u64| format!("{:.1} kB", bytes as f64 / 1000.0);
    let packed = if packed == 0 { "–".to_owned() } else { kb(packed) };
    println!("{:>9}  {packed:>9}  {name}", kb(raw));
}

/// Every file in `folder` and the folders in it, in order of their names.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect_files(folder, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("could not read {}", folder.display()))?.path();
        if path.is_dir() {
            collect_files(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn packed_size(brotli: &Path, file: &Path) -> Result<u64> {
    let output = command(brotli)
        .args(["--stdout", "--best"])
        .arg(file)
        .stderr(Stdio::null())
        .output()
        .with_context(|| format!("could not pack {}", file.display()))?;
    Ok(output.stdout.len() as u64)
}
