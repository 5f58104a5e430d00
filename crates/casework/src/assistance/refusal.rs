//! Why the rules of assisted applications say no.

use kernel::{Failure, Refusal, RefusalKind};

/// The code stands for nothing any more, or never did.
pub fn no_such_code() -> Failure {
    Refusal::new(RefusalKind::Rule, "assistance.no_such_code", "assistance-refusal-code").at("code").into()
}

/// The one who made the code cannot be the other one, too.
pub fn yourself() -> Failure {
    Refusal::new(RefusalKind::Rule, "assistance.yourself", "assistance-refusal-yourself").at("code").into()
}

/// The draft is not one that somebody could help with now.
pub fn not_now() -> Failure {
    Refusal::new(RefusalKind::Conflict, "assistance.not_now", "assistance-refusal-not-now").into()
}

/// The helper writes in the draft; the citizen takes the pen back first.
pub fn with_helper() -> Failure {
    Refusal::new(RefusalKind::Rule, "assistance.with_helper", "assistance-refusal-with-helper").into()
}

/// Somebody helped, and the citizen has not proved since that it is she.
pub fn confirm() -> Failure {
    Refusal::new(RefusalKind::SignIn, "sign_in.stale", "web-problem-sign-in-again").into()
}

/// On the telephone nobody shows a document.
pub fn no_documents() -> Failure {
    Refusal::new(RefusalKind::Rule, "assistance.no_documents", "assistance-refusal-no-documents").at("file").into()
}

/// Something is still to be answered.
pub fn unfinished() -> Failure {
    Refusal::new(RefusalKind::Rule, "assistance.unfinished", "assistance-refusal-unfinished").into()
}
