//! `wasl migrate`.

use std::process::ExitCode;

use anyhow::Result;

use crate::{config::Settings, wire};

/// Brings the database to the schema of this binary.
pub async fn run(settings: &Settings) -> Result<ExitCode> {
    let database = wire::database::open(settings).await?;
    store::migrate(&database.urls().owner).await?;
    println!("the schema is up to date");
    database.close().await;
    Ok(ExitCode::SUCCESS)
}
