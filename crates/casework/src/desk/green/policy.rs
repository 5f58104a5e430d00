//! Who works the green lane: approvers of the Authority, for whom alone its pages exist.

use ::store::Cx;
use kernel::{Id, Outcome, Permit, StaffRole, marks};

/// The work of the lane.
#[derive(Debug)]
pub enum WorkTheLane {}

/// An approver of the Authority; for everybody else the lane does not exist.
pub fn approver(cx: &Cx) -> Outcome<(Id<marks::Staff>, Permit<WorkTheLane>)> {
    Ok((cx.actor().staff_holding(&[StaffRole::AuthorityApprover])?, Permit::grant()))
}
