//! The PostgreSQL that Wasl runs itself when it is given none.

use std::path::Path;

use kernel::{Failure, Outcome};

use crate::RoleUrls;

/// A running private cluster.
pub struct ManagedPostgres {
    urls: RoleUrls,
}

impl ManagedPostgres {
    /// Finds or obtains PostgreSQL ≥ 15, makes the private cluster of `data_folder` if it is not there, and starts or adopts it.
    pub async fn ensure(data_folder: &Path) -> Outcome<Self> {
        let _ = data_folder;
        Err(Failure::fault("starting PostgreSQL", "not attached"))
    }
    /// Connection URLs of the roles.
    pub fn urls(&self) -> &RoleUrls {
        &self.urls
    }
    /// Stops the cluster cleanly.
    pub async fn stop(self) -> Outcome<()> {
        Ok(())
    }
}
