//! What happened to a file: an append-only chain of hashed events, one chain a file.
//!
//! The hash covers the bytes as they are stored, with the personal part sealed, so destroying a key leaves the chain
//! verifiable. There is no chain over all files: one row that every writer must lock would cut throughput to a quarter.

mod chain;
mod shape;

pub use chain::{BrokenChain, verify_chain};
use kernel::{Failure, Id, Moment, Outcome, Refusal, RefusalKind, marks};
use serde_json::Value;
pub use shape::{Upcaster, canonical, check_golden};

use crate::{Cx, jobs::Job};

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

/// Appends an event and returns its number. Somebody listening to `kind` gets the job `on:<kind>` with `{file, seq}`, in
/// the lane of the file. Whoever appends has locked the file's row before; two writers at once are the Refusal
/// `event.conflict` (409), never a fork.
pub async fn append(
    cx: &mut Cx,
    file: Id<marks::Application>,
    kind: &'static str,
    v: i16,
    body: &Value,
    sealed: Option<Vec<u8>>,
) -> Outcome<i64> {
    let (now, by) = (cx.now(), cx.actor().tag());
    let body = canonical(body);
    let preimage =
        chain::preimage(&chain::Part { file, kind, v, at: now, by: &by, body: &body, sealed: sealed.as_deref() });
    let listened = cx.store().listens_to(kind);
    let job = Id::<Job>::new(file.bucket(), now, cx.dice());
    let added = sqlx::query_scalar!(
        r#"WITH last AS (
               SELECT seq, hash FROM store.event WHERE bucket = $1 AND application_id = $2 ORDER BY seq DESC LIMIT 1
           ), next AS (
               SELECT coalesce((SELECT seq FROM last), 0) + 1 AS seq,
                      coalesce((SELECT hash FROM last), decode(repeat('00', 32), 'hex')) AS prev
           ), added AS (
               INSERT INTO store.event (bucket, application_id, seq, kind, v, at, by_actor, body, sealed, prev, hash)
               SELECT $1, $2, seq, $3, $4, $5, $6, $7, $8, prev, sha256($9::bytea || int8send(seq) || prev) FROM next
               RETURNING seq
           ), told AS (
               INSERT INTO store.job (id, kind, payload, lane, run_at, created_at)
               SELECT $10, 'on:' || $3, jsonb_build_object('file', $2::uuid, 'seq', seq), $2, $5, $5 FROM added WHERE $11
           )
           SELECT seq AS "seq!" FROM added"#,
        file.bucket().as_i16(),
        file.uuid(),
        kind,
        v,
        now as _,
        by,
        body,
        sealed,
        preimage,
        job.uuid(),
        listened,
    )
    .fetch_one(cx.conn())
    .await;
    match added {
        Ok(seq) => {
            cx.enqueued |= listened;
            Ok(seq)
        }
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
            Err(Refusal::new(RefusalKind::Conflict, "event.conflict", "problem-changed-meanwhile").into())
        }
        Err(error) => Err(Failure::from(error)),
    }
}

/// Every event of a file, in order. Whoever calls has loaded the file within a scope before.
pub async fn read(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Event>> {
    let events = sqlx::query_as!(
        Event,
        r#"SELECT application_id AS "file: Id<marks::Application>", seq, kind, v, at AS "at: Moment", by_actor AS by,
                  body, sealed, prev, hash
           FROM store.event WHERE bucket = $1 AND application_id = $2 ORDER BY seq"#,
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(events)
}

impl Event {
    /// The body, brought to the newest version its upcasters know. A body that is not JSON is a Fault: it was changed.
    pub fn body(&self, upcasters: &[Upcaster]) -> Outcome<Value> {
        let body = serde_json::from_str(&self.body).map_err(|error| Failure::fault("reading an event", error))?;
        Ok(shape::upcast(&self.kind, self.v, body, upcasters))
    }
}
