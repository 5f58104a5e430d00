//! Refunds: opened by the system, released by two people of finance, given by a job.
//!
//! Nobody opens one by hand and nobody gives one alone. A charge is given back at most once, in whole, on the way it came.

mod act;
mod cancelled;
mod giving;
mod model;
mod pages;
mod store;

use ::store::{Cx, Scope, Store, events};
use kernel::{Actor, Id, Outcome, marks};
use serde_json::json;

pub(super) use self::pages::routes;
pub use self::{
    act::ReleaseRefund,
    cancelled::AfterCancel,
    giving::{GIVE, Give},
    model::Refund,
};
use super::{
    model::{Attempt, RefundReason},
    settling, store as attempts,
};
use crate::{
    applications::{model::Stage, store as files},
    ledger,
};

const REASON: &str = "payments.refund";

/// Opens the refund of a charge, in the transaction that made it necessary. Once: false if it is open already.
pub(super) async fn open(cx: &mut Cx, attempt: &Attempt, transaction: &str, reason: RefundReason) -> Outcome<bool> {
    let now = cx.now();
    let refund = Refund {
        id: Id::new(attempt.id.bucket(), now, cx.dice()),
        file: attempt.file,
        attempt: attempt.id,
        transaction: transaction.to_owned(),
        amount: attempt.amount,
        reason,
        opened_at: now,
        released_at: None,
        failed: None,
        given_at: None,
    };
    if !store::insert(cx, &refund).await? {
        return Ok(false);
    }
    let body = json!({ "refund": refund.id, "reason": reason.as_str() });
    events::append(cx, attempt.file, "refund.opened", 1, &body, None).await?;
    Ok(true)
}

/// After a paid file was withdrawn: undoes what its charge settled and opens the refund. Harmless when repeated, and
/// for files that were not paid.
pub async fn after_cancel(store: &Store, file: Id<marks::Application>) -> Outcome<()> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    attempts::lock_file(&mut cx, file).await?;
    let file = files::load(&mut cx, &Scope::System(REASON), file).await?;
    let charge = attempts::settling_charge(&mut cx, file.id).await?;
    let (Stage::Cancelled, Some(charge), Some(quote)) = (file.stage(), charge, file.quote.as_ref()) else {
        return Ok(());
    };
    let attempt = attempts::load(&mut cx, charge.attempt).await?;
    if open(&mut cx, &attempt, &charge.transaction, RefundReason::Cancelled).await? {
        let name = settling::charge_name(&attempt, &charge.transaction);
        ledger::post(&mut cx, &ledger::entries::reversal(file.id, quote, &name)).await?;
    }
    cx.commit().await
}

/// The refunds of a file within the scope, oldest first.
pub async fn of_file(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Vec<Refund>> {
    let listed = store::of_file(cx, scope, file).await?;
    Ok(listed.into_iter().map(|listed| listed.refund).collect())
}
