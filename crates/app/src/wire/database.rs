//! Which PostgreSQL we use: the one that is configured, or one of our own.

use anyhow::{Context, Result};
use secrecy::ExposeSecret;
use store::{RolePasswords, RoleUrls, managed::ManagedPostgres};

use crate::config::Settings;

/// The database server of this process.
pub enum Database {
    /// Somebody runs it; the roles exist there.
    Given(RoleUrls),
    /// We run it.
    Managed(Box<ManagedPostgres>),
}

/// Opens the configured server, or finds, makes and starts our own.
pub async fn open(settings: &Settings) -> Result<Database> {
    let url = settings.database.url.expose_secret();
    if !url.is_empty() {
        // With a secret file each role has a password of its own; without one, all log in as the URL says.
        let secrets = settings.data.keys.join("database-roles");
        let passwords = if secrets.exists() { Some(RolePasswords::from_file(&secrets)?) } else { None };
        return Ok(Database::Given(RoleUrls::beside(url, passwords.as_ref())?));
    }
    let managed = ManagedPostgres::ensure(&settings.data.folder).await.context("starting PostgreSQL")?;
    Ok(Database::Managed(Box::new(managed)))
}

impl Database {
    /// How each role reaches it.
    pub fn urls(&self) -> &RoleUrls {
        match self {
            Self::Given(urls) => urls,
            Self::Managed(managed) => managed.urls(),
        }
    }

    /// Stops it if it is ours.
    pub async fn close(self) {
        if let Self::Managed(managed) = self
            && let Err(error) = managed.stop().await
        {
            tracing::warn!(%error, "PostgreSQL did not stop cleanly; the next start looks after it");
        }
    }
}
