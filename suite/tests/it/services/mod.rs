//! `/services`, `/countries`: what is data stays data.

pub mod appointment;
mod ask;
mod attestation;
mod closed;
pub mod copies;
mod counter;
mod help;
pub(crate) mod opening;
mod search;
mod toy;
