//! Why staff are refused. A wrong name, password and code are one and the same mistake.

use kernel::{Failure, Refusal, RefusalKind, Slips};

/// The sign-in failed; which part is told to nobody.
pub fn wrong() -> Failure {
    Slips::one("login", "staff-sign-in-wrong")
}

/// The record was ended or its sign-in is gone.
pub fn ended() -> Refusal {
    Refusal::new(RefusalKind::SignIn, "staff.ended", "staff-refused-ended")
}

/// The person is bound to a staff record already.
pub fn person_known() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "staff.person_known", "staff-refused-person-known")
}

/// The log-in name is taken.
pub fn login_taken() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "staff.login_taken", "staff-refused-user-taken")
}
