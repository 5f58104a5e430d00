//! Rates of exchange from the pound: rows with source, time and validity; the newest published one that is valid holds.

pub(crate) mod store;

use ::store::Cx;
use kernel::{Outcome, Refusal, RefusalKind};
pub use service_model::fees::Rate;

/// Enters a rate. A rate that is not newer than the one that holds changes nothing, so importing again is harmless.
///
/// # Errors
/// A refusal for a rate that ends before it begins or is not positive; faults of the database.
pub async fn enter(cx: &mut Cx, rate: &Rate) -> Outcome<()> {
    if rate.micros <= 0 || rate.valid_until <= rate.at {
        return Err(Refusal::new(RefusalKind::Rule, "catalogue.rate", "catalogue-refused-rate").into());
    }
    store::insert_newer(cx, rate).await
}
