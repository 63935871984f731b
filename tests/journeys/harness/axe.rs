//! Asks axe-core what a person with an assistive technology would stumble over.

use std::env;
use std::fs;

use anyhow::{Context, bail};
use serde_json::Value;

use super::{Page, Result};

/// Runs it on the whole document and answers with a readable line for each violation.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    window.plumblineAxe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.map((violation) => [
            `${violation.id} (${violation.impact}): ${violation.help}`,
            ...violation.nodes.map((node) => `    at ${node.target.join(' ')}  ${node.html.slice(0, 120)}`),
        ].join('\\n  '))),
        (error) => done([`axe failed: ${error}`]),
    );";

impl Page {
    /// Fails, with the list, when axe finds anything on what the page shows now.
    pub async fn axe(&self) -> Result<()> {
        self.install("plumblineAxe", "PLUMBLINE_JOURNEYS_AXE").await?;
        let answer = self.client().execute_async(RUN, vec![]).await?;
        let Value::Array(violations) = answer else { bail!("axe answered {answer}") };
        if !violations.is_empty() {
            let lines: Vec<&str> = violations.iter().filter_map(Value::as_str).collect();
            bail!("axe finds:\n  {}", lines.join("\n  "));
        }
        Ok(())
    }

    /// Puts the library, whose file the environment variable `file` names, on `window` under `name`.
    ///
    /// It goes through WebDriver, which the page's Content-Security-Policy doesn't bind.
    pub(super) async fn install(&self, name: &str, file: &str) -> Result<()> {
        let is_there = self.script(&format!("return '{name}' in window"), vec![]).await?;
        if is_there == Value::Bool(true) {
            return Ok(());
        }
        let path = env::var(file)
            .with_context(|| format!("{file} is not set: use `cargo xtask test journeys`"))?;
        let library =
            fs::read_to_string(&path).with_context(|| format!("could not read {path}"))?;
        let wrapped = format!(
            "const module = {{ exports: {{}} }}, exports = module.exports;\n{library}\n;window.{name} = module.exports;"
        );
        self.script(&wrapped, vec![]).await?;
        Ok(())
    }
}
