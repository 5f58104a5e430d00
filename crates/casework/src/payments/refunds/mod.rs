//! Refunds: opened by a rule, or by two people for one component; released by two people of finance; given by a job.
//!
//! Nobody gives one alone. A charge is given back in parts that together are never more than was taken, on the way it came,
//! in the currency and amount charged.

mod act;
mod attestation;
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
use kernel::{Actor, Failure, Id, Money, Outcome, marks};
use web::Site;

use self::returning::Grounds;
pub use self::{
    act::ReleaseRefund,
    attestation::not_attested,
    copies::{Postage, copies_not_printed, postage_not_used},
    ended::AfterEnd,
    giving::{GIVE, Give},
    model::Refund,
    part::PartRefund,
    reprice::{Reprice, reprice},
};
use super::{
    model::{Attempt, RefundReason, Share},
    store as attempts,
};
use crate::{
    applications::{
        definitions,
        model::{Application, Stage},
        store as files,
    },
    baskets, certificates,
    ledger::{self, Holding, Wanted},
};

const REASON: &str = "payments.refund";

pub(super) fn routes() -> Router<Site> {
    pages::routes().merge(part_pages::routes())
}

/// Opens the refund of what a charge holds for a file and does not settle, in the transaction that learned of it.
pub(super) async fn open(
    cx: &mut Cx,
    (attempt, transaction): (Id<Attempt>, &str),
    share: Share,
    reason: RefundReason,
) -> Outcome<()> {
    let now = cx.now();
    let refund = Refund {
        id: Id::new(attempt.bucket(), now, cx.dice()),
        file: share.file,
        attempt,
        transaction: transaction.to_owned(),
        amount: share.amount,
        set_off: Money::zero(share.amount.currency()),
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
    // What an earlier one bore for all of them goes back when the last that used it has ended.
    let basket = baskets::with(&mut cx, &Scope::System(REASON), &file).await?;
    for one in &basket {
        let used = basket.iter().any(|other| other.id != one.id && baskets::goes_on(other));
        undo(&mut cx, catalogue, one, used).await?;
    }
    cx.commit().await
}

/// Undoes what is still held of the fees of one ended file. While another file of its basket goes on, what it bears for that
/// one is kept: postage and what the payment cost, but not the share that was its own.
async fn undo(cx: &mut Cx, catalogue: &Catalogue, file: &Application, used: bool) -> Outcome<()> {
    // The fees of a document that was issued are earned, whatever became of the file when it was taken up again.
    if certificates::store::issued_of(cx, file).await?.is_some() {
        return Ok(());
    }
    let Some(reason) = given_back(cx.store(), catalogue, file).await? else { return Ok(()) };
    let held = ledger::held(cx, file.id).await?;
    let kept = if used { borne(cx, catalogue, file, &held).await? } else { Wanted::new() };
    let change = ledger::rebook(&held, &kept, None).map_err(|error| Failure::fault("giving everything back", error))?;
    let rate = returning::rate_today(cx, catalogue, file).await?;
    let grounds = Grounds { reason, component: None, rate: rate.as_ref() };
    returning::give_back(cx, file, &change, &grounds).await?;
    Ok(())
}

/// What a file bears for its basket of what is held of it: the amount that is charged once, by the row of its day.
async fn borne(cx: &Cx, catalogue: &Catalogue, file: &Application, held: &[Holding]) -> Outcome<Wanted> {
    let Some(quote) = &file.quote else { return Ok(Wanted::new()) };
    let definition = definitions::of(cx, catalogue, file).await?;
    let once = definition.service.fees.once(quote, definition.country.day_at(quote.at));
    let of =
        |one: &Holding| once.iter().find(|(code, _)| *code == one.component.code).map(|(_, amount)| amount.minor());
    Ok(held.iter().filter_map(|one| Some((one.component.clone(), of(one)?.min(one.pounds.minor())))).collect())
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

/// So much of a refund was taken by the payer's bank already and is not given.
pub(super) async fn note_set_off(cx: &mut Cx, refund: Id<Refund>, amount: Money) -> Outcome<()> {
    store::note_set_off(cx, refund, amount).await
}

/// The refunds of a file within the scope, oldest first.
pub async fn of_file(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Vec<Refund>> {
    let listed = store::of_file(cx, scope, file).await?;
    Ok(listed.into_iter().map(|listed| listed.refund).collect())
}
