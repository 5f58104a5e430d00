//! Badges: what somebody who completed a training is given, as an Open Badge 3.0 that other people's software checks, and as a
//! sheet of paper.
//!
//! Signed with keys of a folder of their own, whose `qr` key signs credentials, whose `status` key signs status lists and whose
//! `seal` key closes the sheet; no authority's key signs a badge. Of its holder a badge holds a salted hash of one thing she can
//! be told by, and nothing else.

mod credential;
mod jws;
mod sheet;
mod status;

pub use credential::{Badge, Holder, Issuer};
pub use jws::{Judged, judge};
pub use sheet::{Sheet, SheetError, close};
pub use status::{ENTRIES, gzip};

#[cfg(test)]
mod tests;
