//! The job that carries out requests to be forgotten, and the one that tells the owner that somebody asked.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::{Actor, Id, Outcome};
use store::{
    Store,
    jobs::{Done, Handler, Job, Periodic},
};

use super::{erase, store as rows};
use crate::{notice::Herald, payload::id_in, ports::AccountFiles};

/// Kind of the job that carries out requests.
pub const ERASE: &str = "people.erase";
/// Kind of the job that tells the owner of a request.
pub const TELL: &str = "people.tell_erasure_asked";

/// How many accounts one run forgets; the next run takes the rest.
const AT_ONCE: i64 = 50;

/// Each hour.
pub fn periodic() -> Periodic {
    Periodic { name: ERASE, every: Duration::from_secs(60 * 60), kind: ERASE }
}

/// Carries out what is due.
pub(crate) struct EraseAccounts {
    pub files: Arc<dyn AccountFiles>,
}

#[async_trait]
impl Handler for EraseAccounts {
    fn kind(&self) -> &'static str {
        ERASE
    }

    /// Each account in a transaction of its own, so that one fault keeps nobody else waiting for more than a run.
    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(ERASE)).await?;
        let asked_by = erase::asked_by(cx.now());
        let due = rows::due(&mut cx, asked_by, AT_ONCE).await?;
        drop(cx);
        for (request, account) in due {
            let mut cx = store.begin(Actor::System(ERASE)).await?;
            // Taken back, or carried out by another worker, between the list and now.
            if rows::still_waits(&mut cx, request, account).await?
                && erase::carry_out(&mut cx, self.files.as_ref(), request, account).await?
            {
                cx.commit().await?;
            }
        }
        Ok(Done::Finished)
    }
}

/// Tells.
pub(crate) struct TellErasureAsked {
    pub herald: Herald,
}

#[async_trait]
impl Handler for TellErasureAsked {
    fn kind(&self) -> &'static str {
        TELL
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let account = id_in(job, "account")?;
        self.herald.account_changed(store, account, job.id.uuid()).await?;
        Ok(Done::Finished)
    }
}

/// The payload of [`TELL`].
pub(super) fn telling(account: Id<kernel::marks::Account>) -> store::jobs::NewJob {
    store::jobs::NewJob::new(TELL, serde_json::json!({ "account": account }))
}
