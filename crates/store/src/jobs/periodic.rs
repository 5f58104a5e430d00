//! Schedules: one job in every slot of time, however many workers there are.

use std::{collections::BTreeMap, time::Duration};

use kernel::{Actor, Id, Outcome};
use serde_json::json;
use tokio::sync::Mutex;

use super::Job;
use crate::Store;

/// A job enqueued once in every slot. A slot in which no worker lived is skipped, not made up for.
#[derive(Clone, Debug)]
pub struct Periodic {
    /// Name of the schedule.
    pub name: &'static str,
    /// Length of a slot; slots are counted from the epoch.
    pub every: Duration,
    /// Kind of the job; its payload is `{schedule, slot}`.
    pub kind: &'static str,
}

/// Enqueues the jobs of schedules whose present slot nobody has taken. While the job of an earlier slot still waits or
/// runs, no second one piles up behind it.
/// `seen` holds the slots this worker has dealt with, so that the database is asked once a slot.
pub(super) async fn tick(
    store: &Store,
    schedules: &[Periodic],
    seen: &Mutex<BTreeMap<&'static str, i64>>,
) -> Outcome<()> {
    for schedule in schedules {
        let slot = store.now().as_second() / i64::try_from(schedule.every.as_secs().max(1)).unwrap_or(i64::MAX);
        if seen.lock().await.get(schedule.name) == Some(&slot) {
            continue;
        }
        let cx = store.begin(Actor::System("schedule")).await?;
        enqueue_slot(cx, schedule, slot).await?;
        seen.lock().await.insert(schedule.name, slot);
    }
    Ok(())
}

async fn enqueue_slot(mut cx: crate::Cx, schedule: &Periodic, slot: i64) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Job>::unowned(now, cx.dice());
    let added = sqlx::query!(
        "WITH slot AS (
             INSERT INTO store.periodic (name, slot, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1)
         INSERT INTO store.job (id, kind, payload, dedup, run_at, created_at)
         SELECT $4, $5, $6, $7, $3, $3 FROM slot
         ON CONFLICT (kind, dedup) WHERE died_at IS NULL AND dedup IS NOT NULL DO NOTHING",
        schedule.name,
        slot,
        now as _,
        id.uuid(),
        schedule.kind,
        json!({ "schedule": schedule.name, "slot": slot }),
        format!("schedule:{}", schedule.name),
    )
    .execute(cx.conn())
    .await?;
    cx.enqueued = added.rows_affected() > 0;
    cx.commit().await
}
