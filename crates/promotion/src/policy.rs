//! Who promotes: the company proposes, the ministry decides. The company reads releases and nothing else; a pause is begun by
//! one person of the ministry and ended by two.

use kernel::{Actor, Id, Outcome, Permit, StaffRole, marks};

/// The company.
pub(crate) const COMPANY: &[StaffRole] = &[StaffRole::Campaigner];
/// Who decides about what the company wants to publish.
pub(crate) const MINISTRY: &[StaffRole] = &[StaffRole::CampaignApprover];
/// Who pauses promotion, and ends a pause by two.
pub(crate) const PAUSERS: &[StaffRole] = &[StaffRole::CampaignApprover, StaffRole::Administrator];
/// Who reads the desk of campaigns.
const READERS: &[StaffRole] = &[StaffRole::Campaigner, StaffRole::CampaignApprover, StaffRole::Administrator];

/// The act of pausing promotion.
#[derive(Debug)]
pub(crate) enum PausePromotion {}

/// Whether the actor reads the desk of campaigns.
///
/// # Errors
/// Not found for everybody else.
pub(crate) fn may_read(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(READERS).map(drop)
}

/// Whether the actor proposes campaigns and costs.
///
/// # Errors
/// Not found for everybody else.
pub(crate) fn may_propose(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(COMPANY).map(drop)
}

/// Whether the actor proposes to end a pause.
///
/// # Errors
/// Not found for everybody else.
pub(crate) fn may_resume(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(PAUSERS).map(drop)
}

/// The permit to pause promotion, and who does.
///
/// # Errors
/// Not found for everybody else.
pub(crate) fn may_pause(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<PausePromotion>)> {
    Ok((actor.staff_holding(PAUSERS)?, Permit::grant()))
}
