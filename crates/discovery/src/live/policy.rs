//! Who holds a session and answers: editors, two of them; who looks at questions: one. Who asks and chooses: anybody signed in.

use kernel::{Actor, Id, Moment, Outcome, Permit, StaffRole, marks};

use super::{
    model::{Session, Stage},
    refusal,
};

/// The act of asking.
#[derive(Debug)]
pub(super) enum Ask {}
/// The act of choosing a question.
#[derive(Debug)]
pub(super) enum Vote {}
/// The act of admitting and declining questions.
#[derive(Debug)]
pub(super) enum Moderate {}

/// Who holds sessions and answers, two at a time.
pub(super) const HOSTS: &[StaffRole] = &[StaffRole::ContentEditor];

/// The permit to ask.
///
/// # Errors
/// A refusal once it began.
pub(super) fn may_ask(session: &Session, now: Moment) -> Outcome<Permit<Ask>> {
    if session.stage(now) == Stage::Asking { Ok(Permit::grant()) } else { Err(refusal::began()) }
}

/// The permit to choose a question.
///
/// # Errors
/// A refusal once it is over.
pub(super) fn may_vote(session: &Session, now: Moment) -> Outcome<Permit<Vote>> {
    if session.stage(now) == Stage::Over { Err(refusal::over()) } else { Ok(Permit::grant()) }
}

/// The member of staff, and the permit to look at questions.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_moderate(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<Moderate>)> {
    Ok((actor.staff_holding(HOSTS)?, Permit::grant()))
}

/// Whether the actor may see the desk.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn may_see(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(HOSTS).map(drop)
}
