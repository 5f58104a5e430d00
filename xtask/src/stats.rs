//! Numbers about the tree itself: how long the files are and where the long ones lie.

use anyhow::Result;

use crate::run::Step;

/// Prints file-size percentiles and the longest production files.
pub fn print() -> Result<()> {
    let listing = Step::new("git").args(&["ls-files", "*.rs"]).output()?;
    let mut sizes: Vec<(usize, &str)> = Vec::new();
    for path in listing.lines() {
        sizes.push((std::fs::read_to_string(path)?.lines().count(), path));
    }
    sizes.sort_unstable();
    let at = |percent: usize| sizes.get((sizes.len().saturating_sub(1)) * percent / 100).map_or(0, |(lines, _)| *lines);
    let total: usize = sizes.iter().map(|(lines, _)| lines).sum();
    println!("{} Rust files, {total} lines; median {}, p90 {}, longest {}", sizes.len(), at(50), at(90), at(100));
    for (lines, path) in sizes.iter().rev().take(10) {
        println!("{lines:>6} {path}");
    }
    Ok(())
}
