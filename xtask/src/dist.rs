//! `cargo xtask dist`: the release, a folder of files for any static host and any sub-path.

use anyhow::{Result, bail};

use crate::app;
use crate::process::root;

/// Builds into `dist/` and prints the sizes.
pub fn run(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        bail!("`cargo xtask dist` takes no arguments");
    }
    let folder = root().join("dist");
    app::build_release(&folder)?;
    println!();
    app::print_sizes(&folder)?;
    println!("\n✓ dist/ is ready: copy it to any static host, under any path");
    Ok(())
}
