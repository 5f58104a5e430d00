//! What happens by itself: a release where enough more people answered, and forgetting answers some time after the end.

use std::time::Duration;

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};

use super::{DAYS, disclosure, model::Poll, store as rows};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The job `discovery.release_polls`, run on a schedule.
pub(crate) struct ReleasePolls;

impl ReleasePolls {
    /// The kind of job.
    pub const KIND: &'static str = "discovery.release_polls";
}

#[async_trait]
impl Handler for ReleasePolls {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let too_old = cx.now().minus(DAY * u32::from(DAYS));
        let polls = rows::all(&mut cx).await?;
        cx.commit().await?;
        for poll in polls.iter().filter(|own| own.closes_at >= too_old) {
            release(store, poll).await?;
        }
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let forgotten = rows::forget_closed(&mut cx, too_old).await?;
        cx.commit().await?;
        tracing::info!(forgotten, "polls were looked after");
        Ok(Done::Finished)
    }
}

/// Makes a release, if enough people answered since the last one.
async fn release(store: &Store, poll: &Poll) -> Outcome<()> {
    let mut cx = store.begin(Actor::System(ReleasePolls::KIND)).await?;
    rows::lock(&mut cx, poll.id).await?;
    let participants = rows::participants(&mut cx, poll.id).await?;
    let last = rows::released(&mut cx, poll.id).await?.map(|own| own.participants);
    if disclosure::is_due(participants, last) {
        let counted = rows::counts(&mut cx, poll.id).await?;
        let of = |question: usize, choice: usize| {
            let is_it = |(at, number, _): &&(i64, i64, i64)| {
                usize::try_from(*at) == Ok(question) && usize::try_from(*number) == Ok(choice)
            };
            counted.iter().find(is_it).map_or(0, |(_, _, people)| *people)
        };
        let cells = poll.content.questions.iter().enumerate().map(|(at, question)| {
            let counts: Vec<i64> = (0..question.choices.len()).map(|choice| of(at, choice)).collect();
            disclosure::cells(&counts)
        });
        let cells: Vec<_> = cells.collect();
        rows::release(&mut cx, poll.id, participants, &cells).await?;
    }
    cx.commit().await
}
