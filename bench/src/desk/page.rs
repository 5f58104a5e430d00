//! The page about the desk under `docs/generated/`. It names no machine and no path.

use std::{fmt::Write as _, time::Duration};

use anyhow::{Context, Result, bail};

use super::{
    ROUNDS, Times,
    officers::{Act, DESKS},
    plans::Plan,
};
use crate::{milliseconds, report};

const PAGE: &str = "docs/generated/desk.md";
/// By how much an act may take longer among all files than among few.
const GROWTH: f64 = 1.5;

/// Everything measured.
pub struct Figures {
    /// Among few files.
    pub small: (u64, Times),
    /// Among all.
    pub large: (u64, Times),
    /// The slowest statement of each act.
    pub plans: Vec<Plan>,
    /// How large the database was in the end.
    pub bytes: i64,
}

/// Prints and writes the page, and fails if an aim was missed.
pub fn write(figures: &Figures) -> Result<()> {
    let (table, missed) = table(figures)?;
    println!("\n{table}");
    let (few, many) = (figures.small.0, figures.large.0);
    let mut page = format!(
        "# The desk at {many} files\n\nWritten by `cargo xtask soak desk`; not edited by hand. {}\n\n{table}\n",
        report::circumstances()?
    );
    write!(
        page,
        "The database had {:.1} GB in the end.\n\n## How it is measured\n\n\
         The product is built by the binary's own wiring and serves on a loopback port, on the managed PostgreSQL with its \
         ordinary, durable settings. Files are written in the likeness of one that went through the product, by ten thousand \
         owners, each about a person of its own; answers, people and records are sealed for their places, numbers, phones and \
         names indexed under the product's keys. {DESKS} officers of two missions work at once over HTTP, each {ROUNDS} rounds \
         of these acts with half a second between two of them; every answer must be 200 and name the file that was meant. \
         First among {few} files, then among all: growth is the second 95th percentile by the first. Accounts of staff, \
         pages, access rows and everything else are the product's own.\n\n\
         ## The slowest statement of each act\n",
        figures.bytes as f64 / 1e9
    )?;
    for plan in &figures.plans {
        write!(page, "\n### {}: {:.2} ms\n\n```\n{}```\n", plan.act.name(), plan.milliseconds, plan.text)?;
    }
    std::fs::write(PAGE, page).with_context(|| format!("writing {PAGE}"))?;
    println!("written to {PAGE}");
    if !missed.is_empty() {
        bail!("missed: {}", missed.join("; "));
    }
    Ok(())
}

/// The table, and what it shows as missed.
fn table(figures: &Figures) -> Result<(String, Vec<String>)> {
    let mut text = format!(
        "| Act | p95 among {} | p50 among {} | p95 | aim | growth |\n|---|---:|---:|---:|---:|---:|\n",
        figures.small.0, figures.large.0
    );
    let mut missed = Vec::new();
    for act in Act::ALL {
        let (few, many) = (figures.small.1.get(&act), figures.large.1.get(&act));
        let (few, many) = few.zip(many).with_context(|| format!("no times of: {}", act.name()))?;
        let (before, middle, after) = (percentile(few, 95), percentile(many, 50), percentile(many, 95));
        let growth = after / before;
        let aim = act.aim();
        writeln!(
            text,
            "| {} | {before:.1} ms | {middle:.1} ms | **{after:.1} ms** | ≤ {aim:.0} ms | {growth:.2} × |",
            act.name()
        )?;
        if after > aim {
            missed.push(format!("{} took {after:.1} ms", act.name()));
        }
        if growth > GROWTH {
            missed.push(format!("{} grew {growth:.2} ×", act.name()));
        }
    }
    for line in &missed {
        println!("figure: missed = {line}");
    }
    for act in Act::ALL {
        if let Some(times) = figures.large.1.get(&act) {
            println!("figure: {}, p95 in ms = {:.1}", act.name(), percentile(times, 95));
        }
    }
    Ok((text, missed))
}

fn percentile(sorted: &[Duration], share: usize) -> f64 {
    let at = (sorted.len() * share / 100).min(sorted.len().saturating_sub(1));
    milliseconds(sorted.get(at).copied().unwrap_or_default())
}
