//! `/services`, `/countries`: what is data stays data.

mod appointment;
mod closed;
mod copies;
mod toy;
