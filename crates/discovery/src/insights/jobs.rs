//! What happens by itself: signals are forgotten with the consent and after their time, and every night a week that has ended is
//! looked at, once.

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Day, Failure, Id, Outcome, marks};
use serde::Deserialize;

use super::{SIGNAL_DAYS, open_data, own_data, store as rows, week, weekly};
use crate::{Ports, improvements};

/// How many weeks are looked at again: those of which signals are still whole.
const WEEKS: i32 = 3;

/// The job that a consent taken back enqueues.
pub(super) struct ForgetSignals;

#[derive(Deserialize)]
struct Of {
    account: Id<marks::Account>,
}

#[async_trait]
impl Handler for ForgetSignals {
    fn kind(&self) -> &'static str {
        "discovery.forget_signals"
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let Of { account } = job.read()?;
        let mut cx = store.begin(Actor::System("discovery.forget_signals")).await?;
        own_data::forget(&mut cx, account).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// The job `discovery.find_insights`, run every night.
pub(super) struct FindInsights {
    pub ports: Ports,
}

impl FindInsights {
    /// The kind of job.
    pub const KIND: &'static str = "discovery.find_insights";
}

#[async_trait]
impl Handler for FindInsights {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let (_, today) = week::of(cx.now());
        let forgotten = rows::forget_before(&mut cx, today.plus_days(-i32::from(SIGNAL_DAYS))).await?;
        cx.commit().await?;
        tracing::info!(forgotten, "signals were forgotten after their time");
        for week in week::ended_before(store.now(), WEEKS) {
            self.look(store, week).await?;
        }
        improvements::look_after(store, &self.ports).await?;
        Ok(Done::Finished)
    }
}

impl FindInsights {
    /// Looks at a week that has ended, unless it was looked at.
    async fn look(&self, store: &Store, week: Day) -> Outcome<()> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        if rows::is_found(&mut cx, week).await? {
            return cx.commit().await;
        }
        let signals = rows::of_week(&mut cx, week).await?;
        let mut seed = [0_u8; 8];
        cx.dice().fill(&mut seed);
        let (statistics, seed, given) = (self.ports.insights.statistics.clone(), u64::from_be_bytes(seed), signals);
        let counted = tokio::task::spawn_blocking(move || {
            let findings = weekly::found(&given, statistics.as_ref(), seed);
            (findings, given)
        });
        let (findings, signals) =
            counted.await.map_err(|error| Failure::fault("looking at a week's signals", error))?;
        rows::keep(&mut cx, week, &findings).await?;
        match open_data::release(&mut cx, self.ports.insights.statistics.as_ref(), week, &signals, seed).await {
            Ok(_) => {}
            // What was found stands; more is published when there is a budget again.
            Err(Failure::Refusal(refusal)) => {
                tracing::warn!(code = refusal.code, "nothing more is published this year")
            }
            Err(other) => return Err(other),
        }
        improvements::count(&mut cx, &self.ports, week, &signals).await?;
        cx.commit().await
    }
}
