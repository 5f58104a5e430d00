//! Why a link does not pay. A payer reads one sentence for an unknown, an ended and a revoked link.

use kernel::{Failure, Refusal, RefusalKind};

/// The code by which the payer's page recognises that its link does not pay.
pub(super) const GONE: &str = "payer.link_gone";

/// There is no such link, or none by which anything is paid now.
pub(super) fn gone() -> Failure {
    Refusal::new(RefusalKind::NotFound, GONE, "payer-refusal-gone").into()
}
