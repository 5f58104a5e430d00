//! The report: a table on the terminal, and the page under `docs/generated/`. It names no machine and no path.

use std::{fmt::Write as _, process::Command};

use anyhow::{Context, Result};
use documents::bench::{IssueCost, VerifyCost};

use crate::{
    milliseconds,
    pages::Weight,
    rounds::{Cell, Plan},
};

const PAGE: &str = "docs/generated/bench.md";

/// Everything measured.
pub struct Figures {
    /// CPU of issuing.
    pub issuing: IssueCost,
    /// CPU of verifying.
    pub verifying: VerifyCost,
    /// Submissions.
    pub submits: Vec<Cell>,
    /// Reads.
    pub reads: Vec<Cell>,
    /// What both consist of.
    pub statements: Statements,
    /// Bytes of a first visit.
    pub pages: Vec<Weight>,
    /// How much was done.
    pub plan: Plan,
}

/// The statements of the measured requests, each on one line.
pub struct Statements {
    /// Of a submission.
    pub submit: Vec<String>,
    /// Of a read.
    pub read: Vec<String>,
}

/// Prints the figures.
pub fn print(figures: &Figures) {
    println!("\n{}", tables(figures));
}

/// Writes the page.
pub fn write(figures: &Figures) -> Result<()> {
    let mut page = format!(
        "# Measurements\n\nWritten by `cargo xtask bench`; not edited by hand. {}\n\n{}\n",
        circumstances()?,
        tables(figures)
    );
    let rounds = figures.plan.rounds;
    write!(
        page,
        "## How it is measured\n\n\
         The product is built by the binary's own wiring and serves on a loopback port, on the managed PostgreSQL with its \
         ordinary, durable settings. Clients keep their connections, send `POST …/submit` or `GET` of the JSON API with a \
         bearer token, and share one thread, as pgbench's do. Workers do not run. Of one real request the server logged every \
         statement with its parameters; pgbench sends exactly these, prepared, over the same socket, on copies of the same \
         draft, with identifiers of the copy's own; what identifies nothing stays a literal, which spares \
         pgbench sending it. Product and pgbench take turns for {rounds} rounds; figures are medians, \
         a ratio is the median of the rounds' ratios. Every answer must be 200, and pgbench must have submitted exactly what \
         it was given.\n\n\
         Certificates and verification are CPU time of the process, so that a busy machine changes little. Pages are the \
         bytes a browser receives with brotli.\n"
    )?;
    for (what, statements) in [("submission", &figures.statements.submit), ("read", &figures.statements.read)] {
        writeln!(page, "\n## The {} statements of a {what}\n", statements.len())?;
        for (statement, number) in statements.iter().zip(1..) {
            writeln!(page, "{number}. `{}`", short(statement))?;
        }
    }
    std::fs::write(PAGE, page).with_context(|| format!("writing {PAGE}"))?;
    println!("written to {PAGE}");
    Ok(())
}

/// A sentence on what was measured, and on what: commit, cores, and how busy the machine was.
pub fn circumstances() -> Result<String> {
    let date = said("git", &["log", "-1", "--format=%cs"])?;
    let commit = said("git", &["rev-parse", "--short", "HEAD"])?;
    let cores = std::thread::available_parallelism()?;
    let load = load_average();
    let changed =
        if said("git", &["status", "--porcelain", "--untracked-files=no"])?.is_empty() { "" } else { " with changes" };
    Ok(format!(
        "Commit {commit}{changed} of {date}, {cores} cores, which product, database, clients and whatever else ran shared; \
         load average at the end {load}."
    ))
}

fn tables(figures: &Figures) -> String {
    let mut text = String::new();
    for (what, cells, aims) in [
        ("Submission over HTTP", &figures.submits, [None, None, Some(0.6)]),
        ("Reading a tracked file as JSON", &figures.reads, [Some(0.4); 3]),
    ] {
        text.push_str(&format!(
            "| {what}, clients | product/s | pgbench/s | ratio | aim | p50 ms | p99 ms |\n|---|---:|---:|---:|---:|---:|---:|\n"
        ));
        for (cell, aim) in cells.iter().zip(aims) {
            let aim = aim.map_or_else(|| "—".to_owned(), |aim: f64| format!("≥ {aim:.1}"));
            let Cell { clients, product, pgbench, ratio, p50, p99 } = cell;
            text.push_str(&format!(
                "| {clients} | {product:.0} | {pgbench:.0} | **{ratio:.2}** | {aim} | {p50:.1} | {p99:.1} |\n"
            ));
        }
        text.push('\n');
    }
    let (issue, verify) = (&figures.issuing, &figures.verifying);
    text.push_str("| Documents, CPU time | measured | aim |\n|---|---:|---:|\n");
    text.push_str(&format!("| certificate issued, mean | {:.1} ms | < 25 ms |\n", milliseconds(issue.mean)));
    text.push_str(&format!("| certificate issued, 95th percentile | {:.1} ms | < 35 ms |\n", milliseconds(issue.p95)));
    text.push_str(&format!("| QR credential verified | {:.3} ms | |\n", milliseconds(verify.credential)));
    text.push_str(&format!("| bare P-256 verification | {:.3} ms | |\n", milliseconds(verify.raw)));
    text.push_str(&format!("| ratio of the two | **{:.2}** | ≥ 0.6 |\n\n", verify.ratio()));
    text.push_str("| First visit, bytes with brotli | measured | budget |\n|---|---:|---:|\n");
    for weight in &figures.pages {
        text.push_str(&format!("| {} | {} | {} |\n", weight.what, weight.bytes, weight.budget));
    }
    text
}

/// How busy the machine was, as far as it says: about three processes are the bench's own.
fn load_average() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().filter(|figure| !figure.is_empty()).unwrap_or("unknown").to_owned()
}

/// The beginning of a statement; the whole is in the code.
fn short(statement: &str) -> String {
    const LONGEST: usize = 110;
    match statement.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &statement[..end]),
        None => statement.to_owned(),
    }
}

fn said(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).args(arguments).output().with_context(|| format!("asking {program}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
