//! What is to be given back to a payer whose bank has taken it already is set off: nobody is paid twice.
//!
//! Only what goes back to the same checkout is set off, because another one may have been another person's.

use ::store::{Cx, Scope, events};
use kernel::{Id, Money, Outcome, marks};
use serde_json::json;

use super::{
    model::{Dispute, Settlement},
    store,
};
use crate::{
    ledger,
    payments::refunds::{self, Refund},
};

const REASON: &str = "payments.set_off";

/// Sets off what is owed of a file against its refunds that nobody has released. Harmless when repeated. The caller has locked
/// the file.
///
/// # Errors
/// Faults of the database.
pub(in crate::payments) async fn set_off(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<()> {
    let scope = Scope::System(REASON);
    for dispute in store::of_file(cx, &scope, file).await? {
        let Some(mut owed) = dispute.owed_of(file) else { continue };
        for refund in refunds::of_file(cx, &scope, file).await? {
            if refund.attempt != dispute.attempt || !refund.can_be_released() || owed.minor() == 0 {
                continue;
            }
            owed = one(cx, &dispute, &refund, owed).await?;
        }
        let settled = dispute.share_of(file).is_some_and(|share| share.settled.is_some());
        if owed.minor() == 0 && !settled {
            store::note_settled(cx, dispute.id, file, (Settlement::SetOff, None)).await?;
            told(cx, &dispute, file, Settlement::SetOff).await?;
        }
    }
    Ok(())
}

/// Sets off against one refund; returns what is owed after that.
async fn one(cx: &mut Cx, dispute: &Dispute, refund: &Refund, owed: Money) -> Outcome<Money> {
    let amount = Money::new(owed.minor().min(refund.amount.minor()), owed.currency());
    refunds::note_set_off(cx, refund.id, amount).await?;
    store::note_set_off(cx, dispute.id, refund.file, amount).await?;
    let name = format!("{}:{}", dispute.id, refund.id);
    ledger::post(cx, &ledger::entries::set_off(refund.file, amount, &name)).await?;
    Ok(Money::new(owed.minor() - amount.minor(), owed.currency()))
}

/// Tells that something was done about the share that a file has in a lost dispute.
pub(super) async fn told(
    cx: &mut Cx,
    dispute: &Dispute,
    file: Id<marks::Application>,
    settlement: Settlement,
) -> Outcome<()> {
    let body = json!({ "dispute": dispute.id, "as": settlement.as_str() });
    events::append(cx, file, "payment.dispute_settled", 1, &body, None).await?;
    Ok(())
}
