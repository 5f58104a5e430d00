//! Who may pay, and who may look at money.

use kernel::{Actor, Failure, Id, Outcome, Permit, StaffRole, marks};

use super::refusal;
use crate::applications::model::{Act, Application, HeldFor, Party};

/// The act of starting a payment.
#[derive(Debug)]
pub enum Pay {}
/// The act of paying again what a bank gave back.
#[derive(Debug)]
pub enum PayAgain {}
/// The act of seeing and preparing refunds.
#[derive(Debug)]
pub enum SeeMoney {}

/// The owner of a file may pay it while it waits for money. A foreign file was never loaded.
pub fn may_pay(actor: &Actor, file: &Application) -> Outcome<Permit<Pay>> {
    match actor {
        Actor::Citizen { account } if *account == file.owner.uuid() => {}
        _ => return Err(Failure::not_found()),
    }
    if file.may(Party::Owner, Act::Pay) { Ok(Permit::grant()) } else { Err(refusal::not_awaited()) }
}

/// An officer at whose counter the owner stands may have the page to pay on opened, on the mission's device or for a
/// relative; that the file is of her counter was asked where it was loaded.
pub fn may_pay_at_counter(actor: &Actor, file: &Application) -> Outcome<Permit<Pay>> {
    actor.staff_holding(&[StaffRole::MissionOfficer])?;
    if file.may(Party::Owner, Act::Pay) { Ok(Permit::grant()) } else { Err(refusal::not_awaited()) }
}

/// The owner of a file may pay again what is owed of it after a dispute, also after its end, unless it stands still for another
/// reason: what the dead or a former holder of the number owe is asked of nobody. A foreign file was never loaded.
pub fn may_pay_again(actor: &Actor, file: &Application) -> Outcome<Permit<PayAgain>> {
    match actor {
        Actor::Citizen { account } if *account == file.owner.uuid() => {}
        _ => return Err(Failure::not_found()),
    }
    if can_be_paid_again(file) { Ok(Permit::grant()) } else { Err(refusal::nothing_owed()) }
}

/// Whether what is owed of the file may be paid again as it stands.
pub fn can_be_paid_again(file: &Application) -> bool {
    file.held.is_none_or(|held| held.why == HeldFor::Dispute)
}

/// Finance sees refunds and differences; for everybody else these pages do not exist.
pub fn finance(actor: &Actor) -> Outcome<(Id<marks::Staff>, Permit<SeeMoney>)> {
    Ok((actor.staff_holding(&[StaffRole::Finance])?, Permit::grant()))
}
