//! "Did this message come from Wasl?": a short code in each mail and SMS, and a public page that answers yes or no.
//!
//! The answer says the day and the channel and nothing else: not to whom, not about what. A code proves that we sent a
//! message with it, not that the message in hand is that one; the page says so, and counts how often a code is asked about.

mod code;
mod pages;
pub(crate) mod store;

pub use code::CheckCode;
pub(crate) use pages::routes;
