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

use ::store::{Cx, jobs};
use axum::http::HeaderMap;
use kernel::{Id, Outcome, marks};
use serde_json::json;
use uuid::Uuid;

pub(crate) use pages::routes;
pub(crate) use store::sweep;
pub use store::{Device, living};

/// The job that tells others that a device was ended; its payload is `{account, device}`.
const ENDED: &str = "push.device_ended";

/// How long a device keeps its view without having renewed it.
pub const KEPT_DAYS: u16 = 30;
const KEPT: Duration = Duration::from_secs(KEPT_DAYS as u64 * 24 * 60 * 60);

/// The most devices of one account.
const MOST: usize = 10;

/// The device that asks, if it is the account's own and was not ended.
///
/// # Errors
/// Faults of the database.
pub async fn in_hand(cx: &mut Cx, account: Id<marks::Account>, headers: &HeaderMap) -> Outcome<Option<Uuid>> {
    let Some(token) = pages::token(headers) else { return Ok(None) };
    let found = store::by_token(cx, &token).await?.filter(|device| device.account == account);
    Ok(found.map(|device| device.id))
}

/// Ends a device of an account, and has it told nothing any more; false for one that is unknown, foreign or ended.
async fn end(cx: &mut Cx, account: Id<marks::Account>, device: Uuid) -> Outcome<bool> {
    let there = store::end(cx, account, device).await?;
    if there {
        let payload = json!({ "account": account, "device": device });
        jobs::enqueue(cx, jobs::NewJob::new(ENDED, payload)).await?;
    }
    Ok(there)
}
