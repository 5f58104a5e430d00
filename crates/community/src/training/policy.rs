//! Who applies: anybody signed in, while the door is open. Who gives a place up: whoever has it, until the group begins. Who
//! opens groups, marks who was there, settles and takes awards back: the training body. Who counts: the ministry as well.

use kernel::{Actor, Id, Moment, Outcome, Permit, StaffRole, marks};
use service_model::Training;

use super::{
    model::{Cohort, Door, Enrolment, Learner, Session},
    refusal,
};

/// The act of applying.
#[derive(Debug)]
pub(super) enum Apply {}

/// The act of giving a place up.
#[derive(Debug)]
pub(super) enum Withdraw {}

/// The act of marking who was there.
#[derive(Debug)]
pub(super) enum Mark {}

/// The act of saying what one thought of it.
#[derive(Debug)]
pub(super) enum Rate {}

/// Who opens groups and settles them.
pub(super) const BODY: &[StaffRole] = &[StaffRole::TrainingBody];
/// Who sees how groups are filled.
const WATCHERS: &[StaffRole] = &[StaffRole::TrainingBody, StaffRole::IctMinistry];

/// The permit to apply.
///
/// # Errors
/// The refusal that says why the door is not open, or for whom it is not.
pub(super) fn may_apply(
    cohort: &Cohort,
    training: &Training,
    learner: &Learner,
    now: Moment,
) -> Outcome<Permit<Apply>> {
    let fits = match learner {
        Learner::Oneself => !training.is_for_children_only(),
        Learner::Child(_) => training.is_for_children(),
    };
    match cohort.door(now) {
        Door::Open(_) if fits => Ok(Permit::grant()),
        Door::Open(_) => Err(refusal::other_learner()),
        Door::Soon(_) => Err(refusal::not_yet()),
        Door::Closed => Err(refusal::closed()),
        Door::Begun | Door::Over | Door::CalledOff => Err(refusal::over()),
    }
}

/// The permit to give a place up.
///
/// # Errors
/// A refusal once the group began.
pub(super) fn may_withdraw(cohort: &Cohort, now: Moment) -> Outcome<Permit<Withdraw>> {
    match cohort.door(now) {
        Door::Soon(_) | Door::Open(_) | Door::Closed => Ok(Permit::grant()),
        Door::Begun | Door::Over | Door::CalledOff => Err(refusal::over()),
    }
}

/// Whether the actor may see how groups are filled.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_count(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(WATCHERS).map(drop)
}

/// Whether the actor belongs to the training body.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_run(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(BODY)
}

/// The permit to mark who was at a session, from its beginning until the group is settled.
///
/// # Errors
/// Not found for everybody else; a refusal before and after.
pub(super) fn may_mark(
    actor: &Actor,
    cohort: &Cohort,
    session: Session,
    now: Moment,
) -> Outcome<(Id<marks::Staff>, Permit<Mark>)> {
    let staff = actor.staff_holding(BODY)?;
    if cohort.called_off_at.is_some() || cohort.settled_at.is_some() {
        return Err(refusal::over());
    }
    if now < session.starts_at { Err(refusal::not_begun()) } else { Ok((staff, Permit::grant())) }
}

/// The permit to say what one thought of it, once the last session is over.
///
/// # Errors
/// A refusal before, and for whoever had no place.
pub(super) fn may_rate(cohort: &Cohort, own: &Enrolment, now: Moment) -> Outcome<Permit<Rate>> {
    match cohort.door(now) {
        Door::Over if own.is_placed() => Ok(Permit::grant()),
        _ => Err(refusal::not_begun()),
    }
}
