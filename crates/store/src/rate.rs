//! How fast outside systems may be asked: a budget in the database, so that it holds for all processes together.
//!
//! Turns are spaced evenly instead of counted in windows, because two full windows side by side would break the promise
//! "at most n a second" made to the other side.

use std::time::Duration;

use kernel::Outcome;

use crate::Store;

/// Takes one request's turn. None: go now. Some(wait): not now; ask again after `wait`, nothing was reserved.
/// Turns of one `destination` and `purpose` are at least 1/`per_second` of a second apart.
pub async fn take(
    store: &Store,
    destination: &'static str,
    purpose: &'static str,
    per_second: u32,
) -> Outcome<Option<Duration>> {
    let now = store.now();
    let next = now.plus(Duration::from_secs(1) / per_second.max(1));
    let taken = sqlx::query!(
        "INSERT INTO store.rate AS r (destination, purpose, next_at) VALUES ($1, $2, $3)
         ON CONFLICT (destination, purpose) DO UPDATE SET next_at = $3 WHERE r.next_at <= $4",
        destination,
        purpose,
        next as _,
        now as _,
    )
    .execute(store.side())
    .await?;
    if taken.rows_affected() == 1 {
        return Ok(None);
    }
    let free_at = sqlx::query_scalar!(
        r#"SELECT next_at AS "at: kernel::Moment" FROM store.rate WHERE destination = $1 AND purpose = $2"#,
        destination,
        purpose,
    )
    .fetch_one(store.side())
    .await?;
    Ok(Some(free_at.since(now).max(Duration::from_millis(1))))
}
