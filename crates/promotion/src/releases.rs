//! What the company reads: a week at a time, when it is over, each stage by itself, wordings against ways. What is small is
//! withheld, and with it what would let it be worked out; the rest is rounded. A week is released once and never again, so no
//! two releases can be subtracted from each other.

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx, Store,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Day, Outcome};

use crate::{
    model::{Campaign, Channel, Stage, ZONE, monday},
    ports::Statistics,
    store::{
        self as rows,
        counts::{self, Week},
    },
};

/// For how many weeks after its end a campaign is still counted: an application takes its time.
const WEEKS_AFTER: i32 = 26;

/// The job that makes releases.
pub(crate) struct ReleaseWeeks {
    pub statistics: Arc<dyn Statistics>,
}

impl ReleaseWeeks {
    /// The kind of job.
    pub const KIND: &'static str = "promotion.release_weeks";

    /// The schedule.
    pub fn periodic() -> Periodic {
        Periodic { name: Self::KIND, every: Duration::from_secs(60 * 60), kind: Self::KIND }
    }
}

#[async_trait]
impl Handler for ReleaseWeeks {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        for own in rows::all(&mut cx).await? {
            release(&mut cx, &own, self.statistics.as_ref()).await?;
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Releases every week of a campaign that is over and was not released.
pub(crate) async fn release(cx: &mut Cx, own: &Campaign, statistics: &dyn Statistics) -> Outcome<()> {
    let this = monday(cx.now().day_in(ZONE));
    let done = counts::released(cx, own.id).await?;
    let last = monday(own.content.closes).plus_days(7 * WEEKS_AFTER).min(this.plus_days(-7));
    let mut week = monday(own.content.opens);
    while week <= last {
        for stage in Stage::ALL {
            if !done.iter().any(|done| done.monday == week && done.stage == stage) {
                release_week(cx, own, (week, stage), statistics).await?;
            }
        }
        week = week.plus_days(7);
    }
    Ok(())
}

async fn release_week(
    cx: &mut Cx,
    own: &Campaign,
    (week, stage): (Day, Stage),
    statistics: &dyn Statistics,
) -> Outcome<()> {
    let counted = counts::counted(cx, own.id, stage, (week, week.plus_days(7))).await?;
    // Links of an earlier revision are counted too: they still hang somewhere.
    let links = rows::links(cx, own.id).await?;
    let channels: Vec<Channel> =
        Channel::ALL.into_iter().filter(|channel| links.iter().any(|link| link.channel == *channel)).collect();
    let wordings = links.iter().map(|link| link.variant + 1).max().unwrap_or_default();
    let of = |variant: usize, channel: Channel| {
        counted.iter().find(|(at, by, _)| (*at, *by) == (variant, channel)).map_or(0, |(.., count)| *count)
    };
    let table: Vec<Vec<u64>> =
        (0..wordings).map(|variant| channels.iter().map(|channel| of(variant, *channel)).collect()).collect();
    let released = statistics.table(&table);
    counts::release(cx, own.id, &Week { monday: week, stage, channels, released }).await
}
