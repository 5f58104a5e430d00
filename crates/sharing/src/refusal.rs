//! Why no link is made, and the one answer for every link that does not open.

use kernel::{Refusal, RefusalKind};

/// The document was withdrawn or replaced.
pub(crate) fn document_ended() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "sharing.document_ended", "sharing-refused-document-ended")
}

/// It is about another adult, who passes it on herself.
pub(crate) fn another_adult() -> Refusal {
    Refusal::new(RefusalKind::Rule, "sharing.another_adult", "sharing-refused-another-adult")
}

/// It was issued before the text of its symbol was kept.
pub(crate) fn no_symbol() -> Refusal {
    Refusal::new(RefusalKind::Rule, "sharing.no_symbol", "sharing-refused-no-symbol")
}

/// Its holder is not known well enough to have it.
pub(crate) fn not_verified() -> Refusal {
    Refusal::new(RefusalKind::Forbidden, "sharing.not_verified", "sharing-refused-not-verified")
}

/// There are as many open links of this document as there may be.
pub(crate) fn too_many() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "sharing.too_many", "sharing-refused-too-many")
}
