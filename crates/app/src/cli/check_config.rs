//! `wasl config check|print`.

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

use crate::{
    config::{self, Settings},
    wire,
};

/// What to do with the configuration.
#[derive(Subcommand)]
pub enum Command {
    /// Says what is wrong with it; exit code 0 if nothing is.
    Check,
    /// Prints it with secrets hidden.
    Print {
        /// Prints the commented defaults instead.
        #[arg(long)]
        defaults: bool,
    },
}

/// Runs the command.
pub fn run(settings: &Settings, command: &Command) -> Result<ExitCode> {
    match command {
        Command::Check => {
            let mut findings = settings.findings();
            findings.extend(wire::signing::missing(settings));
            findings.extend(wire::training::missing(settings));
            findings.extend(wire::push::missing(settings));
            for finding in &findings {
                println!("{finding}");
            }
            if findings.is_empty() {
                println!("the configuration can be used");
            }
            Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Print { defaults: true } => {
            print!("{}", config::DEFAULTS);
            Ok(ExitCode::SUCCESS)
        }
        Command::Print { defaults: false } => {
            print!("{}", config::shown(settings)?);
            Ok(ExitCode::SUCCESS)
        }
    }
}
