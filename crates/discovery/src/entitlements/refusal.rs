//! The ways in which a code is not made, and not redeemed.

use kernel::{
    Refusal,
    RefusalKind::{Conflict, NotFound, Rule, SignIn},
};

pub(super) fn privilege_closed() -> Refusal {
    Refusal::new(Conflict, "entitlement.privilege_closed", "entitlement-refused-closed")
}

pub(super) fn level() -> Refusal {
    Refusal::new(Rule, "entitlement.level", "entitlement-refused-level")
}

pub(super) fn unfulfilled() -> Refusal {
    Refusal::new(Rule, "entitlement.unfulfilled", "entitlement-refused-unfulfilled")
}

pub(super) fn used_up() -> Refusal {
    Refusal::new(Conflict, "entitlement.used_up", "entitlement-refused-used-up")
}

/// Unknown, forgotten, and not for partners of this kind read alike.
pub(super) fn unknown() -> Refusal {
    Refusal::new(NotFound, "entitlement.unknown", "entitlement-refused-unknown").at("code")
}

pub(super) fn redeemed() -> Refusal {
    Refusal::new(Conflict, "entitlement.redeemed", "entitlement-refused-redeemed")
}

pub(super) fn expired() -> Refusal {
    Refusal::new(Conflict, "entitlement.expired", "entitlement-refused-expired")
}

pub(super) fn replaced() -> Refusal {
    Refusal::new(Conflict, "entitlement.replaced", "entitlement-refused-replaced")
}

pub(super) fn too_late() -> Refusal {
    Refusal::new(Conflict, "entitlement.too_late", "entitlement-refused-too-late")
}

pub(super) fn credential() -> Refusal {
    Refusal::new(SignIn, "partner.credential", "partner-refused-credential")
}

pub(super) fn shown() -> Refusal {
    Refusal::new(Conflict, "partner.shown", "partner-refused-shown")
}

pub(super) fn ended() -> Refusal {
    Refusal::new(Conflict, "partner.ended", "partner-refused-ended")
}
