//! The browser stories: Playwright drives the system's Chromium against the whole product.

use std::path::Path;

use anyhow::Result;

use crate::run::Step;

/// Installs the npm packages if what is there is not what is wanted, and runs the stories; `only` names some of them.
pub fn stories(only: &[String]) -> Result<()> {
    if !installed() {
        install("e2e")?;
    }
    let mut args = vec!["run.mjs"];
    args.extend(only.iter().map(String::as_str));
    Step::new("node").args(&args).dir("e2e").run()
}

/// Looks at every page there is, in pictures side by side: `target/review/index.html`. A fault fails, and so does a page that
/// nobody reaches. `binary` is the product; without one cargo starts it.
pub fn review(binary: Option<&Path>) -> Result<Vec<String>> {
    if !installed() {
        install("e2e")?;
    }
    started(binary, "review.mjs").lines()
}

/// Measures the main pages with Lighthouse, which nothing else installs, and how soon a touch is answered on a slow telephone.
/// Writes `docs/generated/lighthouse.md`.
pub fn lighthouse(binary: &Path) -> Result<Vec<String>> {
    if !installed() {
        install("e2e")?;
    }
    install("e2e/lighthouse")?;
    started(Some(binary), "lighthouse/run.mjs").lines()
}

fn started(binary: Option<&Path>, script: &str) -> Step {
    let step = Step::new("node").args(&[script]).dir("e2e");
    match binary {
        Some(binary) => step.env("WASL_BINARY", binary),
        None => step,
    }
}

fn install(folder: &str) -> Result<()> {
    Step::new("npm").args(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).dir(folder).run()
}

/// Whether the packages were installed after the list of them changed for the last time.
fn installed() -> bool {
    let changed = |path: &str| std::fs::metadata(path).and_then(|own| own.modified());
    match (changed("e2e/package-lock.json"), changed("e2e/node_modules/.package-lock.json")) {
        (Ok(wanted), Ok(there)) => there >= wanted,
        _ => false,
    }
}
