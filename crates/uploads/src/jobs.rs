//! Destroying what came to nothing, and what was handed on long ago.

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};

use crate::{KEPT_FOR, pieces, store as rows};

/// Kind of the job.
pub(crate) const CLEAR: &str = "uploads.clear";

/// Destroys files of which nothing came for a day. Doing it twice destroys nothing more.
pub(crate) struct Clear;

#[async_trait]
impl Handler for Clear {
    fn kind(&self) -> &'static str {
        CLEAR
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        loop {
            let mut cx = store.begin(Actor::System(CLEAR)).await?;
            let before = cx.now().minus(KEPT_FOR);
            let stale = rows::stale(&mut cx, before).await?;
            if stale.is_empty() {
                return Ok(Done::Finished);
            }
            for (account, id) in stale {
                pieces::destroy(&mut cx, account, id).await?;
            }
            cx.commit().await?;
        }
    }
}
