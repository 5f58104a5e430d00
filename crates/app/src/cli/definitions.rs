//! `wasl services`: checks a folder of definitions, writes out what is in force, and takes a folder in as drafts.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use catalogue::{
    definitions::{Definitions, Kind},
    rules,
};
use clap::Subcommand;
use discovery::content;
use kernel::Actor;
use store::Cx;

use crate::{config::Settings, wire};

/// What to do with the definitions.
#[derive(Subcommand)]
pub enum Command {
    /// Reports every fault with file and line, and runs the golden examples.
    Check {
        /// The folder that holds `services/`, `countries/`, `life-events/`, `messages/`, `privileges/`, `agency-services/`, `trainings/` and `content/`.
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Writes the newest published revision of every definition into a folder, as developers use it.
    Export {
        /// The folder to write into; made if it is not there.
        folder: PathBuf,
    },
    /// Opens a draft at the desk for rules for every definition of a folder that differs from what is published. Nothing
    /// of it holds before two people have put it in force.
    Import {
        /// The folder that holds `services/`, `countries/`, `life-events/`, `messages/`, `privileges/`, `agency-services/`, `trainings/` and `content/`.
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
}

/// Runs the command; exit code 0 if nothing was found and nothing was left out.
pub async fn run(settings: &Settings, command: &Command) -> Result<ExitCode> {
    match command {
        Command::Check { folder } => check(folder),
        Command::Export { folder } => {
            std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
            with_database(settings, async |mut cx: Cx| {
                let count = rules::export(&mut cx, folder).await?;
                println!("{count} definition(s) written to {}", folder.display());
                Ok(ExitCode::SUCCESS)
            })
            .await
        }
        Command::Import { folder } => {
            let definitions = Definitions::read(folder)?;
            let known = content::Known::of(&definitions);
            let pages = content::Pages::read(folder)?.load(known.as_ref());
            let pages = pages.map_err(|findings| content::told(&findings))?;
            with_database(settings, async |cx: Cx| import(cx, &definitions, &pages).await).await
        }
    }
}

fn check(folder: &Path) -> Result<ExitCode> {
    let mut findings = catalogue::check_folder(folder)?;
    findings.extend(content::check_folder(folder)?);
    for finding in &findings {
        println!("{finding}");
    }
    println!("{} finding(s)", findings.len());
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn import(mut cx: Cx, definitions: &Definitions, pages: &BTreeMap<String, content::Content>) -> Result<ExitCode> {
    let drafted = rules::import(&mut cx, definitions).await?;
    let written = content::draft(&mut cx, pages).await?;
    let courses = oversight::academy::draft_shipped(&mut cx).await?;
    cx.commit().await?;
    let names = |all: &[(Kind, String)]| -> Vec<String> {
        all.iter().map(|(kind, key)| format!("{} {key}", kind.as_str())).collect()
    };
    for name in names(&drafted.opened) {
        println!("draft opened: {name}");
    }
    for name in names(&drafted.held) {
        println!("left out, because a draft of it is open: {name}");
    }
    for slug in &written.opened {
        println!("draft opened: page {slug}");
    }
    for slug in &written.held {
        println!("left out, because a draft of it is open: page {slug}");
    }
    let (opened, unchanged) = (drafted.opened.len() + written.opened.len(), drafted.unchanged + written.unchanged);
    println!("{opened} draft(s) opened, {unchanged} unchanged, {courses} of courses");
    let all = drafted.held.is_empty() && written.held.is_empty();
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One transaction on the database of these settings.
async fn with_database(settings: &Settings, work: impl AsyncFnOnce(Cx) -> Result<ExitCode>) -> Result<ExitCode> {
    let database = wire::database::open(settings).await?;
    let done = async {
        let store = wire::open_store(settings, database.urls()).await?;
        work(store.begin(Actor::System("cli.services")).await?).await
    };
    let done = done.await;
    database.close().await;
    done
}
