//! Why nothing is kept, asked or answered.

use kernel::{
    Failure, Refusal,
    RefusalKind::{Conflict, Rule},
};

/// The profile has as many entries as one may have.
pub(super) fn full() -> Failure {
    Refusal::new(Rule, "experts.full", "experts-refused-full").into()
}

/// Nobody is asked for the need any more, or its last day has passed.
pub(super) fn closed() -> Failure {
    Refusal::new(Conflict, "experts.closed", "experts-refused-closed").into()
}

/// It was answered already.
pub(super) fn answered() -> Failure {
    Refusal::new(Conflict, "experts.answered", "experts-refused-answered").into()
}

/// There is nothing to verify: neither a degree nor a position is shown to the ministries.
pub(super) fn nothing_to_verify() -> Failure {
    Refusal::new(Rule, "experts.nothing_to_verify", "experts-refused-nothing").into()
}

/// The file is none of the kinds that are read.
pub(super) fn unknown_file() -> Failure {
    kernel::Slips::one("file", "experts-slip-file")
}
