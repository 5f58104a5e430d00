//! Refunds: opened by the system, released by two people of finance, given by a job.
//!
//! Nobody opens one by hand and nobody gives one alone. A charge is given back at most once, in whole, on the way it came.

mod act;
mod ended;
mod giving;
mod model;
mod pages;
mod store;

use ::store::{Cx, Scope, Store, events};
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};
use serde_json::json;

pub(super) use self::pages::routes;
pub use self::{
    act::ReleaseRefund,
    ended::AfterEnd,
    giving::{GIVE, Give},
    model::Refund,
};
use super::{
    model::{Attempt, RefundReason},
    settling, store as attempts,
};
use crate::{
    applications::{
        model::{Application, Stage},
        store as files, turning,
    },
    certificates, ledger,
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

/// After a paid file ended without a document: undoes what its charge settled and opens the refund, if its end is one that
/// gives the fees back. Harmless when repeated, and for files that were not paid.
///
/// # Errors
/// Faults of the database.
pub async fn after_end(store: &Store, catalogue: &Catalogue, file: Id<marks::Application>) -> Outcome<()> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    attempts::lock_file(&mut cx, file).await?;
    let file = files::load(&mut cx, &Scope::System(REASON), file).await?;
    // The fees of a document that was issued are earned, whatever became of the file when it was taken up again.
    if certificates::store::issued_of(&mut cx, &file).await?.is_some() {
        return Ok(());
    }
    let Some(reason) = given_back(store, catalogue, &file).await? else { return Ok(()) };
    let former = turning::store::former(&mut cx, file.id).await?;
    for charge in attempts::settling_charges(&mut cx, file.id).await? {
        let attempt = attempts::load(&mut cx, charge.attempt).await?;
        // Before the file turned another price was settled than the one it has now.
        let earlier = former.as_ref().filter(|former| attempt.opened_at < former.turned_at).map(|former| &former.quote);
        let Some(quote) = earlier.or(file.quote.as_ref()) else { continue };
        if open(&mut cx, &attempt, &charge.transaction, reason).await? {
            let name = settling::charge_name(&attempt, &charge.transaction);
            ledger::post(&mut cx, &ledger::entries::reversal(file.id, quote, &name)).await?;
        }
    }
    cx.commit().await
}

/// Why the fees of an ended file are given back, if they are: always after a withdrawal; after a rejection where the
/// definition says so of its reason.
async fn given_back(store: &Store, catalogue: &Catalogue, file: &Application) -> Outcome<Option<RefundReason>> {
    match (file.stage(), &file.reject_reason) {
        (Stage::Cancelled, _) => Ok(Some(RefundReason::Cancelled)),
        // A file that turned and was never paid to the end: what was settled before goes back.
        (Stage::Expired, _) => Ok(Some(RefundReason::FileEnded)),
        (Stage::Rejected, Some(code)) => {
            let service = catalogue.service_at(store, &file.service, file.definition_revision).await?;
            let refunded = service.workflow.rejections.iter().any(|reason| reason.code == *code && reason.refund);
            Ok(refunded.then_some(RefundReason::Rejected))
        }
        _ => Ok(None),
    }
}

/// The refunds of a file within the scope, oldest first.
pub async fn of_file(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Vec<Refund>> {
    let listed = store::of_file(cx, scope, file).await?;
    Ok(listed.into_iter().map(|listed| listed.refund).collect())
}
