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
    applications::{
        holding,
        model::{Application, HeldFor},
        store as files,
    },
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
    let mut file = files::load(cx, &Scope::System(REASON), attempt.file).await?;
    let (dispute, new) = match store::of_charge(cx, attempt.id, &told.transaction).await? {
        Some(known) => (known, false),
        // That it was decided may be told before that it was opened.
        None => (opened(cx, &mut file, attempt, told).await?, true),
    };
    match (bank, dispute.stage()) {
        (Bank::Disputes, _) => Ok(if new { Settled::Disputed } else { Settled::Known }),
        (Bank::ForUs, DisputeStage::Open) => {
            store::note_won(cx, dispute.id, told.at).await?;
            let name = charge_name(attempt, &told.transaction);
            ledger::post(cx, &ledger::entries::charge_back_undone(file.id, dispute.amount, &name)).await?;
            events::append(cx, file.id, "payment.dispute_won", 1, &json!({ "dispute": dispute.id }), None).await?;
            Ok(Settled::DisputeEnded)
        }
        (Bank::AgainstUs, DisputeStage::Open) => {
            store::note_lost(cx, dispute.id, told.at).await?;
            events::append(cx, file.id, "payment.dispute_lost", 1, &json!({ "dispute": dispute.id }), None).await?;
            Ok(Settled::DisputeEnded)
        }
        // The first decision stays; another one would be a dispute of its own.
        (Bank::ForUs | Bank::AgainstUs, DisputeStage::Won | DisputeStage::Lost) => Ok(Settled::Known),
    }
}

/// Writes a new dispute, books what the bank took, and lets the file stand still.
async fn opened(cx: &mut Cx, file: &mut Application, attempt: &Attempt, told: &Told) -> Outcome<Dispute> {
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
    let name = charge_name(attempt, &told.transaction);
    ledger::post(cx, &ledger::entries::charge_back(file.id, dispute.amount, &name)).await?;
    events::append(cx, file.id, "payment.disputed", 1, &json!({ "dispute": dispute.id }), None).await?;
    holding::hold(cx, file, HeldFor::Dispute).await?;
    Ok(dispute)
}
