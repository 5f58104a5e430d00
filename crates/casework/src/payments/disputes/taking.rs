//! Taking what the gateway tells of a dispute into the books: one fact, one transaction, whatever comes twice or out of
//! order.

use ::store::{Cx, Scope, events};
use kernel::{Id, Money, Outcome, marks};
use serde_json::json;

use super::{
    model::{Bank, Dispute, DisputeStage, DisputedShare, parts, undisputed},
    setting_off, store,
};
use crate::{
    applications::{holding, model::HeldFor, store as files},
    ledger,
    payments::{
        model::{Attempt, Share},
        port::{Disputed, Told},
        refusal,
        settling::Settled,
        store as attempts,
    },
};

const REASON: &str = "payments.dispute";

/// Books what the bank did. The caller has locked the file and made sure that the fact is about `attempt`.
///
/// # Errors
/// A conflict if the charge itself is not known yet, so that the gateway tells it again later; `payment.not_ours` if more is
/// disputed than was taken, or another amount is decided than was disputed.
pub(in crate::payments) async fn take(cx: &mut Cx, attempt: &Attempt, told: &Told, bank: Bank) -> Outcome<Settled> {
    if !attempts::is_charged(cx, attempt.id, &told.transaction).await? {
        return Err(refusal::charge_not_known());
    }
    let known = store::of_charge(cx, attempt.id, &told.transaction).await?;
    // A gateway that gives a dispute no number of its own knows one of each charge.
    let named = told.dispute.clone().unwrap_or(Disputed { external: told.transaction.clone(), fee: 0 });
    let (dispute, new) = match known.iter().find(|dispute| dispute.external == named.external) {
        Some(known) if known.amount.minor() != told.minor => return Err(refusal::not_ours()),
        Some(known) => (known.clone(), false),
        // That it was decided may be told before that it was opened.
        None => (opened(cx, attempt, told, &named, &known).await?, true),
    };
    match (bank, dispute.stage()) {
        (Bank::Disputes, _) => Ok(if new { Settled::Disputed } else { Settled::Known }),
        (Bank::ForUs, DisputeStage::Open) => {
            store::note_won(cx, dispute.id, told.at).await?;
            for share in &dispute.shares {
                let name = name(&dispute, share.file);
                ledger::post(cx, &ledger::entries::charge_back_undone(share.file, share.amount, &name)).await?;
                let body = json!({ "dispute": dispute.id });
                events::append(cx, share.file, "payment.dispute_won", 1, &body, None).await?;
            }
            Ok(Settled::DisputeEnded)
        }
        (Bank::AgainstUs, DisputeStage::Open) => {
            store::note_lost(cx, dispute.id, told.at).await?;
            for share in &dispute.shares {
                let name = name(&dispute, share.file);
                ledger::post(cx, &ledger::entries::charge_back_kept(share.file, share.amount, &name)).await?;
                let body = json!({ "dispute": dispute.id });
                events::append(cx, share.file, "payment.dispute_lost", 1, &body, None).await?;
                setting_off::set_off(cx, share.file).await?;
            }
            Ok(Settled::DisputeEnded)
        }
        // The first decision stays; another one would be a dispute of its own.
        (Bank::ForUs | Bank::AgainstUs, DisputeStage::Won | DisputeStage::Lost) => Ok(Settled::Known),
    }
}

/// The name of what a dispute does to a file in the ledger.
fn name(dispute: &Dispute, file: Id<marks::Application>) -> String {
    format!("{}:{}:{file}", dispute.attempt, dispute.external)
}

/// Writes a new dispute, books what the bank took and what the gateway charges for it, and lets every file stand still from
/// which something was taken: each by its part of what it has in the charge.
async fn opened(cx: &mut Cx, attempt: &Attempt, told: &Told, named: &Disputed, others: &[Dispute]) -> Outcome<Dispute> {
    let file = files::load(cx, &Scope::System(REASON), attempt.file).await?;
    let currency = attempt.amount.currency();
    let amount = Money::new(told.minor, currency);
    let left = undisputed(&attempt.shares, others.iter());
    let shares = parts(amount, &left).ok_or_else(refusal::not_ours)?;
    let share_of = |share: Share| DisputedShare {
        file: share.file,
        amount: share.amount,
        set_off: Money::zero(currency),
        repaid: Money::zero(currency),
        settled: None,
    };
    let dispute = Dispute {
        id: Id::new(attempt.id.bucket(), cx.now(), cx.dice()),
        file: file.id,
        reference: Some(file.reference),
        attempt: attempt.id,
        transaction: told.transaction.clone(),
        external: named.external.clone(),
        amount,
        fee: Money::new(named.fee, currency),
        shares: shares.into_iter().map(share_of).collect(),
        opened_at: told.at,
        won_at: None,
        lost_at: None,
        reminded: None,
    };
    store::insert(cx, &dispute).await?;
    let of_fee = format!("{}:{}", attempt.id, named.external);
    ledger::post(cx, &ledger::entries::dispute_fee(file.id, dispute.fee, &of_fee)).await?;
    for share in &dispute.shares {
        let mut file = files::load(cx, &Scope::System(REASON), share.file).await?;
        ledger::post(cx, &ledger::entries::charge_back(file.id, share.amount, &name(&dispute, file.id))).await?;
        events::append(cx, file.id, "payment.disputed", 1, &json!({ "dispute": dispute.id }), None).await?;
        holding::hold(cx, &mut file, HeldFor::Dispute).await?;
    }
    Ok(dispute)
}
