//! The price of a file as frozen at submission.
//!
//! A change of fees or of the rate after that moment never changes a quote that was given. The price itself is worked out
//! by the definition; here is only what a file says about it.

use kernel::Money;
pub use service_model::fees::{Line as QuoteLine, Quote, Rate};

/// What a payment of this quote must be: the amount every attempt is for.
pub fn due(quote: &Quote) -> Money {
    quote.charged
}

/// Whether nothing is due.
pub fn is_free(quote: &Quote) -> bool {
    quote.charged.minor() == 0
}
