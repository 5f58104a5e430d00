//! What came of a run, and the page that tells all of them.

use std::{fmt, fs};

use anyhow::{Context, Result};

use super::{
    Results,
    runs::{Figure, RUNS},
};

/// Where the page lies.
pub const PATH: &str = "docs/generated/soak.md";

/// What came of a run.
pub struct Outcome {
    /// Why it failed, in one line; nothing if it passed.
    fault: Option<String>,
    /// How long it took.
    seconds: u64,
    /// The civil date in UTC.
    day: String,
    figures: Vec<Figure>,
}

impl Outcome {
    /// The outcome of a run that gave these figures or broke.
    pub fn of(figures: Result<Vec<Figure>>, seconds: u64, day: &str) -> Self {
        let day = day.to_owned();
        match figures {
            Ok(figures) => Self { fault: None, seconds, day, figures },
            Err(error) => {
                println!("failed: {error:#}");
                let told = format!("{error:#}");
                let fault = Some(told.lines().next().unwrap_or_default().to_owned());
                Self { fault, seconds, day, figures: Vec::new() }
            }
        }
    }

    /// Whether it showed what it should.
    pub fn passed(&self) -> bool {
        self.fault.is_none()
    }

    /// Reads what [`fmt::Display`] wrote.
    pub fn parse(text: &str) -> Result<Self> {
        let mut lines = text.lines().map(|line| line.split_once(" = ").context("a line without a value"));
        let mut next = |name: &str| -> Result<String> {
            let (found, value) = lines.next().with_context(|| format!("{name} is missing"))??;
            anyhow::ensure!(found == name, "{found} instead of {name}");
            Ok(value.to_owned())
        };
        let fault = next("fault")?;
        let (seconds, day) = (next("seconds")?.parse()?, next("day")?);
        let figures = lines.map(|line| line.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let fault = (fault != "none").then_some(fault);
        Ok(Self { fault, seconds, day, figures: figures.collect::<Result<_>>()? })
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "fault = {}", self.fault.as_deref().unwrap_or("none"))?;
        writeln!(f, "seconds = {}", self.seconds)?;
        writeln!(f, "day = {}", self.day)?;
        self.figures.iter().try_for_each(|(name, value)| writeln!(f, "{name} = {value}"))
    }
}

/// Writes the page from what is known at this commit; a run that was not done stands there as not done.
pub fn write(results: &Results) -> Result<()> {
    let cores = std::thread::available_parallelism()?;
    let mut page = format!(
        "# Soak\n\nWhat is long, as `cargo xtask soak` found it at commit `{}` on {cores} cores. Written by that command.\n",
        results.commit
    );
    if results.commit.ends_with("-dirty") {
        page.push_str("\n`-dirty`: the tree held changes that were not committed.\n");
    }
    for run in &RUNS {
        page.push_str(&format!("\n## {}\n\n{}\n\n| | |\n|---|---|\n", run.name, run.shows));
        let Some(outcome) = results.read(run)? else {
            page.push_str("| result | not run at this commit |\n");
            continue;
        };
        let result = outcome.fault.as_deref().map_or("passed".to_owned(), |fault| format!("**failed**: {fault}"));
        page.push_str(&format!("| result | {result} |\n| date | {} |\n", outcome.day));
        page.push_str(&format!("| duration | {} s |\n", outcome.seconds));
        for (name, value) in &outcome.figures {
            page.push_str(&format!("| {name} | {value} |\n"));
        }
    }
    fs::write(PATH, page).with_context(|| format!("writing {PATH}"))
}
