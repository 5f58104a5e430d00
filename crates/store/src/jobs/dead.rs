//! Dead letters: what nobody could do, seen by operators and set going again by an audited act.

use kernel::{Failure, Id, Moment, Outcome};
use serde_json::Value;

use super::Job;
use crate::Cx;

/// A job that failed for good.
#[derive(Clone, PartialEq, Debug)]
pub struct DeadJob {
    /// Its identifier.
    pub id: Id<Job>,
    /// What was to be done.
    pub kind: String,
    /// Ids it is about.
    pub payload: Value,
    /// How often it was tried.
    pub attempts: i32,
    /// Why it failed last; no personal data.
    pub error: String,
    /// When it was given up.
    pub died_at: Moment,
}

/// The latest dead letters, at most `limit`.
pub async fn dead(cx: &mut Cx, limit: i64) -> Outcome<Vec<DeadJob>> {
    let letters = sqlx::query_as!(
        DeadJob,
        r#"SELECT id AS "id: Id<Job>", kind, payload, attempts, coalesce(last_error, '') AS "error!",
                  died_at AS "died_at!: Moment"
           FROM store.job WHERE died_at IS NOT NULL ORDER BY died_at DESC LIMIT $1"#,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(letters)
}

/// Sets a dead letter going again, with all its tries, and records who did it and why. A job that is not dead, or whose
/// twin by dedup key is alive, is not found.
pub async fn replay(cx: &mut Cx, id: Id<Job>, reason: &str) -> Outcome<()> {
    let (now, by) = (cx.now(), cx.actor().tag());
    let replayed = sqlx::query!(
        "WITH again AS (
             UPDATE store.job j SET died_at = NULL, attempts = 0, last_error = NULL, deadline = NULL, run_at = $2
             WHERE id = $1 AND died_at IS NOT NULL
               AND (dedup IS NULL OR NOT EXISTS (
                   SELECT 1 FROM store.job o WHERE o.kind = j.kind AND o.dedup = j.dedup AND o.died_at IS NULL))
             RETURNING id, kind)
         INSERT INTO store.job_replay (job_id, at, kind, by_actor, reason) SELECT id, $2, kind, $3, $4 FROM again",
        id.uuid(),
        now as _,
        by,
        reason,
    )
    .execute(cx.conn())
    .await?;
    cx.enqueued = true;
    if replayed.rows_affected() == 1 { Ok(()) } else { Err(Failure::not_found()) }
}
