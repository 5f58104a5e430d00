//! Enqueuing.

use kernel::{Id, Moment, Outcome};
use serde_json::Value;
use uuid::Uuid;

use super::Job;
use crate::Cx;

/// A job to be enqueued.
#[derive(Clone, Debug)]
pub struct NewJob {
    pub(crate) kind: String,
    pub(crate) payload: Value,
    pub(crate) lane: Option<Uuid>,
    pub(crate) dedup: Option<String>,
    pub(crate) at: Option<Moment>,
    pub(crate) deadline: Option<Moment>,
    pub(crate) attempts: i32,
}

impl NewJob {
    /// A job of `kind` about the ids in `payload`; nothing personal goes in.
    pub fn new(kind: impl Into<String>, payload: Value) -> Self {
        Self { kind: kind.into(), payload, lane: None, dedup: None, at: None, deadline: None, attempts: 20 }
    }
    /// Jobs of one lane run one after the other, in the order they were enqueued.
    #[must_use]
    pub fn lane(mut self, lane: Uuid) -> Self {
        self.lane = Some(lane);
        self
    }
    /// While a job of this kind with this key waits or runs, another is not enqueued.
    #[must_use]
    pub fn dedup(mut self, key: impl Into<String>) -> Self {
        self.dedup = Some(key.into());
        self
    }
    /// Not before this moment.
    #[must_use]
    pub fn at(mut self, moment: Moment) -> Self {
        self.at = Some(moment);
        self
    }
    /// Not after this moment: then it becomes a dead letter.
    #[must_use]
    pub fn deadline(mut self, moment: Moment) -> Self {
        self.deadline = Some(moment);
        self
    }
    /// How often it may fail before it is a dead letter; 20 unless said.
    #[must_use]
    pub fn attempts(mut self, attempts: i32) -> Self {
        self.attempts = attempts;
        self
    }
}

/// Enqueues a job in this transaction; false if a twin with the same dedup key waits or runs already.
pub async fn enqueue(cx: &mut Cx, job: NewJob) -> Outcome<bool> {
    let now = cx.now();
    let bucket = job.lane.map_or_else(|| kernel::Bucket::draw(cx.dice()), |lane| Id::<()>::from_uuid(lane).bucket());
    let id = Id::<Job>::new(bucket, now, cx.dice());
    let added = sqlx::query!(
        "INSERT INTO store.job (id, kind, payload, lane, dedup, run_at, deadline, created_at, max_attempts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (kind, dedup) WHERE died_at IS NULL AND dedup IS NOT NULL DO NOTHING",
        id.uuid(),
        job.kind,
        job.payload,
        job.lane,
        job.dedup,
        job.at.unwrap_or(now) as _,
        job.deadline as _,
        now as _,
        job.attempts.max(1),
    )
    .execute(cx.conn())
    .await?;
    cx.enqueued = true;
    Ok(added.rows_affected() == 1)
}
