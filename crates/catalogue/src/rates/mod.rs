//! Rates of exchange from the pound: rows with source, time and validity; the newest published one that is valid holds.
//!
//! A rate comes with a country's definition, or from finance: one person enters it, another approves it. It decides about
//! new quotes only; a price that somebody was given never changes.

mod act;
mod entry;
mod pages;
pub(crate) mod store;
mod typed;

use ::store::Cx;
pub use act::PublishRate;
pub use entry::Entry;
use kernel::{Outcome, Refusal, RefusalKind};
pub(crate) use pages::routes;
pub use service_model::fees::Rate;

/// Rates are entered and shown in the time of the ministry.
const ZONE: &str = "Africa/Cairo";

/// Enters a rate that came with a country. A rate that is not newer than the one that holds changes nothing, so importing
/// again is harmless.
///
/// # Errors
/// A refusal for a rate that ends before it begins or is not positive; faults of the database.
pub async fn enter(cx: &mut Cx, rate: &Rate) -> Outcome<()> {
    if rate.micros <= 0 || rate.valid_until <= rate.at {
        return Err(Refusal::new(RefusalKind::Rule, "catalogue.rate", "catalogue-refused-rate").into());
    }
    let by = cx.actor().tag();
    store::insert_newer(cx, rate, store::Brought::WithCountry(&by)).await.map(drop)
}
