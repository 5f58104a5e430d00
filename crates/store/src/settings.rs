//! What a [`crate::Store`] is opened with.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc, time::Duration};

use crate::{RoleUrls, vault::Custody};

/// Where the encrypted bytes of blobs lie.
#[derive(Clone, Debug)]
pub enum BlobSettings {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket that speaks S3; credentials come from the standard `AWS_*` environment or the fields given here.
    S3 {
        /// Name of the bucket.
        bucket: String,
        /// Region, for instance `me-central-1`.
        region: String,
        /// Endpoint of a service that is not Amazon's.
        endpoint: Option<String>,
    },
}

/// What a [`crate::Store`] is opened with.
#[derive(Clone)]
pub struct StoreSettings {
    /// Connection URLs of the roles.
    pub urls: RoleUrls,
    /// Connections of the application's pool, at least 4; the desk gets half as many, and so do single statements that run
    /// beside a transaction (counts of tries, leases of jobs).
    pub connections: u32,
    /// Who keeps the root keys.
    pub custody: Arc<dyn Custody>,
    /// Where blobs lie.
    pub blobs: BlobSettings,
    /// Kinds of events somebody listens to: appending one enqueues the job `on:<kind>`.
    pub listened: BTreeSet<String>,
    /// How long a job stays with a worker that says nothing more; a living one says so three times as often.
    pub lease: Duration,
}
