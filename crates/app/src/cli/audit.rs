//! `wasl audit`: reads every chain of events there is and says which do not hold. It opens no sealed value.

use std::process::ExitCode;

use anyhow::Result;

use crate::{config::Settings, wire};

/// Exit code 0 if every chain holds.
pub async fn run(settings: &Settings) -> Result<ExitCode> {
    let database = wire::database::open(settings).await?;
    let read = async {
        let store = wire::open_store(settings, database.urls()).await?;
        anyhow::Ok(oversight::verify_chains(&store).await?)
    };
    let report = read.await;
    database.close().await;
    let report = report?;
    println!("{} files, {} events, {} broken chain(s)", report.files, report.events, report.broken.len());
    for (file, number) in &report.broken {
        println!("the chain of {file} breaks at event {number}");
    }
    Ok(if report.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
