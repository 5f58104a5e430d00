//! What happens by itself: whoever did not confirm her profile for a year is asked whether it still holds, whose mark can be
//! renewed is told, files that were brought and never taken over go, words are counted, and once a week a board is made.

use std::time::Duration;

use ::store::{
    Store,
    jobs::{self, Done, Handler, Job, NewJob, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};
use serde_json::json;

use super::{
    boards::{Board, EVERY_DAYS},
    outstanding,
    ports::Ports,
    profile::CONFIRMED_DAYS,
    store as rows,
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// For how many days a file waits to be taken over.
pub(super) const FILE_DAYS: u16 = 30;
/// How many are reminded in one run.
const AT_ONCE: i64 = 200;

/// The job `community.look_after_experts`, run on a schedule.
pub(super) struct LookAfterExperts(pub Ports);

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
        let mut more = more;
        for criteria in self.0.lexicon.vocabulary().criteria.all() {
            let told = outstanding::tell_ending(&mut cx, criteria, AT_ONCE).await?;
            more |= told >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
        }
        cx.commit().await?;
        self.count(store).await?;
        Ok(if more { Done::Later(Duration::from_secs(5)) } else { Done::Finished })
    }
}

impl LookAfterExperts {
    /// Counts words, and makes the board of the week if there is none yet.
    async fn count(&self, store: &Store) -> Outcome<()> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        rows::count_tokens(&mut cx).await?;
        let today = cx.now().day_in(super::ZONE);
        let last = rows::board(&mut cx).await?.map(|(week, _)| week);
        let counts = match last {
            Some(week) if week.days_until(today) < EVERY_DAYS => None,
            _ => Some(rows::by_field_and_country(&mut cx).await?),
        };
        cx.commit().await?;
        let Some(counts) = counts else { return Ok(()) };
        let board = Board::of(&counts, self.0.tables.as_ref());
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        rows::put_board(&mut cx, today, &board).await?;
        cx.commit().await
    }
}
