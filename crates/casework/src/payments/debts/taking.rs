//! What money does that was taken for a debt: each file's share falls to its disputes, the oldest first, and what is over goes
//! back, because something was decided about the debt while the checkout was open.

use ::store::{Cx, Scope, events};
use kernel::{Id, Money, Outcome};
use serde_json::json;

use super::model::allotted;
use crate::{
    ledger,
    payments::{
        disputes::{self, Dispute},
        model::{Attempt, Learned, RefundReason, Share},
        port::Told,
        refunds,
        settling::{Settled, charge_name},
        store::{self as rows, shares},
    },
};

const REASON: &str = "payments.debt";

/// What of a file's share of the money falls to which dispute, and what of it is over.
struct Falls {
    share: Share,
    parts: Vec<(Id<Dispute>, Money)>,
    over: Money,
}

/// Takes money that came for what is owed into our books. The caller has locked the files, and the charge is new.
///
/// # Errors
/// Only faults.
pub(in crate::payments) async fn taken(
    cx: &mut Cx,
    attempt: &Attempt,
    told: &Told,
    learned: Learned,
) -> Outcome<Settled> {
    let mut all = Vec::with_capacity(attempt.shares.len());
    for share in &attempt.shares {
        let disputes = disputes::of_file(cx, &Scope::System(REASON), share.file).await?;
        let owed: Vec<_> = disputes.iter().filter_map(|one| Some((one.id, one.owed_of(share.file)?))).collect();
        let (parts, over) = allotted(share.amount, &owed);
        all.push(Falls { share: *share, parts, over });
    }
    let repays = all.iter().any(|one| !one.parts.is_empty());
    rows::insert_charge(cx, attempt, told, repays, learned).await?;
    rows::note_succeeded(cx, attempt.id, told.at).await?;
    for one in &all {
        one.book(cx, attempt, &told.transaction).await?;
    }
    Ok(if repays { Settled::Paid } else { Settled::Surplus(RefundReason::PaidTwice) })
}

impl Falls {
    async fn book(&self, cx: &mut Cx, attempt: &Attempt, transaction: &str) -> Outcome<()> {
        let (file, currency) = (self.share.file, self.share.amount.currency());
        let charge = charge_name(attempt, transaction, file);
        let repaid = Money::new(self.share.amount.minor() - self.over.minor(), currency);
        if repaid.minor() > 0 {
            ledger::post(cx, &ledger::entries::repaid(file, repaid, &charge)).await?;
            shares::settled(cx, attempt.id, file, transaction).await?;
            events::append(cx, file, "payment.repaid", 1, &json!({ "attempt": attempt.id }), None).await?;
            disputes::repaid(cx, file, &self.parts).await?;
        }
        if self.over.minor() > 0 {
            ledger::post(cx, &ledger::entries::surplus(file, self.over, &charge)).await?;
            let over = Share { file, amount: self.over };
            refunds::open(cx, (attempt.id, transaction), over, RefundReason::PaidTwice).await?;
        }
        Ok(())
    }
}
