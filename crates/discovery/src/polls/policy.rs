//! Who asks: editors, two of them. Who answers: anybody signed in, while the poll is open.

use kernel::{Actor, Moment, Outcome, Permit, StaffRole};

use super::{
    model::{Poll, Stage},
    refusal,
};

/// The act of answering.
#[derive(Debug)]
pub(super) enum AnswerPoll {}

/// Who asks, two at a time.
pub(super) const EDITORS: &[StaffRole] = &[StaffRole::ContentEditor];

/// The permit to answer, change or take back an answer.
///
/// # Errors
/// A refusal while it is not open.
pub(super) fn may_answer(poll: &Poll, now: Moment) -> Outcome<Permit<AnswerPoll>> {
    match poll.stage(now) {
        Stage::Open => Ok(Permit::grant()),
        Stage::Soon => Err(refusal::not_yet()),
        Stage::Closed => Err(refusal::closed()),
    }
}

/// Whether the actor may see the desk of polls and propose one.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_ask(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(EDITORS).map(drop)
}
