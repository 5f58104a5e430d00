//! What happens by itself: whoever did not confirm her profile for a year is asked whether it still holds, and files that were
//! brought and never taken over go.

use std::time::Duration;

use ::store::{
    Store,
    jobs::{self, Done, Handler, Job, NewJob, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};
use serde_json::json;

use super::{profile::CONFIRMED_DAYS, store as rows};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// For how many days a file waits to be taken over.
pub(super) const FILE_DAYS: u16 = 30;
/// How many are reminded in one run.
const AT_ONCE: i64 = 200;

/// The job `community.look_after_experts`, run on a schedule.
pub(super) struct LookAfterExperts;

impl LookAfterExperts {
    /// The kind of job.
    pub const KIND: &'static str = "community.look_after_experts";
}

/// Its schedule.
pub(super) fn periodic() -> Periodic {
    Periodic { name: LookAfterExperts::KIND, every: DAY, kind: LookAfterExperts::KIND }
}

#[async_trait]
impl Handler for LookAfterExperts {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let now = cx.now();
        let days = |days: u64| now.minus(Duration::from_secs(days * DAY.as_secs()));
        rows::put_old_away(&mut cx, days(u64::from(FILE_DAYS))).await?;
        let reminded = rows::remind(&mut cx, days(CONFIRMED_DAYS), AT_ONCE).await?;
        let more = reminded.len() >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
        for account in reminded {
            let cause = format!("expert-confirm:{account}:{}", now.day_in(super::ZONE));
            let payload = json!({ "account": account, "notice": "expert_confirm", "cause": cause });
            jobs::enqueue(&mut cx, NewJob::new("messaging.tell_account", payload)).await?;
        }
        cx.commit().await?;
        Ok(if more { Done::Later(Duration::from_secs(5)) } else { Done::Finished })
    }
}
