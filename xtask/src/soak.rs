//! What is long. Every run has a name, is done alone, and leaves its result under `target/soak/<commit>/`: a soak that was
//! interrupted goes on where it stopped, and several machines share one by `--shard 1/3`. The page
//! `docs/generated/soak.md` is written from those results and nothing else; a run that failed stands there as failed.

mod page;
mod runs;

use std::{fs, path::PathBuf, time::Instant};

use anyhow::{Context, Result, bail};
use page::Outcome;
use runs::{RUNS, Run};

use crate::{
    needs,
    run::{Step, cargo},
};

/// Runs what is asked for and not yet done, then writes the page. Arguments: `--again` forgets earlier results of this
/// commit, `--shard 2/3` does every third run beginning with the second, anything else is the name of a run.
pub fn all(arguments: &[String]) -> Result<()> {
    let wanted = wanted(arguments)?;
    needs::ensure(needs::ALL)?;
    let results = Results::of_this_commit()?;
    cargo(&["build"]).run()?;
    // What is tried is a copy: whoever builds meanwhile does not change it.
    fs::copy("target/debug/wasl", runs::BINARY).context("copying the binary")?;
    let again = arguments.iter().any(|argument| argument == "--again");
    let mut failed = Vec::new();
    for run in wanted {
        if !again && results.read(run)?.is_some_and(|outcome| outcome.passed()) {
            println!("\n== {} has passed at {}", run.name, results.commit);
            continue;
        }
        println!("\n== {}: {}", run.name, run.shows);
        let began = Instant::now();
        let figures = (run.act)();
        let outcome = Outcome::of(figures, began.elapsed().as_secs(), &today()?);
        if !outcome.passed() {
            failed.push(run.name);
        }
        results.keep(run, &outcome)?;
        // After every run, so that whatever comes later the page holds what is known.
        page::write(&results)?;
    }
    page::write(&results)?;
    if !failed.is_empty() {
        bail!("failed: {}; see {}", failed.join(", "), page::PATH);
    }
    Ok(())
}

/// The runs that the arguments name.
fn wanted(arguments: &[String]) -> Result<Vec<&'static Run>> {
    let mut shard = (1, 1);
    let mut names = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--again" => {}
            "--shard" => {
                let text = rest.next().context("--shard needs a part, for instance 1/3")?;
                shard = text
                    .split_once('/')
                    .and_then(|(part, of)| Some((part.parse().ok()?, of.parse().ok()?)))
                    .filter(|(part, of): &(usize, usize)| (1..=*of).contains(part))
                    .with_context(|| format!("{text} is no part like 1/3"))?;
            }
            name => names.push(name),
        }
    }
    if let Some(unknown) = names.iter().find(|name| RUNS.iter().all(|run| run.name != **name)) {
        let known: Vec<&str> = RUNS.iter().map(|run| run.name).collect();
        bail!("no run is called {unknown}; there are {}", known.join(", "));
    }
    let named = RUNS.iter().filter(|run| names.is_empty() || names.contains(&run.name));
    Ok(named.enumerate().filter(|(at, _)| at % shard.1 + 1 == shard.0).map(|(_, run)| run).collect())
}

/// What is known about the runs at one commit.
pub struct Results {
    /// The commit, with `-dirty` if the tree held something else.
    pub commit: String,
    folder: PathBuf,
}

impl Results {
    fn of_this_commit() -> Result<Self> {
        let head = Step::new("git").args(&["rev-parse", "--short=12", "HEAD"]).output()?;
        // The page itself is ours to change; it is no part of what is tried.
        let but_the_page = format!(":!{}", page::PATH);
        let changed = Step::new("git").args(&["status", "--porcelain", "--", ".", &but_the_page]).output()?;
        let commit = format!("{}{}", head.trim(), if changed.trim().is_empty() { "" } else { "-dirty" });
        let folder = PathBuf::from("target/soak").join(&commit);
        // Two trees with changes that were not committed are called the same and are not the same.
        if commit.ends_with("-dirty") && folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self { commit, folder })
    }

    /// What came of a run, if it was done.
    pub fn read(&self, run: &Run) -> Result<Option<Outcome>> {
        let file = self.folder.join(run.name);
        if !file.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&file)?;
        Outcome::parse(&text).map(Some).with_context(|| format!("reading {}", file.display()))
    }

    fn keep(&self, run: &Run, outcome: &Outcome) -> Result<()> {
        Ok(fs::write(self.folder.join(run.name), outcome.to_string())?)
    }
}

/// The civil date in UTC.
fn today() -> Result<String> {
    Ok(Step::new("date").args(&["-u", "+%F"]).output()?.trim().to_owned())
}
