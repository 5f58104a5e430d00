//! The configuration: commented defaults ← file ← environment ← secret files. Nothing else in Wasl reads the environment.

mod findings;
mod push;
mod sections;
mod stores;
mod texts;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use figment::{
    Figment,
    providers::{Env, Format, Toml},
    value::Value,
};
pub use sections::{Environment, SealKey, Settings};

/// The commented defaults; `wasl config print --defaults` shows them.
pub const DEFAULTS: &str = include_str!("default.toml");

/// Reads the configuration from all its sources.
pub fn load() -> Result<Settings> {
    let file = std::env::var("WASL_CONFIG").unwrap_or_else(|_| "wasl.toml".to_owned());
    let figment = Figment::new()
        .merge(Toml::string(DEFAULTS))
        .merge(Toml::file(file))
        .merge(short_forms())
        .merge(
            Env::prefixed("WASL__").filter(|name| !name.as_str().to_ascii_lowercase().ends_with("_file")).split("__"),
        )
        .merge(secret_files()?);
    let mut settings: Settings = figment.extract().context("the configuration cannot be read")?;
    settings.data.resolve();
    Ok(settings)
}

/// The few variables that other tools know, or that are typed often.
fn short_forms() -> Figment {
    let mut figment = Figment::new();
    for (variable, key) in [
        ("DATABASE_URL", "database.url"),
        ("WASL_ADDR", "server.address"),
        ("WASL_DATA", "data.folder"),
        ("WASL_ENV", "environment"),
        ("WASL_LOG", "log.level"),
    ] {
        if let Ok(value) = std::env::var(variable) {
            figment = figment.merge((key, value));
        }
    }
    figment
}

/// `WASL__DATABASE__URL_FILE=/run/secrets/db` sets `database.url` to the content of the file.
fn secret_files() -> Result<Figment> {
    let mut figment = Figment::new();
    for (name, path) in std::env::vars() {
        let Some(key) = name.strip_prefix("WASL__").and_then(|rest| rest.strip_suffix("_FILE")) else { continue };
        let key = key.to_ascii_lowercase().replace("__", ".");
        let secret =
            std::fs::read_to_string(&path).with_context(|| format!("{name} names a file that cannot be read"))?;
        figment = figment.merge((key.as_str(), Value::from(secret.trim_end())));
    }
    Ok(figment)
}

/// What the configuration would look like in a file, with every secret replaced by `***`.
pub fn shown(settings: &Settings) -> Result<String> {
    toml::to_string_pretty(settings).context("the configuration cannot be written")
}

/// The absolute form of a folder, so that child processes agree on it.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Reads settings from text alone; tests use it.
pub fn from_text(text: &str) -> Result<Settings> {
    let mut settings: Settings = Figment::new().merge(Toml::string(DEFAULTS)).merge(Toml::string(text)).extract()?;
    settings.data.resolve();
    Ok(settings)
}

#[cfg(test)]
mod tests;
