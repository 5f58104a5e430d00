//! Refunds: opened by a rule, or by two people for one component; released by two people of finance; given by a job.
//!
//! Nobody gives one alone. A charge is given back in parts that together are never more than was taken, on the way it came,
//! in the currency and amount charged.

mod act;
mod copies;
mod ended;
mod giving;
mod model;
mod pages;
mod part;
mod part_pages;
mod reprice;
mod returning;
mod store;

use ::store::{Cx, Scope, Store};
use axum::Router;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, marks};
use web::Site;

use self::returning::Grounds;
pub use self::{
    act::ReleaseRefund,
    copies::copies_not_printed,
    ended::AfterEnd,
    giving::{GIVE, Give},
    model::Refund,
    part::PartRefund,
    reprice::{Reprice, reprice},
};
use super::{
    model::{Attempt, RefundReason},
    store as attempts,
};
use crate::{
    applications::{
        model::{Application, Stage},
        store as files,
    },
    certificates,
    ledger::{self, Wanted},
};

const REASON: &str = "payments.refund";

pub(super) fn routes() -> Router<Site> {
    pages::routes().merge(part_pages::routes())
}

/// Opens the refund of a charge that settles nothing, in the transaction that learned of it.
pub(super) async fn open(cx: &mut Cx, attempt: &Attempt, transaction: &str, reason: RefundReason) -> Outcome<()> {
    let now = cx.now();
    let refund = Refund {
        id: Id::new(attempt.id.bucket(), now, cx.dice()),
        file: attempt.file,
        attempt: attempt.id,
        transaction: transaction.to_owned(),
        amount: attempt.amount,
        reason,
        component: None,
        opened_at: now,
        released_at: None,
        failed: None,
        given_at: None,
    };
    returning::opened(cx, &refund).await
}

/// After a paid file ended without a document: undoes what is still held of its fees and opens the refunds, if its end is
/// one that gives them back. Harmless when repeated, and for files that were not paid.
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
    let held = ledger::held(&mut cx, file.id).await?;
    let change =
        ledger::rebook(&held, &Wanted::new(), None).map_err(|error| Failure::fault("giving everything back", error))?;
    let rate = returning::rate_today(&cx, catalogue, &file).await?;
    let grounds = Grounds { reason, component: None, rate: rate.as_ref() };
    returning::give_back(&mut cx, &file, &change, &grounds).await?;
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
