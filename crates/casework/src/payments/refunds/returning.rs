//! Giving back what a change of the fees leaves over: the books, the refunds and their events in one transaction.
//!
//! Whoever calls has locked the file. Money goes back on the way it came, in the currency and at the rate it was charged.

use ::store::{Cx, Scope, events};
use catalogue::Catalogue;
use kernel::{Failure, Id, Money, Outcome};
use serde_json::json;
use service_model::fees::Rate;

use super::{
    model::{Refund, shared_out},
    store,
};
use crate::{
    applications::model::Application,
    ledger::{self, Change},
    payments::{disputes, model::RefundReason},
};

const REASON: &str = "payments.return";

/// Why something goes back, and the rate by which that is valued in the books, if one is known today.
pub struct Grounds<'a> {
    /// Why.
    pub reason: RefundReason,
    /// The code of the component, if it is about one.
    pub component: Option<&'a str>,
    /// The rate of today.
    pub rate: Option<&'a Rate>,
}

/// Books `change` and opens the refunds of what goes back. Nothing is done for nothing.
pub async fn give_back(
    cx: &mut Cx,
    file: &Application,
    change: &Change,
    grounds: &Grounds<'_>,
) -> Outcome<Vec<Refund>> {
    if change.is_nothing() {
        return Ok(Vec::new());
    }
    let now = cx.now();
    let name = Id::<Change>::new(file.id.bucket(), now, cx.dice());
    let entry = ledger::entries::reversal(file.id, change, grounds.rate, &name.to_string())
        .map_err(|error| Failure::fault("booking what is given back", error))?;
    ledger::post(cx, &entry).await?;
    let charges = store::charges_left(cx, file.id).await?;
    let mut refunds = Vec::new();
    for back in &change.back {
        let shares = shared_out(*back, &charges)
            .ok_or_else(|| Failure::fault("giving money back", "the charges of the file do not hold it"))?;
        for share in shares {
            let refund = Refund {
                id: Id::new(file.id.bucket(), now, cx.dice()),
                file: file.id,
                attempt: share.attempt,
                transaction: share.transaction,
                amount: share.amount,
                set_off: Money::zero(share.amount.currency()),
                reason: grounds.reason,
                component: grounds.component.map(str::to_owned),
                opened_at: now,
                released_at: None,
                failed: None,
                given_at: None,
            };
            opened(cx, &refund).await?;
            refunds.push(refund);
        }
    }
    Ok(refunds)
}

/// Writes a new refund and tells of it, unless the payer's bank has taken all of it already.
pub(super) async fn opened(cx: &mut Cx, refund: &Refund) -> Outcome<()> {
    store::insert(cx, refund).await?;
    disputes::set_off(cx, refund.file).await?;
    if !store::lock(cx, &Scope::System(REASON), refund.id).await?.refund.can_be_released() {
        return Ok(());
    }
    let body = json!({ "refund": refund.id, "reason": refund.reason.as_str() });
    events::append(cx, refund.file, "refund.opened", 1, &body, None).await?;
    Ok(())
}

/// The rate by which somebody in the file's country is charged today; nothing where none is valid.
///
/// # Errors
/// Only faults.
pub async fn rate_today(cx: &Cx, catalogue: &Catalogue, file: &Application) -> Outcome<Option<Rate>> {
    let snapshot = catalogue.snapshot(cx.store()).await?;
    let found = snapshot.country(&file.country).and_then(|country| snapshot.rate(&country.definition, cx.now()));
    match found {
        Ok(rate) => Ok(Some(rate)),
        Err(Failure::Refusal(_)) => Ok(None),
        Err(failure) => Err(failure),
    }
}
