//! Paper that was paid and is not sent: what was charged for copies that will not be printed, and for their postage, goes back by
//! a rule, as a part refund.
//!
//! What is kept is counted from the copies that remain, so that being told twice gives nothing twice. Whether postage was used is
//! for `delivery` to know.

use ::store::{Cx, Store};
use catalogue::Catalogue;
use kernel::{Actor, Currency, Failure, Id, Money, Outcome, marks};
use service_model::fees::{Count, FeeKind, Fees, Quote};

use super::returning::{self, Grounds};
use crate::{
    applications::{model::Application, store as files},
    ledger::{self, Holding},
    payments::{model::RefundReason, store as attempts},
};

const REASON: &str = "payments.copies_not_printed";

/// Which postage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Postage {
    /// That a file pays for itself.
    OfTheFile,
    /// That a file bears for every file of its basket that goes to the same place.
    OfTheBasket,
}

/// Gives back what is held of a file for postage that bought nothing. The caller has locked it.
///
/// # Errors
/// Faults only.
pub async fn postage_not_used(cx: &mut Cx, catalogue: &Catalogue, file: &Application, which: Postage) -> Outcome<()> {
    let service = catalogue.service_at(cx.store(), &file.service, file.definition_revision).await?;
    let shared = |held: &Holding| {
        let own = service.fees.components.iter().find(|own| own.code == held.component.code);
        own.is_some_and(|own| own.count == Count::Basket)
    };
    for held in ledger::held(cx, file.id).await? {
        let is_postage = held.component.kind == FeeKind::Delivery;
        if is_postage && shared(&held) == (which == Postage::OfTheBasket) {
            give_back(cx, catalogue, file, &held, held.pounds).await?;
        }
    }
    Ok(())
}

/// Gives back what is held for copies beyond the `left` ones that are printed or will be.
///
/// # Errors
/// Faults only.
pub async fn copies_not_printed(
    store: &Store,
    catalogue: &Catalogue,
    file: Id<marks::Application>,
    left: usize,
) -> Outcome<()> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    attempts::lock_file(&mut cx, file).await?;
    let file = files::load(&mut cx, &::store::Scope::System(REASON), file).await?;
    let Some(quote) = file.quote.as_ref().filter(|_| file.facts.paid_at.is_some()) else { return Ok(()) };
    let service = catalogue.service_at(store, &file.service, file.definition_revision).await?;
    let left = i64::try_from(left).map_err(|error| Failure::fault("counting paper copies", error))?;
    for held in ledger::held(&mut cx, file.id).await? {
        let back = too_much(&service.fees, quote, &held, left);
        if back > 0 {
            give_back(&mut cx, catalogue, &file, &held, Money::new(back, Currency::EGP)).await?;
        }
    }
    cx.commit().await
}

/// Gives back so many `pounds` of what is held of one component that was not provided.
pub(super) async fn give_back(
    cx: &mut Cx,
    catalogue: &Catalogue,
    file: &Application,
    held: &Holding,
    pounds: Money,
) -> Outcome<()> {
    let broken = |error: kernel::MoneyError| Failure::fault("giving back paper copies", error);
    let all = ledger::held(cx, file.id).await?;
    let Some(wanted) = ledger::without(&all, &held.component, pounds) else { return Ok(()) };
    let change = ledger::rebook(&all, &wanted, None).map_err(broken)?;
    let rate = returning::rate_today(cx, catalogue, file).await?;
    let grounds =
        Grounds { reason: RefundReason::NotProvided, component: Some(&held.component.code), rate: rate.as_ref() };
    returning::give_back(cx, file, &change, &grounds).await?;
    Ok(())
}

/// How much of what is held of a component is more than the copies that are left cost, in piastres. Of whatever does not count
/// copies: nothing.
fn too_much(fees: &Fees, quote: &Quote, held: &Holding, left: i64) -> i64 {
    let component = &held.component;
    let line = quote.lines.iter().find(|line| {
        line.code == component.code && line.kind == component.kind && line.beneficiary == component.beneficiary
    });
    let own = fees.components.iter().find(|own| own.code == component.code && own.kind == component.kind);
    let (Some(line), Some(own)) = (line, own) else { return 0 };
    let kept = match &own.count {
        Count::Copies(_) if line.count > 0 => line.amount.minor() / line.count * own.charged_of(left).min(line.count),
        _ => return 0,
    };
    held.pounds.minor() - kept
}
