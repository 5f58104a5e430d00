//! Why the rules of appointments say no.

use kernel::{Failure, Refusal, RefusalKind};

/// The file does not wait for an appointment now.
pub fn not_invited() -> Failure {
    Refusal::new(RefusalKind::Conflict, "appointment.not_invited", "appointment-refusal-not-invited").into()
}

/// The seat went to somebody else.
pub fn taken() -> Failure {
    Refusal::new(RefusalKind::Conflict, "appointment.taken", "appointment-refusal-taken").at("slot").into()
}

/// The person has an open appointment, in this file or in another.
pub fn has_one() -> Failure {
    Refusal::new(RefusalKind::Conflict, "appointment.has_one", "appointment-refusal-has-one").at("slot").into()
}

/// Others wait for this session, and seats are given to them in turn.
pub fn waited_for() -> Failure {
    Refusal::new(RefusalKind::Conflict, "appointment.waited_for", "appointment-refusal-waited-for").at("slot").into()
}

/// The hold, the offer or the booking is no more.
pub fn gone() -> Failure {
    Refusal::new(RefusalKind::Conflict, "appointment.gone", "appointment-refusal-gone").into()
}

/// A seat is free: there is nothing to wait for.
pub fn seats_free() -> Failure {
    Refusal::new(RefusalKind::Conflict, "appointment.seats_free", "appointment-refusal-seats-free").into()
}

/// The code is not the one the person has.
pub fn wrong_code() -> Failure {
    Refusal::new(RefusalKind::Rule, "appointment.wrong_code", "appointment-refusal-wrong-code").at("code").into()
}

/// The card is not where this act would have it.
pub fn card_not_there() -> Failure {
    Refusal::new(RefusalKind::Conflict, "appointment.card", "appointment-refusal-card").into()
}

/// The appointment has not begun.
pub fn too_early() -> Failure {
    Refusal::new(RefusalKind::Rule, "appointment.too_early", "appointment-refusal-too-early").into()
}

/// Nothing of these days is to come.
pub fn nothing_to_close() -> Failure {
    Refusal::new(RefusalKind::Conflict, "appointment.nothing_to_close", "appointment-refusal-nothing-to-close").into()
}

/// The person did not come too often and has to wait before she chooses again.
pub fn paused() -> Failure {
    Refusal::new(RefusalKind::Rule, "appointment.paused", "appointment-refusal-paused").at("slot").into()
}

/// Nobody stands at the counter for this file: no open booking whose time has come, and no card that came back.
pub fn nobody_there() -> Failure {
    Refusal::new(RefusalKind::Conflict, "appointment.nobody_there", "appointment-refusal-nobody-there").into()
}

/// The workflow does not give this reason here.
pub fn unknown_reason() -> Failure {
    kernel::Slips::one("reason", "appointment-slip-reason")
}
