//! `cargo xtask serve`: the app on this machine, rebuilt on every change.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, bail};

use crate::app;
use crate::process::run as run_command;

/// Serves on the port given with `--port`, or on the first free one from 8080 on.
pub fn run(arguments: &[String]) -> Result<()> {
    let port = match arguments {
        [] => {
            (8080..8180).find(|port| is_free(*port)).context("no port from 8080 to 8179 is free")?
        }
        [flag, port] if flag == "--port" => {
            let port = port.parse().with_context(|| format!("`{port}` is not a port"))?;
            if !is_free(port) {
                bail!("port {port} is taken: give another one, or none");
            }
            port
        }
        _ => bail!("usage: cargo xtask serve [--port N]"),
    };
    let mut trunk = app::trunk()?;
    println!(
        "\nPlumbline will be at http://127.0.0.1:{port}/ once it is built; reload the page after a change.\n"
    );
    run_command(trunk.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]))
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}
