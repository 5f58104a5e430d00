//! Why the gate does not open, and why a protocol is not signed.

use kernel::{Failure, Refusal, RefusalKind::Rule};

/// A country is opened only after a decision that stands.
pub(crate) fn no_decision() -> Failure {
    Refusal::new(Rule, "evaluation.no_decision", "evaluation-refused-no-decision").at("value").into()
}

/// A pilot that a guardrail stopped goes on only after a decision.
pub(crate) fn held() -> Failure {
    Refusal::new(Rule, "evaluation.held", "evaluation-refused-held").at("value").into()
}

/// The window began, or would begin today.
pub(crate) fn too_late() -> Failure {
    Refusal::new(Rule, "evaluation.too_late", "evaluation-refused-too-late").into()
}

/// A criterion cannot be judged: no bound, or an indicator that is not counted.
pub(crate) fn unsound() -> Failure {
    Refusal::new(Rule, "evaluation.unsound", "evaluation-refused-unsound").into()
}

/// The window is not over.
pub(crate) fn not_over() -> Failure {
    Refusal::new(Rule, "evaluation.not_over", "evaluation-refused-not-over").into()
}

/// The criteria are not all met, or an item of the checklist has no answer.
pub(crate) fn not_met() -> Failure {
    Refusal::new(Rule, "evaluation.not_met", "evaluation-refused-not-met").into()
}
