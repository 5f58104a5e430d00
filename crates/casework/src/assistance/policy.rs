//! Who may help, and who watches. That a file has a helper says nothing to anybody else: for whoever does not hold the pen
//! it does not exist.

use kernel::{Actor, Failure, Id, Outcome, Permit, StaffRole, marks};
use uuid::Uuid;

use super::model::{Help, Kind};
use crate::applications::model::Application;

/// The act of writing in a draft of somebody else.
#[derive(Debug)]
pub enum Prepare {}

/// Who acts, as a helper: what he is, who he is, and the mission of an officer.
///
/// # Errors
/// Not found for visitors, for jobs, and for staff who neither stand at a counter nor answer the telephone.
pub fn helper(actor: &Actor) -> Outcome<(Kind, Uuid, Option<String>)> {
    match actor {
        Actor::Citizen { account } => Ok((Kind::Private, *account, None)),
        Actor::Staff { staff, missions, .. } if actor.holds(StaffRole::MissionOfficer) => {
            let mission = missions.first().cloned().ok_or_else(Failure::not_found)?;
            Ok((Kind::Counter, *staff, Some(mission)))
        }
        Actor::Staff { staff, .. } if actor.holds(StaffRole::CallAgent) => Ok((Kind::Call, *staff, None)),
        _ => Err(Failure::not_found()),
    }
}

/// Whether `actor` holds the pen of `file`: his help is open, and it was never submitted.
///
/// # Errors
/// Not found for everybody else, and for him once he handed over.
pub fn may_prepare(actor: &Actor, file: &Application, open: Option<&Help>) -> Outcome<Permit<Prepare>> {
    let (kind, own, _) = helper(actor)?;
    let his = open.is_some_and(|help| help.kind == kind && help.helper == own && help.ended_at.is_none());
    if his && file.is_unsubmitted_draft() { Ok(Permit::grant()) } else { Err(Failure::not_found()) }
}

/// Who is told of helpers with many files.
///
/// # Errors
/// Not found for everybody else.
pub fn watches(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&[StaffRole::CentralReviewer, StaffRole::PrivacyOfficer])
}
