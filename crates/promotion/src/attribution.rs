//! From a poster to a finished application, without knowing whose it was. The browser keeps the code; a draft that is begun
//! brings it along; from then on a row names draft and code, until the draft ends. Then the row goes and a sum grows by one.
//! Reads no file, keeps nothing of a service that is sensitive, and tells nobody anything but sums.

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx, Store,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Moment, Outcome, marks};
use serde::Deserialize;

use crate::{
    model::{Campaign, Stage},
    ports::Files,
    store::{self as rows, counts, told},
};

/// For how many days a draft is remembered with its code, if it neither is sent in nor ends.
pub const DAYS: u16 = 180;

/// The events by which a draft goes on, and what each of them means.
const HEARD: [(&str, Heard); 6] = [
    ("on:application.submitted", Heard::Sent),
    ("on:application.issued", Heard::Finished),
    ("on:application.handed_over", Heard::Finished),
    ("on:application.rejected", Heard::Ended),
    ("on:application.expired", Heard::Ended),
    ("on:application.cancelled", Heard::Ended),
];

/// The kinds of events this module listens to.
pub const LISTENS: [&str; 6] = [
    "application.submitted",
    "application.issued",
    "application.handed_over",
    "application.rejected",
    "application.expired",
    "application.cancelled",
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Heard {
    Sent,
    Finished,
    Ended,
}

/// A draft of a service was begun by somebody whose browser keeps a code. It counts if a campaign for this very service has the
/// code and is not over.
///
/// # Errors
/// Faults of the database.
pub async fn begun(
    cx: &mut Cx,
    code: &str,
    draft: (Id<marks::Account>, Id<marks::Application>),
    service: &str,
) -> Outcome<()> {
    let Some(link) = rows::link(cx, code).await? else { return Ok(()) };
    let Some(campaign) = rows::campaign(cx, link.campaign).await? else { return Ok(()) };
    let is_out = cx.now() >= campaign.opens_at && cx.now() < campaign.closes_at;
    if is_out && campaign.content.target.service() == service && counts::arrived(cx, draft, code).await? {
        counts::count(cx, code, Stage::Began).await?;
    }
    Ok(())
}

/// What the account began after which campaign, and when.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(Id<Campaign>, Moment)>> {
    counts::of_account(cx, account).await
}

/// The jobs.
pub(crate) fn jobs(files: &Arc<dyn Files>) -> Vec<Arc<dyn Handler>> {
    let mut jobs: Vec<Arc<dyn Handler>> = vec![Arc::new(ForgetDrafts)];
    for (kind, heard) in HEARD {
        jobs.push(Arc::new(OnEvent { kind, heard, files: files.clone() }));
    }
    jobs
}

/// The schedules.
pub(crate) fn periodic() -> Periodic {
    Periodic { name: ForgetDrafts::KIND, every: Duration::from_secs(86_400), kind: ForgetDrafts::KIND }
}

struct OnEvent {
    kind: &'static str,
    heard: Heard,
    files: Arc<dyn Files>,
}

#[derive(Deserialize)]
struct About {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for OnEvent {
    fn kind(&self) -> &'static str {
        self.kind
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let About { file } = job.read()?;
        let mut cx = store.begin(Actor::System("promotion.attribution")).await?;
        match self.heard {
            Heard::Sent => {
                if let Some(code) = counts::sent(&mut cx, file).await? {
                    counts::count(&mut cx, &code, Stage::Sent).await?;
                }
            }
            Heard::Finished => {
                if let Some(code) = counts::ended(&mut cx, file).await? {
                    counts::count(&mut cx, &code, Stage::Finished).await?;
                }
                let (account, service) = self.files.about(&mut cx, file).await?;
                told::finished(&mut cx, account, &service).await?;
            }
            Heard::Ended => drop(counts::ended(&mut cx, file).await?),
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Forgets drafts that led nowhere.
struct ForgetDrafts;

impl ForgetDrafts {
    const KIND: &'static str = "promotion.forget_drafts";
}

#[async_trait]
impl Handler for ForgetDrafts {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let too_old = cx.now().minus(Duration::from_secs(86_400) * u32::from(DAYS));
        counts::forget_older(&mut cx, too_old).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_that_is_heard_is_listened_to() {
        let heard: Vec<String> = LISTENS.iter().map(|own| format!("on:{own}")).collect();
        let kinds: Vec<&str> = HEARD.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(heard, kinds);
    }
}
