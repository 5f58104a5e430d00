//! `wasl verify FILE`.

use std::{path::Path, process::ExitCode};

use anyhow::Result;

use crate::config::Settings;

/// Says whether a document is genuine.
pub async fn run(_settings: Settings, _file: &Path, _keys: Option<String>) -> Result<ExitCode> {
    anyhow::bail!("not wired yet")
}
