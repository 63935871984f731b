//! `cargo xtask serve | test | bench | dist`: everything a newcomer types.

mod app;
mod aside;
mod bench;
mod browsers;
mod dist;
mod offline;
mod parts;
mod process;
mod serve;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]     build the app, serve it on this machine, rebuild on every change
  test [part]          run every test; see `cargo xtask test --help`
  bench [part…]        measure the app beside its peers; see `cargo xtask bench --help`
  dist                 build the release into dist/, ready for any static host

Each command first brings the tools that are missing into ~/.cache/plumbline/tools.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<()> {
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("--help", arguments),
    };
    match name {
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "bench" => bench::run(rest),
        "dist" => dist::run(rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}
