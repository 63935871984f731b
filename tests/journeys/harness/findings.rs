//! What went wrong in the page without anyone looking: policy violations, script errors, requests to elsewhere.

use anyhow::bail;

use super::{Page, Result};

/// Takes the notes of the probe, and adds each resource that came from another origin.
const TAKE: &str = "
    const seen = (window.plumblineSeen ?? []).splice(0);
    const elsewhere = performance.getEntriesByType('resource').map((entry) => entry.name)
        .filter((name) => /^(https?|wss?):/.test(name) && new URL(name).origin !== location.origin);
    performance.clearResourceTimings();
    return [...seen, ...elsewhere.map((name) => `request: ${name}`)];";

impl Page {
    /// What was found since the last call, over reloads too; a journey that provokes findings takes them here.
    pub async fn take_findings(&mut self) -> Result<Vec<String>> {
        self.collect_findings().await?;
        Ok(std::mem::take(&mut self.findings))
    }

    /// Fails, with the list, when there are findings.
    pub async fn expect_no_findings(&mut self) -> Result<()> {
        let findings = self.take_findings().await?;
        if !findings.is_empty() {
            bail!("the page met:\n  {}", findings.join("\n  "));
        }
        Ok(())
    }

    /// Keeps the notes of the document that is about to go.
    pub(super) async fn collect_findings(&mut self) -> Result<()> {
        let seen = self.script(TAKE, vec![]).await?;
        let lines = seen.as_array().into_iter().flatten().filter_map(|line| line.as_str());
        self.findings.extend(lines.map(str::to_owned));
        Ok(())
    }
}
