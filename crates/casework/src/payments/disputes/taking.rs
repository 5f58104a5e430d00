//! Taking what the gateway tells of a dispute into the books: one fact, one transaction, whatever comes twice or out of
//! order.

use ::store::{Cx, Scope, events};
use kernel::{Id, Outcome};
use serde_json::json;

use super::{
    model::{Bank, Dispute, DisputeStage},
    store,
};
use crate::{
    applications::{holding, model::HeldFor, store as files},
    ledger,
    payments::{
        model::Attempt,
        port::Told,
        refusal,
        settling::{Settled, charge_name},
        store as attempts,
    },
};

const REASON: &str = "payments.dispute";

/// Books what the bank did. The caller has locked the file and made sure that the fact is about `attempt`.
///
/// # Errors
/// A conflict if the charge itself is not known yet, so that the gateway tells it again later.
pub(in crate::payments) async fn take(cx: &mut Cx, attempt: &Attempt, told: &Told, bank: Bank) -> Outcome<Settled> {
    if !attempts::is_charged(cx, attempt.id, &told.transaction).await? {
        return Err(refusal::charge_not_known());
    }
    let (dispute, new) = match store::of_charge(cx, attempt.id, &told.transaction).await? {
        Some(known) => (known, false),
        // That it was decided may be told before that it was opened.
        None => (opened(cx, attempt, told).await?, true),
    };
    match (bank, dispute.stage()) {
        (Bank::Disputes, _) => Ok(if new { Settled::Disputed } else { Settled::Known }),
        (Bank::ForUs, DisputeStage::Open) => {
            store::note_won(cx, dispute.id, told.at).await?;
            for share in &attempt.shares {
                let name = charge_name(attempt, &told.transaction, share.file);
                ledger::post(cx, &ledger::entries::charge_back_undone(share.file, share.amount, &name)).await?;
                let body = json!({ "dispute": dispute.id });
                events::append(cx, share.file, "payment.dispute_won", 1, &body, None).await?;
            }
            Ok(Settled::DisputeEnded)
        }
        (Bank::AgainstUs, DisputeStage::Open) => {
            store::note_lost(cx, dispute.id, told.at).await?;
            for share in &attempt.shares {
                let body = json!({ "dispute": dispute.id });
                events::append(cx, share.file, "payment.dispute_lost", 1, &body, None).await?;
            }
            Ok(Settled::DisputeEnded)
        }
        // The first decision stays; another one would be a dispute of its own.
        (Bank::ForUs | Bank::AgainstUs, DisputeStage::Won | DisputeStage::Lost) => Ok(Settled::Known),
    }
}

/// Writes a new dispute, books what the bank took, and lets every file stand still that the charge was for: the bank takes a
/// charge back whole, and each file by its own share.
async fn opened(cx: &mut Cx, attempt: &Attempt, told: &Told) -> Outcome<Dispute> {
    let file = files::load(cx, &Scope::System(REASON), attempt.file).await?;
    let dispute = Dispute {
        id: Id::new(attempt.id.bucket(), cx.now(), cx.dice()),
        file: file.id,
        reference: file.reference,
        attempt: attempt.id,
        transaction: told.transaction.clone(),
        amount: attempt.amount,
        opened_at: told.at,
        won_at: None,
        lost_at: None,
    };
    store::insert(cx, &dispute).await?;
    for share in &attempt.shares {
        let mut file = files::load(cx, &Scope::System(REASON), share.file).await?;
        let name = charge_name(attempt, &told.transaction, file.id);
        ledger::post(cx, &ledger::entries::charge_back(file.id, share.amount, &name)).await?;
        events::append(cx, file.id, "payment.disputed", 1, &json!({ "dispute": dispute.id }), None).await?;
        holding::hold(cx, &mut file, HeldFor::Dispute).await?;
    }
    Ok(dispute)
}
