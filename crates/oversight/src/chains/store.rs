//! Which files have events, in the order of their shards.

use kernel::{Id, Outcome, marks};
use store::Cx;
use uuid::Uuid;

/// Before every file.
pub(super) const FIRST: (i16, Uuid) = (-1, Uuid::nil());

/// The next files after one, by bucket and id.
pub(super) async fn files_after(
    cx: &mut Cx,
    (bucket, id): (i16, Uuid),
    limit: i64,
) -> Outcome<Vec<Id<marks::Application>>> {
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
