//! The command line. One file a command; each is short, because the work is done elsewhere.

mod audit;
mod check_config;
mod definitions;
mod demo;
pub mod docs;
mod fictional;
mod keys;
mod migrate;
mod serve;
mod simulate;
mod supervise;
mod verify;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::{self, Settings};

/// Wasl: civil-status services for Egyptians abroad.
#[derive(Parser)]
#[command(name = "wasl", version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves pages and API, and does jobs unless worker.lanes is 0.
    Serve,
    /// Only does jobs.
    Worker,
    /// The whole product with fictional people and simulated outside systems.
    Demo {
        /// Writes addresses and log-ins as JSON to this file once everything listens.
        #[arg(long)]
        facts: Option<PathBuf>,
    },
    /// Serves one simulated outside system.
    Simulate(simulate::Arguments),
    /// Brings the database to the schema of this binary.
    Migrate,
    /// Looks after service and country definitions.
    #[command(subcommand)]
    Services(definitions::Command),
    /// Says whether a document is genuine; exit code 0 only if it is.
    Verify {
        /// The PDF, or a text file with the content of the QR code.
        #[arg(required_unless_present = "entitlement")]
        file: Option<PathBuf>,
        /// The text of a code of entitlement (EGP1:…); judged without a network, with exit codes of its own.
        #[arg(long, conflicts_with = "file")]
        entitlement: Option<String>,
        /// Where the issuer's published keys are read from: a file, or the address of a Wasl. Without it, our own database.
        #[arg(long)]
        keys: Option<String>,
    },
    /// Shows or checks the configuration.
    #[command(subcommand)]
    Config(check_config::Command),
    /// Reads every chain of events and says which do not hold.
    Audit,
    /// Rotates root keys and wraps data keys under them again.
    #[command(subcommand)]
    Keys(keys::Command),
    /// Writes the generated pages of the documentation.
    Docs {
        /// The folder to write to.
        #[arg(long, default_value = "docs/generated")]
        out: PathBuf,
    },
    /// Parses one document in a limited process; started by Wasl itself.
    #[command(hide = true, name = "verify-child")]
    VerifyChild,
}

/// Runs the command named on the command line.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    // The child that reads untrusted documents must not see configuration, keys or logs.
    if matches!(arguments.command, Command::VerifyChild) {
        return match documents::verify::child::run_child_main() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    match start(arguments.command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("wasl: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(command: Command) -> Result<ExitCode> {
    let settings = config::load()?;
    if let Command::Config(command) = command {
        return check_config::run(&settings, &command);
    }
    log(&settings)?;
    let findings = settings.findings();
    if !findings.is_empty() {
        anyhow::bail!("the configuration cannot be used:\n  - {}", findings.join("\n  - "));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("starting the runtime")?;
    runtime.block_on(async {
        match command {
            Command::Serve => serve::run(settings, serve::Parts::PagesAndJobs).await,
            Command::Worker => serve::run(settings, serve::Parts::JobsOnly).await,
            Command::Demo { facts } => demo::run(settings, facts).await,
            Command::Simulate(arguments) => simulate::run(&settings, arguments).await,
            Command::Migrate => migrate::run(&settings).await,
            Command::Services(command) => definitions::run(&settings, &command).await,
            Command::Verify { file, entitlement, keys } => {
                verify::run(settings, file.as_deref(), entitlement, keys).await
            }
            Command::Audit => audit::run(&settings).await,
            Command::Keys(command) => keys::run(&settings, command).await,
            Command::Docs { out } => docs::run(&out),
            Command::Config(_) | Command::VerifyChild => Ok(ExitCode::SUCCESS),
        }
    })
}

/// Logs go to standard error, so that what a command prints can be piped.
fn log(settings: &Settings) -> Result<()> {
    let filter = EnvFilter::try_new(&settings.log.level).context("log.level")?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if settings.log.format == "json" {
        builder.json().flatten_event(true).init();
    } else {
        builder.with_target(false).init();
    }
    Ok(())
}
