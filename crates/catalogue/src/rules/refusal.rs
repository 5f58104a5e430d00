//! Why the desk for rules says no.

use kernel::{Failure, Refusal, RefusalKind};

/// Somebody else changed the draft since the page was opened.
pub(super) fn changed_meanwhile() -> Failure {
    Refusal::new(RefusalKind::Rule, "rules.changed_meanwhile", "rules-refused-changed-meanwhile").into()
}

/// The draft was published or given up.
pub(super) fn closed() -> Failure {
    Refusal::new(RefusalKind::Conflict, "rules.closed", "rules-refused-closed").into()
}

/// There are findings; they are shown on the page of the draft.
pub(super) fn has_findings() -> Failure {
    Refusal::new(RefusalKind::Rule, "rules.findings", "rules-refused-findings").into()
}

/// Nothing differs from what runs.
pub(super) fn nothing_changed() -> Failure {
    Refusal::new(RefusalKind::Rule, "rules.nothing", "rules-refused-nothing").into()
}

/// Decree and day are not entered yet.
pub(super) fn undated() -> Failure {
    Refusal::new(RefusalKind::Rule, "rules.undated", "rules-refused-undated").into()
}

/// The day has passed since it was entered.
pub(super) fn day_passed() -> Failure {
    Refusal::new(RefusalKind::Rule, "rules.day_passed", "rules-slip-past").at("holds_from").into()
}

/// A revision that is published already begins later than this one would.
pub(super) fn before_latest() -> Failure {
    Refusal::new(RefusalKind::Rule, "rules.before_latest", "rules-refused-before-latest").at("holds_from").into()
}

/// Another revision was published since the draft was begun.
pub(super) fn outdated() -> Failure {
    Refusal::new(RefusalKind::Rule, "rules.outdated", "rules-refused-outdated").into()
}

/// A draft of this definition is open already.
pub(super) fn open_already() -> Failure {
    Refusal::new(RefusalKind::Rule, "rules.open_already", "rules-refused-open-already").into()
}
