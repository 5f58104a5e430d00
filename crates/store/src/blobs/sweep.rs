//! Removing the bytes of files that were destroyed, of uploads that never ended, and of those that came to nothing.

use std::time::Duration;

use kernel::Outcome;
use object_store::{ObjectStoreExt, path::Path};

use super::objects;
use crate::Store;

/// An upload that has not ended by then never will.
const UNFINISHED: Duration = Duration::from_secs(24 * 60 * 60);
/// A file that nobody examined or attached by then belongs to nothing.
const UNCLAIMED: Duration = Duration::from_secs(7 * 24 * 60 * 60);
const BATCH: i64 = 200;

/// Removes one batch; returns how many objects went. No transaction is held while the object store is asked.
pub(crate) async fn sweep(store: &Store) -> Outcome<usize> {
    let now = store.now();
    let (side, blobs) = (store.side(), store.blobs());
    sqlx::query!(
        "UPDATE store.blob SET wrapped_key = NULL, sealed_hash = NULL, destroyed_at = $1
         WHERE usable_at IS NULL AND destroyed_at IS NULL
           AND (refused_at IS NOT NULL OR begun_at < $3 OR (received_at IS NULL AND begun_at < $2))",
        now as _,
        now.minus(UNFINISHED) as _,
        now.minus(UNCLAIMED) as _,
    )
    .execute(side)
    .await?;
    let gone = sqlx::query!(
        "SELECT bucket, id, object FROM store.blob WHERE destroyed_at IS NOT NULL AND removed_at IS NULL
         ORDER BY destroyed_at LIMIT $1",
        BATCH,
    )
    .fetch_all(side)
    .await?;
    for row in &gone {
        match blobs.objects.delete(&Path::from(row.object.as_str())).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(objects::fault(error)),
        }
        sqlx::query!(
            "UPDATE store.blob SET removed_at = $3 WHERE bucket = $1 AND id = $2",
            row.bucket,
            row.id,
            now as _
        )
        .execute(side)
        .await?;
    }
    Ok(gone.len())
}
