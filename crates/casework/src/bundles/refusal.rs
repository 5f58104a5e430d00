//! Why the rules of bundles say no.

use kernel::{Failure, Refusal, RefusalKind};

/// The account keeps as many bundles as it may.
pub fn too_many() -> Failure {
    Refusal::new(RefusalKind::Rule, "bundle.too_many", "bundle-refusal-too-many").into()
}

/// The step is done by another office, or its service is not open in the country.
pub fn not_here() -> Failure {
    Refusal::new(RefusalKind::Conflict, "bundle.not_here", "bundle-refusal-not-here").into()
}

/// A file of the step is under way, or has yielded its document.
pub fn has_a_file() -> Failure {
    Refusal::new(RefusalKind::Conflict, "bundle.has_a_file", "bundle-refusal-has-a-file").into()
}
