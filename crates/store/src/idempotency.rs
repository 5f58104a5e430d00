//! One request, one outcome, however often it is sent.

use kernel::{Failure, Outcome};
use uuid::Uuid;

use crate::Cx;

/// What is known of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claim {
    /// Never seen: do it, then [`settle`].
    Fresh,
    /// Done before, with this outcome: answer with it.
    Done(Uuid),
}

/// Claims `key` for this actor and route. The same key with another `request_hash` is the Refusal
/// `idempotency.other_request` (422); another actor's key is unknown. A second claim waits for the first transaction.
pub async fn claim(cx: &mut Cx, route: &'static str, key: &str, request_hash: [u8; 32]) -> Outcome<Claim> {
    let _ = (cx, route, key, request_hash);
    Err(Failure::fault("claiming an idempotency key", "not attached"))
}

/// Records the outcome of a claimed request, in the transaction that brought it about.
pub async fn settle(cx: &mut Cx, route: &'static str, key: &str, outcome: Uuid) -> Outcome<()> {
    let _ = (cx, route, key, outcome);
    Err(Failure::fault("settling an idempotency key", "not attached"))
}
