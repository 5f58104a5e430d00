//! The browser stories: Playwright drives the system's Chromium against the whole product.

use anyhow::Result;

use crate::run::Step;

/// Installs the two npm packages if needed and runs the stories; `only` names some of them.
pub fn stories(only: &[String]) -> Result<()> {
    if !std::path::Path::new("e2e/node_modules/playwright-core").exists() {
        Step::new("npm").args(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).dir("e2e").run()?;
    }
    let mut args = vec!["run.mjs"];
    args.extend(only.iter().map(String::as_str));
    Step::new("node").args(&args).dir("e2e").run()
}
