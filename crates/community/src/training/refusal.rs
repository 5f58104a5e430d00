//! Why one cannot apply, mark, settle or take back.

use kernel::{
    Failure, Refusal,
    RefusalKind::{Conflict, TooMany},
};

/// Applying did not open yet.
pub(super) fn not_yet() -> Failure {
    Refusal::new(Conflict, "training.not_yet", "training-refused-not-yet").into()
}

/// Applying is closed.
pub(super) fn closed() -> Failure {
    Refusal::new(Conflict, "training.closed", "training-refused-closed").into()
}

/// The group began, is over or was called off.
pub(super) fn over() -> Failure {
    Refusal::new(Conflict, "training.over", "training-refused-over").into()
}

/// It is for children alone, or not for them.
pub(super) fn other_learner() -> Failure {
    Refusal::new(Conflict, "training.other_learner", "training-refused-other-learner").into()
}

/// The account applied for as many as it may.
pub(super) fn enough() -> Failure {
    Refusal::new(TooMany, "training.enough", "training-refused-enough").into()
}

/// A session that did not begin has no attendance.
pub(super) fn not_begun() -> Failure {
    Refusal::new(Conflict, "training.not_begun", "training-refused-not-begun").into()
}

/// The group is not over, or was settled.
pub(super) fn not_to_settle() -> Failure {
    Refusal::new(Conflict, "training.not_to_settle", "training-refused-not-to-settle").into()
}

/// What would be held would be over already, ends before it begins, or names an initiative that there is not.
pub(super) fn outlived() -> Failure {
    Refusal::new(Conflict, "training.outlived", "training-refused-outlived").into()
}

/// It was taken back already.
pub(super) fn revoked() -> Failure {
    Refusal::new(Conflict, "training.revoked", "training-refused-revoked").into()
}
