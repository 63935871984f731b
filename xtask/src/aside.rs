//! Runs commands of this program beside other work and shows what they said when that is done.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow, bail};

use crate::process::root;

/// Commands that run one after another until one fails, their output in a file.
pub struct Aside {
    thread: JoinHandle<Result<()>>,
    log: PathBuf,
}

impl Aside {
    /// Starts the commands, each given by the words behind `cargo xtask`.
    pub fn start(commands: Vec<Vec<String>>) -> Result<Aside> {
        let log = root().join("target/aside.log");
        let file =
            File::create(&log).with_context(|| format!("could not make {}", log.display()))?;
        let names: Vec<String> = commands.iter().map(|words| words.join(" ")).collect();
        println!("… beside: {} (see {})", names.join(", then "), log.display());
        let program = env::current_exe().context("could not find this program")?;
        let thread = thread::spawn(move || {
            for words in commands {
                let status = Command::new(&program)
                    .args(&words)
                    .current_dir(root())
                    .stdout(file.try_clone()?)
                    .stderr(file.try_clone()?)
                    .status()
                    .with_context(|| {
                        format!("could not start `cargo xtask {}`", words.join(" "))
                    })?;
                if !status.success() {
                    bail!("`cargo xtask {}` failed", words.join(" "));
                }
            }
            Ok(())
        });
        Ok(Aside { thread, log })
    }

    /// Waits for the end, prints all that was said, and fails if one of the commands did.
    pub fn finish(self) -> Result<()> {
        let outcome = self.thread.join();
        let said = fs::read_to_string(&self.log)
            .with_context(|| format!("could not read {}", self.log.display()))?;
        println!("\n{said}");
        outcome.map_err(|_| anyhow!("what ran beside ended without a word"))?
    }
}
