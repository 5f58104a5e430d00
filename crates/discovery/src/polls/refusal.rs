//! Why a poll is not answered, or not let out.

use kernel::{
    Failure, Refusal,
    RefusalKind::{Conflict, Rule},
};

/// Its day has not come.
pub(super) fn not_yet() -> Failure {
    Refusal::new(Conflict, "poll.not_yet", "poll-refused-not-yet").into()
}

/// It is over.
pub(super) fn closed() -> Failure {
    Refusal::new(Conflict, "poll.closed", "poll-refused-closed").into()
}

/// Its last day has passed before anybody let it out.
pub(super) fn outlived() -> Failure {
    Refusal::new(Rule, "poll.outlived", "poll-refused-outlived").into()
}
