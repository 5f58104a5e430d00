//! Why something is not signed.

use kernel::{Failure, Refusal, RefusalKind};

/// The code by which the co-signer's page recognises that its link signs nothing.
pub(super) const GONE: &str = "signing.link_gone";

/// There is no such link, it is not for this person, or nothing is signed by it any more: all read the same.
pub(super) fn gone() -> Failure {
    Refusal::new(RefusalKind::NotFound, GONE, "signing-refusal-gone").into()
}

/// Whoever signs must be known by the register: the account has no confirmed number.
pub(super) fn unknown_person() -> Failure {
    Refusal::new(RefusalKind::Rule, "signing.unknown_person", "signing-refusal-unknown-person").into()
}

/// Too young for this declaration.
pub(super) fn too_young(age: i64) -> Failure {
    Refusal::new(RefusalKind::Rule, "signing.too_young", "signing-refusal-too-young").arg("age", age.to_string()).into()
}

/// The text is not the one that was shown, or the code was sent for another one.
pub(super) fn text_changed() -> Failure {
    Refusal::new(RefusalKind::Rule, "signing.text_changed", "signing-refusal-text-changed").into()
}

/// There is nothing to sign now: the file was submitted, the text is signed, or the questions are not answered.
pub(super) fn nothing_to_sign() -> Failure {
    Refusal::new(RefusalKind::Conflict, "signing.nothing_to_sign", "signing-refusal-nothing-to-sign").into()
}

/// The other person cannot be the applicant.
pub(super) fn same_person() -> Failure {
    Refusal::new(RefusalKind::Rule, "signing.same_person", "signing-refusal-same-person").into()
}

/// Something must be signed before the file is submitted.
pub(super) fn unsigned() -> Failure {
    Refusal::new(RefusalKind::Rule, "signing.unsigned", "signing-refusal-unsigned").into()
}
