//! The daily comparison: yesterday, and the day before it once more, when everything late has arrived.

use std::{sync::Arc, time::Duration};

use ::store::{
    Store,
    jobs::{Done, Handler, Job, NewJob, Periodic, enqueue},
};
use async_trait::async_trait;
use kernel::{Actor, Day, Id, Moment, Outcome};
use serde_json::json;

use super::{
    compare::{Difference, DifferenceKind, compare},
    store,
};
use crate::payments::{
    jobs::POLL,
    model::Attempt,
    port::{Flow, Gateway},
    store as attempts,
};

/// The kind of the job.
pub const RECONCILE: &str = "payments.reconcile";

/// Statements are compared four times a day; the last comparison of a day counts.
pub fn periodic() -> Periodic {
    Periodic { name: RECONCILE, every: Duration::from_secs(6 * 3600), kind: RECONCILE }
}

/// Compares days of the gateway with ours.
pub struct Reconcile {
    pub(crate) gateway: Arc<dyn Gateway>,
}

#[async_trait]
impl Handler for Reconcile {
    fn kind(&self) -> &'static str {
        RECONCILE
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let today = store.now().day_in("UTC");
        for days_ago in [2, 1] {
            self.day(store, today.plus_days(-days_ago)).await?;
        }
        Ok(Done::Finished)
    }
}

impl Reconcile {
    async fn day(&self, store: &Store, day: Day) -> Outcome<()> {
        let theirs = self.gateway.statement(day).await?;
        let mut cx = store.begin(Actor::System(RECONCILE)).await?;
        let provider = self.gateway.provider();
        let ours = store::booked(&mut cx, provider, midnight(day), midnight(day.plus_days(1))).await?;
        let differences = compare(&theirs, &ours);
        for one in &differences {
            ask_again(&mut cx, one).await?;
        }
        store::keep(&mut cx, (provider, day), (theirs.len(), ours.len()), &differences).await?;
        cx.commit().await?;
        let (lines, found) = (theirs.len(), differences.len());
        if found == 0 {
            tracing::info!(provider, %day, lines, "the gateway's statement agrees with our books");
        } else {
            tracing::error!(provider, %day, lines, found, "the gateway's statement differs from our books");
        }
        Ok(())
    }
}

/// A charge or dispute we never heard of is asked about, if its attempt is ours.
async fn ask_again(cx: &mut ::store::Cx, one: &Difference) -> Outcome<()> {
    if one.kind != DifferenceKind::NotInBooks || one.flow == Flow::Refund {
        return Ok(());
    }
    let Ok(attempt) = one.reference.parse::<Id<Attempt>>() else { return Ok(()) };
    if attempts::file_of(cx, attempt).await?.is_some() {
        let job = NewJob::new(POLL, json!({ "attempt": attempt })).dedup(format!("poll:{attempt}"));
        enqueue(cx, job).await?;
    }
    Ok(())
}

/// The first moment of a day in UTC.
fn midnight(day: Day) -> Moment {
    const DAY_MICROS: i64 = 86_400_000_000;
    let epoch = Moment::from_microsecond(0).day_in("UTC");
    Moment::from_microsecond(i64::from(epoch.days_until(day)) * DAY_MICROS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_is_the_first_moment_of_its_day() {
        let day = Day::new(2026, 11, 22).unwrap();
        assert_eq!(midnight(day).to_string(), "2026-11-22T00:00:00Z");
    }
}
