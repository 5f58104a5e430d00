//! The folder or bucket that holds encrypted objects.

use std::sync::Arc;

use kernel::{Failure, Outcome};
use object_store::{ObjectStore, aws::AmazonS3Builder, local::LocalFileSystem};

use crate::BlobSettings;

/// Opens the folder (made if missing; every write is flushed to disk before it counts) or the bucket.
pub(super) fn open(settings: &BlobSettings) -> Outcome<Arc<dyn ObjectStore>> {
    match settings {
        BlobSettings::Folder(folder) => {
            std::fs::create_dir_all(folder)
                .map_err(|error| Failure::fault("making the folder of stored files", error))?;
            let local = LocalFileSystem::new_with_prefix(folder).map_err(fault)?;
            Ok(Arc::new(local.with_fsync(true)))
        }
        BlobSettings::S3 { bucket, region, endpoint } => {
            let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket).with_region(region);
            if let Some(endpoint) = endpoint {
                builder = builder.with_endpoint(endpoint);
            }
            Ok(Arc::new(builder.build().map_err(fault)?))
        }
    }
}

/// The object store broke; it may pass, unless the object is simply not there.
pub(super) fn fault(error: object_store::Error) -> Failure {
    match error {
        object_store::Error::NotFound { .. } => Failure::fault("reading a stored file", error),
        _ => Failure::passing("talking to the object store", error),
    }
}
