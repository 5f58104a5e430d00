//! What is done with a work item. Each act locks the row, asks the policy, decides purely and saves, in the caller's
//! transaction: an item never changes apart from the file it is about.

use std::time::Duration;

use kernel::{Actor, Failure, Id, Moment, Outcome, Reference, Refusal, RefusalKind, Slips, marks};
use service_model::country::Calendar;
use store::{Cx, Scope};

use super::{
    clock::ServiceClock,
    model::{Holder, Item, Outcome as TurnOutcome, Queue, Turn},
    policy,
    store::{self as rows, Ending},
};

/// A turn to open.
#[derive(Clone, Debug)]
pub struct NewItem<'a> {
    /// The file.
    pub file: Id<marks::Application>,
    /// Its public reference.
    pub reference: Reference,
    /// Whose turn it is.
    pub queue: Queue,
    /// Key of the mission that serves the applicant.
    pub mission: &'a str,
    /// Key of the country of residence.
    pub country: &'a str,
    /// Key of the service.
    pub service: &'a str,
    /// Working time promised for the turn (the service's level).
    pub budget: Duration,
    /// Working time of the place that holds the file.
    pub calendar: &'a Calendar,
    /// Who goes on with it, where a file comes back to the same officer; otherwise it is free.
    pub holder: Option<Id<marks::Staff>>,
}

impl NewItem<'_> {
    /// The turn as it begins at `now`, its clock running.
    pub fn item(&self, id: Id<Item>, now: Moment) -> Item {
        let clock = ServiceClock::started(self.budget.max(Duration::from_secs(1)), now);
        Item {
            id,
            file: self.file,
            reference: self.reference,
            queue: self.queue,
            mission: self.mission.to_owned(),
            country: self.country.to_owned(),
            service: self.service.to_owned(),
            opened_at: now,
            ready_at: now,
            clock,
            due_at: clock.due(now, self.calendar),
            holder: self.holder.map(|staff| Holder { staff, since: now }),
            with_citizen_since: None,
            reason: None,
            finished_at: None,
            escalated_at: None,
        }
    }
}

/// What came of reaching for an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Claimed {
    /// It is the caller's now, or was already.
    Yours(Box<Item>),
    /// A colleague was quicker.
    HeldBy {
        /// Who holds it.
        staff: Id<marks::Staff>,
        /// Since when.
        since: Moment,
    },
}

/// Opens a turn. A file has at most one open turn in a queue: opening it again returns the one there is.
///
/// # Errors
/// Only faults.
pub async fn open(cx: &mut Cx, new: NewItem<'_>) -> Outcome<Item> {
    let now = cx.now();
    let item = new.item(Id::new(new.file.bucket(), now, cx.dice()), now);
    if let Some(open) = rows::insert(cx, &item).await? {
        return Ok(open);
    }
    rows::begin_holding(cx, &item).await?;
    Ok(item)
}

/// Takes the open turn of `file` in one of the actor's queues. Of two who press at once one gets it, the other is told
/// who; pressing twice changes nothing.
///
/// # Errors
/// Not found for another mission's file and for somebody who does not work the queue; a conflict while the citizen has
/// the file.
pub async fn claim(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Claimed> {
    let item = open_turn(cx, scope, file).await?;
    match reach_for(cx.actor(), &item, cx.now())? {
        Reached::Already => Ok(Claimed::Yours(Box::new(item))),
        Reached::HeldBy(holder) => Ok(Claimed::HeldBy { staff: holder.staff, since: holder.since }),
        Reached::Taken(item) => {
            rows::save(cx, scope, &item).await?;
            rows::begin_holding(cx, &item).await?;
            Ok(Claimed::Yours(item))
        }
    }
}

/// What comes of reaching for an item, before anything is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reached {
    /// It is hers already.
    Already,
    /// It becomes hers, like this.
    Taken(Box<Item>),
    /// A colleague holds it.
    HeldBy(Holder),
}

/// What comes of reaching for `item` at `now`. Pure; [`claim`] writes it.
///
/// # Errors
/// Not found for somebody who does not work the queue; a conflict while the citizen has the file.
pub fn reach_for(actor: &Actor, item: &Item, now: Moment) -> Outcome<Reached> {
    let (staff, _permit) = policy::may_claim(actor, item)?;
    Ok(match item.holder {
        Some(holder) if holder.staff == staff => Reached::Already,
        Some(holder) => Reached::HeldBy(holder),
        None => Reached::Taken(Box::new(item.clone().taken(staff, now)?)),
    })
}

/// Gives the open turn of `file` back to its queue.
///
/// # Errors
/// Forbidden for somebody who does not hold it (a central reviewer may for a colleague); conflict if nobody holds it.
pub async fn release(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>, reason: &str) -> Outcome<Item> {
    let item = open_turn(cx, scope, file).await?;
    let _permit = policy::may_release(cx.actor(), &item)?;
    rows::end_holding(cx, &item, Ending::Released, Some(written(reason)?)).await?;
    let item = item.released()?;
    rows::save(cx, scope, &item).await?;
    Ok(item)
}

/// Passes the open turn of `file` to a colleague, who must work the same queue and mission; the caller has checked that
/// with `people`, which knows the colleague's roles, and hands over her `roles` as an [`Actor`].
///
/// # Errors
/// Forbidden for somebody who does not hold it; a slip at `colleague` if she does not work the queue.
pub async fn hand_over(
    cx: &mut Cx,
    scope: &Scope,
    file: Id<marks::Application>,
    colleague: &Actor,
    reason: &str,
) -> Outcome<Item> {
    let item = open_turn(cx, scope, file).await?;
    let _permit = policy::may_hand_over(cx.actor(), &item)?;
    let (to, _theirs) =
        policy::may_claim(colleague, &item).map_err(|_| Slips::one("colleague", "work-refused-colleague-queue"))?;
    if item.holder.is_some() {
        rows::end_holding(cx, &item, Ending::HandedOver, Some(written(reason)?)).await?;
    }
    let item = item.taken(to, cx.now())?;
    rows::save(cx, scope, &item).await?;
    rows::begin_holding(cx, &item).await?;
    Ok(item)
}

/// Stops the clock while the citizen has the file, asked for a coded `reason`. The holder stays: the answer comes back to the same officer.
///
/// # Errors
/// Forbidden for somebody who does not hold it.
pub async fn wait_for_citizen(
    cx: &mut Cx,
    scope: &Scope,
    file: Id<marks::Application>,
    calendar: &Calendar,
    reason: &str,
) -> Outcome<Item> {
    let item = open_turn(cx, scope, file).await?;
    policy::must_hold(cx.actor(), &item)?;
    let item = item.with_citizen(reason, cx.now(), calendar)?;
    rows::save(cx, scope, &item).await?;
    Ok(item)
}

/// Whether the officer who asked is still there when the citizen answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormerHolder {
    /// She goes on with the file.
    Serves,
    /// She has left or lost the role: the file is free for her colleagues.
    Left,
}

/// Starts the clock again after the citizen's answer. Returns `None` if no turn of the file waited for the citizen,
/// so that a repeated event does no harm.
///
/// # Errors
/// Only faults.
pub async fn resume(
    cx: &mut Cx,
    scope: &Scope,
    file: Id<marks::Application>,
    calendar: &Calendar,
    former: FormerHolder,
) -> Outcome<Option<Item>> {
    let Some(item) = rows::lock_open_turn(cx, scope, file).await? else { return Ok(None) };
    if !matches!(item.turn(), Turn::WithCitizen(_)) {
        return Ok(None);
    }
    let mut item = item.answered(cx.now(), calendar)?;
    if former == FormerHolder::Left && item.holder.is_some() {
        rows::end_holding(cx, &item, Ending::Left, None).await?;
        item = item.released()?;
    }
    rows::save(cx, scope, &item).await?;
    Ok(Some(item))
}

/// Passes the open turn of `file` on as late; `None` if there is none, it is not due, or that was done before.
///
/// # Errors
/// Only faults.
pub async fn escalate(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Option<Item>> {
    let Some(item) = rows::lock_open_turn(cx, scope, file).await? else { return Ok(None) };
    let Some(item) = item.escalated(cx.now()) else { return Ok(None) };
    rows::save_escalated(cx, scope, &item).await?;
    Ok(Some(item))
}

/// Ends the open turn of `file`, whoever holds it; `None` if there is none. The act on the file was checked by its own
/// policy, of which [`holder_acts`] is the part about holding.
///
/// # Errors
/// Only faults.
pub async fn finish(
    cx: &mut Cx,
    scope: &Scope,
    file: Id<marks::Application>,
    calendar: &Calendar,
    outcome: TurnOutcome,
) -> Outcome<Option<Item>> {
    let Some(item) = rows::lock_open_turn(cx, scope, file).await? else { return Ok(None) };
    if item.holder.is_some() {
        rows::end_holding(cx, &item, Ending::Finished, None).await?;
    }
    let item = item.finished(cx.now(), calendar)?;
    rows::save_finished(cx, scope, &item, outcome).await?;
    Ok(Some(item))
}

/// The open turn of `file`, locked, if the actor holds it: what every act of an officer on a file begins with.
///
/// # Errors
/// Not found without such a turn; forbidden if somebody else holds it; conflict while the citizen has the file.
pub async fn holder_acts(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Item> {
    let item = open_turn(cx, scope, file).await?;
    must_hold_now(cx.actor(), &item)?;
    Ok(item)
}

/// Whether the actor holds `item` and it is hers to act on now. Pure; [`holder_acts`] asks it of the locked row.
///
/// # Errors
/// As there.
pub fn must_hold_now(actor: &Actor, item: &Item) -> Outcome<()> {
    policy::must_hold(actor, item)?;
    match item.turn() {
        Turn::Held(_) => Ok(()),
        _ => Err(Refusal::new(RefusalKind::Conflict, "work.with_citizen", "work-refused-with-citizen").into()),
    }
}

async fn open_turn(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Item> {
    rows::lock_open_turn(cx, scope, file).await?.ok_or_else(Failure::not_found)
}

fn written(reason: &str) -> Outcome<&str> {
    let reason = reason.trim();
    if (3..=2000).contains(&reason.chars().count()) {
        Ok(reason)
    } else {
        Err(Slips::one("reason", "work-refused-reason-missing"))
    }
}
