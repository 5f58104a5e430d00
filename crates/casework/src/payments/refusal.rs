//! Why a payment is refused.

use kernel::{Failure, Refusal, RefusalKind};

/// The file is not waiting for money.
pub fn not_awaited() -> Failure {
    Refusal::new(RefusalKind::Conflict, "payment.not_awaited", "payment-refusal-not-awaited").into()
}

/// The quote ran out; the application must be made anew at today's fees.
pub fn quote_expired() -> Failure {
    Refusal::new(RefusalKind::Rule, "payment.quote_expired", "payment-refusal-quote-expired").into()
}

/// A fact about money that does not fit any attempt of ours. Nothing is believed of it.
pub fn not_ours() -> Failure {
    Refusal::new(RefusalKind::Rule, "payment.not_ours", "payment-refusal-not-ours").into()
}

/// The refund is not waiting for its release.
pub fn refund_not_open() -> Failure {
    Refusal::new(RefusalKind::Conflict, "refund.not_open", "payment-refusal-refund-not-open").into()
}
