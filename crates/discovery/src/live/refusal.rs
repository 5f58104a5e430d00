//! Why nothing is asked, chosen or answered.

use kernel::{
    Failure, Refusal,
    RefusalKind::{Conflict, Rule, TooMany},
};

/// The session began.
pub(super) fn began() -> Failure {
    Refusal::new(Conflict, "live.began", "live-refused-began").into()
}

/// The session is over.
pub(super) fn over() -> Failure {
    Refusal::new(Conflict, "live.over", "live-refused-over").into()
}

/// Its time has passed before anybody let it out, or there is no such hour.
pub(super) fn outlived() -> Failure {
    Refusal::new(Rule, "live.outlived", "live-refused-outlived").into()
}

/// The account asked enough before this session.
pub(super) fn enough() -> Failure {
    Refusal::new(TooMany, "live.enough", "live-refused-enough").into()
}

/// It was answered already.
pub(super) fn answered() -> Failure {
    Refusal::new(Conflict, "live.answered", "live-refused-answered").into()
}
