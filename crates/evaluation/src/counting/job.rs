//! The job `evaluation.count_weeks`: counts the last weeks, and then looks whether a guardrail of a pilot broke.

use ::store::{
    Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};
use serde_json::json;

use super::count;
use crate::{gate::HoldPilots, indicators, store::cells, week::Weeks};

/// How many weeks are counted anew.
const WEEKS: i32 = 6;

/// Counts.
pub(crate) struct CountWeeks;

impl CountWeeks {
    /// The kind of job.
    pub const KIND: &'static str = "evaluation.count_weeks";
}

#[async_trait]
impl Handler for CountWeeks {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let weeks = Weeks::last(WEEKS, store.now());
        for own in indicators::all()? {
            // Each in a transaction of its own: a long one would hold back everybody's clearing up.
            let mut cx = store.begin(Actor::System(Self::KIND)).await?;
            let counts = count(&mut cx, own, weeks).await?;
            cells::replace(&mut cx, &own.key, weeks, &counts).await?;
            cx.commit().await?;
        }
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        jobs::enqueue(&mut cx, NewJob::new(HoldPilots::KIND, json!({}))).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
