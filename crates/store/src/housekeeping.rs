//! The periodic jobs the store itself needs. Whoever builds a worker adds [`handlers`] and [`schedules`].

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::Outcome;

use crate::{
    Store, blobs,
    jobs::{Done, Handler, Job, Periodic},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How many days the outcome of a request is remembered; the register of retention says the same.
pub const IDEMPOTENCY_DAYS: u16 = 7;
/// How many days of access partitions exist ahead.
const DAYS_AHEAD: i32 = 14;

/// Handlers of the store's own jobs.
pub fn handlers() -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(AccessDays), Arc::new(Forget), Arc::new(SweepBlobs), Arc::new(RefreshKeys)]
}

/// Schedules of the store's own jobs.
pub fn schedules() -> Vec<Periodic> {
    vec![
        Periodic { name: "store.access_days", every: DAY, kind: AccessDays.kind() },
        Periodic { name: "store.forget", every: Duration::from_secs(10 * 60), kind: Forget.kind() },
        Periodic { name: "store.sweep_blobs", every: Duration::from_secs(60 * 60), kind: SweepBlobs.kind() },
        Periodic { name: "store.refresh_keys", every: Duration::from_secs(60 * 60), kind: RefreshKeys.kind() },
    ]
}

/// Creates the partitions of the access log for the days ahead.
struct AccessDays;

#[async_trait]
impl Handler for AccessDays {
    fn kind(&self) -> &'static str {
        "store.access_days"
    }
    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let today = store.now().day_in("UTC");
        let made =
            sqlx::query_scalar!(r#"SELECT store.prepare_access_days($1, $2) AS "made!""#, today as _, DAYS_AHEAD)
                .fetch_one(store.side())
                .await?;
        tracing::info!(made, "access partitions made");
        Ok(Done::Finished)
    }
}

/// Forgets idempotency keys, counts of tries and slots that no longer matter.
struct Forget;

#[async_trait]
impl Handler for Forget {
    fn kind(&self) -> &'static str {
        "store.forget"
    }
    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let now = store.now();
        sqlx::query!(
            "DELETE FROM store.idempotency WHERE claimed_at < $1",
            now.minus(DAY * u32::from(IDEMPOTENCY_DAYS)) as _
        )
        .execute(store.side())
        .await?;
        sqlx::query!("DELETE FROM store.throttle WHERE ends_at < $1", now as _).execute(store.side()).await?;
        sqlx::query!("DELETE FROM store.periodic WHERE at < $1", now.minus(40 * DAY) as _)
            .execute(store.side())
            .await?;
        Ok(Done::Finished)
    }
}

/// Removes the bytes of destroyed and unfinished files.
struct SweepBlobs;

#[async_trait]
impl Handler for SweepBlobs {
    fn kind(&self) -> &'static str {
        blobs::SWEEP
    }
    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        while blobs::sweep(store).await? > 0 {}
        Ok(Done::Finished)
    }
}

/// Learns of root keys that were rotated by another process, and of erasures that were not noted yet.
struct RefreshKeys;

#[async_trait]
impl Handler for RefreshKeys {
    fn kind(&self) -> &'static str {
        "store.refresh_keys"
    }
    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        store.vault().refresh().await?;
        crate::erasure::apply_again(store).await?;
        Ok(Done::Finished)
    }
}
