//! Which files have events, in the order of their shards, and which broken chains somebody has been told of.

use kernel::{Id, Outcome, marks};
use store::Cx;

use super::Place;

/// The next files after one, by bucket and id.
pub(super) async fn files_after(cx: &mut Cx, (bucket, id): Place, limit: i64) -> Outcome<Vec<Id<marks::Application>>> {
    // Each chain has exactly one event number 1; the primary key is walked, not scanned.
    let files = sqlx::query_scalar!(
        r#"SELECT application_id AS "file: Id<marks::Application>" FROM store.event
           WHERE (bucket, application_id) > ($1, $2) AND seq = 1
           ORDER BY bucket, application_id LIMIT $3"#,
        bucket,
        id,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(files)
}

/// Whether a finding of this kind about the file lies among the dead letters already.
pub(super) async fn is_found(cx: &mut Cx, kind: &str, file: Id<marks::Application>) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM store.job WHERE died_at IS NOT NULL AND kind = $1 AND dedup = $2) AS "found!""#,
        kind,
        file.to_string(),
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(found)
}
