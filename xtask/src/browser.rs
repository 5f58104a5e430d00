//! The browser stories: Playwright drives the system's Chromium against the whole product.

use anyhow::Result;

use crate::run::Step;

/// Installs the npm packages if what is there is not what is wanted, and runs the stories; `only` names some of them.
pub fn stories(only: &[String]) -> Result<()> {
    if !installed() {
        Step::new("npm").args(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).dir("e2e").run()?;
    }
    let mut args = vec!["run.mjs"];
    args.extend(only.iter().map(String::as_str));
    Step::new("node").args(&args).dir("e2e").run()
}

/// Whether the packages were installed after the list of them changed for the last time.
fn installed() -> bool {
    let changed = |path: &str| std::fs::metadata(path).and_then(|own| own.modified());
    match (changed("e2e/package-lock.json"), changed("e2e/node_modules/.package-lock.json")) {
        (Ok(wanted), Ok(there)) => there >= wanted,
        _ => false,
    }
}
