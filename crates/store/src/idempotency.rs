//! One request, one outcome, however often it is sent.
//!
//! A key belongs to one actor and one route and is bound to the hash of the request. Kept is the id of the outcome, never
//! a body: the answer is rendered again from what is true now.

use std::time::Duration;

use kernel::{Failure, Outcome, Refusal, RefusalKind};
use uuid::Uuid;

use crate::Cx;

/// How long a claim that was committed without an outcome keeps others out. Only acts that hold the network between two
/// transactions leave such claims; after a crash the next try takes over.
const ABANDONED_AFTER: Duration = Duration::from_secs(60);

/// What is known of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claim {
    /// Never seen, or abandoned by a crash: do it, then [`settle`].
    Fresh,
    /// Done before, with this outcome: answer with it.
    Done(Uuid),
}

/// Claims `key` for this actor and route.
///
/// The same key with another `request_hash` is the Refusal `idempotency.other_request` (422); another actor's key is
/// unknown. A second claim waits for the first transaction; if that committed without an outcome, the Refusal is
/// `idempotency.in_progress` (409) for a minute.
pub async fn claim(cx: &mut Cx, route: &'static str, key: &str, request_hash: [u8; 32]) -> Outcome<Claim> {
    let (actor, now) = (cx.actor().tag(), cx.now());
    let added = sqlx::query!(
        "INSERT INTO store.idempotency (actor, route, key, request_hash, claimed_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        actor,
        route,
        key,
        &request_hash[..],
        now as _,
    )
    .execute(cx.conn())
    .await?;
    if added.rows_affected() == 1 {
        return Ok(Claim::Fresh);
    }
    let known = sqlx::query!(
        "SELECT request_hash, outcome FROM store.idempotency WHERE actor = $1 AND route = $2 AND key = $3",
        actor,
        route,
        key,
    )
    .fetch_one(cx.conn())
    .await?;
    if known.request_hash != request_hash {
        let text = "web-problem-other-request";
        return Err(Refusal::new(RefusalKind::Rule, "idempotency.other_request", text).into());
    }
    if let Some(outcome) = known.outcome {
        return Ok(Claim::Done(outcome));
    }
    let taken_over = sqlx::query!(
        "UPDATE store.idempotency SET claimed_at = $4
         WHERE actor = $1 AND route = $2 AND key = $3 AND outcome IS NULL AND claimed_at <= $5",
        actor,
        route,
        key,
        now as _,
        now.minus(ABANDONED_AFTER) as _,
    )
    .execute(cx.conn())
    .await?;
    if taken_over.rows_affected() == 1 {
        return Ok(Claim::Fresh);
    }
    Err(Refusal::new(RefusalKind::Conflict, "idempotency.in_progress", "problem-idempotency-in-progress").into())
}

/// Records the outcome of a claimed request, in the transaction that brought it about. A claim that is unknown or
/// already settled is a Fault, for then something was about to be done twice.
pub async fn settle(cx: &mut Cx, route: &'static str, key: &str, outcome: Uuid) -> Outcome<()> {
    let actor = cx.actor().tag();
    let settled = sqlx::query!(
        "UPDATE store.idempotency SET outcome = $4
         WHERE actor = $1 AND route = $2 AND key = $3 AND outcome IS NULL",
        actor,
        route,
        key,
        outcome,
    )
    .execute(cx.conn())
    .await?;
    if settled.rows_affected() == 1 {
        Ok(())
    } else {
        Err(Failure::fault("settling an idempotency key", "the key was not claimed, or is settled already"))
    }
}
