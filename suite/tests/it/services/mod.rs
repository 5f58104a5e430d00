//! `/services`, `/countries`: what is data stays data.

mod closed;
mod copies;
mod toy;
