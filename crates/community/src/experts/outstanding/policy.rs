//! Who may nominate, assess and decide. Whoever had one part in it has no other, as a person.

use ::store::Cx;
use kernel::{Actor, Failure, Id, Outcome, Permit, StaffRole, marks};

use super::{
    nomination::{Nomination, SEATS},
    refusal,
};
use crate::experts::{
    ministry::Ministry,
    policy::{MINISTRIES, ministry},
};

/// The act of nominating somebody for a ministry.
#[derive(Debug)]
pub enum Nominate {}
/// The act of assessing.
#[derive(Debug)]
pub enum Assess {}

/// Who assesses.
pub const ASSESSORS: &[StaffRole] = &[StaffRole::HigherEducation];
/// Who decides on what was found, and who answers an objection: any of the ministries, if they had no other part in it.
pub const DECIDERS: &[StaffRole] = MINISTRIES;

/// The ministry that nominates, and its member of staff.
///
/// # Errors
/// Not found for everybody else; a refusal for the expert herself.
pub async fn may_nominate(
    cx: &mut Cx,
    account: Id<marks::Account>,
) -> Outcome<(Ministry, Id<marks::Staff>, Permit<Nominate>)> {
    let (staff, own) = ministry(cx.actor())?;
    if people::is_same_person(cx, staff, account).await? {
        return Err(refusal::own());
    }
    Ok((own, staff, Permit::grant()))
}

/// Whoever may assess now, as a person.
///
/// # Errors
/// Not found for other roles; a refusal for the expert, for whoever nominated her, assessed her or decided about her before, and
/// where both seats are taken.
pub async fn may_assess(cx: &mut Cx, own: &Nomination) -> Outcome<(Id<marks::Staff>, Vec<u8>, Permit<Assess>)> {
    let staff = cx.actor().staff_holding(ASSESSORS)?;
    if own.agreed_at.is_none() || own.withdrawn_at.is_some() {
        return Err(Failure::not_found());
    }
    let person = people::staff_number_hash(cx, staff).await?;
    if people::is_same_person(cx, staff, own.account).await? || taken_part(cx, own).await?.contains(&person) {
        return Err(refusal::part());
    }
    if own.decision().is_some() || own.written().count() >= SEATS {
        return Err(refusal::taken());
    }
    Ok((staff, person, Permit::grant()))
}

/// Whether the actor may assess now; for pages that show or hide the form.
///
/// # Errors
/// Faults alone.
pub async fn assesses(cx: &mut Cx, own: &Nomination) -> Outcome<bool> {
    match may_assess(cx, own).await {
        Ok(_) => Ok(true),
        Err(Failure::Fault(fault)) => Err(Failure::Fault(fault)),
        Err(_) => Ok(false),
    }
}

/// Whether the actor reads what others wrote: both assessed, or she is one of them and has written hers.
pub fn reads_all(actor: &Actor, own: &Nomination) -> bool {
    let wrote = |staff| own.written().any(|written| written.assessor == staff);
    own.both().is_some() || actor.staff_holding(ASSESSORS).is_ok_and(wrote)
}

/// Everybody who had a part in it until now, as persons: who nominated, assessed, decided.
///
/// # Errors
/// Faults of the database.
pub async fn taken_part(cx: &mut Cx, own: &Nomination) -> Outcome<Vec<Vec<u8>>> {
    let mut known: Vec<Vec<u8>> = own.assessments.iter().map(|written| written.person.clone()).collect();
    let staff = own.by.iter().map(|(_, staff)| *staff).chain(own.decisions.iter().flat_map(|decided| decided.by));
    for staff in staff {
        known.push(people::staff_number_hash(cx, staff).await?);
    }
    known.sort_unstable();
    known.dedup();
    Ok(known)
}
