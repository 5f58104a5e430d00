//! Who sends paper, who hands it over, and who looks after the blanks.

use kernel::{Actor, Id, Outcome, Permit, StaffRole, marks};

/// The act of printing, packing and sending.
#[derive(Debug)]
pub enum Send {}
/// The act of giving a parcel to somebody over the counter.
#[derive(Debug)]
pub enum HandOver {}
/// The act of keeping the blanks.
#[derive(Debug)]
pub enum KeepBlanks {}

/// A delivery clerk prints, packs and sends; for everybody else but the counter these pages do not exist.
///
/// # Errors
/// Not found.
pub fn may_send(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<Send>)> {
    Ok((actor.staff_holding(&[StaffRole::DeliveryClerk])?, Permit::grant()))
}

/// Officers of a mission hand over what lies there. That it is their mission is row-level security's to say.
///
/// # Errors
/// Not found.
pub fn may_hand_over(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<HandOver>)> {
    Ok((actor.staff_holding(&[StaffRole::MissionOfficer])?, Permit::grant()))
}

/// Clerks and officers see the parcels of their missions.
///
/// # Errors
/// Not found.
pub fn may_see(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&[StaffRole::DeliveryClerk, StaffRole::MissionOfficer])
}

/// A delivery clerk keeps the blanks.
///
/// # Errors
/// Not found.
pub fn may_keep_blanks(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<KeepBlanks>)> {
    Ok((actor.staff_holding(&[StaffRole::DeliveryClerk])?, Permit::grant()))
}

/// Whoever keeps the blanks, and whoever watches, sees the counts.
///
/// # Errors
/// Not found.
pub fn may_see_blanks(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&[StaffRole::DeliveryClerk, StaffRole::PrivacyOfficer, StaffRole::Administrator])
}
