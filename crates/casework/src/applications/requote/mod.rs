//! A price that ran out before it was paid: the citizen sees the old one beside today's and accepts before paying.
//!
//! What was quoted holds until its expiry, whatever a decree or a rate did meanwhile. After it the fees in force today count,
//! with the answers as they were submitted; nothing is charged at a price that was not accepted.

pub(super) mod store;

use std::sync::Arc;

use ::store::{Cx, Scope};
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Refusal, RefusalKind};
use service_model::Service;

pub use store::former;

use super::{
    definitions, drafts,
    model::{Application, Quote, Stage, is_free},
    outcomes::Once,
    record,
    sheet::Sheet,
};
use crate::baskets;

/// Whether the file waits for money at a price that has run out.
pub fn is_needed(cx: &Cx, file: &Application) -> bool {
    let over = file.quote.as_ref().is_some_and(|quote| cx.now() >= quote.valid_until);
    over && file.stage() == Stage::AwaitingPayment
}

/// What the file costs at the fees and the rate of today, and the service whose fees these are.
///
/// # Errors
/// The refusal `catalogue.no_rate` while no rate is valid.
pub async fn offer(cx: &mut Cx, catalogue: &Catalogue, sheet: &Sheet) -> Outcome<(Quote, Arc<Service>)> {
    let service = match definitions::current(cx, catalogue, &sheet.file.service, &sheet.file.country).await {
        Ok(newest) => newest.service,
        // The service is not offered any more, and the file goes on by its own definition.
        Err(Failure::Refusal(Refusal { kind: RefusalKind::NotFound, .. })) => Arc::clone(&sheet.definition.service),
        Err(failure) => return Err(failure),
    };
    let quote = drafts::price_by(cx, sheet, &service.fees, sheet.file.facts.turned_at.is_some()).await?;
    Ok((quote, service))
}

/// What says which prices were shown: one, or those of every file that is paid with it.
pub fn mark<'q>(quotes: impl IntoIterator<Item = &'q Quote>) -> String {
    let one = |quote: &Quote| {
        format!("{}-{}-{}", quote.total.minor(), quote.charged.minor(), quote.charged.currency().code())
    };
    quotes.into_iter().map(one).collect::<Vec<_>>().join("_")
}

/// The citizen accepts the prices she was shown, of a file and of those that are paid with it; `seen` is their [`mark`]. A
/// file that costs nothing any more is paid with it.
///
/// # Errors
/// A conflict if the file does not wait for another price; a rule if today's is not the one she saw.
pub async fn accept(
    cx: &mut Cx,
    catalogue: &Catalogue,
    file: &Application,
    seen: &str,
    once: &Once<'_>,
) -> Outcome<()> {
    if !once.claim(cx).await? {
        return Ok(());
    }
    if !is_needed(cx, file) {
        return Err(Refusal::new(RefusalKind::Conflict, "application.stage", "application-refusal-stage").into());
    }
    let order = baskets::order(cx, &Scope::Owner(file.owner), file).await?;
    let priced = baskets::today(cx, catalogue, &order).await?;
    if mark(priced.iter().map(|(_, quote)| quote)) != seen {
        return Err(
            Refusal::new(RefusalKind::Rule, "application.price_moved", "application-refusal-price-moved").into()
        );
    }
    for (sheet, quote) in priced {
        let mut file = sheet.file;
        record::requoted(cx, &mut file, quote).await?;
        if file.quote.as_ref().is_some_and(is_free) {
            record::paid(cx, &mut file, None).await?;
        }
    }
    once.settle(cx, file.id).await
}
