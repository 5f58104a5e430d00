//! Forgets codes that can no longer be reported, and redemptions whose time of keeping is over.

use std::time::Duration;

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};

use super::{REDEMPTION_DAYS, store as rows};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The job `discovery.forget_codes`, run on a schedule.
pub(super) struct ForgetCodes;

impl ForgetCodes {
    /// The kind of job.
    pub const KIND: &'static str = "discovery.forget_codes";
}

#[async_trait]
impl Handler for ForgetCodes {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let old = cx.now().minus(DAY * u32::from(REDEMPTION_DAYS));
        rows::forget_old(&mut cx, old).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
