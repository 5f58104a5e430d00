//! Who registers: anybody signed in, while the door is open. Who gives a place up: whoever has it, until the event begins.
//! Who counts and who reads names: editors, and of names each look is recorded with its reason.

use kernel::{Actor, Id, Moment, Outcome, Permit, StaffRole, marks};

use super::{
    model::{Door, Gathering},
    refusal,
};

/// The act of registering.
#[derive(Debug)]
pub(super) enum Register {}

/// The act of giving a place up.
#[derive(Debug)]
pub(super) enum Cancel {}

/// The act of reading who comes.
#[derive(Debug)]
pub(super) enum ReadNames {}

const ORGANISERS: &[StaffRole] = &[StaffRole::ContentEditor];

/// The permit to register.
///
/// # Errors
/// The refusal that says why the door is not open.
pub(super) fn may_register(gathering: &Gathering, now: Moment) -> Outcome<Permit<Register>> {
    match gathering.door(now) {
        Door::Open(_) => Ok(Permit::grant()),
        Door::NoRegistration => Err(refusal::needs_none()),
        Door::Soon(_) => Err(refusal::not_yet()),
        Door::Closed => Err(refusal::closed()),
        Door::Over => Err(refusal::over()),
    }
}

/// The permit to give a place up.
///
/// # Errors
/// A refusal once the event began.
pub(super) fn may_cancel(gathering: &Gathering, now: Moment) -> Outcome<Permit<Cancel>> {
    if gathering.has_begun(now) { Err(refusal::over()) } else { Ok(Permit::grant()) }
}

/// Whether the actor may see how events are filled.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_count(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(ORGANISERS).map(drop)
}

/// The organiser, and the permit to read who comes.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_read_names(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<ReadNames>)> {
    Ok((actor.staff_holding(ORGANISERS)?, Permit::grant()))
}
