//! `wasl keys`: where the root keys stand, a new version of one, the wrapping of data keys under it, and the platform's own
//! keys for production. It shows numbers and versions only, never a key, and removes none.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::{Subcommand, ValueEnum};
use store::{
    Store,
    rotation::{self, Wrapping},
    vault::RootKey,
};

use crate::{config::Settings, wire};

/// What to do with the root keys.
#[derive(Subcommand)]
pub enum Command {
    /// Versions of each wrapping root key, and how many keys lie under which.
    Status,
    /// Makes a new version of a root key current. Back it up before `rewrap`.
    Rotate {
        /// Which root key.
        root: Wraps,
    },
    /// Makes the folder of the platform's own keys, with which it closes what people sign. An existing one is not touched.
    Platform {
        /// The private key: P-256, PKCS#8 PEM.
        #[arg(long)]
        key: PathBuf,
        /// Its certificates in PEM, its own first.
        #[arg(long)]
        chain: PathBuf,
    },
    /// Makes the folder of the keys that sign what training awards. An existing one is not touched.
    Training {
        /// The private key: P-256, PKCS#8 PEM.
        #[arg(long)]
        key: PathBuf,
        /// Its certificates in PEM, its own first.
        #[arg(long)]
        chain: PathBuf,
    },
    /// Makes the key with which push messages are signed. An existing one is not touched; a new one ends every subscription.
    Push {
        /// The private key: P-256, PKCS#8 PEM. Without one a key is made.
        #[arg(long)]
        key: Option<PathBuf>,
    },
    /// Wraps every key that lies under an old version again, in batches. It may be killed and run again, and Wasl may serve
    /// meanwhile. Exit code 0 if nothing is left under an old version.
    Rewrap {
        /// Keys of each kind that one transaction wraps.
        #[arg(long, default_value_t = rotation::BATCH, value_parser = clap::value_parser!(i64).range(1..=10_000))]
        batch: i64,
    },
}

/// A root key that wraps other keys.
#[derive(Clone, Copy, ValueEnum)]
pub enum Wraps {
    /// People's data keys.
    Fields,
    /// Keys of stored files.
    Blobs,
}

impl From<Wraps> for RootKey {
    fn from(wraps: Wraps) -> Self {
        match wraps {
            Wraps::Fields => Self::Fields,
            Wraps::Blobs => Self::Blobs,
        }
    }
}

/// Runs one command on the configured database and key folder.
pub async fn run(settings: &Settings, command: Command) -> Result<ExitCode> {
    if let Command::Push { key } = &command {
        let file = wire::push::key_file(settings);
        let made = wire::push::install(&file, key.as_deref()).context("making the key of push messages")?;
        println!("{} holds the key of push messages; browsers are given {}", file.display(), made.public());
        return Ok(ExitCode::SUCCESS);
    }
    let folders = match &command {
        Command::Platform { key, chain } => Some((wire::signing::folder(settings), "the platform's keys", key, chain)),
        Command::Training { key, chain } => {
            Some((wire::training::folder(settings), "the keys of training", key, chain))
        }
        Command::Push { .. } | Command::Status | Command::Rotate { .. } | Command::Rewrap { .. } => None,
    };
    if let Some((folder, whose, key, chain)) = folders {
        return install((&folder, whose), key, chain);
    }
    let database = wire::database::open(settings).await?;
    let done = async {
        let store = wire::open_store(settings, database.urls()).await?;
        with(&store, command).await
    };
    let done = done.await;
    database.close().await;
    done
}

/// Needs the key folder alone, so it can be done before there is a database.
fn install((folder, whose): (&Path, &str), key: &Path, chain: &Path) -> Result<ExitCode> {
    let period = documents::keys::install_platform(folder, key, chain).with_context(|| format!("making {whose}"))?;
    let last = kernel::Moment::from_microsecond(period.exp.saturating_mul(1_000_000)).day_in("UTC");
    println!("{} holds {whose}; they sign until {last}", folder.display());
    Ok(ExitCode::SUCCESS)
}

async fn with(store: &Store, command: Command) -> Result<ExitCode> {
    match command {
        Command::Status | Command::Platform { .. } | Command::Training { .. } | Command::Push { .. } => {}
        Command::Rotate { root } => {
            let root = RootKey::from(root);
            let version = rotation::rotate(store, root).await?;
            println!("{}.{version}.key is current; back it up, then run `wasl keys rewrap`", root.as_str());
        }
        Command::Rewrap { batch } => {
            let mut count = 0;
            loop {
                let done = rotation::rewrap_batch(store, batch).await?;
                if done == 0 {
                    break;
                }
                count += done;
                println!("{count} keys wrapped again");
            }
        }
    }
    let states = rotation::state(store).await?;
    for state in &states {
        say(state);
    }
    let rewrapping = matches!(command, Command::Rewrap { .. });
    let left = states.iter().map(Wrapping::left).sum::<u64>();
    if rewrapping && left > 0 {
        println!("{left} keys were in use by others: run it again");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn say(state: &Wrapping) {
    let versions: Vec<String> = state.versions.iter().map(u16::to_string).collect();
    println!("{}: versions {}, {} to wrap again", state.root.as_str(), versions.join(", "), state.left());
    for (version, count) in &state.keys {
        println!("  {count} under version {version}");
    }
}
