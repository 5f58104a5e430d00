//! Why the editors' desk says no.

use kernel::{Failure, Refusal, RefusalKind};

/// Text of a page whose last day has passed, or lies before its first.
pub(super) const OVER: &str = "content-refused-over";

fn rule(code: &'static str, text: &'static str) -> Refusal {
    Refusal::new(RefusalKind::Rule, code, text)
}

/// Somebody else changed the draft since the page was opened.
pub(super) fn changed_meanwhile() -> Failure {
    rule("content.changed_meanwhile", "content-refused-changed-meanwhile").into()
}

/// The draft went out or was given up.
pub(super) fn closed() -> Failure {
    Refusal::new(RefusalKind::Conflict, "content.closed", "content-refused-closed").into()
}

/// Something is missing; what it is stands on the page of the draft.
pub(super) fn incomplete() -> Failure {
    rule("content.incomplete", "content-refused-incomplete").into()
}

/// Nothing differs from what was let out.
pub(super) fn nothing_changed() -> Failure {
    rule("content.nothing", "content-refused-nothing").into()
}

/// Another version went out since the draft was begun.
pub(super) fn outdated() -> Failure {
    rule("content.outdated", "content-refused-outdated").into()
}

/// A draft or a page of this name is there already.
pub(super) fn taken() -> Failure {
    rule("content.taken", "content-refused-taken").at("slug").into()
}

/// A picture of this name is there already.
pub(super) fn picture_taken() -> Failure {
    rule("content.picture_taken", "content-refused-picture-taken").at("key").into()
}

/// The text names pictures that nobody chose yet: they have no words for whoever does not see them.
pub(super) fn picture_unknown(keys: &[String]) -> Failure {
    rule("content.picture_unknown", "content-refused-picture-unknown").arg("keys", keys.join(", ")).into()
}

/// There is nothing to take back.
pub(super) fn not_out() -> Failure {
    Refusal::new(RefusalKind::Conflict, "content.not_out", "content-refused-not-out").into()
}
