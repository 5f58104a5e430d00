//! Forgetting links that ended long ago.

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};

use crate::{KEPT_FOR, store as rows};

/// Kind of the job.
pub(crate) const FORGET: &str = "sharing.forget";

/// Forgets what ended before the time for which it is kept. Doing it twice forgets nothing more.
pub(crate) struct Forget;

#[async_trait]
impl Handler for Forget {
    fn kind(&self) -> &'static str {
        FORGET
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(FORGET)).await?;
        let before = cx.now().minus(KEPT_FOR);
        rows::forget_before(&mut cx, before).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
