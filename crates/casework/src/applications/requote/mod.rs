//! A price that ran out before it was paid: the citizen sees the old one beside today's and accepts before paying.
//!
//! What was quoted holds until its expiry, whatever a decree or a rate did meanwhile. After it the fees in force today count,
//! with the answers as they were submitted; nothing is charged at a price that was not accepted.

pub(super) mod store;

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Refusal, RefusalKind};

pub use store::former;

use super::{
    definitions, drafts,
    model::{Application, Quote, Stage, is_free},
    outcomes::Once,
    record,
    sheet::Sheet,
};

/// Whether the file waits for money at a price that has run out.
pub fn is_needed(cx: &Cx, file: &Application) -> bool {
    let over = file.quote.as_ref().is_some_and(|quote| cx.now() >= quote.valid_until);
    over && file.stage() == Stage::AwaitingPayment
}

/// What the file costs at the fees and the rate of today.
///
/// # Errors
/// The refusal `catalogue.no_rate` while no rate is valid.
pub async fn offer(cx: &mut Cx, catalogue: &Catalogue, sheet: &Sheet) -> Outcome<Quote> {
    let today = definitions::current(cx, catalogue, &sheet.file.service, &sheet.file.country).await;
    match today {
        Ok(newest) => drafts::price_by(cx, sheet, &newest.service.fees, sheet.file.facts.turned_at.is_some()).await,
        // The service is not offered any more, and the file goes on by its own definition.
        Err(Failure::Refusal(Refusal { kind: RefusalKind::NotFound, .. })) => {
            drafts::price_by(cx, sheet, &sheet.definition.service.fees, sheet.file.facts.turned_at.is_some()).await
        }
        Err(failure) => Err(failure),
    }
}

/// What says which price was shown.
pub fn mark(quote: &Quote) -> String {
    format!("{}-{}-{}", quote.total.minor(), quote.charged.minor(), quote.charged.currency().code())
}

/// The citizen accepts the price she was shown; `seen` is its [`mark`]. A file that costs nothing any more is paid with it.
///
/// # Errors
/// A conflict if the file does not wait for another price; a rule if today's is not the one she saw.
pub async fn accept(cx: &mut Cx, catalogue: &Catalogue, sheet: Sheet, seen: &str, once: &Once<'_>) -> Outcome<()> {
    if !once.claim(cx).await? {
        return Ok(());
    }
    if !is_needed(cx, &sheet.file) {
        return Err(Refusal::new(RefusalKind::Conflict, "application.stage", "application-refusal-stage").into());
    }
    let quote = offer(cx, catalogue, &sheet).await?;
    if mark(&quote) != seen {
        return Err(
            Refusal::new(RefusalKind::Rule, "application.price_moved", "application-refusal-price-moved").into()
        );
    }
    let mut file = sheet.file.clone();
    record::requoted(cx, &mut file, quote).await?;
    if file.quote.as_ref().is_some_and(is_free) {
        record::paid(cx, &mut file, None).await?;
    }
    once.settle(cx, file.id).await
}
