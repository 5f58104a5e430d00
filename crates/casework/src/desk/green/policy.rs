//! Who works the green lane: approvers of the Authority, for whom alone its pages exist.

use ::store::Cx;
use kernel::{Failure, Id, Outcome, Permit, StaffRole, marks};

use crate::desk::policy;

/// The work of the lane.
#[derive(Debug)]
pub enum WorkTheLane {}

/// An approver of the Authority; for everybody else the lane does not exist.
pub fn approver(cx: &Cx) -> Outcome<(Id<marks::Staff>, Permit<WorkTheLane>)> {
    let staff = policy::at_the_desk(cx.actor())?;
    if cx.actor().holds(StaffRole::AuthorityApprover) {
        Ok((staff, Permit::grant()))
    } else {
        Err(Failure::not_found())
    }
}
