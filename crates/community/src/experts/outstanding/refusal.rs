//! Why nobody is nominated, assessed, decided about or answered.

use kernel::{
    Failure, Refusal,
    RefusalKind::{Conflict, Forbidden, Rule},
};

/// She is nominated already, or holds a mark that cannot be renewed yet.
pub(super) fn nominated() -> Failure {
    Refusal::new(Conflict, "experts.nominated", "outstanding-refused-nominated").into()
}

/// Her profile is not verified.
pub(super) fn unverified() -> Failure {
    Refusal::new(Rule, "experts.unverified", "outstanding-refused-unverified").into()
}

/// Nobody nominates, assesses or decides about herself but as an expert.
pub(super) fn own() -> Failure {
    Refusal::new(Forbidden, "experts.own", "outstanding-refused-own").into()
}

/// She had a part in it already.
pub(super) fn part() -> Failure {
    Refusal::new(Forbidden, "experts.part", "outstanding-refused-part").into()
}

/// Both seats are taken.
pub(super) fn taken() -> Failure {
    Refusal::new(Conflict, "experts.seats", "outstanding-refused-taken").into()
}

/// It does not stand where this can be done.
pub(super) fn stage() -> Failure {
    Refusal::new(Conflict, "experts.stage", "outstanding-refused-stage").into()
}
