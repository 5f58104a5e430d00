//! Taking, keeping and giving back jobs: the SQL of the queue.
//!
//! Leases are the one place where the database's own clock counts, so that workers need not agree on theirs.

use kernel::{Failure, Id, Moment, Outcome};

use super::Job;
use crate::{Cx, Store};

/// Takes up to `limit` due jobs of these kinds.
///
/// In a lane nothing passes an earlier job that is due or failed, and nothing starts while another runs; the unique index
/// `job_one_a_lane` holds the second even when two workers look at the same instant, and then this one takes nothing. A
/// job whose lease ran out already has the lane and goes first.
pub(super) async fn take(store: &Store, kinds: &[String], limit: i64) -> Outcome<Vec<Job>> {
    let now = store.now();
    let lease = Id::<Job>::unowned(now, store.dice().as_ref()).uuid();
    let taken = sqlx::query_as!(
        Job,
        r#"WITH due AS (
               SELECT j.id FROM store.job j
               WHERE j.died_at IS NULL AND j.run_at <= $1 AND j.kind = ANY ($2)
                 AND (j.lease_until IS NULL OR j.lease_until < now())
                 AND (j.lane IS NULL OR j.lease IS NOT NULL OR NOT EXISTS (
                     SELECT 1 FROM store.job o
                     WHERE o.lane = j.lane AND o.id <> j.id AND o.died_at IS NULL
                       AND (o.lease IS NOT NULL
                            OR (o.position < j.position AND (o.run_at <= $1 OR o.last_error IS NOT NULL)))))
               ORDER BY j.run_at, j.position LIMIT $3 FOR UPDATE OF j SKIP LOCKED
           )
           UPDATE store.job SET lease = $4, lease_until = now() + $5 * interval '1 second', attempts = attempts + 1
           FROM due WHERE job.id = due.id
           RETURNING job.id AS "id: Id<Job>", kind, payload, lane, attempts AS attempt, deadline AS "deadline: Moment",
                     max_attempts, lease AS "lease!""#,
        now as _,
        kinds,
        limit,
        lease,
        store.lease().as_secs_f64(),
    )
    .fetch_all(store.side())
    .await;
    match taken {
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(Vec::new()),
        other => Ok(other?),
    }
}

/// Prolongs the lease; false if it was lost.
pub(super) async fn prolong(store: &Store, job: &Job) -> Outcome<bool> {
    let kept = sqlx::query!(
        "UPDATE store.job SET lease_until = now() + $3 * interval '1 second' WHERE id = $1 AND lease = $2",
        job.id.uuid(),
        job.lease,
        store.lease().as_secs_f64(),
    )
    .execute(store.side())
    .await?;
    Ok(kept.rows_affected() == 1)
}

/// Removes a finished job; false if the lease was lost.
pub(super) async fn finish(store: &Store, job: &Job) -> Outcome<bool> {
    let removed = sqlx::query!("DELETE FROM store.job WHERE id = $1 AND lease = $2", job.id.uuid(), job.lease)
        .execute(store.side())
        .await?;
    Ok(removed.rows_affected() == 1)
}

/// Removes a finished job within the transaction of its effect.
pub(super) async fn settle(cx: &mut Cx, job: &Job) -> Outcome<()> {
    let removed = sqlx::query!("DELETE FROM store.job WHERE id = $1 AND lease = $2", job.id.uuid(), job.lease)
        .execute(cx.conn())
        .await?;
    if removed.rows_affected() == 1 {
        Ok(())
    } else {
        Err(Failure::passing(format!("settling the job {}", job.kind), "its lease was lost; another worker has it"))
    }
}

/// Gives the job back to be run at `at`. With an error it counts as a failure, without as a try that did not happen.
pub(super) async fn give_back(store: &Store, job: &Job, at: Moment, error: Option<&str>) -> Outcome<bool> {
    let given = sqlx::query!(
        "UPDATE store.job SET lease = NULL, lease_until = NULL, run_at = $3, last_error = $4,
                attempts = CASE WHEN $4::text IS NULL THEN attempts - 1 ELSE attempts END
         WHERE id = $1 AND lease = $2",
        job.id.uuid(),
        job.lease,
        at as _,
        error,
    )
    .execute(store.side())
    .await?;
    Ok(given.rows_affected() == 1)
}

/// Makes the job a dead letter.
pub(super) async fn bury(store: &Store, job: &Job, error: &str) -> Outcome<bool> {
    let buried = sqlx::query!(
        "UPDATE store.job SET lease = NULL, lease_until = NULL, died_at = $3, last_error = $4 WHERE id = $1 AND lease = $2",
        job.id.uuid(),
        job.lease,
        store.now() as _,
        error,
    )
    .execute(store.side())
    .await?;
    Ok(buried.rows_affected() == 1)
}
