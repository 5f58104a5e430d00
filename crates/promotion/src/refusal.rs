//! Why something of a campaign is refused.

use kernel::{
    Failure, Refusal,
    RefusalKind::{Conflict, Rule},
};

/// Its last day has passed before anybody let it out.
pub(crate) fn outlived() -> Failure {
    Refusal::new(Rule, "campaign.outlived", "campaign-refused-outlived").into()
}

/// Another revision was let out meanwhile.
pub(crate) fn changed() -> Failure {
    Refusal::new(Conflict, "campaign.changed", "campaign-refused-changed").into()
}

/// What is promoted is not in the catalogue, or is not to be promoted: a service of grief, of a divorce or a sensitive one.
pub(crate) fn not_promoted() -> Failure {
    Refusal::new(Rule, "campaign.target", "campaign-refused-target").into()
}

/// A country of the audience, or a picture, is not there.
pub(crate) fn unknown_part() -> Failure {
    Refusal::new(Rule, "campaign.unknown", "campaign-refused-unknown").into()
}

/// Promotion is not paused there.
pub(crate) fn not_paused() -> Failure {
    Refusal::new(Conflict, "campaign.not_paused", "campaign-refused-not-paused").into()
}

/// The cost would pass the budget that was approved.
pub(crate) fn above_budget() -> Failure {
    Refusal::new(Rule, "campaign.budget", "campaign-refused-budget").into()
}
