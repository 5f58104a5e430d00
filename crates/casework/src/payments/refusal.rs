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

/// A dispute about a charge of which nobody has told us; it is told again.
pub fn charge_not_known() -> Failure {
    Refusal::new(RefusalKind::Conflict, "payment.charge_not_known", "payment-refusal-not-ours").into()
}

/// Nothing is to be decided about the dispute now, or what is owed has changed.
pub fn dispute_not_open() -> Failure {
    Refusal::new(RefusalKind::Conflict, "payment.dispute_not_open", "payment-refusal-dispute-not-open").into()
}

/// Nothing is owed of the application after a dispute, or it stands still for another reason.
pub fn nothing_owed() -> Failure {
    Refusal::new(RefusalKind::Conflict, "payment.nothing_owed", "payment-refusal-nothing-owed").into()
}

/// The refund is not waiting for its release.
pub fn refund_not_open() -> Failure {
    Refusal::new(RefusalKind::Conflict, "refund.not_open", "payment-refusal-refund-not-open").into()
}

/// The file of the refund stands still: its applicant died, or its number went to another account.
pub fn refund_held() -> Failure {
    Refusal::new(RefusalKind::Conflict, "refund.held", "payment-refusal-refund-held").into()
}

/// More of a component would be given back than is held of it, or nothing.
pub fn more_than_held() -> Failure {
    Refusal::new(RefusalKind::Rule, "refund.more_than_held", "payment-refusal-more-than-held").at("pounds").into()
}

/// Nothing of that component can be given back now: it is not held, or the file has still to be paid.
pub fn nothing_to_give_back() -> Failure {
    Refusal::new(RefusalKind::Conflict, "refund.nothing_held", "payment-refusal-nothing-held").at("reference").into()
}
