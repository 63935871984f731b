//! What the browser holds in the app's database, byte by byte.

use anyhow::Context;
use serde_json::Value;

use crate::harness::{Page, Result};

/// A module of one function.
const DUMP: &str = include_str!("../support/dump.js");

/// All of it as JSON, to compare before and after.
pub async fn dump(page: &Page) -> Result<String> {
    let script = format!(
        "{}
        const done = arguments[arguments.length - 1];
        dump('plumbline').then(done, (error) => done(String(error)));",
        DUMP.replace("export ", "")
    );
    let all = page.script_later(&script).await?;
    Ok(all.as_str().unwrap_or_default().to_owned())
}

/// As [`dump`], of the workspaces alone.
pub async fn workspaces(page: &Page) -> Result<String> {
    let all: Value = serde_json::from_str(&dump(page).await?)?;
    let mut stores = all.as_array().cloned().context("no stores")?;
    stores.retain(|store| store[0] != "device");
    Ok(Value::from(stores).to_string())
}
