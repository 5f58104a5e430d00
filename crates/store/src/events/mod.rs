//! What happened to a file: an append-only chain of hashed events, one chain a file.

use kernel::{Failure, Id, Moment, Outcome, marks};
use serde_json::Value;

use crate::Cx;

/// One event of a file, as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// The file.
    pub file: Id<marks::Application>,
    /// Its number within the file, from 1.
    pub seq: i64,
    /// What happened, for instance `application.submitted`.
    pub kind: String,
    /// Version of the body's shape.
    pub v: i16,
    /// When.
    pub at: Moment,
    /// Who, as [`kernel::Actor::tag`].
    pub by: String,
    /// The canonical JSON that was hashed; nothing personal.
    pub body: String,
    /// Personal values, sealed; hashed as stored.
    pub sealed: Option<Vec<u8>>,
    /// Hash of the event before, or zeros.
    pub prev: Vec<u8>,
    /// Hash of this event.
    pub hash: Vec<u8>,
}

/// Appends an event and returns its number. Somebody listening to `kind` gets the job `on:<kind>` with `{file, seq}`.
pub async fn append(
    cx: &mut Cx,
    file: Id<marks::Application>,
    kind: &'static str,
    v: i16,
    body: &Value,
    sealed: Option<Vec<u8>>,
) -> Outcome<i64> {
    let _ = (cx, file, kind, v, body, sealed);
    Err(Failure::fault("appending an event", "not attached"))
}

/// Every event of a file, in order. Whoever calls has loaded the file within a scope before.
pub async fn read(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Event>> {
    let _ = (cx, file);
    Err(Failure::fault("reading events", "not attached"))
}

/// Whether the events are a whole, unchanged chain from number 1.
pub fn verify_chain(events: &[Event]) -> Result<(), BrokenChain> {
    let _ = events;
    Err(BrokenChain { seq: 0 })
}

/// The chain does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the chain of events breaks at number {seq}")]
pub struct BrokenChain {
    /// The first number that does not fit.
    pub seq: i64,
}
