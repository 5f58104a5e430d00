//! Devices that somebody named her own: there, and nowhere else, the browser keeps a view of her files and documents that it
//! can open without a network.
//!
//! What the browser keeps is its business (`assets/app`): encrypted under a key that no script can read out. What is kept
//! here is only that there is such a device, so that it can be ended from another one. A device proves itself by a token of
//! 256 random bits, of which the table holds the digest; an unknown, an ended and a foreign token read the same. On a device
//! that was said to be shared nothing is ever kept.

mod commands;
mod pages;
mod refusal;
pub(crate) mod store;
mod token;

use std::time::Duration;

pub(crate) use pages::routes;
pub(crate) use store::sweep;

/// How long a device keeps its view without having renewed it.
pub const KEPT_DAYS: u16 = 30;
const KEPT: Duration = Duration::from_secs(KEPT_DAYS as u64 * 24 * 60 * 60);

/// The most devices of one account.
const MOST: usize = 10;
