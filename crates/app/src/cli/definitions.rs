//! `wasl services check`.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::Subcommand;

use crate::config::Settings;

/// What to do with the definitions.
#[derive(Subcommand)]
pub enum Command {
    /// Reports every fault with file and line, and runs the golden examples.
    Check {
        /// The folder that holds `services/` and `countries/`.
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
}

/// Runs the command; exit code 0 if nothing was found.
pub fn run(_settings: &Settings, command: &Command) -> Result<ExitCode> {
    let Command::Check { folder } = command;
    let findings = catalogue::check_folder(folder)?;
    for finding in &findings {
        println!("{finding}");
    }
    println!("{} finding(s)", findings.len());
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
