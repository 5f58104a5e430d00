//! Telling people beforehand that a qualification ends: 30, 14, 7 days and one day before, once each, by mail to the colleague.
//! The mail names the course and the day, and leads to the desk.

use std::{sync::Arc, time::Duration};

use ::store::{
    Store,
    jobs::{self, Done, Handler, Job, NewJob, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Locale, Moment, Outcome, marks};
use people::{
    ports::{Message, Messenger},
    qualifications,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{
    Digits, Texts,
    texts::{Formats, without_isolates},
};

use super::store::{self as rows, learners};
use crate::ZONE;

/// How many days before the end it is announced.
const BEFORE: [i16; 4] = [30, 14, 7, 1];

/// Finds whom to tell.
pub(crate) struct AnnounceEnds;

impl AnnounceEnds {
    /// The kind of job.
    pub const KIND: &'static str = "oversight.announce_ends";
}

/// Tells one colleague.
pub(crate) struct TellEnd {
    pub messenger: Arc<dyn Messenger>,
    pub texts: Texts,
    pub public_url: String,
}

impl TellEnd {
    /// The kind of job.
    pub const KIND: &'static str = "oversight.tell_end";
}

#[derive(Serialize, Deserialize)]
struct Told {
    staff: Id<marks::Staff>,
    course: String,
    ends_at: Moment,
}

/// The announcement due now for an end: the latest of those whose day has come.
fn due(ends_at: Moment, now: Moment) -> Option<i16> {
    let left = now.day_in(ZONE).days_until(ends_at.day_in(ZONE));
    let come = BEFORE.iter().filter(|days| (0..=i32::from(**days)).contains(&left));
    come.min().copied().filter(|_| now < ends_at)
}

#[async_trait]
impl Handler for AnnounceEnds {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let now = cx.now();
        for own in qualifications::standings(&mut cx).await? {
            let Some(ends_at) = own.ends_at else { continue };
            let Some(days) = due(ends_at, now) else { continue };
            if learners::announce(&mut cx, own.staff, &own.course, (ends_at, days)).await? {
                let told = json!(Told { staff: own.staff, course: own.course, ends_at });
                jobs::enqueue(&mut cx, NewJob::new(TellEnd::KIND, told).deadline(ends_at)).await?;
            }
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

#[async_trait]
impl Handler for TellEnd {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let told: Told = job.read()?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let held = qualifications::held(&mut cx, told.staff, &told.course).await?;
        let to = people::staff::colleagues::email(&mut cx, told.staff).await?;
        let names = rows::edition(&mut cx, &told.course).await?.body.names;
        drop(cx);
        // Whoever renewed meanwhile, or left, is told nothing.
        let (Some(to), true) = (to, held.is_some_and(|own| own.ends_at() == told.ends_at)) else {
            return Ok(Done::Finished);
        };
        let texts = |key: &str, args: &[(&str, &str)]| without_isolates(&self.texts.text_with(Locale::AR, key, args));
        let day = Formats::new(Locale::AR, Digits::default()).day(told.ends_at.day_in(ZONE));
        let address = format!("{}/ar/desk/learning/{}", self.public_url, told.course);
        let args = [("course", names.ar.as_str()), ("day", day.as_str()), ("address", address.as_str())];
        let message = Message {
            id: job.id.uuid(),
            to,
            language: Locale::AR,
            subject: texts("academy-mail-subject", &args[..1]),
            text: texts("academy-mail-text", &args),
        };
        self.messenger.send(&message).await?;
        Ok(Done::Finished)
    }
}

/// When ends are looked for.
pub(crate) fn periodic() -> Periodic {
    Periodic { name: AnnounceEnds::KIND, every: Duration::from_secs(60 * 60), kind: AnnounceEnds::KIND }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_end_is_announced_on_four_days_and_never_afterwards() {
        let end = Moment::from_microsecond(1_800_000_000_000_000);
        let days = |days: u64| due(end, end.minus(Duration::from_secs(days * 86_400)));
        assert_eq!(
            [31, 30, 15, 14, 8, 7, 2, 1].map(days),
            [None, Some(30), Some(30), Some(14), Some(14), Some(7), Some(7), Some(1)]
        );
        assert_eq!(due(end, end), None);
        assert_eq!(due(end, end.minus(Duration::from_secs(60))), Some(1));
    }
}
