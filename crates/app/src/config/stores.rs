//! The applications in stores that may open our addresses. Nothing here is a secret: both stores read it from us in public.

use serde::{Deserialize, Serialize};
use web::StoreApps;

/// What was published where.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stores {
    /// The package at Google Play; empty for none.
    pub android_package: String,
    /// SHA-256 fingerprints of the certificates that sign it.
    pub android_fingerprints: Vec<String>,
    /// Team and bundle at Apple.
    pub apple_apps: Vec<String>,
}

impl Stores {
    /// As the pages serve it.
    pub fn apps(&self) -> StoreApps {
        StoreApps {
            android_package: self.android_package.clone(),
            android_fingerprints: self.android_fingerprints.clone(),
            apple_apps: self.apple_apps.clone(),
        }
    }
}
