//! Why a basket is refused something.

use kernel::{Failure, Refusal, RefusalKind};

use super::model::MOST;

/// No more files fit.
pub fn full() -> Failure {
    Refusal::new(RefusalKind::Rule, "basket.full", "basket-refusal-full").arg("most", MOST.to_string()).into()
}

/// The same document about the same person: that is a matter of copies.
pub fn same() -> Failure {
    Refusal::new(RefusalKind::Rule, "basket.same", "basket-refusal-same").at("person").into()
}

/// It was submitted: nothing joins or leaves it.
pub fn submitted() -> Failure {
    Refusal::new(RefusalKind::Conflict, "basket.submitted", "basket-refusal-submitted").into()
}

/// The draft is in a basket, and is submitted with it.
pub fn together() -> Failure {
    Refusal::new(RefusalKind::Conflict, "basket.together", "basket-refusal-together").into()
}
