//! Reminds of corrections that wait, and ends the files whose correction was not answered in time.
//!
//! Only within working hours where the citizen lives. Each step moves the correction's next day in the transaction of its
//! event, so that a run that is repeated, or two at once, remind once and end once. An answer that comes between wins.

use std::time::Duration;

use ::store::{
    Scope, Store,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Outcome, RefusalKind};

use super::{
    store::{self, Waiting},
    term::{Due, Term},
};
use crate::applications::{definitions, model::Stage, record, store as files};

/// The kind of the job.
pub const WATCH: &str = "casework.unanswered_corrections";

/// How many corrections are listed at a time.
const AT_ONCE: i64 = 200;
/// When a file is looked at again whose definition knows no such end: a person has to end it.
const LOOK_AGAIN_DAYS: i32 = 30;

/// Four times an hour: somewhere work always begins.
pub fn periodic() -> Periodic {
    Periodic { name: WATCH, every: Duration::from_secs(15 * 60), kind: WATCH }
}

/// Watches corrections that wait.
pub struct WatchCorrections {
    /// The definitions files go by.
    pub catalogue: Catalogue,
}

#[async_trait]
impl Handler for WatchCorrections {
    fn kind(&self) -> &'static str {
        WATCH
    }

    async fn run(&self, on: &Store, _job: &Job) -> Outcome<Done> {
        // West of Greenwich a day begins later and east of it earlier; each correction is asked again for its own place.
        let latest = on.now().plus(Duration::from_secs(14 * 3600)).day_in("UTC");
        let mut after = None;
        loop {
            let mut cx = on.begin(Actor::System(WATCH)).await?;
            let waiting = store::due_by(&mut cx, latest, after.as_ref(), AT_ONCE).await?;
            drop(cx);
            for one in &waiting {
                match self.attend(on, one).await {
                    // It was answered, withdrawn or decided between the list and now.
                    Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::Conflict => {}
                    other => other?,
                }
            }
            // Those of a country on holiday stay due; they must not keep the others from being reached.
            after = waiting.into_iter().next_back();
            if after.is_none() {
                return Ok(Done::Finished);
            }
        }
    }
}

impl WatchCorrections {
    async fn attend(&self, on: &Store, waiting: &Waiting) -> Outcome<()> {
        let mut cx = on.begin(Actor::System(WATCH)).await?;
        let mut file = files::load(&mut cx, &Scope::System(WATCH), waiting.file).await?;
        let definition = definitions::of(&cx, &self.catalogue, &file).await?;
        let (now, calendar) = (cx.now(), &definition.country.calendar);
        let at_work = !calendar.between(now, now.plus(Duration::from_secs(1))).is_zero();
        if file.stage() != Stage::ActionRequired || !at_work {
            return Ok(());
        }
        let term = Term { last_day: waiting.last_day, next_on: waiting.next_on };
        match term.due(definition.country.day_at(now), calendar) {
            Due::Nothing => return Ok(()),
            Due::Reminder(next_on) => {
                if !store::move_on(&mut cx, waiting, next_on).await? {
                    return Ok(());
                }
                record::correction_reminded(&mut cx, &file, waiting.last_day).await?;
            }
            Due::End => match &definition.service.workflow.unanswered {
                Some(reason) => record::correction_lapsed(&mut cx, &mut file, reason).await?,
                None => {
                    let later = waiting.next_on.plus_days(LOOK_AGAIN_DAYS);
                    store::move_on(&mut cx, waiting, later).await?;
                }
            },
        }
        cx.commit().await
    }
}
