//! Who may make a link, and who may pay by one.

use kernel::{Moment, Outcome, Permit};

use super::{
    model::{LinkStage, PayerLink},
    refusal,
};
use crate::{
    applications::model::{Act, Application, Party},
    payments::{policy::Pay, refusal::not_awaited},
};

/// Whoever holds an open link may pay its file while that waits for money: the owner lent her own right.
pub(crate) fn may_pay(link: &PayerLink, file: &Application, now: Moment) -> Outcome<Permit<Pay>> {
    match link.stage(now) {
        // What was paid is said as such; it discloses nothing that the payer did not do.
        LinkStage::Used => Err(not_awaited()),
        LinkStage::Open if file.may(Party::Owner, Act::Pay) => Ok(Permit::grant()),
        LinkStage::Open if file.facts.paid_at.is_some() => Err(not_awaited()),
        LinkStage::Open | LinkStage::Revoked | LinkStage::Expired => Err(refusal::gone()),
    }
}
