//! Why the academy says no.

use kernel::{Refusal, RefusalKind};

/// Something of the course has to be finished before its exam.
pub(super) fn unfinished() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "academy.unfinished", "academy-refused-unfinished")
}

/// The exams of a day are used up.
pub(super) fn too_often() -> Refusal {
    Refusal::new(RefusalKind::TooMany, "academy.too_often", "academy-refused-too-often")
}

/// The exam has ended.
pub(super) fn ended() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "academy.ended", "academy-refused-ended")
}

/// Nothing of the course is different.
pub(super) fn same() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "academy.same", "academy-refused-same")
}

/// The course cannot be published as it is.
pub(super) fn not_whole() -> Refusal {
    Refusal::new(RefusalKind::Rule, "academy.not_whole", "academy-refused-not-whole")
}

/// The role needs this course already.
pub(super) fn needed_already() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "academy.needed", "academy-refused-needed")
}

/// There is nothing that could be let hold on, or it was once.
pub(super) fn not_extendable() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "academy.extended", "academy-refused-extended")
}
