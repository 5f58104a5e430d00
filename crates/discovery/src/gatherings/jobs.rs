//! What happens by itself: free places go to those who wait (somebody forgot her account, or the organisers found a larger
//! hall), whoever has a place is reminded within a day of the beginning, whoever registered for what was moved or taken back is told,
//! and old registrations go.

use std::time::Duration;

use ::store::{
    Cx, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use data_encoding::HEXLOWER;
use kernel::{Actor, Id, Moment, Outcome, marks};
use serde_json::json;

use super::{
    DAYS, commands,
    model::{Attendance, Gathering},
    store::{self as rows, later},
};
use crate::content::Shelf;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many are told in one run; the rest waits for the next.
const AT_ONCE: i64 = 200;

/// The job by which messaging tells an account something; its payload is `{account, notice, cause}`.
pub(super) const TELL: &str = "messaging.tell_account";
/// A place became free.
pub(super) const PLACE: &str = "event_place";
const TOMORROW: &str = "event_tomorrow";
const CHANGED: &str = "event_changed";
const CALLED_OFF: &str = "event_called_off";

/// The job `discovery.look_after_events`, run on a schedule.
pub(crate) struct LookAfterEvents {
    pub shelf: Shelf,
}

impl LookAfterEvents {
    /// The kind of job.
    pub const KIND: &'static str = "discovery.look_after_events";
}

#[async_trait]
impl Handler for LookAfterEvents {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let showing = self.shelf.refresh(store).await?;
        let mut left = false;
        for gathering in Gathering::all(&showing) {
            if gathering.places() > 0 && !gathering.has_begun(store.now()) {
                left |= look_after(store, &gathering).await?;
            }
        }
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let gone = later::call_off(&mut cx, AT_ONCE).await?;
        left |= tell(&mut cx, CALLED_OFF, "event-called-off", gone).await?;
        let too_old = cx.now().minus(DAY * u32::from(DAYS));
        let forgotten = later::forget_older(&mut cx, too_old).await?;
        cx.commit().await?;
        tracing::info!(forgotten, "events were looked after");
        Ok(if left { Done::Later(Duration::from_secs(5)) } else { Done::Finished })
    }
}

/// Fills one event, tells of its change and reminds whoever comes; says whether somebody is left to remind.
async fn look_after(store: &Store, gathering: &Gathering) -> Outcome<bool> {
    let mut cx = store.begin(Actor::System(LookAfterEvents::KIND)).await?;
    rows::lock(&mut cx, gathering.page()).await?;
    commands::fill(&mut cx, gathering).await?;
    let whereabouts = gathering.whereabouts();
    let changed = later::change(&mut cx, gathering.page(), &whereabouts, AT_ONCE).await?;
    // Moved again, it is told again.
    let moved = HEXLOWER.encode(&whereabouts);
    let cause = format!("event-changed:{moved}");
    let mut left = tell(&mut cx, CHANGED, &cause, changed).await?;
    if is_near(gathering, cx.now()) {
        let reminded = later::remind(&mut cx, gathering.page(), AT_ONCE).await?;
        left |= tell(&mut cx, TOMORROW, &format!("event-tomorrow:{moved}"), reminded).await?;
    }
    cx.commit().await?;
    Ok(left)
}

/// Whether it begins within a day.
fn is_near(gathering: &Gathering, now: Moment) -> bool {
    gathering.happens.moments().is_some_and(|(starts, _)| starts <= now.plus(DAY))
}

/// Hands the messages over; says whether there may be more.
async fn tell(
    cx: &mut Cx,
    notice: &'static str,
    cause: &str,
    whom: Vec<(Id<Attendance>, Id<marks::Account>)>,
) -> Outcome<bool> {
    let more = whom.len() >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
    for (id, account) in whom {
        let payload = json!({ "account": account, "notice": notice, "cause": format!("{cause}:{id}") });
        jobs::enqueue(cx, NewJob::new(TELL, payload)).await?;
    }
    Ok(more)
}
