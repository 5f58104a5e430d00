//! `/services`, `/countries`: what is data stays data.

pub mod appointment;
mod closed;
pub mod copies;
mod counter;
mod opening;
mod toy;
