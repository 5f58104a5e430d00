//! Forgetting on time: what the register of retention promises, done every hour.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Actor, Outcome};
use serde_json::json;
use store::{
    Store,
    jobs::{self, Done, Handler, Job, NewJob, Periodic},
};

use crate::{
    codes, devices, identity, privacy,
    privacy::register::{CODES, Keep, STATED_NUMBER, UNANSWERED, WATCHED},
};

/// Kind of the job that forgets.
pub const SWEEP: &str = "people.sweep";

/// The schedules of this area.
pub fn periodic() -> Vec<Periodic> {
    let sweep = Periodic { name: "people.sweep", every: Duration::from_secs(60 * 60), kind: SWEEP };
    vec![sweep, privacy::jobs::periodic()]
}

/// Forgets.
pub(crate) struct Sweep;

#[async_trait]
impl Handler for Sweep {
    fn kind(&self) -> &'static str {
        SWEEP
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(SWEEP)).await?;
        let now = cx.now();
        let before = |keep: Keep| now.minus(keep.duration().unwrap_or_default());
        codes::store::delete_expired(&mut cx, before(CODES)).await?;
        identity::store::forget_numbers_before(&mut cx, before(STATED_NUMBER)).await?;
        for attempt in identity::store::give_up_before(&mut cx, before(UNANSWERED)).await? {
            let job = NewJob::new(identity::jobs::TELL, json!({ "attempt": attempt }));
            jobs::enqueue(&mut cx, job).await?;
        }
        identity::store::forget_failures_before(&mut cx, before(WATCHED)).await?;
        web::sessions::sweep(&mut cx).await?;
        devices::sweep(&mut cx).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
