//! Destroying what came to nothing, and what was handed on long ago.

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};

use crate::{KEPT_FOR, SHARED_FOR, pieces, scans, store as rows};

/// Kind of the job.
pub(crate) const CLEAR: &str = "uploads.clear";

/// Destroys files and pages of which nothing came for a day, and what was handed over hours ago. Doing it twice destroys nothing more.
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
            let shared_before = cx.now().minus(SHARED_FOR);
            let files = rows::stale(&mut cx, (before, shared_before)).await?;
            let scans = scans::store::stale(&mut cx, before).await?;
            if files.is_empty() && scans.is_empty() {
                return Ok(Done::Finished);
            }
            for (account, id) in files {
                pieces::destroy(&mut cx, account, id).await?;
            }
            for (account, id) in scans {
                scans::destroy_pages(&mut cx, account, id).await?;
            }
            cx.commit().await?;
        }
    }
}
